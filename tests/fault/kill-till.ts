import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { randomFrom, type Random } from './random.ts';
import { ordersOf, stockOf, stockUp } from './store-orders.ts';
import { nothingTold, type Told } from './told.ts';

/**
 * A till dies at one of its first so many messages, and up to so many milliseconds after that was sent: before it was
 * heard, in its transaction, or with the answer on its way, on a fast disk and on a slow one.
 */
const MOST_MESSAGES = 60;
const MOST_DELAYS = [12, 150] as const;

/** How often the till is to die, and by which chance. */
export interface Deaths {
  readonly kills: number;
  readonly seed: number;
}

/** What the world outside the till knows. */
interface World {
  readonly kills: number;
  readonly folder: string;
  readonly random: Random;
  readonly shop: RunningStore;
  readonly printer: PrinterPeer;
  readonly told: Told;
}

/**
 * Kills the till's core process at random points of a day's work (sales, returns, parked baskets, shifts), then counts
 * what became of it. Gives the process's exit code.
 */
export async function killTill({ kills, seed }: Deaths): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'countertop-fault-'));
  const shop = await startStore({ prepared: true });
  const printer = await startPrinterPeer();
  try {
    return await run({ kills, folder, random: randomFrom(seed), shop, printer, told: nothingTold() });
  } finally {
    await printer.close();
    await shop.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(world: World): Promise<number> {
  const { kills, folder, random, printer, told } = world;
  await stockUp(world.shop);
  const clerk = { shelf: await firstStart(world), random, told };
  const stockBefore = await stockOf(world.shop);
  for (let kill = 1; kill <= kills; kill += 1) {
    await killOnce(world, clerk);
    if (kill % 10 === 0)
      console.log(`${kill} of ${kills} kills, ${told.documents.length} documents acknowledged`);
  }
  await lastStart(world, clerk);
  const findings = audit(join(folder, 'till.db'), {
    told,
    orders: await ordersOf(world.shop),
    printout: printer.printout(),
  });
  const sound = { journal: await journalIsWhole(folder), stock: await stockAgrees(world, stockBefore) };
  return report(world, findings, sound);
}

/** Joins the store, sets the printer up, waits for the catalog, and gives what can be sold. */
async function firstStart({ folder, shop, printer: { host, port } }: World): Promise<Shelf> {
  const till = await startHeadlessTill({ folder, key: shop.apiKey });
  await till.call('device.usePrinter', { settings: { host, port, columns: 48 } });
  const { shop: joined } = await till.call('setup.connect', {
    kind: 'vendure',
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

async function killOnce({ folder, random, shop }: World, clerk: Clerk): Promise<void> {
  const last = 1 + random.below(MOST_MESSAGES);
  const delay = random.below(MOST_DELAYS[random.below(2)] ?? 0);
  const till = await startHeadlessTill({
    folder,
    key: shop.apiKey,
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
async function lastStart({ folder, shop }: World, clerk: Clerk): Promise<void> {
  const till = await startHeadlessTill({ folder, key: shop.apiKey });
  await comeBack(till, clerk);
  await till.until('sync.status', {}, ({ unsent, refused }) => unsent === 0 || refused > 0);
  const { items } = await till.call('inbox.open', {});
  for (const { name, message } of items) console.log(`refused by the store: ${name} ${message}`);
  await till.until('device.printer', {}, (status) => status.waiting === 0);
  await till.stop();
}

async function journalIsWhole(folder: string): Promise<boolean> {
  const connection = openConnection(join(folder, 'till.db'), { mustExist: true });
  const { broken } = await checkJournal(connection.db);
  await connection.close();
  if (broken !== null) console.log(`the journal is broken at entry ${broken.seq}: ${broken.fault}`);
  return broken === null;
}

/** The store has what it had and what the till moved: sold, taken back, voided. */
async function stockAgrees({ folder, shop }: World, before: ReadonlyMap<string, number>): Promise<boolean> {
  const connection = openConnection(join(folder, 'till.db'), { mustExist: true });
  const moved = connection.sqlite
    .prepare<[], { remote_id: string; pieces: number }>(
      `SELECT remote_id, sum(quantity) / 1000 AS pieces FROM stock_movement
       JOIN variant ON variant.id = variant_id GROUP BY variant_id`,
    )
    .all();
  await connection.close();
  const after = await stockOf(shop);
  const wrong = moved.filter(({ remote_id: id, pieces }) => (before.get(id) ?? 0) + pieces !== after.get(id));
  for (const { remote_id: id, pieces } of wrong) {
    console.log(`variant ${id}: ${before.get(id)} and ${pieces} moved is not ${after.get(id)}`);
  }
  return wrong.length === 0;
}

function report(
  { kills, printer, told: { documents, again, shiftsClosed } }: World,
  findings: Findings,
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
