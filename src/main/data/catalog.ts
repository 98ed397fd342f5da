import { sql, type SelectQueryBuilder } from 'kysely';
import type { Minor } from '#domain/money/money.ts';
import { shownStock } from '#domain/stock/shown-stock.ts';
import type { Unit } from '#domain/stock/quantity.ts';
import type { CatalogItem, Category } from '#contract/catalog.ts';
import { compiled } from './compiled.ts';
import type { Database, Reader } from './database.ts';
import { categoriesOf } from './product-category.ts';
import type { Schema } from './schema.ts';

/** A page of variants and whether there are more behind it. */
export interface ItemPage {
  readonly items: CatalogItem[];
  readonly hasMore: boolean;
}

/** Which part of a list is wanted. */
export interface Span {
  readonly offset: number;
  readonly limit: number;
}

interface ItemRow {
  readonly variantId: number;
  readonly productId: number;
  readonly sku: string;
  readonly name: string;
  readonly options: string | null;
  readonly unit: Unit;
  readonly price: Minor;
  readonly taxCategoryId: number;
  readonly pictureId: number | null;
  readonly onHand: number | null;
  readonly allocated: number | null;
  readonly knownAt: number | null;
  readonly unseen: number;
  readonly unseenHeld: number;
}

type Tables = Pick<Schema, 'variant' | 'product' | 'shop' | 'stockLocation'> & {
  stockLevel: { [Column in keyof Schema['stockLevel']]: Schema['stockLevel'][Column] | null };
};

/** Of variants joined with their products. */
export const SELLABLE = sql<boolean>`variant.enabled = 1 AND variant.deleted = 0 AND product.enabled = 1 AND product.deleted = 0`;

/** The options that the variant's name does not say already. */
export const OPTIONS = sql<string | null>`(
  SELECT group_concat(value, ' · ') FROM
    (SELECT value FROM variant_option
     WHERE variant_id = variant.id AND instr(lower(variant.name), lower(value)) = 0 ORDER BY position))`;

/** What this till moved that no read of the store has shown yet; of variants. */
export const UNSEEN = sql<number>`(SELECT coalesce(sum(quantity), 0) FROM unseen_movement WHERE variant_id = variant.id)`;

/** What these add to what is held for orders; of variants. */
export const UNSEEN_HELD = sql<number>`(SELECT coalesce(sum(held), 0) FROM unseen_movement WHERE variant_id = variant.id)`;

/** A level that no later read of the store's stock has changed is known from that read (data/stock-import.ts). */
export const KNOWN_AT = sql<number | null>`max(stock_level.known_at,
  coalesce((SELECT cursor ->> 'knownAt' FROM sync_cursor WHERE stream = 'stock'), 0))`;

/** By name, whatever its case; the index on names is in this order. */
const BY_NAME = sql`variant.name COLLATE NOCASE`;

/** Variants as the till sells them, with the stock of the shop's own location. */
function itemQuery(db: Database): SelectQueryBuilder<Tables, keyof Tables, ItemRow> {
  return db
    .selectFrom('variant')
    .innerJoin('product', 'product.id', 'variant.productId')
    .innerJoin('shop', (join) => join.on('shop.id', '=', 1))
    .leftJoin('stockLocation', 'stockLocation.remoteId', 'shop.locationRemoteId')
    .leftJoin('stockLevel', (join) =>
      join
        .onRef('stockLevel.variantId', '=', 'variant.id')
        .onRef('stockLevel.locationId', '=', 'stockLocation.id'),
    )
    .select([
      'variant.id as variantId',
      'variant.productId',
      'variant.sku',
      'variant.name',
      'variant.unit',
      'variant.price',
      'variant.taxCategoryId',
      'stockLevel.onHand',
      'stockLevel.allocated',
    ])
    .select([
      OPTIONS.as('options'),
      UNSEEN.as('unseen'),
      UNSEEN_HELD.as('unseenHeld'),
      KNOWN_AT.as('knownAt'),
      sql<number | null>`coalesce(variant.picture_id, product.picture_id)`.as('pictureId'),
    ])
    .where(SELLABLE);
}

const byCodeQuery = compiled<{ code: string }, ItemRow>((db, place) =>
  itemQuery(db)
    .where(
      'variant.id',
      'in',
      sql<number>`(SELECT variant_id FROM barcode WHERE code = ${place('code')}
        UNION SELECT id FROM variant WHERE sku = ${place('code')})`,
    )
    .orderBy(BY_NAME)
    .limit(20),
);

/** The variants that carry a code as barcode (GTIN-14, or the text as it is) or as SKU; at most 20. */
export async function itemsByCode(db: Reader, code: string): Promise<CatalogItem[]> {
  return await toItems(db, await byCodeQuery(db, { code }));
}

const byIdsQuery = compiled<{ ids: string }, ItemRow>((db, place) =>
  itemQuery(db).where('variant.id', 'in', sql<number>`(SELECT value FROM json_each(${place('ids')}))`),
);

/** The variants among `ids` that can be sold now. */
export async function itemsByIds(db: Reader, ids: readonly number[]): Promise<CatalogItem[]> {
  return await toItems(db, await byIdsQuery(db, { ids: JSON.stringify(ids) }));
}

const listQuery = compiled<{ offset: number; limit: number }, ItemRow>((db, place) =>
  itemQuery(db).orderBy(BY_NAME).limit(place('limit')).offset(place('offset')),
);

const listInCategoryQuery = compiled<{ category: number; offset: number; limit: number }, ItemRow>(
  (db, place) =>
    itemQuery(db)
      .where(
        'variant.productId',
        'in',
        sql<number>`(SELECT product_id FROM product_category WHERE category_id = ${place('category')})`,
      )
      .orderBy(BY_NAME)
      .limit(place('limit'))
      .offset(place('offset')),
);

/** Variants by name, of one category or of all. */
export async function listItems(db: Reader, categoryId: number | null, span: Span): Promise<ItemPage> {
  const page = { offset: span.offset, limit: span.limit + 1 };
  const rows =
    categoryId === null
      ? await listQuery(db, page)
      : await listInCategoryQuery(db, { ...page, category: categoryId });
  return await toPage(db, rows, span.limit);
}

/**
 * How many hits of the word index are looked at: enough to page through, few enough for every keystroke.
 * Names that begin with what was typed come first, by the index on names, so that none of them is missed.
 */
const MAX_HITS = 400;

const byWordsQuery = compiled<
  { match: string; text: string; end: string; offset: number; limit: number },
  ItemRow
>((db, place) =>
  itemQuery(db)
    .where(
      'variant.id',
      'in',
      sql<number>`(
        SELECT id FROM (
          SELECT id FROM variant
          WHERE name COLLATE NOCASE >= ${place('text')} AND name COLLATE NOCASE < ${place('end')}
            AND enabled = 1 AND deleted = 0
          ORDER BY name COLLATE NOCASE LIMIT ${sql.lit(MAX_HITS)})
        UNION
        SELECT rowid FROM (
          SELECT rowid FROM variant_word WHERE variant_word MATCH ${place('match')} LIMIT ${sql.lit(MAX_HITS)}))`,
    )
    .orderBy(
      sql`variant.name COLLATE NOCASE >= ${place('text')} AND variant.name COLLATE NOCASE < ${place('end')}`,
      'desc',
    )
    .orderBy(BY_NAME)
    .limit(place('limit'))
    .offset(place('offset')),
);

/** GTINs are kept with fourteen digits: what is printed with thirteen, twelve or eight begins with zeros there. */
const LEADING_ZEROS = ['', '0', '00', '000000'];

function matchOf(word: string): string {
  if (!/^\d+$/.test(word)) return `"${word}"*`;
  return `(${LEADING_ZEROS.map((zeros) => `"${zeros}${word}"*`).join(' OR ')})`;
}

/** The last code point: behind every text that begins with what stands before it. */
const BEHIND_ALL = '\u{10FFFF}';

/** What was typed: as it is, and its words. */
export interface TypedText {
  readonly text: string;
  readonly words: readonly string[];
}

/** Variants with a word that begins with each of the words, names that begin with the text foremost. */
export async function itemsByWords(db: Reader, { text, words }: TypedText, span: Span): Promise<ItemPage> {
  const match = words.map(matchOf).join(' AND ');
  const place = { offset: span.offset, limit: span.limit + 1 };
  const rows = await byWordsQuery(db, { match, text, end: text + BEHIND_ALL, ...place });
  return await toPage(db, rows, span.limit);
}

const nearQuery = compiled<{ trigrams: string; least: number; limit: number }, ItemRow>((db, place) =>
  itemQuery(db)
    .innerJoin(
      sql<{ id: number; shared: number }>`(
        SELECT variant_trigram.rowid AS id, count(*) AS shared
        FROM json_each(${place('trigrams')}) AS part
        JOIN variant_trigram ON variant_trigram MATCH part.value
        GROUP BY variant_trigram.rowid HAVING count(*) >= ${place('least')}
        ORDER BY shared DESC LIMIT ${place('limit')})`.as('near'),
      'near.id',
      'variant.id',
    )
    .orderBy('near.shared', 'desc')
    .orderBy(BY_NAME),
);

/** Variants whose names share at least `least` of the trigrams, the nearest first. */
export async function itemsNear(
  db: Reader,
  trigrams: readonly string[],
  least: number,
  limit: number,
): Promise<CatalogItem[]> {
  const quoted = JSON.stringify(trigrams.map((trigram) => `"${trigram}"`));
  return await toItems(db, await nearQuery(db, { trigrams: quoted, least, limit }));
}

/** Categories that have products, by the store's order. */
export async function listCategories(db: Reader): Promise<Category[]> {
  return await db
    .selectFrom('category')
    .select(['category.id', 'category.parentId', 'category.name'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('productCategory')
          .select('productCategory.productId')
          .whereRef('productCategory.categoryId', '=', 'category.id'),
      ),
    )
    .orderBy('category.position')
    .orderBy('category.name')
    .execute();
}

/** How many variants can be sold. */
export async function countVariants(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('variant')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('enabled', '=', 1)
    .where('deleted', '=', 0)
    .executeTakeFirstOrThrow();
  return row.count;
}

async function toPage(db: Reader, rows: readonly ItemRow[], limit: number): Promise<ItemPage> {
  return { items: await toItems(db, rows.slice(0, limit)), hasMore: rows.length > limit };
}

async function toItems(db: Reader, rows: readonly ItemRow[]): Promise<CatalogItem[]> {
  const categories = await categoriesOf(db, rows);
  return rows.map(({ onHand, allocated, knownAt, unseen, unseenHeld, options, ...item }) => {
    const isKnown = onHand !== null && allocated !== null && knownAt !== null;
    const level = isKnown ? { onHand, allocated, knownAt } : null;
    return {
      ...item,
      categoryIds: categories.get(item.productId) ?? [],
      options: options ?? '',
      stock: shownStock({ level, unseen, unseenHeld }),
    };
  });
}
