import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Effect, Reduction } from '#domain/promotion/promotion.ts';
import { basketOf, type Wanted } from '#tests/support/basket.ts';
import {
  category,
  effects,
  EVERYTHING,
  GERMAN,
  plainLines,
  promotionOf,
  settleLines,
  variants,
} from '../sale/selling.ts';
import { savedByPieces } from './piece-oracle.ts';

/** Half of an odd price is rounded once a goods; prices are made even, so that no piece has a fraction. */
const evenLines = plainLines.map((lines) =>
  lines.map((line) => ({ ...line, unitPrice: line.unitPrice * 200 })),
);

const isWhole = (reduction: Reduction): boolean => reduction.kind === 'amount' || reduction.ppm % 5000 === 0;

const wholeEffects = effects.filter((effect) => !('reduction' in effect) || isWhole(effect.reduction));

const percent = (ppm: number): Reduction => ({ kind: 'percent', ppm });

/** What each line saves. */
function savings(wanted: readonly Wanted[], effect: Effect): number[] {
  const { lines } = basketOf(wanted);
  return settleLines(lines, [promotionOf(effect)]).lines.map((line) => line.saved);
}

describe('one promotion alone', () => {
  test.prop([evenLines, wholeEffects])('saves what it does piece by piece', (lines, effect) => {
    expect(settleLines(lines, [promotionOf(effect)]).saved).toBe(savedByPieces(lines, effect));
  });

  test.prop([evenLines, wholeEffects])('saves the same when it is exclusive', (lines, effect) => {
    const exclusive = settleLines(lines, [promotionOf(effect, { isExclusive: true })]);
    expect(exclusive.saved).toBe(savedByPieces(lines, effect));
  });
});

describe('each piece off', () => {
  test('a share is rounded once for all pieces of the same goods', () => {
    const effect: Effect = { kind: 'off', scope: EVERYTHING, reduction: percent(100_000) };
    expect(savings([{ variantId: 1, price: 33, pieces: 3 }], effect)).toEqual([10]);
  });

  test('an amount comes off each whole piece, never more than its price', () => {
    const effect: Effect = { kind: 'off', scope: variants(1, 2), reduction: { kind: 'amount', amount: 50 } };
    const wanted = [
      { variantId: 1, price: 80, pieces: 3 },
      { variantId: 2, price: 30, pieces: 2 },
      { variantId: 3, price: 80 },
      { variantId: 1, price: 80, unit: 'kg', quantity: 3000 } as const,
    ];
    expect(savings(wanted, effect)).toEqual([150, 60, 0, 0]);
  });

  test('a share comes off weighed goods and stated totals too', () => {
    const effect: Effect = { kind: 'off', scope: EVERYTHING, reduction: percent(250_000) };
    const wanted = [
      { variantId: 1, price: 1000, unit: 'kg', quantity: 1234 },
      { variantId: 2, price: 1000, statedTotal: 777 },
      { variantId: 3, price: 1000, quantity: 1500 },
    ] as const;
    expect(savings(wanted, effect)).toEqual([309, 194, 375]);
  });
});

describe('pieces that are counted', () => {
  test('the cheapest of each three are free, the dearest heaps first', () => {
    const effect: Effect = { kind: 'x-for-y', scope: EVERYTHING, take: 3, pay: 2 };
    const wanted = [
      { variantId: 1, price: 100, pieces: 2 },
      { variantId: 2, price: 500, pieces: 2 },
      { variantId: 3, price: 300, pieces: 3 },
    ];
    expect(savings(wanted, effect)).toEqual([100, 0, 300]);
  });

  test('weighed goods, stated totals and parts of pieces are no pieces', () => {
    const effect: Effect = { kind: 'x-for-y', scope: EVERYTHING, take: 2, pay: 1 };
    const wanted = [
      { variantId: 1, price: 100, unit: 'kg', quantity: 2000 },
      { variantId: 2, price: 100, quantity: 2000, statedTotal: 200 },
      { variantId: 3, price: 100, quantity: 2500 },
      { variantId: 4, price: 100 },
    ] as const;
    expect(savings(wanted, effect)).toEqual([0, 0, 0, 0]);
  });

  test('every second is half the price, the cheapest ones', () => {
    const effect: Effect = { kind: 'nth', scope: EVERYTHING, nth: 2, reduction: percent(500_000) };
    const wanted = [
      { variantId: 1, price: 100, pieces: 2 },
      { variantId: 2, price: 500, pieces: 3 },
    ];
    expect(savings(wanted, effect)).toEqual([100, 0]);
  });

  test('what is bought is not what is got, and the last time may get less', () => {
    const scopes = { buy: { scope: variants(1), pieces: 2 }, get: { scope: variants(1, 2), pieces: 2 } };
    const effect: Effect = { kind: 'buy-get', ...scopes, reduction: percent(1_000_000) };
    expect(
      savings(
        [
          { variantId: 1, price: 500, pieces: 2 },
          { variantId: 2, price: 900 },
        ],
        effect,
      ),
    ).toEqual([0, 900]);
    expect(savings([{ variantId: 1, price: 500, pieces: 3 }], effect)).toEqual([500]);
    expect(savings([{ variantId: 1, price: 500, pieces: 2 }], effect)).toEqual([0]);
  });

  test('a bundle costs its price, as often as there are all its parts', () => {
    const parts = [
      { scope: variants(1), pieces: 1 },
      { scope: variants(2, 3), pieces: 2 },
    ];
    const effect: Effect = { kind: 'bundle', parts, price: 1000 };
    const wanted = [
      { variantId: 1, price: 600, pieces: 2 },
      { variantId: 2, price: 400, pieces: 3 },
      { variantId: 3, price: 300, pieces: 2 },
    ];
    expect(savings(wanted, effect)).toEqual([310, 321, 69]);
    expect(
      savings(
        [
          { variantId: 1, price: 100 },
          { variantId: 2, price: 100, pieces: 2 },
        ],
        effect,
      ),
    ).toEqual([0, 0]);
  });

  test('a bundle price covers a deposit that is part of the shelf price, and never lowers it', () => {
    const effect: Effect = { kind: 'bundle', parts: [{ scope: EVERYTHING, pieces: 6 }], price: 500 };
    const deposit = { name: 'Deposit', perUnit: 25, isIncluded: true, isTaxed: false };
    const taxes = { ...GERMAN, categories: [category(1, 190_000, { charges: [deposit] })] };
    const { lines } = basketOf([{ variantId: 1, price: 125, pieces: 6 }]);
    expect(settleLines(lines, [promotionOf(effect)], { taxes }).total).toBe(500);
    expect(settleLines(lines, [promotionOf({ ...effect, price: 0 })], { taxes }).total).toBe(150);
  });
});

describe('the whole basket', () => {
  test('reaches its minimum with what earlier priorities left, and is reduced once', () => {
    const half = promotionOf(
      { kind: 'off', scope: variants(1), reduction: percent(500_000) },
      { id: 'half' },
    );
    const bonus = (minimum: number): ReturnType<typeof promotionOf> =>
      promotionOf(
        { kind: 'threshold', scope: EVERYTHING, minimum, reduction: { kind: 'amount', amount: 500 } },
        { id: 'bonus', priority: 1 },
      );
    const { lines } = basketOf([
      { variantId: 1, price: 1000 },
      { variantId: 2, price: 3000 },
    ]);
    const saved = (minimum: number): number[] =>
      settleLines(lines, [half, bonus(minimum)]).lines.map((line) => line.saved);
    expect(saved(3500)).toEqual([571, 429]);
    expect(saved(3501)).toEqual([500, 0]);
  });

  test('of one priority a share comes before an amount, which leaves less to pay', () => {
    const share = promotionOf({ kind: 'off', scope: EVERYTHING, reduction: percent(500_000) }, { id: 'z' });
    const amount = promotionOf(
      { kind: 'off', scope: EVERYTHING, reduction: { kind: 'amount', amount: 100 } },
      { id: 'a' },
    );
    const { lines } = basketOf([{ variantId: 1, price: 1000 }]);
    expect(settleLines(lines, [amount, share]).total).toBe(400);
    expect(settleLines(lines, [amount, { ...share, priority: 1 }]).total).toBe(450);
  });
});
