import { sql } from 'kysely';
import type { GoodsRow } from '#domain/goods-file/read-row.ts';
import type { KnownTax } from '#domain/goods-file/read-tax.ts';
import type { Minor } from '#domain/money/money.ts';
import type { Thousandths, Unit } from '#domain/stock/quantity.ts';
import { importProducts, importVariants, type ImportedVariant } from './catalog-import.ts';
import type { Reader, Tx } from './database.ts';
import { keptList } from './kept-json.ts';

/** A category by its id beyond the till, and its name after those of all above it. */
export interface CategoryPath {
  readonly remoteId: string;
  readonly path: readonly string[];
}

/** Goods of the shop as a file of goods would state them. */
export interface KeptGoods {
  readonly variantId: number;
  readonly remoteId: string;
  readonly productRemoteId: string;
  readonly product: string;
  readonly sku: string;
  readonly name: string;
  readonly price: Minor;
  readonly unit: Unit;
  readonly tax: KnownTax;
  readonly categories: readonly CategoryPath[];
  readonly codes: readonly string[];
  readonly options: readonly { readonly group: string; readonly value: string }[];
  readonly picture: { readonly remoteId: string; readonly url: string } | null;
  /** Thousandths, as the till shows them; null when nothing is known. */
  readonly here: Thousandths | null;
}

interface KeptRow extends Omit<KeptGoods, 'tax' | 'categories' | 'codes' | 'options' | 'picture'> {
  readonly taxRemoteId: string;
  readonly taxName: string;
  readonly ratePpm: number;
  readonly categories: string;
  readonly codes: string;
  readonly options: string;
  readonly pictureRemoteId: string | null;
  readonly pictureUrl: string | null;
}

/** The goods of these SKUs that are not deleted; all of them when null. By SKU. */
export async function keptGoods(db: Reader, skus: readonly string[] | null): Promise<KeptGoods[]> {
  const wanted =
    skus === null ? sql`` : sql`AND variant.sku IN (SELECT value FROM json_each(${JSON.stringify(skus)}))`;
  const { rows } = await sql<KeptRow>`
    SELECT variant.id AS variant_id, variant.remote_id, product.remote_id AS product_remote_id,
      product.name AS product, variant.sku, variant.name, variant.price, variant.unit,
      tax_category.remote_id AS tax_remote_id, tax_category.name AS tax_name, tax_category.rate_ppm,
      (SELECT json_group_array(category_id) FROM product_category WHERE product_id = product.id) AS categories,
      (SELECT json_group_array(code) FROM barcode WHERE variant_id = variant.id) AS codes,
      (SELECT json_group_array(json_object('group', group_name, 'value', value) ORDER BY position)
        FROM variant_option WHERE variant_id = variant.id) AS options,
      picture.remote_id AS picture_remote_id, picture.url AS picture_url,
      stock_level.on_hand + (SELECT coalesce(sum(quantity), 0) FROM unseen_movement
        WHERE variant_id = variant.id) AS here
    FROM variant
    JOIN product ON product.id = variant.product_id
    JOIN tax_category ON tax_category.id = variant.tax_category_id
    JOIN shop ON shop.id = 1
    LEFT JOIN picture ON picture.id = variant.picture_id
    LEFT JOIN stock_location ON stock_location.remote_id = shop.location_remote_id
    LEFT JOIN stock_level ON stock_level.variant_id = variant.id AND stock_level.location_id = stock_location.id
    WHERE variant.deleted = 0 ${wanted} ORDER BY variant.sku, variant.id`.execute(db);
  const paths = await categoryPaths(db);
  return rows.map((row) => toKept(row, paths));
}

function toKept(
  { taxRemoteId, taxName, ratePpm, categories, codes, options, pictureRemoteId, pictureUrl, ...row }: KeptRow,
  paths: ReadonlyMap<number, CategoryPath>,
): KeptGoods {
  return {
    ...row,
    tax: { remoteId: taxRemoteId, name: taxName, ratePpm },
    categories: keptList<number>(categories).flatMap((id) => paths.get(id) ?? []),
    codes: keptList(codes),
    options: keptList(options),
    picture:
      pictureRemoteId === null || pictureUrl === null ? null : { remoteId: pictureRemoteId, url: pictureUrl },
  };
}

async function categoryPaths(db: Reader): Promise<ReadonlyMap<number, CategoryPath>> {
  const { rows } = await sql<{ id: number; remoteId: string; path: string }>`
    WITH RECURSIVE place (id, remote_id, path) AS (
      SELECT id, remote_id, json_array(name) FROM category WHERE parent_id IS NULL
      UNION ALL
      SELECT category.id, category.remote_id, json_insert(place.path, '$[#]', category.name)
      FROM category JOIN place ON place.id = category.parent_id)
    SELECT * FROM place`.execute(db);
  return new Map(rows.map(({ id, remoteId, path }) => [id, { remoteId, path: keptList<string>(path) }]));
}

/** The shop's tax categories, the oldest first. */
export async function knownTaxes(db: Reader): Promise<KnownTax[]> {
  return await db.selectFrom('taxCategory').select(['remoteId', 'name', 'ratePpm']).orderBy('id').execute();
}

/** Writes goods of a file; what the file does not say stays as it is. Stock is not touched. */
export async function importGoods(tx: Tx, goods: readonly GoodsRow[]): Promise<void> {
  if (goods.length === 0) return;
  await addPlace(tx);
  await addTaxes(tx, goods);
  const categoryOf = await addCategories(tx, goods);
  const kept = new Map(
    (
      await keptGoods(
        tx,
        goods.map(({ sku }) => sku),
      )
    ).map((one) => [one.sku, one]),
  );
  const variants = goods.map((row) => toVariant(row, kept.get(row.sku)));
  const products = new Map(
    goods.map((row, index) => {
      const remoteId = variants[index]?.productRemoteId ?? '';
      return [remoteId, toProduct(row, remoteId, { kept: kept.get(row.sku), categoryOf })];
    }),
  );
  await importProducts(tx, [...products.values()]);
  await importVariants(tx, variants);
  await writeUnits(tx, goods);
}

function toVariant(row: GoodsRow, kept: KeptGoods | undefined): ImportedVariant {
  const before = kept ?? newGoods(row);
  return {
    remoteId: before.remoteId,
    productRemoteId: productIdOf(row, kept),
    sku: row.sku,
    name: row.name ?? before.name,
    enabled: true,
    price: row.price ?? before.price,
    taxCategoryRemoteId: (row.tax ?? before.tax).remoteId,
    codes: row.codes ?? before.codes,
    options: row.options ?? before.options,
    picture: before.picture,
  };
}

/** What new goods are as far as their row does not say: a sound row says name, price and tax. */
function newGoods({
  sku,
}: GoodsRow): Pick<KeptGoods, 'remoteId' | 'name' | 'price' | 'tax' | 'codes' | 'options' | 'picture'> {
  const tax = { remoteId: '', name: '', ratePpm: 0 };
  return { remoteId: `file:${sku}`, name: sku, price: 0, tax, codes: [], options: [], picture: null };
}

/** Variants of one product are those for which the file names it alike. */
function productIdOf({ product, sku }: GoodsRow, kept: KeptGoods | undefined): string {
  if (product === null) return kept?.productRemoteId ?? `file:${sku}`;
  return kept?.product === product ? kept.productRemoteId : `file:product:${product}`;
}

interface ProductParts {
  readonly kept: KeptGoods | undefined;
  readonly categoryOf: (path: readonly string[]) => string;
}

function toProduct(row: GoodsRow, remoteId: string, { kept, categoryOf }: ProductParts) {
  return {
    remoteId,
    name: row.product ?? (kept?.productRemoteId === remoteId ? kept.product : null) ?? row.name ?? row.sku,
    enabled: true,
    categoryRemoteIds:
      row.category === null
        ? (kept?.categories.map((one) => one.remoteId) ?? [])
        : [categoryOf(row.category)],
    picture: null,
  };
}

/** The shop's own place, where a shop without a store has none yet. */
async function addPlace(tx: Tx): Promise<void> {
  await sql`
    INSERT INTO stock_location (remote_id, code, name)
    SELECT location_remote_id, location_code, name FROM shop WHERE true
    ON CONFLICT (remote_id) DO NOTHING`.execute(tx);
}

async function addTaxes(tx: Tx, goods: readonly GoodsRow[]): Promise<void> {
  const taxes = new Map(goods.flatMap(({ tax }) => (tax === null ? [] : [[tax.remoteId, tax]])));
  await sql`
    INSERT INTO tax_category (remote_id, name, rate_ppm)
    SELECT value ->> 'remoteId', value ->> 'name', value ->> 'ratePpm'
    FROM json_each(${JSON.stringify([...taxes.values()])}) WHERE true
    ON CONFLICT (remote_id) DO NOTHING`.execute(tx);
}

/** Every part of a path is a category, under the one before it. Gives the id beyond the till of each path. */
async function addCategories(tx: Tx, goods: readonly GoodsRow[]): Promise<ProductParts['categoryOf']> {
  const known = [...(await categoryPaths(tx)).values()];
  const ids = new Map(known.map(({ remoteId, path }) => [keyOf(path), remoteId]));
  for (const path of goods.flatMap(({ category }) => prefixes(category ?? []))) {
    if (ids.has(keyOf(path))) continue;
    const remoteId = `file:category:${path.join(' > ')}`;
    ids.set(keyOf(path), remoteId);
    await sql`
      INSERT INTO category (remote_id, parent_id, name, position)
      VALUES (${remoteId}, (SELECT id FROM category WHERE remote_id = ${ids.get(keyOf(path.slice(0, -1))) ?? null}),
        ${path.at(-1)}, (SELECT 1 + coalesce(max(position), 0) FROM category))
      ON CONFLICT (remote_id) DO NOTHING`.execute(tx);
  }
  return (path) => ids.get(keyOf(path)) ?? '';
}

function prefixes(path: readonly string[]): (readonly string[])[] {
  return path.map((_, index) => path.slice(0, index + 1));
}

function keyOf(path: readonly string[]): string {
  return JSON.stringify(path);
}

async function writeUnits(tx: Tx, goods: readonly GoodsRow[]): Promise<void> {
  const units = goods.flatMap(({ sku, unit }) => (unit === null ? [] : [{ sku, unit }]));
  await sql`
    UPDATE variant SET unit = item.value ->> 'unit' FROM json_each(${JSON.stringify(units)}) AS item
    WHERE variant.sku = item.value ->> 'sku' AND variant.deleted = 0
      AND variant.unit <> item.value ->> 'unit'`.execute(tx);
}
