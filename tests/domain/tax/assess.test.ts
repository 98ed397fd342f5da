import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { sum } from '#domain/money/money.ts';
import { addTaxes, assess, giveBack, withTaxPpm, type Taxable } from '#domain/tax/assess.ts';
import type { TaxCategory, TaxRate, TaxRules, TaxTotal } from '#domain/tax/rules.ts';
import { exact, rounded, taxesByHand } from './tax-oracle.ts';

const rates: fc.Arbitrary<readonly TaxRate[]> = fc.array(
  fc.record({
    name: fc.constantFrom('', 'A', 'B'),
    ratePpm: fc.oneof(
      fc.constantFrom(0, 50_000, 70_000, 99_750, 190_000, 1_000_000),
      fc.integer({ min: 0, max: 300_000 }),
    ),
    isCompound: fc.boolean(),
  }),
  { maxLength: 4 },
);

const amounts = fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 99_999_999_999 }));

const categoryOf = (own: readonly TaxRate[]): TaxCategory => ({ id: 1, name: 'T', rates: own, charges: [] });

const rules: fc.Arbitrary<TaxRules> = fc.record({
  pricesIncludeTax: fc.boolean(),
  rounding: fc.constantFrom('line', 'document'),
  mode: fc.constantFrom('half-up', 'half-down', 'half-even'),
  categories: fc.constant([]),
});

const taxables: fc.Arbitrary<readonly Taxable[]> = fc.tuple(rates, rates).chain((both) =>
  fc.array(
    fc.record({
      amount: amounts,
      category: fc.constantFrom(...both.map(categoryOf), null),
      isReturn: fc.boolean(),
    }),
    { maxLength: 12 },
  ),
);

const taxOf = (totals: readonly TaxTotal[]): number => sum(totals.map((one) => one.tax));

describe('taxes', () => {
  test.prop([amounts, rates, rules])('of one amount are what decimal arithmetic finds', (amount, own, by) => {
    const [totals = []] = assess([{ amount, category: categoryOf(own), isReturn: false }], by);
    const expected = taxesByHand(amount, own, by);
    fc.pre(!by.pricesIncludeTax || sum(expected) <= amount);
    expect(totals.map((one) => one.tax)).toEqual(expected);
    for (const [nth, { net, tax, gross }] of totals.entries()) {
      expect(net + tax).toBe(gross);
      const before = own[nth]?.isCompound === true ? sum(expected.slice(0, nth)) : 0;
      expect(net).toBe((by.pricesIncludeTax ? amount - sum(expected) : amount) + before);
    }
  });

  test.prop([taxables, rules])('of a document are rounded once for all that is taxed alike', (all, by) => {
    const document: TaxRules = { ...by, rounding: 'document' };
    const results = assess(all, document);
    const groups = new Map<string, number[]>();
    for (const [place, one] of all.entries()) {
      const key = `${one.isReturn} ${JSON.stringify(one.category?.rates ?? [])}`;
      groups.set(key, [...(groups.get(key) ?? []), place]);
    }
    for (const places of groups.values()) {
      const amount = sum(places.map((place) => all[place]?.amount ?? 0));
      const category = all[places[0] ?? 0]?.category ?? null;
      const [alone = []] = assess([{ amount, category, isReturn: false }], document);
      expect(sum(places.map((place) => taxOf(results[place] ?? [])))).toBe(taxOf(alone));
    }
  });

  test.prop([taxables, rules])(
    'of each line are found alone where they are rounded by the line',
    (all, by) => {
      const line: TaxRules = { ...by, rounding: 'line' };
      expect(assess(all, line)).toEqual(all.flatMap((one) => assess([one], line)));
    },
  );

  test.prop([taxables, rules])('are never below zero, nor more than the price that holds them', (all, by) => {
    for (const [place, totals] of assess(all, by).entries()) {
      for (const one of totals) expect(Math.min(one.net, one.tax)).toBeGreaterThanOrEqual(0);
      if (by.pricesIncludeTax) expect(taxOf(totals)).toBeLessThanOrEqual(all[place]?.amount ?? 0);
    }
  });

  test('of more than the price itself share it: five times 1,000 % in 0.03', () => {
    const own = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name, ratePpm: 10_000_000, isCompound: false }));
    const by: TaxRules = { pricesIncludeTax: true, rounding: 'document', mode: 'half-up', categories: [] };
    const [totals = []] = assess([{ amount: 3, category: categoryOf(own), isReturn: false }], by);
    expect(totals.map((one) => one.tax)).toEqual([1, 1, 1, 0, 0]);
  });
});

describe('the price with its tax', () => {
  test.prop([rates])('is that of one whole, to a millionth for each rate', (own) => {
    const hundred = 100_000_000;
    const onTop: TaxRules = { pricesIncludeTax: false, rounding: 'line', mode: 'half-up', categories: [] };
    const taxes = taxesByHand(hundred, own, onTop);
    const all = exact(hundred + sum(taxes)).div(100);
    expect(Math.abs(withTaxPpm(categoryOf(own)) - rounded(all, 'half-up'))).toBeLessThanOrEqual(20);
  });
});

describe('adding taxes up', () => {
  test.prop([taxables, rules])('keeps every amount, and what is given back takes it away', (all, by) => {
    const totals = assess(all, by).flat();
    const added = addTaxes(totals);
    for (const key of ['net', 'tax', 'gross'] as const) {
      expect(sum(added.map((one) => one[key]))).toBe(sum(totals.map((one) => one[key])));
    }
    expect(
      addTaxes([...totals, ...giveBack(totals)]).filter((one) => one.tax !== 0 || one.net !== 0),
    ).toEqual([]);
  });
});
