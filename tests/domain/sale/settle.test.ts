import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { sum } from '#domain/money/money.ts';
import { settle } from '#domain/sale/settle.ts';
import { cases, discounts, NOON, promotionLists, sold, taxRules, walk, settleLines } from './selling.ts';

describe('settle', () => {
  test.prop([cases])('adds up: lines, taxes, savings and steps', ({ basket, rules }) => {
    const settled = settle(basket, rules, NOON);
    expect(settled.lines.map((line) => line.lineId)).toEqual(basket.lines.map((line) => line.id));
    for (const key of ['total', 'net', 'tax', 'saved'] as const) {
      expect(sum(settled.lines.map((line) => line[key]))).toBe(settled[key]);
    }
    expect(settled.net + settled.tax).toBe(settled.total);
    expect(sum(settled.taxes.map((one) => one.tax))).toBe(settled.tax);
    for (const line of settled.lines) {
      expect(line.net + line.tax).toBe(line.total);
      expect(sum(line.taxes.map((one) => one.tax))).toBe(line.tax);
      expect(walk(line)).toBe(line.total);
    }
    for (const one of [...settled.taxes, ...settled.lines.flatMap((line) => line.taxes)]) {
      expect(one.net + one.tax).toBe(one.gross);
    }
  });

  test.prop([cases])('says what was saved, by promotions and discounts', ({ basket, rules }) => {
    const settled = settle(basket, rules, NOON);
    const steps = settled.lines.flatMap((line) => line.steps);
    const promoted = steps.flatMap((step) => (step.kind === 'promotion' ? [step] : []));
    const discounted = steps.flatMap((step) => (step.kind === 'discount' ? [step.amount] : []));
    for (const { promotionId, amount } of settled.promotions) {
      const own = promoted.filter((step) => step.promotionId === promotionId);
      expect(sum(own.map((step) => step.amount)) + amount).toBe(0);
    }
    expect(sum(promoted.map((step) => step.amount)) + sum(discounted) + settled.saved).toBe(0);
  });

  test.prop([cases])('names each tax once, the highest rate first', ({ basket, rules }) => {
    const { taxes, lines } = settle(basket, rules, NOON);
    const keys = taxes.map(({ name, ratePpm }) => `${ratePpm} ${name}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(taxes.map((one) => one.ratePpm)).toEqual(
      taxes.map((one) => one.ratePpm).toSorted((a, b) => b - a),
    );
    for (const { name, ratePpm, tax } of taxes) {
      const own = lines
        .flatMap((line) => line.taxes)
        .filter((one) => one.name === name && one.ratePpm === ratePpm);
      expect(sum(own.map((one) => one.tax))).toBe(tax);
    }
  });

  test.prop([cases])('says the same when it is asked again, and changes nothing it is given', (one) => {
    const before = structuredClone(one);
    const first = settle(one.basket, one.rules, NOON);
    expect(settle(one.basket, one.rules, NOON)).toEqual(first);
    expect(one).toEqual(before);
  });

  test.prop([sold, taxRules, promotionLists(4), discounts])(
    'asks nobody for less than nothing, of a line or in all',
    (lines, taxes, promotions, discount) => {
      const settled = settleLines(lines, promotions, { taxes, basket: { discount } });
      for (const line of settled.lines) {
        expect(line.total).toBeGreaterThanOrEqual(0);
        expect(line.net).toBeGreaterThanOrEqual(0);
        expect(line.tax).toBeGreaterThanOrEqual(0);
        expect(line.saved).toBeGreaterThanOrEqual(0);
      }
    },
  );

  test.prop([sold, taxRules, promotionLists(4), fc.boolean()])(
    'charges nothing but deposits for what is discounted by all of it, tax included',
    (lines, rules, promotions, isPerLine) => {
      const all = { reduction: { kind: 'percent', ppm: 1_000_000 }, reason: 'gift' } as const;
      const categories = rules.categories.map((one) => ({ ...one, charges: [] }));
      const settled = settleLines(
        lines.map((line) => (isPerLine ? { ...line, discount: all } : line)),
        promotions,
        { taxes: { ...rules, categories }, basket: { discount: isPerLine ? null : all } },
      );
      expect([settled.total, settled.net, settled.tax]).toEqual([0, 0, 0]);
      expect(settled.lines.filter((line) => line.total !== 0 || line.tax !== 0)).toEqual([]);
    },
  );

  test('settles an empty basket to nothing', () => {
    expect(settleLines([])).toEqual({
      lines: [],
      taxes: [],
      net: 0,
      tax: 0,
      total: 0,
      saved: 0,
      promotions: [],
    });
  });

  test.prop([sold])('refuses a tax category that nobody told it of', (lines) => {
    fc.pre(lines.length > 0);
    expect(() =>
      settleLines(lines, [], {
        taxes: { pricesIncludeTax: true, rounding: 'line', mode: 'half-up', categories: [] },
      }),
    ).toThrow(RangeError);
  });
});
