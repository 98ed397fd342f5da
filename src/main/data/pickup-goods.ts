import { sql } from 'kysely';
import type { Minor } from '#domain/money/money.ts';
import type { Unit } from '#domain/stock/quantity.ts';
import type { RatePpm } from '#domain/tax/rules.ts';
import { OPTIONS, SELLABLE } from './catalog.ts';
import type { Reader } from './database.ts';
import { keptList } from './kept-json.ts';
import { categoriesOf } from './product-category.ts';

/** What the catalog knows of goods in an order. */
export interface OrderedGoods {
  readonly variantId: number;
  readonly remoteId: string;
  readonly name: string;
  readonly unit: Unit;
  readonly ratePpm: RatePpm;
  /** The options that the name does not say. */
  readonly options: string;
  readonly pictureId: number | null;
  /** All categories, those above too. */
  readonly categoryIds: readonly number[];
  /** The names from the broadest category to the nearest. */
  readonly categories: readonly string[];
}

interface GoodsRow {
  readonly variantId: number;
  readonly remoteId: string;
  readonly productId: number;
  readonly name: string;
  readonly unit: Unit;
  readonly ratePpm: RatePpm;
  readonly options: string | null;
  readonly pictureId: number | null;
}

/** Those of the store's variants that the till's catalog has, by the store's ids. */
export async function goodsInOrders(
  db: Reader,
  remoteIds: readonly string[],
): Promise<ReadonlyMap<string, OrderedGoods>> {
  if (remoteIds.length === 0) return new Map();
  const { rows } = await sql<GoodsRow>`
    SELECT variant.id AS variant_id, variant.remote_id, variant.product_id, variant.name, variant.unit,
      tax_category.rate_ppm, ${OPTIONS} AS options,
      coalesce(variant.picture_id, product.picture_id) AS picture_id
    FROM variant JOIN product ON product.id = variant.product_id
    JOIN tax_category ON tax_category.id = variant.tax_category_id
    WHERE variant.remote_id IN (SELECT value FROM json_each(${JSON.stringify(remoteIds)}))`.execute(db);
  const categoryIds = await categoriesOf(db, rows);
  const paths = await categoryPaths(db, rows);
  return new Map(
    rows.map(({ productId, options, ...row }) => [
      row.remoteId,
      {
        ...row,
        options: options ?? '',
        categoryIds: categoryIds.get(productId) ?? [],
        categories: paths.get(productId) ?? [],
      },
    ]),
  );
}

/**
 * The names of the category that each product is shown in, and of those above it, the broadest first. Of several the
 * nearest to the goods counts, then the first by the store's order.
 */
async function categoryPaths(
  db: Reader,
  rows: readonly { readonly productId: number }[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const products = JSON.stringify([...new Set(rows.map(({ productId }) => productId))]);
  const found = await sql<{ productId: number; path: string }>`
    WITH RECURSIVE above (product_id, leaf, rank, id, depth) AS (
      SELECT product_id, category_id, category.position, category_id, 0
      FROM product_category JOIN category ON category.id = category_id
      WHERE product_id IN (SELECT value FROM json_each(${products}))
      UNION ALL
      SELECT above.product_id, leaf, rank, category.parent_id, depth + 1
      FROM above JOIN category ON category.id = above.id WHERE category.parent_id IS NOT NULL)
    SELECT product_id, (SELECT json_group_array(name) FROM (
        SELECT category.name FROM above AS up JOIN category ON category.id = up.id
        WHERE up.product_id = above.product_id AND up.leaf = above.leaf ORDER BY up.depth DESC)) AS path
    FROM above GROUP BY product_id, leaf ORDER BY max(depth), rank DESC, leaf DESC`.execute(db);
  return new Map(found.rows.map(({ productId, path }) => [productId, keptList<string>(path)]));
}

/** Goods that may stand in for others: what one unit costs now and how it is taxed. */
export interface Candidate {
  readonly variantId: number;
  readonly remoteId: string;
  readonly price: Minor;
  readonly ratePpm: number;
}

const MOST_CANDIDATES = 200;

/**
 * Goods that are sold in a category of a variant, the nearest to `price` first, and those in `pairIds`, without the variant
 * itself. At most two hundred of the category.
 */
export async function candidatesFor(
  db: Reader,
  {
    variantId,
    price,
    pairIds,
  }: { readonly variantId: number; readonly price: Minor; readonly pairIds: readonly number[] },
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    SELECT variant.id AS variant_id, variant.remote_id, variant.price, tax_category.rate_ppm
    FROM variant JOIN product ON product.id = variant.product_id
    JOIN tax_category ON tax_category.id = variant.tax_category_id
    WHERE ${SELLABLE} AND variant.id <> ${variantId} AND variant.id IN (
      SELECT value FROM json_each(${JSON.stringify(pairIds)})
      UNION
      SELECT id FROM (
        SELECT alike.id FROM variant AS alike WHERE alike.product_id IN (
          SELECT product_id FROM product_category WHERE category_id IN (
            SELECT category_id FROM product_category
            WHERE product_id = (SELECT product_id FROM variant WHERE id = ${variantId})))
        ORDER BY abs(alike.price - ${price}) LIMIT ${MOST_CANDIDATES}))`.execute(db);
  return rows;
}
