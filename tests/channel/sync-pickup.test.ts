import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InboxItem } from '#contract/inbox.ts';
import type { Pickup } from '#domain/pickup/pickup.ts';
import type { PickupDocument } from '#main/channel/document.ts';
import { findOrder } from '#main/data/web-order.ts';
import { v7 } from 'uuid';
import { valueOf } from '#tests/support/desk.ts';
import { webOrderOf } from '#tests/support/memory-orders.ts';
import { MemoryStore, type Fault } from '#tests/support/memory-store.ts';
import { choices } from '#tests/support/pickup-choices.ts';
import { tryStep } from '#tests/support/pickup-desk.ts';
import { openSyncTill, type SyncTill } from '#tests/support/sync-till.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

const VARIANTS = ['v1', 'v2', 'v3'] as const;
const ORDERS = ['o1', 'o2'] as const;
const TILLS = 2;

type Act =
  | { readonly kind: 'staff'; readonly till: number; readonly order: number; readonly choice: number }
  | { readonly kind: 'change'; readonly order: number; readonly line: number; readonly pieces: number }
  | { readonly kind: 'cancel'; readonly order: number }
  | { readonly kind: 'outage'; readonly till: number; readonly isDown: boolean }
  | { readonly kind: 'round'; readonly till: number; readonly faults: readonly Fault[] };

const till = fc.integer({ min: 0, max: TILLS - 1 });
const order = fc.integer({ min: 0, max: ORDERS.length - 1 });
// Mostly what brings the order on.
const choice = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.nat({ max: 99 }) },
);
const fault = fc.constantFrom<Fault>('none', 'none', 'none', 'busy', 'lost', 'later');
const kindOf = <K extends Act['kind']>(kind: K) => fc.constant(kind);

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 20, arbitrary: fc.record({ kind: kindOf('staff'), till, order, choice }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: kindOf('change'),
      order,
      line: fc.nat({ max: 1 }),
      pieces: fc.nat({ max: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kindOf('cancel'), order }) },
  { weight: 1, arbitrary: fc.record({ kind: kindOf('outage'), till, isDown: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: kindOf('round'), till, faults: fc.array(fault, { maxLength: 8 }) }),
  },
);

/** A till at which staff works, with sync beside it. */
interface Desk {
  readonly till: TestTill;
  readonly sync: SyncTill;
  faults: Fault[];
  isDown: boolean;
}

interface World {
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
  store.shoppers.put(webOrderOf('o1', { v1: 2, v2: 1 }, { paid: 3000 }));
  store.shoppers.put(webOrderOf('o2', { v2: 1, v1: 1 }, { paid: 0, authorised: 2000 }));
  const desks: Desk[] = [];
  for (let nth = 1; nth <= TILLS; nth += 1) {
    const sync = await openSyncTill(() => store.connect());
    sync.database.sqlite.exec(`UPDATE register SET code = 'R${nth}'`);
    desks.push({ till: await openTestTill(sync.database), sync, faults: [], isDown: false });
    await sync.engine().round();
  }
  return { store, desks, disputed: new Set(), take: (desk) => void (asking = desk) };
}

async function run(world: World, one: Act): Promise<unknown> {
  const { store, desks } = world;
  if (one.kind === 'cancel') return store.shoppers.cancel(ORDERS[one.order] ?? 'o1');
  if (one.kind === 'change') return change(store, one);
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

/** A shopper can change what has not left the stock. */
function change(
  { shoppers, documents }: MemoryStore,
  { order: nth, line, pieces }: Act & { kind: 'change' },
): void {
  const orderId = ORDERS[nth] ?? 'o1';
  const hasLeft = [...documents.values()]
    .flat()
    .some((one) => one.kind === 'pickup' && one.orderRemoteId === orderId && leaves(one));
  const lineId = shoppers.find(orderId)?.lines[line]?.lineId;
  if (!hasLeft && lineId !== undefined) shoppers.change(orderId, lineId, pieces * 1000);
}

function leaves({ effect }: PickupDocument): boolean {
  return effect?.kind === 'ready' || effect?.kind === 'hand-over';
}

/** Somebody does one of the things that can be done with an order, as far as this till knows. */
async function work(
  { till: desk, sync }: Desk,
  { order: nth, choice }: Act & { kind: 'staff' },
): Promise<void> {
  const orderId = ORDERS[nth] ?? 'o1';
  desk.clock.at = sync.clock.at;
  const pickup = await pickupAt(desk, orderId);
  const steps = pickup === null ? [] : choices(pickup, 'v3');
  const step = steps[choice % Math.max(1, steps.length)];
  if (step !== undefined) await valueOf(tryStep(desk, orderId, step));
}

async function pickupAt({ db }: TestTill, orderId: string): Promise<Pickup | null> {
  return (await findOrder(db, orderId))?.pickup ?? null;
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

function unsent({ sync }: Desk): unknown {
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

async function checkOrder({ store, desks, disputed }: World, orderId: string): Promise<void> {
  const [first, second] = await Promise.all(desks.map(({ till: desk }) => findOrder(desk.db, orderId)));
  if (first === null || first === undefined) throw new Error(`order ${orderId} is gone`);
  expect({ ...first, isNews: false }).toEqual({ ...second, isNews: false });
  const { order: known, events, pickup } = first;
  const told = store.shoppers.events(orderId);
  expect(known).toEqual(store.shoppers.find(orderId));
  expect(new Set(told)).toEqual(new Set(events));
  expect(told).toHaveLength(events.length);
  const isOpen = pickup.questions.length > 0 || disputed.has(`WEB${orderId}`);
  expect(known.state).toBe(isOpen ? known.state : expectedState(pickup));
}

async function checkStock({ store, desks }: World): Promise<void> {
  for (const { sync, till: desk } of desks) {
    for (const remoteId of VARIANTS) {
      expect((await sync.shown(remoteId))?.here).toBe(store.onHand(remoteId));
    }
    expect(desk.sqlite.prepare('SELECT count(*) FROM unseen_movement').pluck().get()).toBe(0);
    expect([...desk.bugs, ...sync.bugs]).toEqual([]);
  }
}

describe('staff at two tills, shoppers, and a line that breaks', () => {
  it('end with one state of every order, each step once, and one truth about stock', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 20, maxLength: 80 }), async (acts) => {
        const world = await open();
        try {
          for (const one of acts) await run(world, one);
          await settleDown(world);
          for (const orderId of ORDERS) await checkOrder(world, orderId);
          await checkStock(world);
          expect(world.desks.map(unsent)).toEqual([0, 0]);
        } finally {
          for (const { till: desk, sync } of world.desks) {
            await desk.desk.stop();
            await sync.close();
          }
        }
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 10) },
    );
  }, 240_000);
});
