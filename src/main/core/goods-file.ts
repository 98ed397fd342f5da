import { Refusal } from '#contract/errors.ts';
import type { GoodsFile, goodsFile } from '#contract/goods-file.ts';
import type { InputOf, OutputOf } from '#contract/procedure.ts';
import { GOODS_FIELDS } from '#domain/goods-file/fields.ts';
import { readGoods, type GoodsFileRead } from '#domain/goods-file/read-goods.ts';
import { isAsKept, toCells } from '#domain/goods-file/row-cells.ts';
import { keptGoods, knownTaxes, importGoods, type KeptGoods } from '#main/data/goods-file.ts';
import type { Reader } from '#main/data/database.ts';
import type { Words } from '#domain/receipt/writer.ts';
import { findShop, hasStore, type ShopRow } from '#main/data/shop.ts';
import type { FeatureHandlers, TaskContext } from './context.ts';
import { exportRows } from './export-rows.ts';
import type { PaperPorts } from './paper.ts';
import { bookCounted } from './stock-booking.ts';

/** What files of goods ask of the PC they are kept on. */
export interface GoodsFilePorts {
  /** The cells of a CSV text, or null when it is none. */
  readonly readCsv: (text: string) => string[][] | null;
  readonly writeCsv: (rows: readonly (readonly string[])[]) => string;
  readonly saveFile: PaperPorts['saveFile'];
  readonly words: Words;
}

/** Rows a transaction: some ten milliseconds, so that selling goes on in between. */
const CHUNK = 200;

const MOST_TROUBLES = 1000;
const SAMPLE_ROWS = 20;
const LONGEST_VALUE = 200;

/** Goods that come and go as files: for shops without an online store, and for whoever wants their own data. */
export function goodsFileHandlers(ports: GoodsFilePorts): FeatureHandlers<typeof goodsFile> {
  return {
    preview: async (file, { db }) => {
      const { read, kept, shop } = await readFile(ports, db, file);
      return { ...summary(read, kept), sample: sampleOf(read, shop) };
    },
    take: (input, context) => take(ports, input, context),
    saveRejects: async (file, { db }) => {
      const { read } = await readFile(ports, db, file);
      return { name: await saveCsv(ports, 'goods-to-mend.csv', rejectsOf(ports, file, read)) };
    },
    save: async ({ what }, { db, clock }) => {
      const shop = await shopOf(db);
      const rows = await exportRows(db, what, { shop, ...ports });
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      return { name: await saveCsv(ports, `${what}-${day}.csv`, rows), rows: rows.length - 1 };
    },
    template: async () => ({ name: await saveCsv(ports, 'goods.csv', [GOODS_FIELDS]) }),
  };
}

interface ReadFile {
  readonly read: GoodsFileRead;
  readonly kept: ReadonlyMap<string, KeptGoods>;
  readonly shop: ShopRow;
}

async function readFile(ports: GoodsFilePorts, db: Reader, file: GoodsFile): Promise<ReadFile> {
  const shop = await shopOf(db);
  const table = ports.readCsv(file.text);
  if (table === null || table.length === 0) throw new Refusal('file-unreadable');
  const kept = new Map((await keptGoods(db, null)).map((goods) => [goods.sku, goods]));
  const known = { has: (sku: string) => kept.has(sku), taxes: await knownTaxes(db) };
  return { read: readGoods(table, shop.currency, file, known), kept, shop };
}

async function shopOf(db: Reader): Promise<ShopRow> {
  const shop = await findShop(db);
  if (shop === null) throw new Refusal('not-set-up');
  return shop;
}

type Preview = OutputOf<typeof goodsFile.preview>;

function summary(read: GoodsFileRead, kept: ReadFile['kept']): Omit<Preview, 'sample'> {
  const { writing, goods, troubles, badLines, rows } = read;
  const old = goods.filter(({ sku }) => kept.has(sku));
  const same = old.filter((row) => {
    const before = kept.get(row.sku);
    return before !== undefined && isAsKept(row, before);
  });
  return {
    columns: [...writing.heads],
    mapping: Object.fromEntries(Object.entries(writing.mapping).map(([field, all]) => [field, [...all]])),
    decimal: writing.decimal,
    rows,
    added: goods.length - old.length,
    changed: old.length - same.length,
    same: same.length,
    bad: badLines.size,
    troubles: troubles
      .slice(0, MOST_TROUBLES)
      .map((trouble) => ({ ...trouble, value: trouble.value.slice(0, LONGEST_VALUE) })),
  };
}

function sampleOf({ goods }: GoodsFileRead, { currency }: ShopRow): Preview['sample'] {
  return goods.slice(0, SAMPLE_ROWS).map((row) => toCells(row, currency));
}

type Take = InputOf<typeof goodsFile.take>;

async function take(
  ports: GoodsFilePorts,
  { documentId, ...file }: Take,
  context: TaskContext,
): Promise<OutputOf<typeof goodsFile.take>> {
  const { read, kept, shop } = await readFile(ports, context.db, file);
  if (hasStore(shop.kind)) throw new Refusal('catalog-of-store');
  const { added, changed, bad } = summary(read, kept);
  for (let from = 0; from < read.goods.length; from += CHUNK) {
    const chunk = read.goods.slice(from, from + CHUNK);
    await context.transact(async ({ tx, touch }) => {
      await importGoods(tx, chunk);
      touch('catalog');
    });
  }
  await bookCounted(documentId, read.goods, context);
  await context.transact(async ({ record }) => record('goods-imported', { added, changed, bad }));
  return { added, changed, bad };
}

/** The bad rows as they stood, with what is wrong behind them, to be mended and read again. */
function rejectsOf(
  { readCsv, words }: GoodsFilePorts,
  { text }: GoodsFile,
  read: GoodsFileRead,
): (readonly string[])[] {
  const [heads = [], ...rows] = readCsv(text) ?? [];
  const why = new Map<number, string[]>();
  for (const { line, field, problem, value } of read.troubles) {
    const said = words(`goods-file.problem.${problem}`, { value });
    const named = field === null ? said : `${words(`goods-file.field.${field}`)}: ${said}`;
    why.set(line, [...(why.get(line) ?? []), named]);
  }
  const bad = rows.flatMap((cells, index) => {
    const reasons = why.get(index + 2);
    return reasons === undefined ? [] : [[...cells, reasons.join('; ')]];
  });
  return [[...heads, words('goods-file.reason')], ...bad];
}

async function saveCsv(
  { saveFile, writeCsv }: GoodsFilePorts,
  suggestedName: string,
  rows: readonly (readonly string[])[],
): Promise<string | null> {
  const bytes = new TextEncoder().encode(writeCsv(rows));
  return await saveFile({ suggestedName, filters: [{ name: 'CSV', extensions: ['csv'] }], bytes });
}
