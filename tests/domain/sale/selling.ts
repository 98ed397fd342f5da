import fc from 'fast-check';
import {
  emptyBasket,
  type Basket,
  type BasketLine,
  type Discount,
  type GoodsLine,
} from '#domain/sale/basket.ts';
import { settle } from '#domain/sale/settle.ts';
import type { PricingRules, SettledLine, Settlement } from '#domain/sale/settlement.ts';
import type { Effect, Moment, Promotion, Reduction, Scope } from '#domain/promotion/promotion.ts';
import type { TaxCategory, TaxRules } from '#domain/tax/rules.ts';
import { goodsLine } from '#tests/support/basket.ts';
import { orders } from './order-lines.ts';

/** A Wednesday noon where the shop's clock is UTC. */
export const NOON: Moment = { at: Date.UTC(2026, 6, 1, 12), utcOffsetMinutes: 0 };

export const EVERYTHING: Scope = { everything: true, categoryIds: [], variantIds: [] };

/** A promotion that always holds for everybody. */
export function promotionOf(effect: Effect, change: Partial<Promotion> = {}): Promotion {
  return {
    id: 'p',
    name: 'Promotion',
    effect,
    validity: { from: null, until: null, weekdays: [], hours: null },
    groupIds: [],
    coupon: null,
    priority: 0,
    isExclusive: false,
    ...change,
  };
}

export function variants(...variantIds: number[]): Scope {
  return { everything: false, categoryIds: [], variantIds };
}

export function category(id: number, ratePpm: number, change: Partial<TaxCategory> = {}): TaxCategory {
  return { id, name: `T${id}`, rates: [{ name: 'VAT', ratePpm, isCompound: false }], charges: [], ...change };
}

/** German rates by the document, contained in prices. */
export const GERMAN: TaxRules = {
  pricesIncludeTax: true,
  rounding: 'document',
  mode: 'half-up',
  categories: [category(1, 190_000), category(2, 70_000), category(3, 0, { rates: [] })],
};

/** Settles lines with what else is said of basket and rules. */
export function settleLines(
  lines: readonly BasketLine[],
  promotions: readonly Promotion[] = [],
  { basket = {}, taxes = GERMAN }: { readonly basket?: Partial<Basket>; readonly taxes?: TaxRules } = {},
): Settlement {
  return settle({ ...emptyBasket('b', 'EUR'), lines, ...basket }, { taxes, promotions }, NOON);
}

/** What the steps of a line come to, by the rule that is written at their type. */
export function walk({ steps }: SettledLine): number {
  return steps.reduce((all, step) => {
    if (step.kind === 'override') return all;
    return 'isIncluded' in step && step.isIncluded ? all : all + step.amount;
  }, 0);
}

const reductions: fc.Arbitrary<Reduction> = fc.oneof(
  fc.record({
    kind: fc.constant('percent'),
    ppm: fc.constantFrom(0, 50_000, 100_000, 333_333, 500_000, 1_000_000),
  }),
  fc.record({ kind: fc.constant('amount'), amount: fc.constantFrom(0, 1, 50, 199, 1000, 100_000) }),
);

export const discounts: fc.Arbitrary<Discount> = fc.record({
  reduction: reductions,
  reason: fc.constantFrom('damaged', 'friend'),
});

const VARIANTS = [1, 2, 3, 4, 5, 6];
const CATEGORIES = [1, 2, 3];

const scopes: fc.Arbitrary<Scope> = fc.oneof(
  fc.constant(EVERYTHING),
  fc.record({
    everything: fc.constant(false),
    categoryIds: fc.subarray(CATEGORIES),
    variantIds: fc.subarray(VARIANTS),
  }),
);

const parts = fc.record({ scope: scopes, pieces: fc.integer({ min: 1, max: 3 }) });

/** Effects that take each piece for itself, or goods as a whole. */
const plainEffects: fc.Arbitrary<Effect> = fc.oneof(
  fc.record({ kind: fc.constant('off'), scope: scopes, reduction: reductions }),
  fc.record({
    kind: fc.constant('threshold'),
    scope: scopes,
    minimum: fc.integer({ min: 0, max: 4000 }),
    reduction: reductions,
  }),
);

const pieceEffects: fc.Arbitrary<Effect> = fc.oneof(
  fc
    .record({ scope: scopes, take: fc.integer({ min: 2, max: 4 }), free: fc.integer({ min: 1, max: 3 }) })
    .map(({ scope, take, free }) => ({
      kind: 'x-for-y' as const,
      scope,
      take,
      pay: Math.max(1, take - free),
    })),
  fc.record({
    kind: fc.constant('nth'),
    scope: scopes,
    nth: fc.integer({ min: 2, max: 4 }),
    reduction: reductions,
  }),
  fc.record({ kind: fc.constant('buy-get'), buy: parts, get: parts, reduction: reductions }),
  fc.record({
    kind: fc.constant('bundle'),
    parts: fc.array(parts, { minLength: 1, maxLength: 3 }),
    price: fc.integer({ min: 0, max: 2500 }),
  }),
);

export const effects: fc.Arbitrary<Effect> = fc.oneof(plainEffects, pieceEffects);

/** Promotions that hold, with ids of their own. */
export function promotionLists(
  maxLength: number,
  change: Partial<Promotion> = {},
): fc.Arbitrary<readonly Promotion[]> {
  const one = fc.record({
    effect: effects,
    priority: fc.integer({ min: 0, max: 2 }),
    isExclusive: fc.boolean(),
  });
  return fc
    .array(one, { maxLength })
    .map((list) =>
      list.map(({ effect, ...rest }, at) => promotionOf(effect, { id: `p${at}`, ...rest, ...change })),
    );
}

/** What a shop sells: a variant has one price, category and tax wherever it is in a basket. */
const PRICES = [99, 100, 333, 333, 1250, 1999];

function goodsOf(
  variantId: number,
): Partial<GoodsLine> & { readonly variantId: number; readonly price: number } {
  return {
    variantId,
    price: PRICES[variantId - 1] ?? 0,
    taxCategoryId: 1 + (variantId % 3),
    categoryIds: [1 + (variantId % 2), 3].slice(0, 1 + (variantId % 2)),
  };
}

/** Lists of lines, each with an id of its own. */
function listsOf<L extends BasketLine>(line: fc.Arbitrary<L>, maxLength: number): fc.Arbitrary<readonly L[]> {
  return fc.array(line, { maxLength }).map((lines) => lines.map((one, at) => ({ ...one, id: `l${at}` })));
}

/** Whole pieces without anything said about them. */
const plainGoods: fc.Arbitrary<GoodsLine> = fc
  .record({ variantId: fc.constantFrom(...VARIANTS), pieces: fc.integer({ min: 1, max: 5 }) })
  .map(({ variantId, pieces }) => goodsLine({ ...goodsOf(variantId), pieces }));

/** Goods of every kind: pieces, by weight, with an own price, a stated total or a discount. */
const goods: fc.Arbitrary<GoodsLine> = fc
  .tuple(
    plainGoods,
    fc.oneof(
      { weight: 3, arbitrary: fc.constant({}) },
      fc.record({ unit: fc.constant('kg' as const), quantity: fc.integer({ min: 1, max: 3000 }) }),
      fc.record({
        override: fc.record({ unitPrice: fc.integer({ min: 0, max: 2500 }), reason: fc.constant('match') }),
      }),
      fc.record({ statedTotal: fc.integer({ min: 0, max: 2500 }) }),
    ),
    fc.option(discounts, { freq: 3 }),
  )
  .map(([line, change, discount]) => ({ ...line, ...change, discount }));

const misc: fc.Arbitrary<BasketLine> = fc
  .record({ unitPrice: fc.integer({ min: 0, max: 3000 }), discount: fc.option(discounts), line: plainGoods })
  .map(({ unitPrice, discount, line }) => {
    const { id, unit, quantity, taxCategoryId } = line;
    return {
      kind: 'misc',
      id,
      sku: '',
      name: 'Misc',
      unit,
      quantity,
      unitPrice,
      note: '',
      taxCategoryId,
      discount,
    };
  });

const voucher: fc.Arbitrary<BasketLine> = plainGoods.map(({ id, unitPrice }) => ({
  kind: 'voucher',
  id,
  sku: '',
  name: 'Voucher',
  unit: 'piece',
  quantity: 1000,
  unitPrice,
  note: '',
  code: 'GIFT-1234',
}));

const returned: fc.Arbitrary<BasketLine> = fc.tuple(plainGoods, fc.boolean()).map(([line, hasReceipt]) => ({
  kind: 'return',
  id: line.id,
  sku: line.sku,
  name: line.name,
  unit: line.unit,
  quantity: line.quantity,
  unitPrice: line.unitPrice,
  note: '',
  origin: hasReceipt ? { saleId: 's', position: 1, receiptNumber: 'R1-000001' } : null,
  variantId: line.variantId,
  taxCategoryId: hasReceipt ? null : line.taxCategoryId,
  credit: hasReceipt
    ? { total: 119, taxes: [{ name: 'VAT', ratePpm: 190_000, net: 100, tax: 19, gross: 119 }] }
    : null,
  reason: 'broken',
  condition: 'damaged',
}));

const rates = fc.array(
  fc.record({
    name: fc.constantFrom('', 'A', 'B'),
    ratePpm: fc.constantFrom(0, 50_000, 70_000, 99_750, 190_000, 10_000_000),
    isCompound: fc.boolean(),
  }),
  { maxLength: 3 },
);

const charges = fc.array(
  fc.record({
    name: fc.constantFrom('Deposit', 'Eco'),
    perUnit: fc.constantFrom(0, 8, 25, 300),
    isIncluded: fc.boolean(),
    isTaxed: fc.boolean(),
  }),
  { maxLength: 2 },
);

/** Tax rules of any country for the three categories. */
export const taxRules: fc.Arbitrary<TaxRules> = fc.record({
  pricesIncludeTax: fc.boolean(),
  rounding: fc.constantFrom('line', 'document'),
  mode: fc.constantFrom('half-up', 'half-down', 'half-even'),
  categories: fc.tuple(rates, rates, rates, charges, charges).map(([first, second, third, some, others]) => [
    { id: 1, name: 'One', rates: first, charges: some },
    { id: 2, name: 'Two', rates: second, charges: others },
    { id: 3, name: 'Three', rates: third, charges: [] },
  ]),
});

/** Lines of pieces at the catalog's price. */
export const plainLines = listsOf(plainGoods, 6);

/** Lines of goods of every kind. */
export const goodsLines = listsOf(goods, 6);

/** Lines of every kind that is sold. */
export const sold = listsOf(fc.oneof({ weight: 4, arbitrary: goods }, misc), 6);

/** Lines of every kind. */
export const anyLines = listsOf(
  fc.oneof({ weight: 4, arbitrary: goods }, misc, voucher, returned, orders),
  8,
);

/** A basket with everything that can be in it, and rules. */
export const cases: fc.Arbitrary<{ readonly basket: Basket; readonly rules: PricingRules }> = fc
  .record({
    lines: anyLines,
    discount: fc.option(discounts),
    exemption: fc.option(fc.constant({ reason: 'embassy', number: '42' })),
    taxes: taxRules,
    promotions: promotionLists(5),
  })
  .map(({ lines, discount, exemption, taxes, promotions }) => ({
    basket: { ...emptyBasket('b', 'EUR'), lines, discount, exemption },
    rules: { taxes, promotions },
  }));
