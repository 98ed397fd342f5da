import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startFaultProxy, type Chances, type FaultProxy } from '#tests/support/fault-proxy.ts';
import { startHeadlessTill, type HeadlessTill } from '#tests/support/headless-till.ts';
import { startStore, type RunningStore } from '#tests/support/store.ts';
import { witnessStore } from '#tests/support/store-witness.ts';
import { auditStore, type AuditedTill } from './audit-store.ts';
import type { Clerk } from './clerk.ts';
import { openShift, workOn } from './day.ts';
import { randomFrom, type Random } from './random.ts';
import { workInStock } from './stock-day.ts';
import { stockOf, stockUp } from './store-orders.ts';
import { nothingTold } from './told.ts';

/** How much is to go wrong, and for how many tills side by side. */
export interface Break {
  readonly exchanges: number;
  readonly tills: number;
  readonly seed: number;
}

/** How likely each fault of an exchange is: about one in five goes wrong. */
const WEIGHTS: Chances['weights'] = {
  lostRequest: 0.03,
  lostAnswer: 0.05,
  late: 0.01,
  truncated: 0.02,
  errorAfter: 0.03,
  twice: 0.02,
  html: 0.01,
  error500: 0.01,
  error503: 0.01,
  error429: 0.005,
  noAuth: 0.003,
  slow: 0.01,
  trickle: 0.01,
};

/** No more documents wait than this, so that the line and not the clerk is what is tried. */
const MOST_WAITING = 8;

/** In so many of a hundred acts the line goes down whole, for so long (ms). */
const OUTAGES = 2;
const OUTAGE_MS = 3000;

/** A till at work over a line of its own. */
interface Desk {
  readonly till: HeadlessTill;
  readonly line: FaultProxy;
  readonly clerk: Clerk;
  readonly audited: AuditedTill;
}

/**
 * Lets tills work over a line that breaks in every way, beside shoppers of the online store; then counts what reached
 * it. Gives the process's exit code.
 */
export async function breakLine({ exchanges, tills, seed }: Break): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'countertop-line-'));
  const shop = await startStore({ prepared: true });
  const desks: Desk[] = [];
  try {
    const places = [shop.locations.S1, shop.locations.S2];
    for (const place of places) await stockUp(shop, place);
    const before = new Map(
      await Promise.all(places.map(async (place) => [place, await stockOf(shop, place)] as const)),
    );
    for (let nth = 0; nth < tills; nth += 1) desks.push(await openDesk(shop, { folder, nth, seed }));
    const shoppers = { isOver: false };
    const [orders] = await Promise.all([
      buyOnline(shop, randomFrom(seed + 1000), shoppers),
      Promise.all(desks.map((desk) => work(desk, desks, exchanges))).finally(() => (shoppers.isOver = true)),
    ]);
    for (const desk of desks) await settle(desk);
    const findings = await auditStore(
      shop,
      desks.map(({ audited }) => audited),
      before,
    );
    return report(desks, findings, orders);
  } finally {
    for (const { till, line } of desks) {
      await till.kill();
      await line.close();
    }
    await shop.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openDesk(
  shop: RunningStore,
  { folder, nth, seed }: { readonly folder: string; readonly nth: number; readonly seed: number },
): Promise<Desk> {
  const own = join(folder, String(nth));
  mkdirSync(own);
  const line = await startFaultProxy({ target: shop.port });
  const till = await startHeadlessTill({ folder: own, key: shop.apiKey });
  const locationRemoteId = nth % 2 === 0 ? shop.locations.S1 : shop.locations.S2;
  const { shop: joined } = await till.call('setup.connect', {
    kind: 'vendure',
    url: line.url,
    key: shop.apiKey,
    channel: '',
    locationRemoteId,
    registerCode: `R${nth + 1}`,
  });
  await till.until('sync.status', {}, (status) => status.catalogComplete && status.progress === null);
  const { items } = await till.call('catalog.search', { text: '', categoryId: null, offset: 0, limit: 50 });
  const clerk = {
    shelf: { currency: joined.currency, items },
    random: randomFrom(seed + nth),
    told: nothingTold(),
  };
  await openShift(till, clerk);
  line.set({ weights: WEIGHTS, seed: seed + nth });
  return { till, line, clerk, audited: { file: join(own, 'till.db'), locationRemoteId } };
}

/** Works until all lines together have had enough. */
async function work({ till, line, clerk }: Desk, desks: readonly Desk[], exchanges: number): Promise<void> {
  const enough = (): boolean => desks.reduce((sum, desk) => sum + desk.line.count(), 0) >= exchanges;
  while (!enough()) {
    if (clerk.random.below(100) < OUTAGES) {
      await line.listen(false);
      await pause(OUTAGE_MS);
      await line.listen(true);
    }
    if (clerk.random.below(100) < 20) await line.release();
    const isStock = clerk.random.below(3) === 0;
    await (isStock ? workInStock(till, clerk) : workOn(till, clerk));
    await till.until('sync.status', {}, ({ unsent }) => unsent < MOST_WAITING || enough());
  }
}

/** The line is well again: everything that waits goes up, and what the store has comes down. */
async function settle({ till, line }: Desk): Promise<void> {
  await line.release();
  line.plan(null);
  await till.call('sync.now', {});
  await till.until('sync.status', {}, ({ unsent, refused }) => unsent === 0 || refused > 0);
}

/** Shoppers of the online store order now and then: that holds stock, and takes none away. */
async function buyOnline(shop: RunningStore, random: Random, until: { isOver: boolean }): Promise<number> {
  const witness = witnessStore(shop, true);
  const goods = await witness.variants();
  let orders = 0;
  while (!until.isOver) {
    const variant = goods[random.below(goods.length)];
    if (variant !== undefined) await witness.buyOnline(variant.id, 1 + random.below(2));
    orders += 1;
    await pause(500);
  }
  return orders;
}

function report(
  desks: readonly Desk[],
  { lost, doubled, stock }: Awaited<ReturnType<typeof auditStore>>,
  orders: number,
): number {
  for (const finding of [...lost, ...doubled, ...stock]) console.log(finding);
  const documents = desks.flatMap(({ clerk }) => clerk.told.documents);
  const count = (kind: string): number => documents.filter((document) => document.kind === kind).length;
  console.log(
    `${desks.length} tills: ${count('sale')} sales, ${count('refund')} refunds, ${count('exchange')} exchanges, ` +
      `${count('void')} voids; ${orders} orders of shoppers beside`,
  );
  const exchanges = desks.reduce((sum, { line }) => sum + line.total(), 0);
  console.log(
    `${exchanges} exchanges: lost ${lost.length}, doubled ${doubled.length}, stock difference ${stock.length}`,
  );
  return lost.length + doubled.length + stock.length === 0 ? 0 : 1;
}
