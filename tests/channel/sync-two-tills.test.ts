import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Capabilities } from '#main/channel/connector.ts';
import { MemoryStore, type Call, type Fault } from '#tests/support/memory-store.ts';
import { openSyncTill, type SyncTill } from '#tests/support/sync-till.ts';

const VARIANTS = ['v1', 'v2', 'v3'] as const;
const TILLS = 2;

type Step =
  | { readonly kind: 'sell'; readonly till: number; readonly variant: number; readonly pieces: number }
  // A receipt, a count, a transfer; what came back without a sale of this till.
  | { readonly kind: 'move'; readonly till: number; readonly variant: number; readonly pieces: number }
  | { readonly kind: 'shopper'; readonly variant: number; readonly pieces: number }
  | { readonly kind: 'outage'; readonly till: number; readonly isDown: boolean }
  | {
      readonly kind: 'round';
      readonly till: number;
      readonly faults: readonly Fault[];
      readonly dieAfter: number | null;
    }
  | { readonly kind: 'push'; readonly till: number; readonly faults: readonly Fault[] }
  | { readonly kind: 'wait'; readonly till: number; readonly ms: number };

const till = fc.integer({ min: 0, max: TILLS - 1 });
const variant = fc.integer({ min: 0, max: VARIANTS.length - 1 });
const pieces = fc.integer({ min: 1, max: 3 });
// A request that arrives late is a matter of real time, which tills with clocks of their own do not share.
const fault = fc.constantFrom<Fault>('none', 'none', 'none', 'busy', 'lost', 'hang', 'hang-before');
const faults = fc.array(fault, { maxLength: 8 });
const kindOf = <K extends Step['kind']>(kind: K) => fc.constant(kind);
const signed = fc.constantFrom(-3, -2, -1, 1, 2, 5, 12);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: kindOf('sell'), till, variant, pieces }) },
  { weight: 3, arbitrary: fc.record({ kind: kindOf('move'), till, variant, pieces: signed }) },
  { weight: 2, arbitrary: fc.record({ kind: kindOf('shopper'), variant, pieces }) },
  { weight: 1, arbitrary: fc.record({ kind: kindOf('outage'), till, isDown: fc.boolean() }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: kindOf('round'),
      till,
      faults,
      dieAfter: fc.option(fc.integer({ min: 0, max: 12 }), { freq: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kindOf('push'), till, faults }) },
  // Clocks that go ahead by an hour, and back by one: summer time, and people.
  {
    weight: 2,
    arbitrary: fc.record({ kind: kindOf('wait'), till, ms: fc.constantFrom(-3_600_000, 20_000, 3_600_000) }),
  },
);

interface Desk {
  readonly till: SyncTill;
  faults: Fault[];
  isDown: boolean;
  onHang: () => void;
}

interface World {
  readonly store: MemoryStore;
  readonly desks: readonly Desk[];
  readonly documents: string[];
}

/** `take` says which till is the next to ask. */
type OpenWorld = World & { readonly take: (desk: Desk) => void };

async function open(stock: Capabilities['stock']): Promise<OpenWorld> {
  let asking: Desk | null = null;
  const faultOf = (call: Call): Fault => {
    if (asking?.isDown === true) return 'later';
    return call === 'check' || call === 'settings' ? 'none' : (asking?.faults.shift() ?? 'none');
  };
  const store = new MemoryStore({
    capabilities: { stock },
    pageSize: 2,
    fault: faultOf,
  });
  store.onHang(() => asking?.onHang());
  store.putProduct('p1');
  for (const remoteId of VARIANTS) {
    store.putVariant(remoteId);
    store.moveStock(remoteId, 100_000);
  }
  const desks: Desk[] = [];
  for (let nth = 0; nth < TILLS; nth += 1) {
    const opened = await openSyncTill(() => store.connect());
    const desk: Desk = { till: opened, faults: [], isDown: false, onHang: () => undefined };
    desks.push(desk);
    await opened.engine().round();
  }
  const documents: string[] = [];
  return { store, desks, documents, take: (desk) => void (asking = desk) };
}

/** Runs `work`, which may never end because the till dies; then another run takes over. */
async function untilDeath(desk: Desk, dieAfter: number | null, work: () => Promise<unknown>): Promise<void> {
  const death = new Promise<'dead'>((resolve) => {
    desk.onHang = () => resolve('dead');
    if (dieAfter !== null) desk.till.dieAfter(dieAfter, () => resolve('dead'));
  });
  const end = await Promise.race([work().then(() => 'alive' as const), death]);
  if (end === 'dead' || dieAfter !== null) await desk.till.restart();
}

async function run(world: OpenWorld, one: Step): Promise<void> {
  if (one.kind === 'shopper') return world.store.moveStock(VARIANTS[one.variant] ?? 'v1', -one.pieces * 1000);
  const desk = world.desks[one.till];
  if (desk === undefined) throw new Error('no such till');
  world.take(desk);
  await act(world, desk, one);
}

async function act(
  { documents }: World,
  desk: Desk,
  one: Exclude<Step, { kind: 'shopper' }>,
): Promise<unknown> {
  switch (one.kind) {
    case 'sell':
      return documents.push(await desk.till.sell(VARIANTS[one.variant] ?? 'v1', one.pieces));
    case 'move':
      return documents.push(await desk.till.move(VARIANTS[one.variant] ?? 'v1', one.pieces));
    case 'outage':
      return (desk.isDown = one.isDown);
    case 'round':
      desk.faults = [...one.faults];
      return await untilDeath(desk, one.dieAfter, () => desk.till.engine().round());
    case 'push':
      desk.faults = [...one.faults];
      return await untilDeath(desk, null, () => desk.till.engine().push());
    case 'wait':
      return (desk.till.clock.at += one.ms);
  }
}

/** Everybody gets the time and the line they need, in turns. */
async function settleDown(world: OpenWorld): Promise<void> {
  for (let round = 0; round < 8; round += 1) {
    for (const desk of world.desks) {
      world.take(desk);
      desk.faults = [];
      desk.isDown = false;
      desk.till.clock.at += 400_000;
      await desk.till.engine().round();
    }
  }
}

describe.each(['feed', 'sweep'] as const)('two tills, shoppers and one store with stock by %s', (stock) => {
  it('end with one truth about stock, and each document once, whatever happened in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 40 }), async (steps) => {
        const world = await open(stock);
        try {
          for (const one of steps) await run(world, one);
          await settleDown(world);
          for (const id of world.documents) expect(world.store.documents.get(id)).toHaveLength(1);
          expect(world.store.documents.size).toBe(world.documents.length);
          for (const { till: desk } of world.desks) {
            for (const remoteId of VARIANTS) {
              expect((await desk.shown(remoteId))?.here).toBe(world.store.onHand(remoteId));
            }
            expect(desk.bugs).toEqual([]);
          }
        } finally {
          for (const desk of world.desks) await desk.till.close();
        }
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 10) },
    );
  }, 120_000);
});
