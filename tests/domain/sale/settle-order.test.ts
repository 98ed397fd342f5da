import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { sum } from '#domain/money/money.ts';
import { settle } from '#domain/sale/settle.ts';
import type { BasketLine, GoodsLine } from '#domain/sale/basket.ts';
import type { Settlement } from '#domain/sale/settlement.ts';
import type { TaxRules } from '#domain/tax/rules.ts';
import { cases, discounts, NOON, plainLines, promotionLists, settleLines, taxRules } from './selling.ts';

describe('the order of lines', () => {
  test.prop([cases, fc.gen()])('changes no amount of any line', ({ basket, rules }, gen) => {
    const { lines } = basket;
    const mixed = gen(fc.shuffledSubarray, [...lines], { minLength: lines.length });
    const before = settle(basket, rules, NOON);
    const after = settle({ ...basket, lines: mixed }, rules, NOON);
    const byId = new Map(after.lines.map((line) => [line.lineId, line]));
    expect(basket.lines.map((line) => byId.get(line.id))).toEqual(before.lines);
    expect({ ...after, lines: [] }).toEqual({ ...before, lines: [] });
  });

  test.prop([cases, fc.gen()])('of promotions does neither', ({ basket, rules }, gen) => {
    const { promotions } = rules;
    const mixed = gen(fc.shuffledSubarray, [...promotions], { minLength: promotions.length });
    expect(settle(basket, { ...rules, promotions: mixed }, NOON)).toEqual(settle(basket, rules, NOON));
  });
});

/** The line at `at` in two, with `take` of its pieces in the first one. */
function splitAt(lines: readonly GoodsLine[], at: number, take: number): readonly BasketLine[] {
  const index = at % lines.length;
  const line = lines[index];
  if (line === undefined || line.quantity <= 1000) return lines;
  const first = ((take % (line.quantity / 1000 - 1)) + 1) * 1000;
  const parts = [first, line.quantity - first].map((quantity, nth) => ({
    ...line,
    id: `${line.id}-${nth}`,
    quantity,
  }));
  return lines.toSpliced(index, 1, ...parts);
}

/** Only what is the same of all lines of one kind: an amount off each line is not the same when there are more. */
const percentOnly = discounts.map(({ reduction, reason }) => ({
  reason,
  reduction: reduction.kind === 'percent' ? reduction : { kind: 'percent' as const, ppm: 125_000 },
}));

const splits = fc.record({
  plain: plainLines.filter((lines) => lines.length > 0),
  rules: taxRules,
  promotions: promotionLists(4),
  perLine: fc.option(percentOnly),
  discount: fc.option(discounts),
  at: fc.nat(),
  take: fc.nat(),
});

type Arbitrated = typeof splits extends fc.Arbitrary<infer S> ? S : never;

interface Split {
  readonly whole: Settlement;
  readonly parts: Settlement;
}

/** The same basket with and without one of its lines split, where tax is rounded like this. */
function splitting(one: Arbitrated, rounding: TaxRules['rounding']): Split {
  const taxes: TaxRules = { ...one.rules, rounding };
  const lines = one.plain.map((line) => ({ ...line, discount: one.perLine }));
  const rest = { taxes, basket: { discount: one.discount } };
  return {
    whole: settleLines(lines, one.promotions, rest),
    parts: settleLines(splitAt(lines, one.at, one.take), one.promotions, rest),
  };
}

describe('splitting a line', () => {
  test.prop([splits])('changes nothing where tax is rounded by the document', (one) => {
    const { whole, parts } = splitting(one, 'document');
    expect({ ...parts, lines: [] }).toEqual({ ...whole, lines: [] });
  });

  test.prop([splits])(
    'changes at most a unit a line of a tax that is rounded by the line, and no price',
    (one) => {
      const { whole, parts } = splitting(one, 'line');
      expect(parts.saved).toBe(whole.saved);
      expect(parts.promotions).toEqual(whole.promotions);
      if (one.rules.pricesIncludeTax) expect(parts.total).toBe(whole.total);
      const isOneTax = one.rules.categories.every(({ rates }) => rates.length <= 1);
      if (isOneTax) expect(Math.abs(parts.tax - whole.tax)).toBeLessThanOrEqual(parts.lines.length);
    },
  );

  test('shares what is odd over lines of the same goods, so that none is paid below zero', () => {
    const lines = [1, 2, 3].map((at) => ({ id: `l${at}`, quantity: 1000 }));
    const base = { kind: 'goods', sku: 'S', name: 'Pin', unit: 'piece', unitPrice: 1, note: '' } as const;
    const plain = {
      variantId: 1,
      taxCategoryId: 1,
      categoryIds: [],
      override: null,
      statedTotal: null,
      code: '',
    };
    const discount = { reduction: { kind: 'percent', ppm: 500_000 }, reason: 'old' } as const;
    const settled = settleLines(lines.map((line) => ({ ...base, ...plain, ...line, discount })));
    expect(settled.lines.map((line) => line.total)).toEqual([0, 0, 1]);
    expect(sum(settled.lines.map((line) => line.saved))).toBe(2);
  });
});
