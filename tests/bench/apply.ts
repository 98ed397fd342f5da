import { importCatalogPage } from '#main/channel/import-page.ts';
import type { CatalogChange, VariantChange } from '#main/channel/connector.ts';
import { importSettings } from '#main/data/settings-import.ts';
import { shortWrites } from '#main/data/short-writes.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addShop } from '#tests/support/goods.ts';
import { generatedCatalog, generatedSettings } from './goods.ts';
import { inTurns, toResult, type Result } from './measure.ts';

/**
 * How fast pages of a store are applied, beside the plainest inserts of the same rows: no looking for what is there, no
 * search by mistyped words, no short transactions, one prepared statement a table.
 */
export async function benchApply(variants: number): Promise<Result> {
  const [ours, plain] = [await openShop(), await openShop()];
  const writes = shortWrites(ours);
  plain.sqlite.pragma('wal_autocheckpoint = 0');
  const insert = plainInserts(plain);
  const pages = [...generatedCatalog(variants)];
  const times = await inTurns(
    { count: pages.length, warmUp: 0 },
    async (index) => {
      const page = pages[index];
      if (page !== undefined) await importCatalogPage(writes, page, 1);
    },
    (index) => insert(pages[index]?.items ?? []),
  );
  await ours.close();
  await plain.close();
  return toResult('apply 500 variants (raw: plain inserts)', 'ms', times);
}

async function openShop(): Promise<TestDatabase> {
  const database = await openTestDatabase();
  addShop(database.sqlite);
  await database.db.transaction().execute((tx) => importSettings(tx, generatedSettings));
  return database;
}

function plainInserts({ sqlite }: TestDatabase): (items: readonly CatalogChange[]) => void {
  const product = sqlite.prepare('INSERT INTO product (remote_id, name) VALUES (?, ?)');
  const variant = sqlite.prepare(
    `INSERT INTO variant (remote_id, product_id, sku, name, price, tax_category_id)
     VALUES (?, (SELECT id FROM product WHERE remote_id = ?), ?, ?, ?, 1)`,
  );
  const option = sqlite.prepare('INSERT INTO variant_option VALUES (?, 1, ?, ?)');
  const barcode = sqlite.prepare('INSERT INTO barcode (code, variant_id) VALUES (?, ?)');
  const words = sqlite.prepare('INSERT INTO variant_word (rowid, name, sku, codes) VALUES (?, ?, ?, ?)');
  const add = (item: VariantChange): void => {
    const { remoteId, productRemoteId, sku, name, price } = item;
    const { lastInsertRowid: id } = variant.run(remoteId, productRemoteId, sku, name, price);
    for (const { group, value } of item.options) option.run(id, group, value);
    for (const code of item.barcodes) barcode.run(code, id);
    words.run(id, name, sku, item.barcodes.join(' '));
  };
  return sqlite.transaction((items: readonly CatalogChange[]) => {
    for (const item of items) if (item.kind === 'product') product.run(item.remoteId, item.name);
    for (const item of items) if (item.kind === 'variant') add(item);
  });
}
