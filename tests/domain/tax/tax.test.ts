import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { sum } from '#domain/money/money.ts';
import { taxShares, taxTotals, type TaxedAmount } from '#domain/tax/tax.ts';

const rates = fc.constantFrom(0, 25_000, 70_000, 77_000, 190_000, 200_000, 255_000, 1_000_000);

const amount: fc.Arbitrary<TaxedAmount> = fc.record({
  gross: fc.integer({ min: 0, max: 10_000_000 }),
  ratePpm: rates,
});
const documents = fc.array(amount, { maxLength: 30 });

const mirrored = (amounts: readonly TaxedAmount[]): TaxedAmount[] =>
  amounts.map((one) => ({ ...one, gross: 0 - one.gross }));

describe('taxTotals', () => {
  test.prop([documents])('adds up, for every rate and in all', (amounts) => {
    const totals = taxTotals(amounts);
    for (const total of totals) expect(total.net + total.tax).toBe(total.gross);
    expect(sum(totals.map((total) => total.gross))).toBe(sum(amounts.map((one) => one.gross)));
  });

  test.prop([documents])('names each rate of the document once, the highest first', (amounts) => {
    const named = taxTotals(amounts).map((total) => total.ratePpm);
    expect(new Set(named)).toEqual(new Set(amounts.map((one) => one.ratePpm)));
    expect(named).toEqual([...new Set(named)].toSorted((a, b) => b - a));
  });

  test.prop([documents])('is within half a unit of the exact tax', (amounts) => {
    for (const { gross, tax, ratePpm } of taxTotals(amounts)) {
      const divisor = BigInt(1_000_000 + ratePpm);
      const error = BigInt(tax) * divisor - BigInt(gross) * BigInt(ratePpm);
      expect((error < 0n ? -error : error) * 2n <= divisor).toBe(true);
    }
  });

  test.prop([documents, fc.gen()])('does not mind the order of the amounts', (amounts, gen) => {
    const mixed = gen(fc.shuffledSubarray, amounts, { minLength: amounts.length });
    expect(taxTotals(mixed)).toEqual(taxTotals(amounts));
  });

  test.prop([documents])('gives back what it took', (amounts) => {
    const back = taxTotals(mirrored(amounts)).map(({ tax }) => 0 - tax);
    expect(back).toEqual(taxTotals(amounts).map(({ tax }) => tax));
  });

  test('takes the tax out of the gross, half up, once a rate', () => {
    expect(taxTotals([{ gross: 11_900, ratePpm: 190_000 }])).toEqual([
      { ratePpm: 190_000, net: 10_000, tax: 1900, gross: 11_900 },
    ]);
    expect(taxTotals([{ gross: 107, ratePpm: 70_000 }])).toEqual([
      { ratePpm: 70_000, net: 100, tax: 7, gross: 107 },
    ]);
    expect(taxTotals([])).toEqual([]);
  });

  test('rounds the sum and not each amount: ten times 0.03 with 20 % hold 0.05, not 0.10', () => {
    const ten = Array.from({ length: 10 }, () => ({ gross: 3, ratePpm: 200_000 }));
    expect(taxTotals(ten)).toEqual([{ ratePpm: 200_000, net: 25, tax: 5, gross: 30 }]);
  });

  test('states a rate of zero, with all of it net', () => {
    expect(taxTotals([{ gross: 500, ratePpm: 0 }])).toEqual([{ ratePpm: 0, net: 500, tax: 0, gross: 500 }]);
  });
});

describe('taxShares', () => {
  test.prop([documents])('add up to the tax of each rate', (amounts) => {
    const totals = taxTotals(amounts);
    const shares = taxShares(amounts, totals);
    expect(shares).toHaveLength(amounts.length);
    for (const total of totals) {
      const own = shares.filter((_, index) => amounts[index]?.ratePpm === total.ratePpm);
      expect(sum(own)).toBe(total.tax);
    }
  });

  test.prop([documents])('are never more than the amount they lie in', (amounts) => {
    const shares = taxShares(amounts, taxTotals(amounts));
    for (const [index, share] of shares.entries()) {
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(amounts[index]?.gross ?? 0);
    }
  });

  test.prop([documents])('are within a unit of the exact tax of the amount', (amounts) => {
    for (const [index, share] of taxShares(amounts, taxTotals(amounts)).entries()) {
      const { gross, ratePpm } = amounts[index] ?? { gross: 0, ratePpm: 0 };
      expect(Math.abs(share - (gross * ratePpm) / (1_000_000 + ratePpm))).toBeLessThan(1.5);
    }
  });

  test('give the odd unit to the largest remainder, the earlier line first', () => {
    const three = Array.from({ length: 3 }, () => ({ gross: 100, ratePpm: 190_000 }));
    expect(taxShares(three, taxTotals(three))).toEqual([16, 16, 16]);
    const ten = Array.from({ length: 10 }, () => ({ gross: 3, ratePpm: 200_000 }));
    expect(taxShares(ten, taxTotals(ten))).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
  });
});
