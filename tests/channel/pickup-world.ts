import { expect } from 'vitest';
import type { InboxItem } from '#contract/inbox.ts';
import type { Pickup } from '#domain/pickup/pickup.ts';
import type { PickupEvent, PickupStep } from '#domain/pickup/step.ts';
import type { WebOrder } from '#domain/pickup/web-order.ts';
import type { PickupDocument } from '#main/channel/document.ts';
import { findOrder } from '#main/data/web-order.ts';
import { v7 } from 'uuid';
import { basketOf } from '#tests/support/basket.ts';
import { sold, valueOf } from '#tests/support/desk.ts';
import { webOrderOf } from '#tests/support/memory-orders.ts';
import { MemoryStore, type Fault } from '#tests/support/memory-store.ts';
import { choices } from '#tests/support/pickup-choices.ts';
import { tryStep } from '#tests/support/pickup-desk.ts';
import { openSyncTill, type SyncTill } from '#tests/support/sync-till.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';
import { lineFor } from '#tests/support/web-orders.ts';

const VARIANTS = ['v1', 'v2', 'v3'] as const;
export const ORDERS = ['o1', 'o2', 'o3'] as const;
/** Sold by weight. */
const WEIGHED = 'v2';
const WEEK = 7 * 24 * 3_600_000;
/** On the day on which the tills begin. */
const PLACED = Date.UTC(2026, 2, 14, 9);
export const TILLS = 2;

/** Something that happens. */
export type Act =
  | {
      readonly kind: 'staff';
      readonly till: number;
      readonly order: number;
      /** What is done if it goes, else the nth of all that does. */
      readonly wish: PickupStep['kind'] | null;
      readonly choice: number;
    }
  | { readonly kind: 'change'; readonly order: number; readonly line: number; readonly pieces: number }
  | { readonly kind: 'cancel'; readonly order: number }
  | { readonly kind: 'anew' }
  | { readonly kind: 'outage'; readonly till: number; readonly isDown: boolean }
  | { readonly kind: 'round'; readonly till: number; readonly faults: readonly Fault[] };

/** A till at which staff works, with sync beside it. */
interface Desk {
  readonly till: TestTill;
  readonly sync: SyncTill;
  faults: Fault[];
  isDown: boolean;
}

export interface World {
  readonly store: MemoryStore;
  readonly desks: readonly Desk[];
  /** Orders about which the store refused something, so that it and the tills may differ. */
  readonly disputed: Set<string>;
  readonly take: (desk: Desk) => void;
}

async function open(): Promise<World> {
  let asking: Desk | null = null;
  const store = new MemoryStore({
    pageSize: 2,
    fault: (call) => {
      if (asking?.isDown === true) return 'later';
      return call === 'check' || call === 'settings' ? 'none' : (asking?.faults.shift() ?? 'none');
    },
  });
  store.putProduct('p1');
  for (const remoteId of VARIANTS) {
    store.putVariant(remoteId);
    store.moveStock(remoteId, 100_000);
  }
  const place = (orderId: string, goods: Readonly<Record<string, number>>, paid: Partial<WebOrder>): void =>
    store.shoppers.put(webOrderOf(orderId, goods, { placedAt: PLACED, ...paid }));
  place('o1', { v1: 2, v2: 1 }, { paid: 3000 });
  place('o2', { v2: 1, v1: 2 }, { authorised: 3000 });
  place('o3', { v1: 1, v2: 2 }, {});
  const desks: Desk[] = [];
  for (let nth = 1; nth <= TILLS; nth += 1) {
    const sync = await openSyncTill(() => store.connect());
    sync.database.sqlite.exec(`UPDATE register SET code = 'R${nth}'`);
    const desk = { till: await openTestTill(sync.database), sync, faults: [], isDown: false };
    desks.push(desk);
    await sync.engine().round();
    sync.database.sqlite.exec(`UPDATE variant SET unit = 'kg' WHERE remote_id = '${WEIGHED}'`);
  }
  return { store, desks, disputed: new Set(), take: (desk) => void (asking = desk) };
}

async function run(world: World, one: Act): Promise<unknown> {
  const { store, desks } = world;
  if (one.kind === 'cancel') return store.shoppers.cancel(ORDERS[one.order] ?? 'o1');
  if (one.kind === 'change') return change(store, one);
  if (one.kind === 'anew') return store.beginLife();
  const desk = desks[one.till];
  if (desk === undefined) throw new Error('no such till');
  switch (one.kind) {
    case 'staff':
      return await work(desk, one);
    case 'outage':
      return (desk.isDown = one.isDown);
    case 'round':
      world.take(desk);
      desk.faults = [...one.faults];
      return await round(desk);
  }
}

/** A shopper can change what has not left the stock; staff can take off what has. */
function change(
  { shoppers, documents }: MemoryStore,
  { order: nth, line, pieces }: Act & { kind: 'change' },
): void {
  const orderId = ORDERS[nth] ?? 'o1';
  const hasLeft = [...documents.values()]
    .flat()
    .some((one) => one.kind === 'pickup' && one.orderRemoteId === orderId && leaves(one));
  const found = shoppers.find(orderId)?.lines[line];
  if (found === undefined || (hasLeft && pieces * 1000 > found.quantity)) return;
  shoppers.change(orderId, found.lineId, pieces * 1000);
}

function leaves({ effect }: PickupDocument): boolean {
  return effect?.kind === 'ready' || effect?.kind === 'hand-over';
}

/** Somebody does one of the things that can be done with an order, as far as this till knows. */
async function work(
  { till: desk, sync }: Desk,
  { order: nth, wish, choice }: Act & { kind: 'staff' },
): Promise<void> {
  const orderId = ORDERS[nth] ?? 'o1';
  const known = await findOrder(desk.db, orderId);
  const steps = known === null ? [] : choices(known.pickup, { substituteId: 'v3', weighedId: WEIGHED });
  const step = steps.find(({ kind }) => kind === wish) ?? steps[choice % Math.max(1, steps.length)];
  if (known === null || step === undefined) return;
  // Nobody releases what the shopper may fetch yet.
  if (step.kind === 'release') sync.clock.at += WEEK;
  desk.clock.at = sync.clock.at;
  if (step.kind !== 'hand-over' || step.collected === 0) await valueOf(tryStep(desk, orderId, step));
  else await sold(desk, basketOf([], { lines: [await lineFor(desk, { ...known, packEventId: '' })] }));
}

async function round({ sync }: Desk): Promise<void> {
  sync.clock.at += 400_000;
  await sync.engine().round();
}

/** Everybody gets the line they need, in turns; what the store refused a manager has it note. */
async function settleDown(world: World): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) {
    let settled = 0;
    for (const desk of world.desks) {
      world.take(desk);
      desk.faults = [];
      desk.isDown = false;
      await round(desk);
      settled += await noteRefused(world, desk);
    }
    if (settled === 0 && turn > 3 && world.desks.every((desk) => unsent(desk) === 0)) return;
  }
  throw new Error('it does not come to rest');
}

export function unsent({ sync }: Desk): unknown {
  const text = "SELECT count(*) FROM outbox WHERE state IN ('waiting', 'uncertain')";
  return sync.database.sqlite.prepare(text).pluck().get();
}

async function noteRefused({ disputed }: World, { till: desk, sync }: Desk): Promise<number> {
  desk.clock.at = sync.clock.at;
  const { items } = await valueOf<{ items: InboxItem[] }>(desk.ask('inbox.open', {}));
  for (const { id, name } of items) {
    disputed.add(name);
    await valueOf(desk.ask('inbox.decide', { decisionId: v7(), id, decision: { kind: 'only-note' } }));
  }
  return items.length;
}

/** What the store has of an order that stands where it does at the tills. */
function expectedState({ stage, isRestocked }: Pickup): string {
  if (stage === 'handed-over') return 'given';
  if (stage === 'rejected' || stage === 'cancelled') return 'cancelled';
  return stage === 'released' && isRestocked ? 'cancelled' : 'open';
}

/** Staff goes on with an order that is over in the store. */
function isAgainstTheEnd({ step }: PickupEvent): boolean {
  return step.kind === 'answer' && step.answer === 'keep' && /^order:\w+::/.test(step.questionId);
}

async function checkOrder({ store, desks, disputed }: World, orderId: string): Promise<void> {
  const [first, second] = await Promise.all(desks.map(({ till: desk }) => findOrder(desk.db, orderId)));
  if (first === null || first === undefined) throw new Error(`order ${orderId} is gone`);
  expect({ ...first, isNews: false }).toEqual({ ...second, isNews: false });
  const { order: known, events, pickup } = first;
  const told = store.shoppers.events(orderId);
  expect(known).toEqual(store.shoppers.find(orderId));
  expect(new Set(told)).toEqual(new Set(events));
  expect(told).toHaveLength(events.length);
  const isOpen = pickup.questions.length > 0 || disputed.has(`WEB${orderId}`) || events.some(isAgainstTheEnd);
  if (isOpen) return;
  expect(known.state).toBe(expectedState(pickup));
  const { given, givenBackAmount, handedOver } = pickup;
  if (known.state === 'cancelled') expect(known.paid).toBe(0);
  if (handedOver !== null) expect(known.paid).toBe(given.total - givenBackAmount);
}

export async function checkStock({ store, desks }: World): Promise<void> {
  for (const { sync, till: desk } of desks) {
    for (const remoteId of VARIANTS) {
      expect((await sync.shown(remoteId))?.here).toBe(store.onHand(remoteId));
    }
    expect(desk.sqlite.prepare('SELECT count(*) FROM unseen_movement').pluck().get()).toBe(0);
    expect([...desk.bugs, ...sync.bugs]).toEqual([]);
  }
}

/** Lets everything happen, looks at what came of it, and closes the tills. */
export async function live(acts: readonly Act[], check: (world: World) => Promise<void>): Promise<void> {
  const world = await open();
  try {
    for (const one of acts) await run(world, one);
    await settleDown(world);
    for (const orderId of ORDERS) await checkOrder(world, orderId);
    await check(world);
  } finally {
    for (const { till: desk, sync } of world.desks) {
      await desk.desk.stop();
      await sync.close();
    }
  }
}
