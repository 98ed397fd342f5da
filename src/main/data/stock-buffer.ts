import { sql } from 'kysely';
import { bufferOf, type BufferRule } from '#domain/stock/buffer.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';
import type { Reader, Tx } from './database.ts';
import { findShop, hasStore } from './shop.ts';

/** A rule with its id. */
export interface KeptBuffer extends BufferRule {
  readonly bufferId: string;
}

/** What the store is asked to hold back while it does not hear of this till. */
export interface KeptBuffers {
  /** Milliseconds of silence; 0: nothing is held back. */
  readonly afterMs: number;
  readonly buffers: KeptBuffer[];
}

/** What the till wants held back, by the store's ids; as the port to stores takes it. */
export interface HoldBackWish {
  readonly registerCode: string;
  readonly locationRemoteId: string;
  readonly afterMs: number;
  /** Of everything that is not among the items. */
  readonly rest: Thousandths;
  readonly items: readonly { readonly variantRemoteId: string; readonly quantity: Thousandths }[];
}

/** The rules as they were set. */
export async function findBuffers(db: Reader): Promise<KeptBuffers> {
  const state = await db.selectFrom('syncState').select('holdBackAfter').executeTakeFirst();
  const buffers = await db
    .selectFrom('stockBuffer')
    .select(['id as bufferId', 'variantId', 'categoryId', 'quantity'])
    .orderBy('id')
    .execute();
  return { afterMs: state?.holdBackAfter ?? 0, buffers };
}

/** Sets the rules, in place of those before. One of a category that is gone goes with it. */
export async function replaceBuffers(tx: Tx, { afterMs, buffers }: KeptBuffers): Promise<void> {
  await tx.updateTable('syncState').set({ holdBackAfter: afterMs }).execute();
  await tx.deleteFrom('stockBuffer').execute();
  await sql`
    INSERT INTO stock_buffer (id, variant_id, category_id, quantity)
    SELECT value ->> 'bufferId', value ->> 'variantId', value ->> 'categoryId', value ->> 'quantity'
    FROM json_each(${JSON.stringify(buffers)})
    WHERE value ->> 'categoryId' IS NULL OR value ->> 'categoryId' IN (SELECT id FROM category)`.execute(tx);
}

/**
 * What the store should hold back now, or null for a shop without one. Named are only goods that the store has at this
 * place and of which another rule than that of everything says something else. Nothing set: an empty wish, that takes
 * back an earlier one.
 */
export async function holdBackWish(db: Reader): Promise<HoldBackWish | null> {
  const shop = await findShop(db);
  if (shop === null || !hasStore(shop.kind)) return null;
  const { registerCode, locationRemoteId } = shop;
  const { afterMs, buffers } = await findBuffers(db);
  const rules = buffers.filter(({ variantId, quantity }) => variantId !== null || quantity > 0);
  const rest = Math.max(0, ...rules.filter(isForAll).map(({ quantity }) => quantity));
  const items = afterMs > 0 ? await namedItems(db, rules, rest) : [];
  const isOn = afterMs > 0 && (rest > 0 || items.length > 0);
  return { registerCode, locationRemoteId, afterMs: isOn ? afterMs : 0, rest: isOn ? rest : 0, items };
}

interface StockedRow {
  readonly variantId: number;
  readonly remoteId: string;
  readonly categories: string | null;
}

async function namedItems(
  db: Reader,
  rules: readonly BufferRule[],
  rest: Thousandths,
): Promise<HoldBackWish['items']> {
  if (rules.every(isForAll)) return [];
  const rows = await namedGoods(db, rules);
  return rows.flatMap(({ variantId, remoteId, categories }) => {
    const distances = categories === null ? [] : toDistances(categories);
    const quantity = bufferOf({ variantId, categories: distances }, rules);
    return quantity === rest ? [] : [{ variantRemoteId: remoteId, quantity }];
  });
}

function isForAll({ variantId, categoryId }: BufferRule): boolean {
  return variantId === null && categoryId === null;
}

/**
 * The goods with stock at this place that a rule names, by themselves or by a category; each with its categories and all
 * above them as `id:distance,…`.
 */
async function namedGoods(db: Reader, rules: readonly BufferRule[]): Promise<readonly StockedRow[]> {
  const ids = rules.flatMap(({ variantId }) => (variantId === null ? [] : [variantId]));
  const categoryIds = rules.flatMap(({ categoryId }) => (categoryId === null ? [] : [categoryId]));
  const { rows } = await sql<StockedRow>`
    WITH RECURSIVE
      below(id, top, distance) AS (
        SELECT value, value, 0 FROM json_each(${JSON.stringify(categoryIds)})
        UNION SELECT category.id, below.top, below.distance + 1 FROM below JOIN category ON category.parent_id = below.id
      ),
      touched(product_id, categories) AS MATERIALIZED (
        SELECT product_id, group_concat(below.top || ':' || below.distance)
        FROM below JOIN product_category ON product_category.category_id = below.id GROUP BY product_id
      )
    SELECT variant.id AS variant_id, variant.remote_id, touched.categories
    FROM shop JOIN stock_location ON stock_location.remote_id = shop.location_remote_id
    JOIN stock_level ON stock_level.location_id = stock_location.id AND stock_level.on_hand > 0
    JOIN variant ON variant.id = stock_level.variant_id AND variant.deleted = 0
    LEFT JOIN touched ON touched.product_id = variant.product_id
    WHERE touched.product_id IS NOT NULL
      OR variant.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
    ORDER BY variant.id`.execute(db);
  return rows;
}

function toDistances(text: string): { readonly categoryId: number; readonly distance: number }[] {
  return text.split(',').map((part) => {
    const [categoryId = '', distance = ''] = part.split(':');
    return { categoryId: Number(categoryId), distance: Number(distance) };
  });
}
