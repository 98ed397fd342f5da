import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { scale, sum } from '#domain/money/money.ts';
import { settle, type PricedLine } from '#domain/sale/settle.ts';

const rates = fc.constantFrom(0, 70_000, 190_000, 200_000, 255_000);
const pieces = fc.integer({ min: 1, max: 200 }).map((count) => count * 1000);
const prices = fc.integer({ min: 0, max: 5_000_000 });

const byPiece: fc.Arbitrary<PricedLine> = fc.record({ quantity: pieces, unitPrice: prices, ratePpm: rates });
const weighed: fc.Arbitrary<PricedLine> = fc.record({
  quantity: fc.integer({ min: 1, max: 99_999_000 }),
  unitPrice: fc.integer({ min: 0, max: 100_000 }),
  ratePpm: rates,
});
const baskets = fc.array(fc.oneof(byPiece, weighed), { maxLength: 30 });

describe('settle', () => {
  test.prop([baskets])('adds up: lines to rates, rates to the total, net and tax to gross', (lines) => {
    const settled = settle(lines);
    expect(sum(settled.lines.map((line) => line.total))).toBe(settled.total);
    expect(sum(settled.taxes.map((rate) => rate.gross))).toBe(settled.total);
    expect(sum(settled.lines.map((line) => line.tax))).toBe(sum(settled.taxes.map((rate) => rate.tax)));
    expect(sum(settled.lines.map((line) => line.net))).toBe(sum(settled.taxes.map((rate) => rate.net)));
    for (const line of settled.lines) expect(line.net + line.tax).toBe(line.total);
  });

  test.prop([baskets, fc.gen()])('does not mind the order of the lines', (lines, gen) => {
    const mixed = gen(fc.shuffledSubarray, lines, { minLength: lines.length });
    expect(settle(mixed).total).toBe(settle(lines).total);
    expect(settle(mixed).taxes).toEqual(settle(lines).taxes);
  });

  test.prop([baskets])('says the same when it is asked again, and changes nothing it is given', (lines) => {
    const before = structuredClone(lines);
    const first = settle(lines);
    expect(settle(lines)).toEqual(first);
    expect(lines).toEqual(before);
  });

  test.prop([fc.array(byPiece, { minLength: 1, maxLength: 10 }), fc.nat(), fc.nat()])(
    'does not mind whether pieces stand in one line or in two',
    (lines, at, take) => {
      const index = at % lines.length;
      const line = lines[index] ?? { quantity: 0, unitPrice: 0, ratePpm: 0 };
      fc.pre(line.quantity > 1000);
      const first = ((take % (line.quantity / 1000 - 1)) + 1) * 1000;
      const parts = [first, line.quantity - first].map((quantity) => ({ ...line, quantity }));
      const split = settle(lines.toSpliced(index, 1, ...parts));
      expect(split.total).toBe(settle(lines).total);
      expect(split.taxes).toEqual(settle(lines).taxes);
    },
  );

  test.prop([baskets, byPiece])('costs no less with one thing more', (lines, more) => {
    expect(settle([...lines, more]).total).toBeGreaterThanOrEqual(settle(lines).total);
  });

  test.prop([baskets])('settles what costs nothing to exactly zero, tax included', (lines) => {
    const settled = settle(lines.map((line) => ({ ...line, unitPrice: 0 })));
    expect(settled.total).toBe(0);
    expect(settled.taxes.filter((rate) => rate.net !== 0 || rate.tax !== 0)).toEqual([]);
    expect(settled.lines.filter((line) => line.net !== 0 || line.tax !== 0)).toEqual([]);
  });

  test.prop([baskets])('returns exactly what was charged', (lines) => {
    const back = settle(lines.map((line) => ({ ...line, quantity: 0 - line.quantity })));
    expect(0 - back.total).toBe(settle(lines).total);
    expect(back.taxes.map((rate) => 0 - rate.tax)).toEqual(settle(lines).taxes.map((rate) => rate.tax));
    expect(back.lines.map((line) => 0 - line.tax)).toEqual(settle(lines).lines.map((line) => line.tax));
  });

  test.prop([weighed])('rounds a line once, half up', (line) => {
    expect(settle([line]).total).toBe(scale(line.unitPrice, line.quantity, 1000));
  });

  test('settles an empty basket to nothing', () => {
    expect(settle([])).toEqual({ lines: [], taxes: [], total: 0 });
  });

  test('refuses amounts that are no whole number', () => {
    expect(() => settle([{ quantity: 1000, unitPrice: 0.5, ratePpm: 0 }])).toThrow(RangeError);
    expect(() => settle([{ quantity: Number.NaN, unitPrice: 1, ratePpm: 0 }])).toThrow(RangeError);
  });
});

describe('settle, where other tills were a cent off,', () => {
  test('rounds a line once and not what was rounded: 0.5 kg at 44.69 are 22.35, five of 4.469 too', () => {
    expect(settle([{ quantity: 500, unitPrice: 4469, ratePpm: 190_000 }]).total).toBe(2235);
    expect(settle([{ quantity: 333, unitPrice: 100, ratePpm: 0 }]).total).toBe(33);
  });

  test('keeps the cents of a total: 3 × 4.99 are 14.97', () => {
    expect(settle([{ quantity: 3000, unitPrice: 499, ratePpm: 80_000 }]).total).toBe(1497);
  });

  test('keeps thousandths where the currency has them: 50.100 rials stay 50.100', () => {
    expect(settle([{ quantity: 1000, unitPrice: 50_100, ratePpm: 50_000 }])).toEqual({
      lines: [{ total: 50_100, net: 47_714, tax: 2386 }],
      taxes: [{ ratePpm: 50_000, net: 47_714, tax: 2386, gross: 50_100 }],
      total: 50_100,
    });
  });

  test('takes tax out of the price and adds none: 45.00 stay 45.00', () => {
    const { total, taxes } = settle([{ quantity: 1000, unitPrice: 4500, ratePpm: 190_000 }]);
    expect(total).toBe(4500);
    expect(taxes).toEqual([{ ratePpm: 190_000, net: 3782, tax: 718, gross: 4500 }]);
  });

  test('adds the rows up to the tax of their rate: three of 0.33 at 19 % hold 0.16', () => {
    const lines = Array.from({ length: 3 }, () => ({ quantity: 1000, unitPrice: 33, ratePpm: 190_000 }));
    const settled = settle(lines);
    expect(settled.taxes).toEqual([{ ratePpm: 190_000, net: 83, tax: 16, gross: 99 }]);
    expect(settled.lines.map((line) => line.tax)).toEqual([6, 5, 5]);
  });

  test('keeps rates apart and in order', () => {
    const settled = settle([
      { quantity: 2000, unitPrice: 250, ratePpm: 70_000 },
      { quantity: 1000, unitPrice: 1990, ratePpm: 190_000 },
      { quantity: 750, unitPrice: 1299, ratePpm: 70_000 },
      { quantity: 1000, unitPrice: 300, ratePpm: 0 },
    ]);
    expect(settled).toEqual({
      lines: [
        { total: 500, net: 467, tax: 33 },
        { total: 1990, net: 1672, tax: 318 },
        { total: 974, net: 911, tax: 63 },
        { total: 300, net: 300, tax: 0 },
      ],
      taxes: [
        { ratePpm: 190_000, net: 1672, tax: 318, gross: 1990 },
        { ratePpm: 70_000, net: 1378, tax: 96, gross: 1474 },
        { ratePpm: 0, net: 300, tax: 0, gross: 300 },
      ],
      total: 3764,
    });
  });

  test('gives back 7 for 7 and not 8: the tax of a returned 0.36 at 25 % is that of the sold one', () => {
    const line = { unitPrice: 36, ratePpm: 250_000 };
    const sold = settle([{ ...line, quantity: 1000 }]);
    const back = settle([{ ...line, quantity: -1000 }]);
    expect(sold.taxes).toEqual([{ ratePpm: 250_000, net: 29, tax: 7, gross: 36 }]);
    expect(back.taxes).toEqual([{ ratePpm: 250_000, net: -29, tax: -7, gross: -36 }]);
  });
});
