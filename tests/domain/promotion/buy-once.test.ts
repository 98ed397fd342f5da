import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Effect } from '#domain/promotion/promotion.ts';
import { basketOf, type Wanted } from '#tests/support/basket.ts';
import { promotionOf, settleLines, variants } from '../sale/selling.ts';

const lines = fc.array(
  fc.record({
    variantId: fc.integer({ min: 1, max: 4 }),
    price: fc.integer({ min: 0, max: 900 }),
    pieces: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 1, maxLength: 6 },
);
const pieces = fc.integer({ min: 1, max: 4 });

const once = (buy: number, get: number): Effect => ({
  kind: 'buy-get',
  buy: { scope: variants(1, 2), pieces: buy },
  get: { scope: variants(3, 4), pieces: get },
  reduction: { kind: 'percent', ppm: 1_000_000 },
  isOnce: true,
});

function saved(wanted: readonly Wanted[], effect: Effect): number {
  return settleLines(basketOf(wanted).lines, [promotionOf(effect)]).saved;
}

describe('buy some, get others, once in a basket', () => {
  test.prop([lines, pieces, pieces])(
    'gives the cheapest of them away when enough was bought',
    (wanted, buy, get) => {
      const all = wanted.flatMap((line) => Array.from({ length: line.pieces }, () => line));
      const bought = all.filter(({ variantId }) => variantId <= 2).length;
      const prices = all.flatMap(({ variantId, price }) => (variantId > 2 ? [price] : []));
      const cheapest = prices.toSorted((a, b) => a - b).slice(0, get);
      const free = bought < buy ? 0 : cheapest.reduce((sum, price) => sum + price, 0);
      expect(saved(wanted, once(buy, get))).toBe(free);
    },
  );

  test('gives one of four away for four, where otherwise there were two', () => {
    const wanted = [
      { variantId: 1, price: 500, pieces: 4 },
      { variantId: 3, price: 200, pieces: 4 },
    ];
    const { isOnce: _, ...often } = { isOnce: true, ...once(2, 1) };
    expect([saved(wanted, once(2, 1)), saved(wanted, often)]).toEqual([200, 400]);
  });
});
