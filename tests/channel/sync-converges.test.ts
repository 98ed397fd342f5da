import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Capabilities } from '#main/channel/connector.ts';
import { MemoryStore, type Call, type Fault } from '#tests/support/memory-store.ts';
import { openSyncTill, type SyncTill } from '#tests/support/sync-till.ts';

const VARIANTS = ['v1', 'v2', 'v3', 'v4'] as const;

/** After more tries than this of one sale stock is read although the store may have it already. */
const PATIENCE = 6;

type Step =
  | { readonly kind: 'sell'; readonly variant: number; readonly pieces: number }
  | { readonly kind: 'web-order'; readonly variant: number; readonly pieces: number }
  | { readonly kind: 'round'; readonly faults: readonly Fault[]; readonly dieAfter: number | null }
  | { readonly kind: 'push'; readonly faults: readonly Fault[] }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'restart' };

const variant = fc.integer({ min: 0, max: VARIANTS.length - 1 });
const pieces = fc.integer({ min: 1, max: 3 });
const fault = fc.constantFrom<Fault>('none', 'none', 'none', 'later', 'lost', 'late', 'hang', 'hang-before');
const faults = fc.array(fault, { maxLength: 12 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('sell' as const), variant, pieces }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('web-order' as const), variant, pieces }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('round' as const),
      faults,
      dieAfter: fc.option(fc.integer({ min: 0, max: 12 }), { freq: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('push' as const), faults }) },
  // Also backwards: PCs get their clocks set.
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      ms: fc.integer({ min: -90_000, max: 300_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'restart' }) },
);

interface World {
  readonly store: MemoryStore;
  readonly till: SyncTill;
  readonly sold: { readonly id: string; readonly variant: string; readonly quantity: number }[];
  faults: Fault[];
}

async function open(stock: Capabilities['stock']): Promise<World> {
  const clock = { at: 0 };
  const world: { faults: Fault[] } = { faults: [] };
  const store = new MemoryStore({
    capabilities: { stock },
    pageSize: 2,
    now: () => clock.at,
    fault: (call: Call) =>
      call === 'check' || call === 'settings' ? 'none' : (world.faults.shift() ?? 'none'),
  });
  store.putProduct('p1');
  for (const remoteId of VARIANTS) {
    store.putVariant(remoteId);
    store.moveStock(remoteId, 100_000);
  }
  const till = await openSyncTill(() => store.connect());
  clock.at = till.clock.at;
  Object.defineProperty(clock, 'at', { get: () => till.clock.at });
  await till.engine().round();
  return Object.assign(world, { store, till, sold: [] });
}

/** Runs `work`, which may never end because the till dies; then another run takes over. */
async function untilDeath(
  world: World,
  dieAfter: number | null,
  work: () => Promise<unknown>,
): Promise<void> {
  const death = new Promise<'dead'>((resolve) => {
    world.store.onHang(() => resolve('dead'));
    if (dieAfter !== null) world.till.dieAfter(dieAfter, () => resolve('dead'));
  });
  const end = await Promise.race([work().then(() => 'alive' as const), death]);
  if (end === 'dead' || dieAfter !== null) await world.till.restart();
}

async function run(world: World, one: Step): Promise<void> {
  const { till, store, sold } = world;
  switch (one.kind) {
    case 'sell': {
      const remoteId = VARIANTS[one.variant] ?? 'v1';
      const id = await till.sell(remoteId, one.pieces);
      sold.push({ id, variant: remoteId, quantity: one.pieces * 1000 });
      return;
    }
    case 'web-order':
      return store.moveStock(VARIANTS[one.variant] ?? 'v1', -one.pieces * 1000);
    case 'round':
      world.faults = [...one.faults];
      return await untilDeath(world, one.dieAfter, () => till.engine().round());
    case 'push':
      world.faults = [...one.faults];
      return await untilDeath(world, null, () => till.engine().push());
    case 'wait':
      till.clock.at += one.ms;
      return;
    case 'restart':
      return await till.restart();
  }
}

/** Shown stock is the level that was read, less each of the till's sales that is not in it: once, never twice. */
async function expectTruth({ store, till, sold }: World): Promise<void> {
  const tired = till.database.sqlite
    .prepare("SELECT 1 FROM outbox WHERE state IN ('waiting', 'unknown') AND attempts > ?")
    .get(PATIENCE);
  if (tired !== undefined) return;
  for (const remoteId of VARIANTS) {
    const shown = await till.shown(remoteId);
    const level = store.levelVersion(remoteId, shown?.held ?? -1);
    if (shown === null || level === undefined) throw new Error(`${remoteId} has no level that the store had`);
    const missing = sold.filter((sale) => sale.variant === remoteId && !level.sales.has(sale.id));
    const expected = level.onHand - missing.reduce((sum, sale) => sum + sale.quantity, 0);
    expect({ remoteId, here: shown.here }).toEqual({ remoteId, here: expected });
  }
}

function expectOnce({ store, sold }: World): void {
  for (const sale of sold) expect(store.orders.get(sale.id)?.length ?? 0).toBeLessThanOrEqual(1);
}

/** Everything gets the time and the line it needs. */
async function settleDown(world: World): Promise<void> {
  world.faults = [];
  for (let round = 0; round < 8; round += 1) {
    world.till.clock.at += 400_000;
    await world.till.engine().round();
  }
}

describe.each(['feed', 'sweep'] as const)('sync with stock by %s', (stock) => {
  it('shows each sale once at any moment, and ends with what the store has', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
        const world = await open(stock);
        try {
          for (const one of steps) {
            await run(world, one);
            await expectTruth(world);
            expectOnce(world);
          }
          await settleDown(world);
          expectOnce(world);
          for (const sale of world.sold) expect(world.store.orders.has(sale.id)).toBe(true);
          for (const remoteId of VARIANTS) {
            expect((await world.till.shown(remoteId))?.here).toBe(world.store.onHand(remoteId));
          }
          expect(world.till.bugs).toEqual([]);
        } finally {
          await world.till.close();
        }
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 30) },
    );
  }, 120_000);
});
