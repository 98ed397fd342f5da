import { sql } from 'kysely';
import type { Minor } from '#domain/money/money.ts';
import { fullName } from '#domain/sale/item-name.ts';
import type { Unit } from '#domain/stock/quantity.ts';
import { OPTIONS, SELLABLE } from './catalog.ts';
import { compiled } from './compiled.ts';
import type { Reader } from './database.ts';
import { categoriesOf } from './product-category.ts';

/** What selling or taking back a variant needs: what it is called, its price and how it is taxed now, its categories, and the store's id for it. */
export interface KnownVariant {
  readonly id: number;
  readonly remoteId: string;
  readonly sku: string;
  /** In full, with its options. */
  readonly name: string;
  readonly unit: Unit;
  readonly price: Minor;
  readonly taxCategoryId: number;
  readonly categoryIds: readonly number[];
  /** False for what may come back but is no longer sold. */
  readonly isSellable: boolean;
}

interface VariantRow extends Omit<KnownVariant, 'categoryIds' | 'isSellable'> {
  readonly options: string | null;
  readonly productId: number;
  readonly isSellable: number;
}

const variantsQuery = compiled<{ ids: string }, VariantRow>((db, place) =>
  db
    .selectFrom('variant')
    .innerJoin('product', 'product.id', 'variant.productId')
    .select(['variant.id', 'variant.remoteId', 'variant.productId', 'variant.unit', 'variant.sku'])
    .select(['variant.name', OPTIONS.as('options')])
    .select(['variant.price', 'variant.taxCategoryId', sql<number>`(${SELLABLE})`.as('isSellable')])
    .where('variant.id', 'in', sql<number>`(SELECT value FROM json_each(${place('ids')}))`),
);

/** The variants among `ids` that the till has ever known, as they are now. */
export async function knownVariants(
  db: Reader,
  ids: readonly number[],
): Promise<ReadonlyMap<number, KnownVariant>> {
  if (ids.length === 0) return new Map();
  const rows = await variantsQuery(db, { ids: JSON.stringify(ids) });
  const categories = await categoriesOf(db, rows);
  return new Map(
    rows.map(({ productId, isSellable, options, ...row }) => {
      const name = fullName({ name: row.name, options: options ?? '' });
      const categoryIds = categories.get(productId) ?? [];
      return [row.id, { ...row, name, isSellable: isSellable === 1, categoryIds }];
    }),
  );
}

/** What the store's id of a variant means here. `name` is in full; the price is that of one unit now. */
export interface VariantInStore {
  readonly remoteId: string;
  readonly sku: string;
  readonly name: string;
  readonly price: Minor;
}

const inStoreQuery = compiled<{ remoteIds: string }, VariantInStore & { options: string | null }>(
  (db, place) =>
    db
      .selectFrom('variant')
      .select(['variant.remoteId', 'variant.sku', 'variant.name', 'variant.price', OPTIONS.as('options')])
      .where('variant.remoteId', 'in', sql<string>`(SELECT value FROM json_each(${place('remoteIds')}))`),
);

/** The variants with these ids in the store, by them, also those that are no longer sold. */
export async function variantsInStore(
  db: Reader,
  remoteIds: readonly string[],
): Promise<ReadonlyMap<string, VariantInStore>> {
  if (remoteIds.length === 0) return new Map();
  const rows = await inStoreQuery(db, { remoteIds: JSON.stringify(remoteIds) });
  return new Map(
    rows.map(({ options, ...row }) => {
      const name = fullName({ name: row.name, options: options ?? '' });
      return [row.remoteId, { ...row, name }];
    }),
  );
}
