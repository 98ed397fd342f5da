// Kills the till's core process at random points of ringing up, then counts what became of the sales.
//   npm run fault -- --kills N [--seed S]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openConnection } from '#main/data/database.ts';
import { firstBrokenEntry } from '#main/data/journal.ts';
import { startHeadlessTill } from '#tests/support/headless-till.ts';
import { startStore, type RunningStore } from '#tests/support/store.ts';
import { audit, type Acknowledged, type Findings } from './audit.ts';
import { randomFrom, type Random } from './random.ts';
import { ringUp, type Shelf } from './ring-up.ts';
import { ordersOf, stockOf, stockUp } from './store-orders.ts';

const { values: options } = parseArgs({
  options: { kills: { type: 'string', default: '30' }, seed: { type: 'string', default: '1' } },
});
const kills = Number(options.kills);
const random = randomFrom(Number(options.seed));
const folder = mkdtempSync(join(tmpdir(), 'countertop-fault-'));

/** A till dies at one of its first so many messages, and up to so many milliseconds after that was sent. */
const MOST_MESSAGES = 24;
const MOST_DELAY = 12;

const store = await startStore({ prepared: true });
try {
  process.exitCode = await run(store);
} finally {
  await store.dispose();
  rmSync(folder, { recursive: true, force: true });
}

async function run(shop: RunningStore): Promise<number> {
  await stockUp(shop);
  const shelf = await firstStart(shop);
  const stockBefore = await stockOf(shop);
  const acknowledged: Acknowledged[] = [];
  for (let kill = 1; kill <= kills; kill += 1) {
    await killOnce(shop, shelf, acknowledged, random);
    if (kill % 10 === 0) console.log(`${kill} of ${kills} kills, ${acknowledged.length} sales acknowledged`);
  }
  await lastStart(shop);
  const findings = audit(join(folder, 'till.db'), acknowledged, await ordersOf(shop));
  const isSound = (await journalIsWhole()) && (await stockAgrees(shop, stockBefore));
  return report(findings, acknowledged.length, isSound);
}

/** Joins the store, waits for its catalog, and gives what can be sold. */
async function firstStart(shop: RunningStore): Promise<Shelf> {
  const till = await startHeadlessTill({ folder, key: shop.apiKey });
  const { shop: joined } = await till.call('setup.connect', {
    url: shop.url,
    key: shop.apiKey,
    channel: '',
    locationRemoteId: shop.locations.S1,
    registerCode: 'R1',
  });
  await till.until('sync.status', {}, (status) => status.catalogComplete && status.progress === null);
  const { items } = await till.call('catalog.search', { text: '', categoryId: null, offset: 0, limit: 50 });
  await till.stop();
  return { currency: joined.currency, items };
}

async function killOnce(
  shop: RunningStore,
  shelf: Shelf,
  acknowledged: Acknowledged[],
  chance: Random,
): Promise<void> {
  const last = 1 + chance.below(MOST_MESSAGES);
  const delay = chance.below(MOST_DELAY);
  const till = await startHeadlessTill({
    folder,
    key: shop.apiKey,
    onCall: (count) => {
      if (count === last) setTimeout(() => void till.kill(), delay);
    },
  });
  for (;;) {
    const sale = await ringUp(till, shelf, chance);
    if (sale === null) break;
    acknowledged.push(sale);
  }
  await till.kill();
}

/** Starts once more and lets everything that waits go to the store. */
async function lastStart(shop: RunningStore): Promise<void> {
  const till = await startHeadlessTill({ folder, key: shop.apiKey });
  await till.until('sync.status', {}, (status) => status.unsent === 0);
  const { documents } = await till.call('sync.refused', {});
  for (const document of documents)
    console.log(`refused by the store: ${document.receiptNumber} ${document.message}`);
  await till.stop();
}

async function journalIsWhole(): Promise<boolean> {
  const connection = openConnection(join(folder, 'till.db'), { mustExist: true });
  const broken = await firstBrokenEntry(connection.db);
  await connection.close();
  if (broken !== null) console.log(`the journal is broken at entry ${broken}`);
  return broken === null;
}

/** The store has less by exactly what the till sold. */
async function stockAgrees(shop: RunningStore, before: ReadonlyMap<string, number>): Promise<boolean> {
  const connection = openConnection(join(folder, 'till.db'), { mustExist: true });
  const sold = connection.sqlite
    .prepare<[], { remote_id: string; pieces: number }>(
      `SELECT remote_id, sum(quantity) / 1000 AS pieces FROM sale_line
       JOIN variant ON variant.id = variant_id GROUP BY variant_id`,
    )
    .all();
  await connection.close();
  const after = await stockOf(shop);
  const wrong = sold.filter(({ remote_id: id, pieces }) => (before.get(id) ?? 0) - pieces !== after.get(id));
  for (const { remote_id: id, pieces } of wrong) {
    console.log(`variant ${id}: ${before.get(id)} less ${pieces} sold is not ${after.get(id)}`);
  }
  return wrong.length === 0;
}

function report(findings: Findings, sales: number, isSound: boolean): number {
  const { lost, doubled, partial, gaps } = findings;
  for (const finding of [...lost, ...doubled, ...partial, ...gaps]) console.log(finding);
  console.log(`${sales} sales were acknowledged to the screen`);
  console.log(
    `${kills} kills: lost ${lost.length}, doubled ${doubled.length}, partial ${partial.length}, gaps ${gaps.length}`,
  );
  if (sales < kills / 2) console.log('too few sales were acknowledged for this to say anything');
  return isSound && sales >= kills / 2 && lost.length + doubled.length + partial.length + gaps.length === 0
    ? 0
    : 1;
}
