import { emptyBasket, type Basket, type BasketLine } from '#domain/sale/basket.ts';
import { settle } from '#domain/sale/settle.ts';
import type { Effect, Moment, Promotion, Scope } from '#domain/promotion/promotion.ts';
import type { PricingRules } from '#domain/sale/settlement.ts';
import type { TaxRules } from '#domain/tax/rules.ts';
import { PIECE } from '#domain/stock/quantity.ts';
import { priceOf } from './goods.ts';
import { inTurns, toResult, type Result } from './measure.ts';

const PROMOTIONS = 50;

/** Baskets of so many lines, and how many of the promotions compete for their goods. */
const CASES = [
  { size: 10, competing: 0 },
  { size: 100, competing: 0 },
  { size: 100, competing: 10 },
  { size: 1000, competing: 0 },
];

const CATEGORIES = 20;
const RUNS = 2000;
const NOON: Moment = { at: Date.UTC(2026, 6, 1, 12), utcOffsetMinutes: 120 };

const taxes: TaxRules = {
  pricesIncludeTax: true,
  rounding: 'document',
  mode: 'half-up',
  categories: [190_000, 70_000].map((ratePpm, index) => ({
    id: index + 1,
    name: '',
    rates: [{ name: '', ratePpm, isCompound: false }],
    charges: [],
  })),
};

/** `settle()` of baskets with promotions of every kind; raw: without any promotion. */
export async function benchSettle(): Promise<Result[]> {
  const results: Result[] = [];
  for (const { size, competing } of CASES) {
    const promotions = Array.from({ length: PROMOTIONS }, (_, index) => promotionOf(index, competing));
    const baskets = Array.from({ length: 20 }, (_, index) => basketOf(size, index));
    const run = (rules: PricingRules, index: number): unknown =>
      settle(baskets[index % baskets.length] ?? emptyBasket('none', 'EUR'), rules, NOON);
    const times = await inTurns(
      { count: RUNS, warmUp: RUNS / 2 },
      (index) => run({ taxes, promotions }, index),
      (index) => run({ taxes, promotions: [] }, index),
    );
    const name = `settle ${size} lines, ${PROMOTIONS} promotions`;
    results.push(toResult(competing === 0 ? name : `${name}, ${competing} compete`, 'ms', times));
  }
  return results;
}

function basketOf(size: number, seed: number): Basket {
  const lines = Array.from({ length: size }, (_, at): BasketLine => {
    const variantId = 1 + ((seed * 7919 + at * 131) % 100_000);
    return {
      kind: 'goods',
      id: `l${at}`,
      sku: `SKU-${variantId}`,
      name: `Goods ${variantId}`,
      unit: 'piece',
      quantity: PIECE * (1 + (at % 3)),
      unitPrice: priceOf(variantId),
      note: '',
      variantId,
      taxCategoryId: 1 + (at % 2),
      categoryIds: [1 + (variantId % CATEGORIES)],
      override: null,
      discount: null,
      statedTotal: null,
      code: '',
    };
  });
  return { ...emptyBasket(`b${seed}`, 'EUR'), lines };
}

function promotionOf(index: number, competing: number): Promotion {
  return {
    id: `p${index}`,
    name: `Promotion ${index}`,
    effect: effectOf(index),
    validity: { from: null, until: null, weekdays: [], hours: null },
    groupIds: [],
    coupon: null,
    priority: index % 3,
    isExclusive: index < competing,
  };
}

function effectOf(index: number): Effect {
  const [scope, other] = [inCategory(index), inCategory(index + 7)];
  const reduction = { kind: 'percent', ppm: 50_000 + index * 1000 } as const;
  const effects: readonly Effect[] = [
    { kind: 'off', scope, reduction },
    { kind: 'x-for-y', scope, take: 3, pay: 2 },
    { kind: 'nth', scope, nth: 2, reduction },
    { kind: 'buy-get', buy: { scope, pieces: 1 }, get: { scope: other, pieces: 1 }, reduction },
    { kind: 'bundle', parts: [scope, other].map((one) => ({ scope: one, pieces: 1 })), price: 1000 },
    { kind: 'off', scope, reduction: { kind: 'amount', amount: 50 } },
    { kind: 'threshold', scope, minimum: 5000, reduction },
  ];
  return effects[index % effects.length] ?? { kind: 'off', scope, reduction };
}

function inCategory(index: number): Scope {
  return { everything: false, categoryIds: [1 + (index % CATEGORIES)], variantIds: [] };
}
