import { z } from 'zod';
import type { Minor } from '#domain/money/money.ts';
import type { ProductChange, RemotePicture, VariantChange } from '../connector.ts';
import { toMinor } from './decimal.ts';
import type { Query } from './exchange.ts';
import type { ListQuestion } from './read-list.ts';
import type { StoreShape } from './store-shape.ts';
import { rateOf, taxOf } from './taxes.ts';

const idSchema = z.object({ id: z.string() });

const productSchema = z.object({
  id: z.string(),
  title: z.string(),
  status: z.string(),
  thumbnail: z.string().nullable(),
  categories: z.array(idSchema).nullish(),
  sales_channels: z.array(idSchema).nullish(),
});

const priceSchema = z.object({
  amount: z.number(),
  currency_code: z.string(),
  min_quantity: z.number().nullable(),
  rules: z.record(z.string(), z.unknown()).nullish(),
});

const variantSchema = z.object({
  id: z.string(),
  title: z.string().nullable(),
  sku: z.string().nullable(),
  barcode: z.string().nullable(),
  ean: z.string().nullable(),
  upc: z.string().nullable(),
  thumbnail: z.string().nullish(),
  product: z.object({ id: z.string(), title: z.string(), type_id: z.string().nullable() }),
  options: z.array(z.object({ value: z.string(), option: z.object({ title: z.string() }) })),
  prices: z.array(priceSchema).nullish(),
});

export type ToldVariant = z.output<typeof variantSchema>;

/** What a variant is called that has nothing to choose from. */
const NO_CHOICE = /^(default( variant| title)?|standard)$/i;

export const productQuestion = (query: Query): ListQuestion<z.output<typeof productSchema>> => ({
  path: '/products',
  name: 'products',
  fields: 'id,title,status,thumbnail,categories.id,sales_channels.id',
  item: productSchema,
  query,
});

export const variantQuestion = (query: Query): ListQuestion<ToldVariant> => ({
  path: '/product-variants',
  name: 'variants',
  fields:
    'id,title,sku,barcode,ean,upc,thumbnail,product.id,product.title,product.type_id,' +
    'options.value,options.option.title,prices.amount,prices.currency_code,prices.min_quantity,*prices.price_rules',
  item: variantSchema,
  query,
});

/** Goods that are not published in the till's sales channel are not sold. */
export function toProductChange(
  product: z.output<typeof productSchema>,
  { channel }: StoreShape,
): ProductChange {
  const isInChannel = (product.sales_channels ?? []).some(({ id }) => id === channel.id);
  return {
    kind: 'product',
    remoteId: product.id,
    name: product.title,
    enabled: product.status === 'published' && isInChannel,
    categoryRemoteIds: (product.categories ?? []).map(({ id }) => id),
    picture: toPicture(product.thumbnail),
  };
}

/** A variant without a price in the till's region can't be sold. */
export function toVariantChange(variant: ToldVariant, shape: StoreShape): VariantChange {
  const { id, sku, product, options, thumbnail } = variant;
  const taxCategoryRemoteId = taxOf(shape.taxes, { id: product.id, typeId: product.type_id });
  const price = priceOf(variant, shape, taxCategoryRemoteId);
  return {
    kind: 'variant',
    remoteId: id,
    productRemoteId: product.id,
    sku: sku ?? '',
    name: nameOf(variant),
    enabled: price !== null,
    price: price ?? 0,
    taxCategoryRemoteId,
    barcodes: barcodesOf(variant),
    options: options
      .map(({ value, option }) => ({ group: option.title, value }))
      .toSorted((a, b) => a.group.localeCompare(b.group, 'en')),
    picture: toPicture(thumbnail ?? null),
  };
}

function nameOf({ title, product }: ToldVariant): string {
  const choice = title?.trim() ?? '';
  return choice === '' || NO_CHOICE.test(choice) || choice === product.title
    ? product.title
    : `${product.title} ${choice}`;
}

function barcodesOf({ barcode, ean, upc }: ToldVariant): string[] {
  const codes = [barcode, ean, upc].map((code) => code?.trim() ?? '').filter((code) => code !== '');
  return [...new Set(codes)];
}

/** The price of one in the till's region, tax included: what was said for the region goes before the currency's. */
function priceOf(
  { prices }: ToldVariant,
  { region, currency, pricesIncludeTax, taxes }: StoreShape,
  taxCategory: string,
): Minor | null {
  const inCurrency = (prices ?? []).filter(
    ({ currency_code, min_quantity }) => currency_code.toUpperCase() === currency && (min_quantity ?? 0) <= 1,
  );
  const ruled = (rules: Readonly<Record<string, unknown>>) =>
    inCurrency.find((price) => JSON.stringify(price.rules ?? {}) === JSON.stringify(rules));
  const price = ruled({ region_id: region.id }) ?? ruled({});
  if (price === undefined) return null;
  return toMinor(price.amount, currency, pricesIncludeTax ? 0 : rateOf(taxes, taxCategory));
}

/** Medusa makes no small ones. */
function toPicture(url: string | null): RemotePicture | null {
  return url === null || url === '' ? null : { remoteId: url, url };
}
