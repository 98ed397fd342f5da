import { fc } from '@fast-check/vitest';
import type { Promotion, Scope } from '#domain/promotion/promotion.ts';
import type { Basket, BasketLine, Discount } from '#domain/sale/basket.ts';
import { emptyBasket } from '#domain/sale/basket.ts';
import type { SaleKind, SaleLine, SaleRecord } from '#domain/sale/sale.ts';
import { settle } from '#domain/sale/settle.ts';
import type { SettledLine } from '#domain/sale/settlement.ts';
import type { TaxRules } from '#domain/tax/rules.ts';
import { orderLine } from '#tests/support/basket.ts';
import { FULL, included, paid, sampleSale } from './sample-sale.ts';

const everything: Scope = { everything: true, categoryIds: [], variantIds: [] };

const always = { from: null, until: null, weekdays: [], hours: null };

const promotions: readonly Promotion[] = [
  {
    id: 'fifth',
    name: 'A fifth off',
    effect: { kind: 'off', scope: everything, reduction: { kind: 'percent', ppm: 200_000 } },
    validity: always,
    groupIds: [],
    coupon: null,
    priority: 1,
    isExclusive: false,
  },
  {
    id: 'three',
    name: '3 for 2',
    effect: { kind: 'x-for-y', scope: everything, take: 3, pay: 2 },
    validity: always,
    groupIds: [],
    coupon: null,
    priority: 2,
    isExclusive: false,
  },
];

const categories = [
  { id: 1, name: 'Plain', rates: [{ name: '', ratePpm: 190_000, isCompound: false }], charges: [] },
  {
    id: 2,
    name: 'Several',
    rates: [
      { name: 'GST', ratePpm: 50_000, isCompound: false },
      { name: 'QST', ratePpm: 99_750, isCompound: true },
    ],
    charges: [{ name: 'Deposit', perUnit: 25, isIncluded: false, isTaxed: false }],
  },
  {
    id: 3,
    name: 'With a charge inside',
    rates: [{ name: '', ratePpm: 70_000, isCompound: false }],
    charges: [{ name: 'Eco fee', perUnit: 10, isIncluded: true, isTaxed: true }],
  },
  { id: 4, name: 'Free of tax', rates: [], charges: [] },
];

const rules: fc.Arbitrary<TaxRules> = fc.record({
  pricesIncludeTax: fc.boolean(),
  rounding: fc.constantFrom('line', 'document'),
  mode: fc.constantFrom('half-up', 'half-down', 'half-even'),
  categories: fc.constant(categories),
});

/** What a document is made of: texts come from outside. */
export function settledSales(text: fc.Arbitrary<string>): fc.Arbitrary<SaleRecord> {
  const words = text.map((one) => (one === '' ? '?' : one));
  const discounts: fc.Arbitrary<Discount | null> = fc.option(
    fc.record({
      reason: words,
      reduction: fc.oneof(
        fc.record({ kind: fc.constant('percent' as const), ppm: fc.integer({ min: 0, max: 1_000_000 }) }),
        fc.record({ kind: fc.constant('amount' as const), amount: fc.integer({ min: 0, max: 5000 }) }),
      ),
    }),
  );
  return fc
    .record({
      lines: fc.array(linesOf(words, discounts), { minLength: 1, maxLength: 6 }),
      discount: discounts,
      exemption: fc.option(fc.record({ reason: words, number: words })),
      customer: fc.option(words),
      note: text,
      clerk: words,
      rules,
      isPromoted: fc.boolean(),
    })
    .map(({ lines, customer, rules: taxes, isPromoted, clerk, ...rest }) => {
      const basket: Basket = {
        ...emptyBasket('0193a5c8-7d10-7c4e-9b1a-2f6d1c0e8a55', 'EUR'),
        ...rest,
        lines: lines.map((line, at) => ({ ...line, id: String(at) })),
        customer: customer === null ? null : { id: 'c', name: customer, groupIds: [] },
      };
      const settled = settle(
        basket,
        { taxes, promotions: isPromoted ? promotions : [] },
        { at: 0, utcOffsetMinutes: 0 },
      );
      return recordOf(basket, settled, clerk);
    });
}

/** Typed without the options that would change what stands for nothing. */
function orNull<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(arbitrary);
}

function linesOf(
  words: fc.Arbitrary<string>,
  discounts: fc.Arbitrary<Discount | null>,
): fc.Arbitrary<BasketLine> {
  const base = {
    id: fc.constant(''),
    sku: words,
    name: words,
    unit: fc.constantFrom('piece', 'kg', 'm'),
    quantity: fc.integer({ min: 1, max: 9000 }),
    unitPrice: fc.integer({ min: 0, max: 100_000 }),
    note: words,
    taxCategoryId: fc.integer({ min: 1, max: 4 }),
  };
  const goods: fc.Arbitrary<BasketLine> = fc.record({
    ...base,
    kind: fc.constant('goods' as const),
    variantId: fc.constant(1),
    categoryIds: fc.constant([]),
    override: orNull(fc.record({ unitPrice: fc.integer({ min: 0, max: 90_000 }), reason: words })),
    discount: discounts,
    statedTotal: fc.constant(null),
    code: fc.constant(''),
  });
  const returned: fc.Arbitrary<BasketLine> = fc.record({
    ...base,
    kind: fc.constant('return' as const),
    origin: orNull(
      fc.record({
        saleId: fc.constant('s'),
        position: fc.constant(1),
        receiptNumber: fc.constant('K1-000001'),
      }),
    ),
    variantId: fc.constant(1),
    credit: orNull(fc.record({ total: fc.integer({ min: 0, max: 90_000 }), taxes: fc.constant([]) })),
    reason: words,
    condition: fc.constantFrom('restock', 'damaged'),
  });
  const voucher: fc.Arbitrary<BasketLine> = fc.record({
    id: base.id,
    sku: words,
    name: words,
    unit: fc.constant('piece' as const),
    quantity: fc.constant(1000),
    unitPrice: fc.integer({ min: 1, max: 100_000 }),
    note: words,
    kind: fc.constant('voucher' as const),
    code: fc.stringMatching(/^[A-Z0-9-]{6,40}$/),
  });
  const order = fc
    .tuple(words, fc.integer({ min: 0, max: 90_000 }))
    .map(([text, total]): BasketLine =>
      orderLine({ name: text, note: text, code: text, due: { total, taxes: [included(total, FULL)] } }),
    );
  return fc.oneof({ weight: 4, arbitrary: goods }, returned, voucher, order);
}

function recordOf(basket: Basket, settled: ReturnType<typeof settle>, clerk: string): SaleRecord {
  const lines = basket.lines.flatMap((line, at) => {
    const own = settled.lines[at];
    return own === undefined ? [] : [lineOf(line, own, at + 1)];
  });
  return sampleSale({
    kind: kindOf(lines),
    lines,
    taxes: settled.taxes,
    total: settled.total,
    saved: settled.saved,
    promotions: settled.promotions,
    exemption: basket.exemption,
    customer: basket.customer,
    note: basket.note,
    clerk,
    tenders: [
      paid({ amount: settled.total - 100 }),
      paid({ kind: 'other', name: basket.note, amount: 100, reference: clerk }),
    ],
  });
}

function lineOf(line: BasketLine, settled: SettledLine, position: number): SaleLine {
  const isReturn = line.kind === 'return';
  return {
    ...settled,
    position,
    kind: line.kind,
    variantId: 'variantId' in line ? line.variantId : null,
    sku: line.sku,
    name: line.name,
    unit: line.unit,
    quantity: isReturn ? -line.quantity : line.quantity,
    unitPrice: line.unitPrice,
    taxCategoryId: 'taxCategoryId' in line ? line.taxCategoryId : null,
    note: line.note,
    voucherCode: line.kind === 'voucher' ? line.code : '',
    webOrderId: line.kind === 'order' ? line.orderId : null,
    origin: null,
    reason: isReturn ? line.reason : '',
    condition: isReturn ? line.condition : null,
  };
}

function kindOf(lines: readonly SaleLine[]): SaleKind {
  const back = lines.filter((line) => line.quantity < 0).length;
  if (back === 0) return 'sale';
  return back === lines.length ? 'refund' : 'exchange';
}
