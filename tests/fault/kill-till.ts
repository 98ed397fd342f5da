// Kills the till's core process at random points of a day's work (sales, returns, parked baskets, shifts), then counts
// what became of it.
//   npm run fault -- --kills N [--seed S]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openConnection } from '#main/data/database.ts';
import { checkJournal } from '#main/data/journal-check.ts';
import { startHeadlessTill, TillGone, type HeadlessTill } from '#tests/support/headless-till.ts';
import { startPrinterPeer, type PrinterPeer } from '#tests/support/printer/printer-peer.ts';
import { eventsOf } from '#tests/support/printer/printout.ts';
import { startStore, type RunningStore } from '#tests/support/store.ts';
import { audit, type Findings } from './audit.ts';
import { lookAfterBaskets, sayAgain, type Clerk, type Shelf } from './clerk.ts';
import { finish, openShift, workOn } from './day.ts';
import { receiptsIn } from './paper.ts';
import { randomFrom } from './random.ts';
import { ordersOf, stockOf, stockUp } from './store-orders.ts';
import { nothingTold, type Told } from './told.ts';

const { values: options } = parseArgs({
  options: { kills: { type: 'string', default: '30' }, seed: { type: 'string', default: '1' } },
});
const kills = Number(options.kills);
const random = randomFrom(Number(options.seed));
const folder = mkdtempSync(join(tmpdir(), 'countertop-fault-'));

/**
 * A till dies at one of its first so many messages, and up to so many milliseconds after that was sent: before it was
 * heard, in its transaction, or with the answer on its way, on a fast disk and on a slow one.
 */
const MOST_MESSAGES = 60;
const MOST_DELAYS = [12, 150] as const;

/** What the world outside the till knows. */
interface World {
  readonly shop: RunningStore;
  readonly printer: PrinterPeer;
  readonly told: Told;
}

const shop = await startStore({ prepared: true });
const printer = await startPrinterPeer();
try {
  process.exitCode = await run({ shop, printer, told: nothingTold() });
} finally {
  await printer.close();
  await shop.dispose();
  rmSync(folder, { recursive: true, force: true });
}

async function run(world: World): Promise<number> {
  await stockUp(world.shop);
  const clerk = { shelf: await firstStart(world), random, told: world.told };
  const stockBefore = await stockOf(world.shop);
  for (let kill = 1; kill <= kills; kill += 1) {
    await killOnce(world, clerk);
    if (kill % 10 === 0) {
      console.log(`${kill} of ${kills} kills, ${world.told.documents.length} documents acknowledged`);
    }
  }
  await lastStart(world, clerk);
  const findings = audit(join(folder, 'till.db'), {
    told: world.told,
    orders: await ordersOf(world.shop),
    printout: printer.printout(),
  });
  const sound = { journal: await journalIsWhole(), stock: await stockAgrees(world.shop, stockBefore) };
  return report(findings, world.told, sound);
}

/** Joins the store, sets the printer up, waits for the catalog, and gives what can be sold. */
async function firstStart({ shop, printer: { host, port } }: World): Promise<Shelf> {
  const till = await startHeadlessTill({ folder, key: shop.apiKey });
  await till.call('device.usePrinter', { settings: { host, port, columns: 48 } });
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

async function killOnce(world: World, clerk: Clerk): Promise<void> {
  const last = 1 + random.below(MOST_MESSAGES);
  const delay = random.below(MOST_DELAYS[random.below(2)] ?? 0);
  const till = await startHeadlessTill({
    folder,
    key: world.shop.apiKey,
    onCall: (count) => {
      if (count === last) setTimeout(() => void till.kill(), delay);
    },
  });
  try {
    await comeBack(till, clerk);
    for (;;) await workOn(till, clerk);
  } catch (error) {
    if (!(error instanceof TillGone)) throw error;
  }
  await till.kill();
}

/** As a clerk does whose till died: what it had not answered once more, then the baskets that were open. */
async function comeBack(till: HeadlessTill, clerk: Clerk): Promise<void> {
  await sayAgain(till, clerk.told);
  await openShift(till, clerk);
  for (const basket of await lookAfterBaskets(till, clerk)) await finish(till, clerk, basket);
}

/** Starts once more and lets everything that waits go to the store and to the printer. */
async function lastStart(world: World, clerk: Clerk): Promise<void> {
  const till = await startHeadlessTill({ folder, key: world.shop.apiKey });
  await comeBack(till, clerk);
  await till.until('sync.status', {}, (status) => status.unsent === 0);
  const { exchanges } = await till.call('sync.exchanges', { limit: 500 });
  for (const { name, outcome, message } of exchanges) {
    if (outcome === 'refused') console.log(`refused by the store: ${name} ${message}`);
  }
  await till.until('device.printer', {}, (status) => status.waiting === 0);
  await till.stop();
}

async function journalIsWhole(): Promise<boolean> {
  const connection = openConnection(join(folder, 'till.db'), { mustExist: true });
  const { broken } = await checkJournal(connection.db);
  await connection.close();
  if (broken !== null) console.log(`the journal is broken at entry ${broken.seq}: ${broken.fault}`);
  return broken === null;
}

/** The store has less by exactly what the till sold; what came back waits until sync can bring it there. */
async function stockAgrees(shop: RunningStore, before: ReadonlyMap<string, number>): Promise<boolean> {
  const connection = openConnection(join(folder, 'till.db'), { mustExist: true });
  const sold = connection.sqlite
    .prepare<[], { remote_id: string; pieces: number }>(
      `SELECT remote_id, sum(quantity) / 1000 AS pieces FROM sale_line
       JOIN variant ON variant.id = variant_id JOIN sale ON sale.id = sale_id
       WHERE sale.kind = 'sale' GROUP BY variant_id`,
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

function report(
  findings: Findings,
  { documents, again, shiftsClosed }: Told,
  sound: { readonly journal: boolean; readonly stock: boolean },
): number {
  const { lost, doubled, partial, gaps } = findings;
  const found = [...lost, ...doubled, ...partial, ...gaps];
  for (const finding of found) console.log(finding);
  const isEnough = documents.length >= kills / 2;
  if (!isEnough) console.log('too few documents were acknowledged for this to say anything');
  const printout = printer.printout();
  const count = (kind: string): number => documents.filter((document) => document.kind === kind).length;
  console.log(
    `acknowledged to the screen: ${count('sale')} sales, ${count('refund')} refunds, ` +
      `${count('exchange')} exchanges, ${count('void')} voids, ${shiftsClosed.size} shifts closed`,
  );
  console.log(`asked again after a kill: ${again.made} had been made, ${again.notMade} had not`);
  console.log(
    `on paper: ${receiptsIn(printout).size} receipts; the drawer opened ${eventsOf(printout, 'pulse').length} times`,
  );
  console.log(
    `${kills} kills: lost ${lost.length}, doubled ${doubled.length}, partial ${partial.length}, gaps ${gaps.length}`,
  );
  console.log(sound.stock ? 'stock agrees' : 'stock does not agree');
  console.log(sound.journal ? 'journal verifies' : 'journal does not verify');
  return sound.stock && sound.journal && isEnough && found.length === 0 ? 0 : 1;
}
