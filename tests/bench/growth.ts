import { importCatalogPage } from '#main/channel/import-page.ts';
import { importSettings } from '#main/data/settings-import.ts';
import { shortWrites } from '#main/data/short-writes.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';
import { generatedCatalog, generatedSettings, gtinOf, wordsOf } from './goods.ts';
import { percentile, timed } from './measure.ts';

const LOOKUPS = 4000;
const KEYSTROKES = 1200;

/** How a till of one size does; times in milliseconds, memory in MiB. */
export interface Size {
  readonly variants: number;
  /** Variants a second, with products, options, codes and search index. */
  readonly importRate: number;
  readonly lookup: { readonly p50: number; readonly p99: number };
  readonly search: { readonly p50: number; readonly p99: number };
  /** Of the process after the import of this size. */
  readonly memory: number;
  /** Of the database on the disk. */
  readonly file: number;
}

interface Grown {
  readonly variants: number;
  readonly database: TestDatabase;
  readonly till: TestTill;
  readonly importRate: number;
  readonly memory: number;
  readonly times: { readonly lookup: number[]; readonly search: number[] };
}

/**
 * Tills of several sizes beside each other, filled from a page source of this machine; each lookup and each keystroke
 * is timed on all of them in turns, so that whatever else the machine does falls on all alike.
 */
export async function benchGrowth(sizes: readonly number[]): Promise<Size[]> {
  const grown: Grown[] = [];
  for (const variants of sizes) grown.push(await grow(variants));
  for (let index = 0; index < LOOKUPS + KEYSTROKES; index += 1) {
    for (const one of grown) await (index < LOOKUPS ? lookUp(one, index) : search(one, index));
  }
  const results = grown.map(toSize);
  for (const { database } of grown) await database.close();
  return results;
}

async function grow(variants: number): Promise<Grown> {
  const database = await openTestDatabase();
  addShop(database.sqlite);
  await database.db.transaction().execute((tx) => importSettings(tx, generatedSettings));
  const writes = shortWrites(database);
  const took = await timed(async () => {
    for (const page of generatedCatalog(variants)) await importCatalogPage(writes, page, 1);
  });
  database.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  database.sqlite.pragma('wal_autocheckpoint = 1000');
  console.log(`grown: ${variants} variants`);
  return {
    variants,
    database,
    till: await openTestTill(database),
    importRate: (variants / took) * 1000,
    memory: process.memoryUsage().rss / 2 ** 20,
    times: { lookup: [], search: [] },
  };
}

async function lookUp({ variants, till, times }: Grown, index: number): Promise<void> {
  const code = gtinOf((index * 7919) % variants);
  times.lookup.push(await timed(() => till.ask('catalog.byCode', { code })));
}

async function search({ till, times }: Grown, index: number): Promise<void> {
  const whole = wordsOf(index * 31)
    .slice(0, 2)
    .join(' ');
  const text = whole.slice(0, 1 + (index % whole.length));
  const input = { text, categoryId: null, offset: 0, limit: 60 };
  times.search.push(await timed(() => till.ask('catalog.search', input)));
}

function toSize({ variants, database, importRate, memory, times }: Grown): Size {
  const pages = Number(database.sqlite.pragma('page_count', { simple: true }));
  const pageSize = Number(database.sqlite.pragma('page_size', { simple: true }));
  const sumUp = (values: readonly number[]): Size['lookup'] => ({
    p50: percentile(values, 0.5),
    p99: percentile(values, 0.99),
  });
  return {
    variants,
    importRate,
    memory,
    file: (pages * pageSize) / 2 ** 20,
    lookup: sumUp(times.lookup),
    search: sumUp(times.search),
  };
}

/** The sizes beside each other, each time as a multiple of the smallest till's. */
export function toGrowthTable(sizes: readonly Size[]): string {
  const [least] = sizes;
  if (least === undefined) return '';
  const times = (value: number, base: number): string =>
    `${value.toFixed(2)} ms ${(value / base).toFixed(2)}×`;
  const rows = sizes.map((size) => [
    String(size.variants),
    `${Math.round(size.importRate)}/s`,
    times(size.lookup.p50, least.lookup.p50),
    times(size.lookup.p99, least.lookup.p99),
    times(size.search.p50, least.search.p50),
    times(size.search.p99, least.search.p99),
    `${Math.round(size.file)} MiB`,
    `${Math.round(size.memory)} MiB`,
  ]);
  const head = [
    'variants',
    'import',
    'lookup p50',
    'lookup p99',
    'search p50',
    'search p99',
    'file',
    'memory',
  ];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [head, ...rows]
    .map((cells) => cells.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '))
    .join('\n');
}
