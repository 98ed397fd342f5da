import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { payCash, quickAmounts } from '#domain/sale/tender.ts';

const totals = fc.integer({ min: 0, max: 99_999_999_999 });
const currencies = fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'HUF', 'CHF');

describe('payCash', () => {
  test.prop([totals, totals])('gives back what is over, or says what is missing', (total, given) => {
    const payment = payCash(total, given);
    if (given < total) expect(payment).toEqual({ kind: 'short', missing: total - given });
    else {
      const tender = { kind: 'cash', amount: total, given, change: given - total };
      expect(payment).toEqual({ kind: 'paid', tender });
    }
  });

  test.each([
    [1000, 1000, { kind: 'paid', tender: { kind: 'cash', amount: 1000, given: 1000, change: 0 } }],
    [1000, 999, { kind: 'short', missing: 1 }],
    [0, 0, { kind: 'paid', tender: { kind: 'cash', amount: 0, given: 0, change: 0 } }],
  ])('of %i with %i', (total, given, payment) => {
    expect(payCash(total, given)).toEqual(payment);
  });
});

describe('quickAmounts', () => {
  test.prop([totals, currencies, fc.integer({ min: 1, max: 8 })])(
    'ascend, are each more than the total, and no more than asked for',
    (total, currency, count) => {
      const amounts = quickAmounts(total, currency, count);
      expect(amounts.length).toBeLessThanOrEqual(count);
      expect(amounts.filter((amount) => amount <= total)).toEqual([]);
      expect(amounts).toEqual([...new Set(amounts)].toSorted((a, b) => a - b));
    },
  );

  test.prop([fc.integer({ min: 1, max: 50_000 }), currencies])(
    'are there for every total that the largest notes alone cannot pay',
    (total, currency) => {
      fc.pre(total % 1000 !== 0);
      expect(quickAmounts(total, currency).length).toBeGreaterThan(0);
      expect(quickAmounts(total, currency).map((given) => payCash(total, given).kind)).not.toContain('short');
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
});
