// Kills the till's core process at random points of ringing up, then counts what became of the sales.
//   npm run fault -- --kills N [--seed S]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openConnection } from '#main/data/database.ts';
import { checkJournal } from '#main/data/journal-check.ts';
import { startHeadlessTill, type HeadlessTill } from '#tests/support/headless-till.ts';
import { startPrinterPeer, type PrinterPeer } from '#tests/support/printer/printer-peer.ts';
import { eventsOf } from '#tests/support/printer/printout.ts';
import { startStore, type RunningStore } from '#tests/support/store.ts';
import { audit, type Acknowledged, type Findings } from './audit.ts';
import { receiptsIn } from './paper.ts';
import { randomFrom } from './random.ts';
import { pay, ringUp, type Payment, type RungUp, type Shelf } from './ring-up.ts';
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

/** What the world outside the till knows. */
interface World {
  readonly shop: RunningStore;
  readonly printer: PrinterPeer;
  readonly acknowledged: Acknowledged[];
  /** The payment that a killed till had not answered; the next till is asked for it first. */
  unanswered: Payment | null;
  /** Payments asked for again, by whether the till had made the sale before it died. */
  readonly again: { made: number; notMade: number };
}

const shop = await startStore({ prepared: true });
const printer = await startPrinterPeer();
try {
  process.exitCode = await run({
    shop,
    printer,
    acknowledged: [],
    unanswered: null,
    again: { made: 0, notMade: 0 },
  });
} finally {
  await printer.close();
  await shop.dispose();
  rmSync(folder, { recursive: true, force: true });
}

async function run(world: World): Promise<number> {
  await stockUp(world.shop);
  const shelf = await firstStart(world);
  const stockBefore = await stockOf(world.shop);
  for (let kill = 1; kill <= kills; kill += 1) {
    await killOnce(world, shelf);
    if (kill % 10 === 0) {
      console.log(`${kill} of ${kills} kills, ${world.acknowledged.length} sales acknowledged`);
    }
  }
  await lastStart(world);
  const findings = audit(join(folder, 'till.db'), {
    acknowledged: world.acknowledged,
    orders: await ordersOf(world.shop),
    printout: printer.printout(),
  });
  const isSound = (await journalIsWhole()) && (await stockAgrees(world.shop, stockBefore));
  return report(findings, world, isSound);
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

async function killOnce(world: World, shelf: Shelf): Promise<void> {
  const last = 1 + random.below(MOST_MESSAGES);
  const delay = random.below(MOST_DELAY);
  const till = await startHeadlessTill({
    folder,
    key: world.shop.apiKey,
    onCall: (count) => {
      if (count === last) setTimeout(() => void till.kill(), delay);
    },
  });
  let isAlive = await payAgain(world, till);
  while (isAlive) isAlive = note(world, await ringUp(till, shelf, random));
  await till.kill();
}

/** As a clerk does whose till died while a basket was paid: the same basket once more. False when it dies again. */
async function payAgain(world: World, till: HeadlessTill): Promise<boolean> {
  if (world.unanswered === null) return true;
  const outcome = await pay(till, world.unanswered);
  if (outcome.kind === 'sold') world.again[outcome.repeated ? 'made' : 'notMade'] += 1;
  return note(world, outcome);
}

/** Keeps what became of a basket. False when the till is gone. */
function note(world: World, outcome: RungUp): boolean {
  if (outcome.kind === 'sold') world.acknowledged.push(outcome.sale);
  world.unanswered = outcome.kind === 'gone' ? outcome.unanswered : null;
  return outcome.kind === 'sold';
}

/** Starts once more and lets everything that waits go to the store and to the printer. */
async function lastStart(world: World): Promise<void> {
  const till = await startHeadlessTill({ folder, key: world.shop.apiKey });
  await payAgain(world, till);
  await till.until('sync.status', {}, (status) => status.unsent === 0);
  const { documents } = await till.call('sync.refused', {});
  for (const document of documents)
    console.log(`refused by the store: ${document.receiptNumber} ${document.message}`);
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

function report(findings: Findings, { acknowledged, again }: World, isSound: boolean): number {
  const { lost, doubled, partial, gaps } = findings;
  const found = [...lost, ...doubled, ...partial, ...gaps];
  for (const finding of found) console.log(finding);
  const isEnough = acknowledged.length >= kills / 2;
  if (!isEnough) console.log('too few sales were acknowledged for this to say anything');
  const printout = printer.printout();
  console.log(`${acknowledged.length} sales were acknowledged to the screen`);
  console.log(`paid again after a kill: ${again.made} had been sold, ${again.notMade} had not`);
  console.log(
    `on paper: ${receiptsIn(printout).size} receipts; the drawer opened ${eventsOf(printout, 'pulse').length} times`,
  );
  console.log(
    `${kills} kills: lost ${lost.length}, doubled ${doubled.length}, partial ${partial.length}, gaps ${gaps.length}`,
  );
  return isSound && isEnough && found.length === 0 ? 0 : 1;
}
