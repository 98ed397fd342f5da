import { fc, test } from '@fast-check/vitest';
import { expect, test as example } from 'vitest';
import { allocateStop, planWalk, type WalkLine } from '#domain/pickup/walk.ts';
import { sum } from '#domain/money/money.ts';

function walkLine(orderId: string, name: string, change: Partial<WalkLine> = {}): WalkLine {
  const goods = { variantRemoteId: `v-${name}`, sku: name, name, categoryPath: ['Food'] };
  return { orderId, lineId: `${orderId}-${name}`, dueAt: 0, quantity: 1000, ...goods, ...change };
}

example('goods are taken by category and name, equal ones once for all orders', () => {
  const stops = planWalk([
    walkLine('first', 'Milk', { categoryPath: ['Food', 'Dairy'], dueAt: 9, quantity: 2000 }),
    walkLine('first', 'Bag', { categoryPath: [] }),
    walkLine('first', 'Soap', { categoryPath: ['Household'] }),
    walkLine('second', 'Milk', { categoryPath: ['Food', 'Dairy'], dueAt: 1 }),
    walkLine('second', 'Bread', { categoryPath: ['Food', 'Bakery'] }),
    walkLine('second', 'Apple'),
    walkLine('second', 'Done', { quantity: 0 }),
  ]);
  expect(stops.map(({ name, quantity }) => [name, quantity])).toEqual([
    ['Apple', 1000],
    ['Bread', 1000],
    ['Milk', 3000],
    ['Soap', 1000],
    ['Bag', 1000],
  ]);
  expect(stops[2]?.shares.map(({ orderId }) => orderId)).toEqual(['second', 'first']);
});

const lines = fc.uniqueArray(
  fc
    .record({
      orderId: fc.constantFrom('o1', 'o2', 'o3'),
      name: fc.constantFrom('Milk', 'Bread', 'Soap'),
      due: fc.nat(3),
      quantity: fc.nat(3).map((count) => count * 1000),
      path: fc.constantFrom(['Food'], ['Food', 'Dairy'], []),
    })
    .map(({ orderId, name, due, quantity, path }) =>
      walkLine(orderId, name, { dueAt: due, quantity, categoryPath: path }),
    ),
  { selector: ({ lineId }) => lineId },
);

test.prop([lines])('a walk has all that is to be picked', (all) => {
  const stops = planWalk(all);
  expect(sum(stops.map(({ quantity }) => quantity))).toBe(sum(all.map(({ quantity }) => quantity)));
  for (const { shares, quantity } of stops) expect(sum(shares.map((share) => share.quantity))).toBe(quantity);
});

test.prop([
  lines.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
])('a walk is the same however its lines come', ([all, shuffled]) => {
  const shares = (from: readonly WalkLine[]): unknown =>
    planWalk(from).map((stop) => [stop.variantRemoteId, stop.shares]);
  expect(shares(shuffled)).toEqual(shares(all));
});

test.prop([lines, fc.nat(12_000)])(
  'what is taken goes to the earliest due, and no order gets more than it wants',
  (all, quantity) => {
    for (const stop of planWalk(all)) {
      const parts = allocateStop(stop, quantity);
      expect(sum(parts.map((part) => part.quantity))).toBe(Math.min(quantity, stop.quantity));
      parts.forEach((part, place) => {
        const share = stop.shares[place];
        expect(part).toMatchObject({ orderId: share?.orderId, lineId: share?.lineId });
        if (place < parts.length - 1) expect(part.quantity).toBe(share?.quantity);
        expect(part.quantity).toBeLessThanOrEqual(share?.quantity ?? 0);
      });
    }
  },
);
