import { importCatalogPage } from '#main/channel/import-page.ts';
import { importSettings } from '#main/data/settings-import.ts';
import { shortWrites } from '#main/data/short-writes.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addShop } from '#tests/support/goods.ts';
import { generatedCatalog, generatedSettings } from './goods.ts';
import { inTurns, toResult, type Result } from './measure.ts';
import { record, replayer, type Step } from './recorder.ts';

/** A shop that was joined a moment ago: settings are there, goods are not. */
async function openShop(): Promise<TestDatabase> {
  const database = await openTestDatabase();
  addShop(database.sqlite);
  await database.db.transaction().execute((tx) => importSettings(tx, generatedSettings));
  return database;
}

/**
 * The first import, page by page (500 variants with their products, options, barcodes and search index);
 * raw runs the same statements on a database of its own.
 */
export async function benchImport(
  variants: number,
): Promise<{ readonly result: Result; readonly big: TestDatabase }> {
  const steps = await recordImport(variants);
  const [big, plain] = [await openShop(), await openShop()];
  const writes = shortWrites(big);
  plain.sqlite.pragma('wal_autocheckpoint = 0');
  const replay = replayer(plain.sqlite);
  const pages = generatedCatalog(variants);
  const times = await inTurns(
    { count: steps.length, warmUp: 0 },
    async () => {
      const { value: page } = pages.next();
      if (page !== undefined) await importCatalogPage(writes, page, 1);
    },
    (index) => replay(steps[index] ?? []),
  );
  await plain.close();
  return { result: toResult('first import, 500 variants', 'ms', times), big };
}

async function recordImport(variants: number): Promise<readonly (readonly Step[])[]> {
  const twin = await openShop();
  const recording = record(twin.sqlite);
  const writes = shortWrites(twin);
  const all: (readonly Step[])[] = [];
  for (const page of generatedCatalog(variants)) {
    await importCatalogPage(writes, page, 1);
    all.push(recording.steps.splice(0));
  }
  await twin.close();
  return all;
}
