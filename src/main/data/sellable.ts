import { sql } from 'kysely';
import type { Minor } from '#domain/money/money.ts';
import type { Unit } from '#domain/stock/quantity.ts';
import { SELLABLE } from './catalog.ts';
import { compiled } from './compiled.ts';
import type { Reader } from './database.ts';
import { categoriesOf } from './product-category.ts';

/** What selling a variant needs: its price and how it is taxed now, its categories, and the store's id for it. */
export interface SellableVariant {
  readonly id: number;
  readonly remoteId: string;
  readonly unit: Unit;
  readonly price: Minor;
  readonly taxCategoryId: number;
  readonly categoryIds: readonly number[];
}

const sellableQuery = compiled<{ ids: string }, Omit<SellableVariant, 'categoryIds'> & { productId: number }>(
  (db, place) =>
    db
      .selectFrom('variant')
      .innerJoin('product', 'product.id', 'variant.productId')
      .select(['variant.id', 'variant.remoteId', 'variant.productId', 'variant.unit'])
      .select(['variant.price', 'variant.taxCategoryId'])
      .where('variant.id', 'in', sql<number>`(SELECT value FROM json_each(${place('ids')}))`)
      .where(SELLABLE),
);

/** The variants among `ids` that can be sold now. */
export async function sellableVariants(
  db: Reader,
  ids: readonly number[],
): Promise<ReadonlyMap<number, SellableVariant>> {
  const rows = await sellableQuery(db, { ids: JSON.stringify(ids) });
  const categories = await categoriesOf(db, rows);
  return new Map(
    rows.map(({ productId, ...row }) => [row.id, { ...row, categoryIds: categories.get(productId) ?? [] }]),
  );
}
