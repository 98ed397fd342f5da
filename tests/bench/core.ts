import { copyFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { v7 } from 'uuid';
import type { CatalogItem } from '#contract/catalog.ts';
import { emptyBasket, type Basket, type GoodsLine } from '#domain/sale/basket.ts';
import { reduceBasket } from '#domain/sale/reduce-basket.ts';
import { settle } from '#domain/sale/settle.ts';
import { openConnection } from '#main/data/database.ts';
import { goodsLine } from '#tests/support/basket.ts';
import { paymentOf, rulesOf } from '#tests/support/desk.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';
import { gtinOf, wordsOf } from './goods.ts';
import { inTurns, toResult, type Result } from './measure.ts';
import { record, replayer, type Step } from './recorder.ts';

const LOOKUPS = 20_000;
const KEYSTROKES = 3000;
const COMMITS = 600;
const LINES = 10;

/** A till with a big catalog, and how many variants it has. */
export interface BigTill extends TestTill {
  readonly variants: number;
}

/** From a scanned code to the basket's line and the new total. */
export async function benchLookup(till: BigTill): Promise<Result> {
  const codeOf = (index: number): string => gtinOf((index * 7919) % till.variants);
  const steps = await recordEach(till.file, LOOKUPS, (twin, index) =>
    twin.ask('catalog.byCode', { code: codeOf(index) }),
  );
  const raw = openConnection(till.file, { mustExist: true }).sqlite;
  const replay = replayer(raw);
  const rules = await rulesOf(till);
  const moment = { at: till.clock.at, utcOffsetMinutes: 60 };
  let basket: Basket = emptyBasket(v7(), 'EUR');
  const times = await inTurns(
    { count: LOOKUPS, warmUp: LOOKUPS / 10 },
    async (index) => {
      const [item] = await itemsOf(till, 'catalog.byCode', { code: codeOf(index) });
      if (item === undefined) throw new Error('the code was not found');
      const lines = index % LINES === 0 ? [] : basket.lines;
      basket = reduceBasket({ ...basket, lines }, { kind: 'add', line: lineOf(item) });
      settle(basket, rules, moment);
    },
    (index) => replay(steps[index % LOOKUPS] ?? []),
  );
  raw.close();
  return toResult('barcode to basket line', 'µs', times);
}

/** The statements of one lookup. */
export async function lookupSteps(till: BigTill): Promise<readonly Step[]> {
  const [steps] = await recordEach(till.file, 1, (twin) => twin.ask('catalog.byCode', { code: gtinOf(0) }));
  return steps ?? [];
}

/** Each keystroke of a word and the beginning of the next. */
export async function benchSearch(till: BigTill): Promise<Result> {
  const inputOf = (index: number): object => {
    const text = wordsOf(index * 31)
      .slice(0, 2)
      .join(' ');
    return { text: text.slice(0, 1 + (index % text.length)), categoryId: null, offset: 0, limit: 60 };
  };
  const steps = await recordEach(till.file, KEYSTROKES, (twin, index) =>
    twin.ask('catalog.search', inputOf(index)),
  );
  const raw = openConnection(till.file, { mustExist: true }).sqlite;
  const replay = replayer(raw);
  const times = await inTurns(
    { count: KEYSTROKES, warmUp: KEYSTROKES / 10 },
    (index) => itemsOf(till, 'catalog.search', inputOf(index % KEYSTROKES)),
    (index) => replay(steps[index % KEYSTROKES] ?? []),
  );
  raw.close();
  return toResult('search as you type', 'ms', times);
}

/** A ten-line sale, from the message to the durable commit; raw runs the same statements in a copy of the file. */
export async function benchCommit(till: BigTill): Promise<Result> {
  till.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  const [forTwin, forRaw] = [join(till.folder, 'twin.db'), join(till.folder, 'raw.db')];
  for (const copy of [forTwin, forRaw]) copyFileSync(till.file, copy);
  const total = Math.ceil(COMMITS * 1.1);
  const rules = await rulesOf(till);
  const messages = await Promise.all(
    Array.from({ length: total }, async (_, index) => paymentOf(till, await basketOf(till, index), rules)),
  );
  const sell = async (where: TestTill, index: number): Promise<void> => {
    const reply = await where.ask('sale.commit', messages[index]);
    if (!reply.ok) throw new Error(`the sale was refused: ${reply.error.code}`);
  };
  const steps = await recordEach(forTwin, total, sell);
  const raw = openConnection(forRaw, { mustExist: true }).sqlite;
  const replay = replayer(raw);
  const times = await inTurns(
    { count: COMMITS, warmUp: COMMITS / 10 },
    (index) => sell(till, index),
    (index) => replay(steps[index] ?? []),
  );
  raw.close();
  return toResult('10-line sale, durable', 'ms', times);
}

async function basketOf(till: BigTill, index: number): Promise<Basket> {
  const picks = Array.from({ length: LINES }, (_, line) => (index * 131 + line * 7919) % till.variants);
  const found = await Promise.all(
    picks.map((pick) => itemsOf(till, 'catalog.byCode', { code: gtinOf(pick) })),
  );
  const lines = found.flatMap((items) => items.slice(0, 1)).map(lineOf);
  return { ...emptyBasket(v7(), 'EUR'), lines };
}

function lineOf({ variantId, sku, name, unit, price, taxCategoryId, categoryIds }: CatalogItem): GoodsLine {
  return goodsLine({ variantId, sku, name, unit, price, taxCategoryId, categoryIds });
}

async function itemsOf(
  till: BigTill,
  procedure: 'catalog.byCode' | 'catalog.search',
  input: object,
): Promise<readonly CatalogItem[]> {
  const reply = await till.ask(procedure, input);
  if (!reply.ok) throw new Error(`${procedure} was refused: ${reply.error.code}`);
  if (!hasItems(reply.value)) throw new Error(`${procedure} gave no items`);
  return reply.value.items;
}

/** Cheaper than parsing, which would be measured. */
function hasItems(value: unknown): value is { readonly items: readonly CatalogItem[] } {
  return typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items);
}

/** The statements of each run of `work` on a till of its own over `file`, so that the measured one stays as it is. */
export async function recordEach(
  file: string,
  count: number,
  work: (twin: TestTill, index: number) => Promise<unknown>,
): Promise<readonly (readonly Step[])[]> {
  const connection = openConnection(file, { mustExist: true });
  const recording = record(connection.sqlite);
  const twin = await openTestTill({ ...connection, file, folder: dirname(file) });
  const all: (readonly Step[])[] = [];
  for (let index = 0; index < count; index += 1) {
    recording.steps.length = 0;
    await work(twin, index);
    all.push([...recording.steps]);
  }
  await connection.close();
  return all;
}
