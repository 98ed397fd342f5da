import { z } from 'zod';
import type { ProductChange, RemotePicture, VariantChange } from '../connector.ts';
import type { ListQuestion } from './read-list.ts';
import type { StoreShape } from './store-shape.ts';

const assetSchema = z.object({ id: z.string(), preview: z.string() }).nullable();

const productSchema = z.object({
  id: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  featuredAsset: assetSchema,
  collections: z.array(z.object({ id: z.string() })),
});

const variantSchema = z.object({
  id: z.string(),
  productId: z.string(),
  sku: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  priceWithTax: z.int(),
  taxCategory: z.object({ id: z.string() }),
  featuredAsset: assetSchema,
  options: z.array(z.object({ name: z.string(), group: z.object({ name: z.string() }) })),
  customFields: z.record(z.string(), z.unknown()).nullish(),
});

type Filter = Readonly<Record<string, unknown>>;

export const productQuestion = (filter: Filter): ListQuestion<z.output<typeof productSchema>> => ({
  list: 'products',
  fields: 'id name enabled featuredAsset { id preview } collections { id }',
  item: productSchema,
  filter,
});

export const variantQuestion = (
  filter: Filter,
  { barcodeField }: StoreShape,
): ListQuestion<z.output<typeof variantSchema>> => ({
  list: 'productVariants',
  fields: `id productId sku name enabled priceWithTax taxCategory { id } featuredAsset { id preview }
    options { name group { name } } ${barcodeField === null ? '' : `customFields { ${barcodeField} }`}`,
  item: variantSchema,
  filter,
});

export function toProductChange(product: z.output<typeof productSchema>): ProductChange {
  return {
    kind: 'product',
    remoteId: product.id,
    name: product.name,
    enabled: product.enabled,
    categoryRemoteIds: product.collections.map(({ id }) => id),
    picture: toPicture(product.featuredAsset),
  };
}

export function toVariantChange(
  variant: z.output<typeof variantSchema>,
  { barcodeField }: StoreShape,
): VariantChange {
  const barcode = barcodeField === null ? null : variant.customFields?.[barcodeField];
  return {
    kind: 'variant',
    remoteId: variant.id,
    productRemoteId: variant.productId,
    sku: variant.sku,
    name: variant.name,
    enabled: variant.enabled,
    price: variant.priceWithTax,
    taxCategoryRemoteId: variant.taxCategory.id,
    barcodes: typeof barcode === 'string' && barcode.trim() !== '' ? [barcode.trim()] : [],
    options: variant.options.map(({ name, group }) => ({ group: group.name, value: name })),
    picture: toPicture(variant.featuredAsset),
  };
}

function toPicture(asset: z.output<typeof assetSchema>): RemotePicture | null {
  return asset === null ? null : smallPicture(asset.id, asset.preview);
}

/** The asset server of Vendure makes small ones of about 300 px on demand. */
export function smallPicture(remoteId: string, preview: string): RemotePicture {
  return { remoteId, url: `${preview}${preview.includes('?') ? '&' : '?'}preset=small` };
}
