import { sql } from 'kysely';
import type { Minor } from '#domain/money/money.ts';
import { addToIndex, dropFromIndex, type IndexedText } from './catalog-index.ts';
import type { Reader, Tx } from './database.ts';

interface ImportedPicture {
  readonly remoteId: string;
  readonly url: string;
}

/** A product as the store has it. */
export interface ImportedProduct {
  readonly remoteId: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly categoryRemoteIds: readonly string[];
  readonly picture: ImportedPicture | null;
}

/** A variant as the store has it; `price` in minor units, `codes` as `barcode.code` wants them, each once. */
export interface ImportedVariant {
  readonly remoteId: string;
  readonly productRemoteId: string;
  readonly sku: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly price: Minor;
  readonly taxCategoryRemoteId: string;
  readonly codes: readonly string[];
  readonly options: readonly { readonly group: string; readonly value: string }[];
  readonly picture: ImportedPicture | null;
}

/** What the catalog points to, by the store's ids. */
export interface KnownReferences {
  readonly taxCategories: ReadonlySet<string>;
  readonly categories: ReadonlySet<string>;
}

/** What products and variants may point to now. */
export async function knownReferences(db: Reader): Promise<KnownReferences> {
  const taxCategories = await db.selectFrom('taxCategory').select('remoteId').execute();
  const categories = await db.selectFrom('category').select('remoteId').execute();
  return {
    taxCategories: new Set(taxCategories.map((row) => row.remoteId)),
    categories: new Set(categories.map((row) => row.remoteId)),
  };
}

/** Writes products, each at most once in `products`; unknown categories are left out. The count of those that changed. */
export async function importProducts(tx: Tx, products: readonly ImportedProduct[]): Promise<number> {
  if (products.length === 0) return 0;
  await importPictures(tx, products);
  const items = JSON.stringify(products);
  const { rows } = await sql<{ id: number }>`
    INSERT INTO product (remote_id, name, enabled, deleted, picture_id)
    SELECT item.value ->> 'remoteId', item.value ->> 'name', item.value ->> 'enabled', 0, picture.id
    FROM json_each(${items}) AS item
    LEFT JOIN picture ON picture.remote_id = item.value ->> '$.picture.remoteId'
    WHERE true
    ON CONFLICT (remote_id) DO UPDATE SET
      name = excluded.name, enabled = excluded.enabled, deleted = 0, picture_id = excluded.picture_id
    WHERE (name, enabled, deleted, picture_id)
      IS NOT (excluded.name, excluded.enabled, 0, excluded.picture_id)
    RETURNING id`.execute(tx);
  return rows.length + (await importMemberships(tx, items));
}

async function importMemberships(tx: Tx, items: string): Promise<number> {
  const wanted = sql`wanted (product_id, category_id) AS MATERIALIZED (
    SELECT product.id, category.id FROM json_each(${items}) AS item
    JOIN product ON product.remote_id = item.value ->> 'remoteId'
    JOIN json_each(item.value, '$.categoryRemoteIds') AS member
    JOIN category ON category.remote_id = member.value)`;
  const left = await sql`
    WITH ${wanted} DELETE FROM product_category
    WHERE product_id IN (
      SELECT product.id FROM json_each(${items}) AS item JOIN product ON product.remote_id = item.value ->> 'remoteId')
    AND (product_id, category_id) NOT IN wanted`.execute(tx);
  const joined = await sql`
    WITH ${wanted} INSERT OR IGNORE INTO product_category (product_id, category_id)
    SELECT product_id, category_id FROM wanted`.execute(tx);
  return Number(left.numAffectedRows ?? 0n) + Number(joined.numAffectedRows ?? 0n);
}

async function importPictures(
  tx: Tx,
  owners: readonly { readonly picture: ImportedPicture | null }[],
): Promise<void> {
  const pictures = owners.flatMap(({ picture }) =>
    picture === null ? [] : [[picture.remoteId, picture.url]],
  );
  if (pictures.length === 0) return;
  await sql`
    INSERT INTO picture (remote_id, url)
    SELECT value ->> 0, value ->> 1 FROM json_each(${JSON.stringify(pictures)}) WHERE true
    ON CONFLICT (remote_id) DO UPDATE SET url = excluded.url, file = NULL, size = 0
    WHERE url <> excluded.url`.execute(tx);
}

interface VariantBefore {
  readonly id: number;
  readonly remoteId: string;
  readonly name: string;
  readonly sku: string;
  readonly deleted: number;
  readonly codes: string;
  readonly options: string;
}

/**
 * Writes variants, each at most once in `variants`. One that comes before its product gets a product of
 * its own name until that arrives. The count of those that changed.
 * @throws when a tax category is unknown: nothing is left out silently.
 */
export async function importVariants(tx: Tx, variants: readonly ImportedVariant[]): Promise<number> {
  if (variants.length === 0) return 0;
  await importPictures(tx, variants);
  const before = await variantsBefore(tx, variants);
  const written = await upsertVariants(tx, variants);
  const ids = new Map([...before.values(), ...written].map((row) => [row.remoteId, row.id]));
  const changes = variants.map((variant) => changeOf(variant, ids, before.get(variant.remoteId)));
  await replaceCodes(
    tx,
    changes.filter((change) => change.hasNewCodes),
  );
  await replaceOptions(
    tx,
    changes.filter((change) => change.hasNewOptions),
  );
  const reworded = changes.filter((change) => change.hasNewWords);
  await dropFromIndex(
    tx,
    reworded.filter((change) => change.isIndexed).map((change) => change.id),
  );
  await addToIndex(tx, reworded);
  const touched = new Set(written.map((row) => row.id));
  return changes.filter((change) => touched.has(change.id) || change.hasNewCodes || change.hasNewOptions)
    .length;
}

async function variantsBefore(
  tx: Tx,
  variants: readonly ImportedVariant[],
): Promise<ReadonlyMap<string, VariantBefore>> {
  const remoteIds = JSON.stringify(variants.map(({ remoteId }) => remoteId));
  const { rows } = await sql<VariantBefore>`
    SELECT variant.id, variant.remote_id, variant.name, variant.sku, variant.deleted,
      (SELECT json_group_array(code ORDER BY code) FROM barcode WHERE variant_id = variant.id) AS codes,
      (SELECT json_group_array(json_array(group_name, value) ORDER BY position)
        FROM variant_option WHERE variant_id = variant.id) AS options
    FROM json_each(${remoteIds}) AS item
    JOIN variant ON variant.remote_id = item.value`.execute(tx);
  return new Map(rows.map((row) => [row.remoteId, row]));
}

async function upsertVariants(
  tx: Tx,
  variants: readonly ImportedVariant[],
): Promise<readonly { id: number; remoteId: string }[]> {
  const products = new Map(variants.map(({ productRemoteId, name }) => [productRemoteId, name]));
  await sql`
    INSERT INTO product (remote_id, name)
    SELECT value ->> 0, value ->> 1 FROM json_each(${JSON.stringify([...products])})
    WHERE true ON CONFLICT (remote_id) DO NOTHING`.execute(tx);
  // As lists: SQLite takes twice as long to find values by their names.
  const items = variants.map((variant) => [
    variant.remoteId,
    variant.productRemoteId,
    variant.sku,
    variant.name,
    variant.price,
    variant.taxCategoryRemoteId,
    variant.picture?.remoteId ?? null,
    variant.enabled,
  ]);
  const { rows } = await sql<{ id: number; remoteId: string }>`
    INSERT INTO variant (remote_id, product_id, sku, name, price, tax_category_id, picture_id, enabled, deleted)
    SELECT item.value ->> 0, product.id, item.value ->> 2, item.value ->> 3,
      item.value ->> 4, tax_category.id, picture.id, item.value ->> 7, 0
    FROM json_each(${JSON.stringify(items)}) AS item
    JOIN product ON product.remote_id = item.value ->> 1
    LEFT JOIN tax_category ON tax_category.remote_id = item.value ->> 5
    LEFT JOIN picture ON picture.remote_id = item.value ->> 6
    WHERE true
    ON CONFLICT (remote_id) DO UPDATE SET
      product_id = excluded.product_id, sku = excluded.sku, name = excluded.name, price = excluded.price,
      tax_category_id = excluded.tax_category_id, picture_id = excluded.picture_id,
      enabled = excluded.enabled, deleted = 0
    WHERE (product_id, sku, name, price, tax_category_id, picture_id, enabled, deleted)
      IS NOT (excluded.product_id, excluded.sku, excluded.name, excluded.price,
        excluded.tax_category_id, excluded.picture_id, excluded.enabled, 0)
    RETURNING id, remote_id`.execute(tx);
  return rows;
}

interface VariantChange extends IndexedText {
  readonly options: ImportedVariant['options'];
  readonly isNew: boolean;
  readonly isIndexed: boolean;
  readonly hasNewCodes: boolean;
  readonly hasNewOptions: boolean;
  readonly hasNewWords: boolean;
}

function changeOf(
  { remoteId, name, sku, codes, options }: ImportedVariant,
  ids: ReadonlyMap<string, number>,
  before: VariantBefore | undefined,
): VariantChange {
  const id = ids.get(remoteId);
  if (id === undefined) throw new Error(`variant ${remoteId} was not written`);
  const hasNewCodes = (before?.codes ?? '[]') !== JSON.stringify(codes.toSorted());
  const optionPairs = JSON.stringify(options.map(({ group, value }) => [group, value]));
  const isIndexed = before !== undefined && before.deleted === 0;
  return {
    id,
    name,
    sku,
    codes,
    options,
    isNew: before === undefined,
    isIndexed,
    hasNewCodes,
    hasNewOptions: (before?.options ?? '[]') !== optionPairs,
    hasNewWords: !isIndexed || before.name !== name || before.sku !== sku || hasNewCodes,
  };
}

async function replaceCodes(tx: Tx, changes: readonly VariantChange[]): Promise<void> {
  if (changes.length === 0) return;
  const old = changes.filter((change) => !change.isNew).map((change) => change.id);
  if (old.length > 0) {
    await sql`DELETE FROM barcode WHERE variant_id IN (SELECT value FROM json_each(${JSON.stringify(old)}))`.execute(
      tx,
    );
  }
  const codes = JSON.stringify(changes.flatMap(({ id, codes: all }) => all.map((code) => [code, id])));
  await sql`
    INSERT INTO barcode (code, variant_id) SELECT value ->> 0, value ->> 1 FROM json_each(${codes})`.execute(
    tx,
  );
}

async function replaceOptions(tx: Tx, changes: readonly VariantChange[]): Promise<void> {
  if (changes.length === 0) return;
  const old = changes.filter((change) => !change.isNew).map((change) => change.id);
  if (old.length > 0) {
    await sql`
      DELETE FROM variant_option WHERE variant_id IN (SELECT value FROM json_each(${JSON.stringify(old)}))`.execute(
      tx,
    );
  }
  const options = JSON.stringify(
    changes.flatMap(({ id, options: all }) =>
      all.map(({ group, value }, index) => [id, index + 1, group, value]),
    ),
  );
  await sql`
    INSERT INTO variant_option (variant_id, position, group_name, value)
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(${options})`.execute(tx);
}
