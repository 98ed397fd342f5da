import { describe, expect, test } from 'vitest';
import { emptyBasket, type Basket, type GoodsLine } from '#domain/sale/basket.ts';
import { discountConcession, priceConcession } from '#domain/sale/concession.ts';
import { settle } from '#domain/sale/settle.ts';
import type { PricingRules } from '#domain/sale/settlement.ts';

const rules: PricingRules = {
  taxes: {
    pricesIncludeTax: true,
    rounding: 'document',
    mode: 'half-up',
    categories: [{ id: 1, name: 'Standard', rates: [], charges: [] }],
  },
  promotions: [],
};

function goods(given: Partial<GoodsLine>): GoodsLine {
  return {
    kind: 'goods',
    id: 'a',
    sku: 'S1',
    name: 'Goods',
    unit: 'piece',
    quantity: 1000,
    unitPrice: 1000,
    note: '',
    variantId: 1,
    taxCategoryId: 1,
    categoryIds: [],
    override: null,
    discount: null,
    statedTotal: null,
    code: '',
    ...given,
  };
}

function conceded(ceilingPpm: number, basket: Partial<Basket>) {
  const whole = { ...emptyBasket('b', 'EUR'), ...basket };
  return discountConcession(settle(whole, rules, { at: 0, utcOffsetMinutes: 0 }), ceilingPpm);
}

const percent = (ppm: number) => ({ reduction: { kind: 'percent', ppm }, reason: 'why' }) as const;

describe('what discounts concede', () => {
  test('is nothing where there is none', () => {
    expect(conceded(0, { lines: [goods({})] })).toBeNull();
  });

  test('is all of it up to the ceiling', () => {
    const lines = [goods({ discount: percent(100_000) }), goods({ id: 'c', discount: percent(50_000) })];
    expect(conceded(100_000, { lines })).toEqual({ amount: 150, isWithinLimit: true });
  });

  test('is what the lines above the ceiling concede, as a whole', () => {
    const lines = [goods({ discount: percent(200_000) }), goods({ id: 'c', discount: percent(50_000) })];
    expect(conceded(100_000, { lines })).toEqual({ amount: 200, isWithinLimit: false });
  });

  test('counts a line’s own discount and its share of the basket’s together', () => {
    const lines = [goods({ discount: percent(100_000) })];
    expect(conceded(150_000, { lines, discount: percent(100_000) })).toEqual({
      amount: 190,
      isWithinLimit: false,
    });
  });

  test.each([
    [1005, 100_000, true],
    [7, 100_000, true],
  ])('a rounded share of %i is still within the ceiling', (unitPrice, ppm, isWithinLimit) => {
    const lines = [goods({ unitPrice, discount: percent(ppm) })];
    expect(conceded(ppm, { lines })?.isWithinLimit).toBe(isWithinLimit);
  });
});

test('an own price concedes what it is below the catalog’s', () => {
  const lower = goods({ quantity: 3000, override: { unitPrice: 800, reason: 'label' } });
  const higher = goods({ id: 'c', override: { unitPrice: 1200, reason: 'label' } });
  expect(priceConcession([goods({})])).toBeNull();
  expect(priceConcession([lower])).toBe(600);
  expect(priceConcession([higher])).toBe(0);
});
