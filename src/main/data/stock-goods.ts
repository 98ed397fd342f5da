import { sql } from 'kysely';
import type { Minor } from '#domain/money/money.ts';
import { fullName } from '#domain/sale/item-name.ts';
import type { Unit } from '#domain/stock/quantity.ts';
import { OPTIONS } from './catalog.ts';
import { compiled } from './compiled.ts';
import type { Reader } from './database.ts';

/** Goods as the stock room calls them, also such as are no longer sold. */
export interface StockGoods {
  readonly variantId: number;
  readonly remoteId: string;
  readonly sku: string;
  /** In full, with its options. */
  readonly name: string;
  readonly unit: Unit;
  readonly price: Minor;
  /** The store does not have it any more. */
  readonly isDeleted: boolean;
}

interface GoodsRow extends Omit<StockGoods, 'isDeleted'> {
  readonly options: string | null;
  readonly deleted: number;
}

const goodsQuery = compiled<{ ids: string }, GoodsRow>((db, place) =>
  db
    .selectFrom('variant')
    .select(['variant.id as variantId', 'variant.remoteId', 'variant.sku', 'variant.name', 'variant.unit'])
    .select(['variant.price', 'variant.deleted', OPTIONS.as('options')])
    .where('variant.id', 'in', sql<number>`(SELECT value FROM json_each(${place('ids')}))`),
);

/** Those of the variants that the till has ever known, by their ids. */
export async function stockGoods(
  db: Reader,
  variantIds: readonly number[],
): Promise<ReadonlyMap<number, StockGoods>> {
  if (variantIds.length === 0) return new Map();
  const rows = await goodsQuery(db, { ids: JSON.stringify(variantIds) });
  return new Map(
    rows.map(({ options, deleted, ...row }) => {
      const name = fullName({ name: row.name, options: options ?? '' });
      return [row.variantId, { ...row, name, isDeleted: deleted === 1 }];
    }),
  );
}

/** The variants that the shop has under some SKUs. */
export async function variantsBySku(
  db: Reader,
  skus: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ sku: string; id: number }>`
    SELECT variant.sku, variant.id FROM json_each(${JSON.stringify(skus)}) AS item
    JOIN variant ON variant.sku = item.value AND variant.deleted = 0`.execute(db);
  return new Map(rows.map(({ sku, id }) => [sku, id]));
}
