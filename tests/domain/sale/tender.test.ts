import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { RoundingMode } from '#domain/money/money.ts';
import { quickAmounts, roundCash } from '#domain/sale/tender.ts';

const totals = fc.integer({ min: 0, max: 99_999_999_999 });
const signed = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 });
const currencies = fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'HUF', 'CHF');
const modes = fc.constantFrom<RoundingMode>('half-up', 'half-down', 'half-even');
const roundings = fc.record({ step: fc.constantFrom(5, 10, 50, 100), mode: modes });

describe('roundCash', () => {
  test.prop([signed, roundings])(
    'gives the nearest multiple of the step, alike both ways',
    (amount, rounding) => {
      const rounded = roundCash(amount, rounding);
      expect(rounded % rounding.step === 0).toBe(true);
      expect(Math.abs(rounded - amount) * 2).toBeLessThanOrEqual(rounding.step);
      expect(roundCash(-amount, rounding) + rounded).toBe(0);
      expect(roundCash(rounded, rounding)).toBe(rounded);
    },
  );

  test.each([
    [1002, 5, 'half-up', 1000],
    [1003, 5, 'half-up', 1005],
    [1005, 10, 'half-up', 1010],
    [1005, 10, 'half-down', 1000],
    [1005, 10, 'half-even', 1000],
    [1015, 10, 'half-even', 1020],
    [-1005, 10, 'half-up', -1010],
    [1050, 100, 'half-up', 1100],
    [2, 5, 'half-up', 0],
  ] as const)('of %i to %i %s is %i', (amount, step, mode, rounded) => {
    expect(roundCash(amount, { step, mode })).toBe(rounded);
  });
});

describe('quickAmounts', () => {
  test.prop([totals, currencies, fc.integer({ min: 1, max: 8 }), fc.option(roundings)])(
    'ascend, are each more than what cash has to pay, and no more than asked for',
    (total, currency, count, rounding) => {
      const amounts = quickAmounts(total, currency, count, rounding);
      expect(amounts.length).toBeLessThanOrEqual(count);
      expect(amounts.filter((amount) => amount <= roundCash(total, rounding))).toEqual([]);
      expect(amounts).toEqual([...new Set(amounts)].toSorted((a, b) => a - b));
    },
  );

  test.prop([fc.integer({ min: 1, max: 50_000 }), currencies])(
    'are there for every total that the largest notes alone cannot pay',
    (total, currency) => {
      fc.pre(total % 1000 !== 0);
      expect(quickAmounts(total, currency).length).toBeGreaterThan(0);
    },
  );

  test.each([
    [1234, 'EUR', [1300, 1500, 2000, 5000]],
    [1999, 'EUR', [2000, 5000, 10_000, 20_000]],
    [2000, 'EUR', [5000, 10_000, 20_000, 50_000]],
    [50_000, 'EUR', [60_000]],
    [50_000, 'COP', [60_000]],
    [50_000, 'USD', []],
    [4_512_300, 'COP', [4_550_000, 4_600_000, 5_000_000, 6_000_000]],
    [1234, 'USD', [1300, 1500, 2000, 5000]],
    [1234, 'JPY', [2000, 5000, 10_000]],
    [12_340, 'JPY', [13_000, 15_000, 20_000]],
    [1234, 'KWD', [2000, 5000, 10_000, 20_000]],
    [123_400, 'HUF', [150_000, 200_000, 500_000, 1_000_000]],
    [1234, 'CHF', [1300, 2000, 5000, 10_000]],
  ])('for %i %s are %j', (total, currency, amounts) => {
    expect(quickAmounts(total, currency)).toEqual(amounts);
  });

  test('go by the rounded total', () => {
    expect(quickAmounts(1997, 'CHF', 4, { step: 5, mode: 'half-up' })).toEqual([2000, 5000, 10_000, 20_000]);
    expect(quickAmounts(1998, 'CHF', 4, { step: 5, mode: 'half-up' })).toEqual([
      5000, 10_000, 20_000, 100_000,
    ]);
  });
});
