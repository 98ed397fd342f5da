import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PickupStep } from '#domain/pickup/step.ts';
import { findOrder } from '#main/data/web-order.ts';
import type { Fault } from '#tests/support/memory-store.ts';
import { checkStock, live, ORDERS, TILLS, unsent, type Act } from './pickup-world.ts';

const till = fc.integer({ min: 0, max: TILLS - 1 });
const order = fc.integer({ min: 0, max: ORDERS.length - 1 });
// Mostly what brings the order on.
const choice = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.nat({ max: 99 }) },
);
/** What makes an order go another way than straight to the shopper. */
const wish = fc.option(
  fc.constantFrom<PickupStep['kind']>(
    'short',
    'short',
    'unpack',
    'unpack',
    'pick',
    'weigh',
    'give-back',
    'answer',
    'offer',
    'release',
  ),
  { freq: 1 },
);
const fault = fc.constantFrom<Fault>('none', 'none', 'none', 'busy', 'lost', 'later');
const kindOf = <K extends Act['kind']>(kind: K) => fc.constant(kind);

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 20, arbitrary: fc.record({ kind: kindOf('staff'), till, order, wish, choice }) },
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
  { weight: 1, arbitrary: fc.record({ kind: kindOf('anew') }) },
  { weight: 1, arbitrary: fc.record({ kind: kindOf('outage'), till, isDown: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: kindOf('round'), till, faults: fc.array(fault, { maxLength: 8 }) }),
  },
);

const RUNS = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 10) };
const TIMEOUT = 240_000 + 10_000 * RUNS.numRuns;

/** A missing piece turns up after the order was packed without it, all of it with the line down. */
const FOUND: Act[] = [
  { kind: 'outage', till: 0, isDown: true },
  ...([null, null, null, 'short', null, 'pack', 'unpack', 'pick', 'pack', 'ready', 'hand-over'] as const).map(
    (done): Act => ({ kind: 'staff', till: 0, order: 0, wish: done, choice: 0 }),
  ),
];

describe('staff at one till whose line comes and goes', () => {
  const mostlyPaid = fc.constantFrom(0, 0, 0, 1, 2);
  const alone = fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({ kind: kindOf('staff'), till: fc.constant(0), order: mostlyPaid, wish, choice }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: kindOf('outage'), till: fc.constant(0), isDown: fc.boolean() }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: kindOf('round'), till: fc.constant(0), faults: fc.constant([]) }),
    },
  );

  it(
    'does nothing that the store refuses, and has taken what every order comes to',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(alone, { minLength: 20, maxLength: 60 }), (acts) =>
          live(acts, async ({ disputed, desks }) => {
            expect([...disputed]).toEqual([]);
            for (const { till: desk } of desks) {
              for (const orderId of ORDERS) {
                expect((await findOrder(desk.db, orderId))?.pickup.questions).toEqual([]);
              }
            }
          }),
        ),
        { ...RUNS, examples: [[FOUND]] },
      );
    },
    TIMEOUT,
  );
});

describe('staff at two tills, shoppers, and a line that breaks', () => {
  it(
    'end with one state of every order, each step once, and one truth about stock',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 20, maxLength: 80 }), (acts) =>
          live(acts, async (world) => {
            await checkStock(world);
            expect(world.desks.map(unsent)).toEqual([0, 0]);
          }),
        ),
        RUNS,
      );
    },
    TIMEOUT,
  );
});
