import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { sum } from '#domain/money/money.ts';
import { creditFor, returnable } from '#domain/sale/plan-return.ts';
import type { SaleLine } from '#domain/sale/sale.ts';
import { saleLine, saleOf } from '#tests/support/sale.ts';

/** A sold line with one or two taxes, at whatever price its discounts left. */
const lines: fc.Arbitrary<SaleLine> = fc
  .record({
    quantity: fc.integer({ min: 1, max: 20_000 }),
    total: fc.integer({ min: 0, max: 1_000_000 }),
    shares: fc.array(fc.integer({ min: 0, max: 400_000 }), { minLength: 0, maxLength: 2 }),
  })
  .map(({ quantity, total, shares }) => {
    const taxes = shares.map((ppm, index) => {
      const tax = Math.floor((total * ppm) / 1_000_000);
      return { name: `T${index}`, ratePpm: ppm, net: total - tax, tax, gross: total };
    });
    return saleLine({ quantity, total, taxes, tax: sum(taxes.map((tax) => tax.tax)) });
  });

/** A line and the quantities by which all of it comes back. */
const returned = lines.chain((line) =>
  fc.array(fc.integer({ min: 0, max: line.quantity }), { maxLength: 8 }).map((cuts) => {
    const ends = [0, ...cuts.toSorted((a, b) => a - b), line.quantity];
    return {
      line,
      steps: ends
        .slice(1)
        .map((end, index) => ({ before: ends[index] ?? 0, quantity: end - (ends[index] ?? 0) })),
    };
  }),
);

describe('what comes back of a line', () => {
  test.prop([returned])(
    'gives back what was paid to the minor unit, each tax too, in whatever steps',
    ({ line, steps }) => {
      const credits = steps.map(({ before, quantity }) => creditFor(line, before, quantity));
      expect(sum(credits.map((credit) => credit.total))).toBe(line.total);
      for (const [index, tax] of line.taxes.entries()) {
        const back = credits.map((credit) => credit.taxes[index]);
        for (const key of ['net', 'tax', 'gross'] as const) {
          expect(sum(back.map((one) => one?.[key] ?? 0))).toBe(tax[key]);
        }
      }
    },
  );

  test.prop([returned])(
    'is never more than was paid on the way, and never less than nothing',
    ({ line, steps }) => {
      let back = 0;
      for (const { before, quantity } of steps) {
        const credit = creditFor(line, before, quantity);
        expect(credit.total).toBeGreaterThanOrEqual(0);
        back += credit.total;
        expect(back).toBeLessThanOrEqual(line.total);
        for (const tax of credit.taxes) {
          expect(tax.net + tax.tax).toBe(tax.gross);
          expect(tax.gross).toBe(credit.total);
        }
      }
    },
  );

  test.prop([lines, fc.integer({ min: 1, max: 1000 })])('is refused beyond what was sold', (line, more) => {
    expect(() => creditFor(line, line.quantity, more)).toThrow(RangeError);
    expect(() => creditFor(line, 0, line.quantity + more)).toThrow(RangeError);
    expect(() => creditFor(line, -more, 0)).toThrow(RangeError);
  });

  it('of three for 10.00 is 3.33, 3.34 and 3.33', () => {
    const line = saleLine({ quantity: 3000, total: 1000 });
    expect([0, 1000, 2000].map((before) => creditFor(line, before, 1000).total)).toEqual([333, 334, 333]);
  });

  it('is told by line, without vouchers and what came back itself', () => {
    const record = saleOf({
      lines: [
        { quantity: 2000, total: 500 },
        { kind: 'voucher', total: 2000 },
        { kind: 'return', quantity: -1000, total: -100 },
        { kind: 'misc', total: 300 },
      ],
    });
    expect(
      returnable(
        record,
        new Map([
          [1, 1000],
          [4, 1000],
        ]),
      ),
    ).toEqual([
      { position: 1, quantity: 1000, credit: { total: 250, taxes: [] } },
      { position: 4, quantity: 0, credit: { total: 0, taxes: [] } },
    ]);
  });
});
