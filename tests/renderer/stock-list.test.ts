// The list of goods that is put together in the stock room, and what a count takes for a quantity.
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { shareOf } from '#renderer/features/stock/delivery-plan.ts';
import { parseCounted } from '#renderer/features/count/parse-counted.ts';
import {
  MAX_ROWS,
  reduceGoods,
  type Goods,
  type GoodsEvent,
  type GoodsList,
} from '#renderer/features/stock/goods-list.ts';

const EMPTY: GoodsList = { rows: [], before: [] };

function goods(variantId: number): Goods {
  return { variantId, sku: `SKU-${variantId}`, name: `Goods ${variantId}`, unit: 'piece' };
}

const events = fc.array(
  fc.record({
    kind: fc.constantFrom('add' as const, 'set' as const),
    goods: fc.integer({ min: 1, max: 4 }).map(goods),
    quantity: fc.integer({ min: 0, max: 9 }).map((pieces) => pieces * 1000),
  }),
  { maxLength: 40 },
);

const run = (steps: readonly GoodsEvent[]): GoodsList => steps.reduce(reduceGoods, EMPTY);

describe('the list', () => {
  property.prop([events])('has each goods once, and never nothing of them', (steps) => {
    const { rows } = run(steps);
    expect(new Set(rows.map(({ variantId }) => variantId)).size).toBe(rows.length);
    expect(rows.every(({ quantity }) => quantity > 0)).toBe(true);
  });

  property.prop([events])('goes back to its beginning by undoing', (steps) => {
    const undone = steps.map((): GoodsEvent => ({ kind: 'undo' }));
    expect(undone.reduce(reduceGoods, run(steps)).rows).toEqual([]);
  });

  property.prop([events])('holds all that was only added', (steps) => {
    const added = steps.map((step): GoodsEvent => ({ ...step, kind: 'add' }));
    const sum = (quantities: readonly number[]): number => quantities.reduce((all, one) => all + one, 0);
    expect(sum(run(added).rows.map(({ quantity }) => quantity))).toBe(
      sum(steps.map(({ quantity }) => quantity)),
    );
  });

  test('takes as many lines as a document does, and more of what is there', () => {
    const full = run(
      Array.from({ length: MAX_ROWS + 1 }, (_, nth) => ({
        kind: 'add',
        goods: goods(nth + 1),
        quantity: 1000,
      })),
    );
    expect(full.rows).toHaveLength(MAX_ROWS);
    const more = reduceGoods(full, { kind: 'add', goods: goods(1), quantity: 1000 });
    expect(more.rows[0]).toMatchObject({ variantId: 1, quantity: 2000 });
  });
});

test.each([
  ['0', 'piece', 0],
  ['0,0', 'kg', 0],
  ['2', 'piece', 2000],
  ['1.5', 'piece', null],
  ['', 'piece', null],
  ['-1', 'kg', null],
] as const)('%j found, in %s', (text, unit, quantity) => {
  expect(parseCounted(text, unit)).toBe(quantity);
});

test.each([
  [[], 1],
  [[{ quantity: 0, received: 3000 }], 1],
  [[{ quantity: 4000, received: 1000 }], 0.25],
  [
    [
      { quantity: 1000, received: 9000 },
      { quantity: 1000, received: 0 },
    ],
    0.5,
  ],
])('of a delivery with %j the share that came is %d', (lines, share) => {
  expect(shareOf({ lines: lines.map((line, nth) => ({ ...goods(nth + 1), ...line })) })).toBe(share);
});
