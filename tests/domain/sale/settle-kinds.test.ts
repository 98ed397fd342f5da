import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { addTaxes } from '#domain/tax/assess.ts';
import type { BasketLine, ReturnLine, VoucherLine } from '#domain/sale/basket.ts';
import type { SettledLine, Step } from '#domain/sale/settlement.ts';
import type { TaxRules } from '#domain/tax/rules.ts';
import { basketOf, goodsLine } from '#tests/support/basket.ts';
import {
  category,
  discounts,
  GERMAN,
  plainLines,
  promotionLists,
  settleLines,
  sold,
  taxRules,
} from './selling.ts';

const exemption = { reason: 'embassy', number: '42' };

/** What was sold coming back by its receipt. */
function backOf(line: BasketLine, { total, taxes }: SettledLine): ReturnLine {
  const { id, sku, name, unit, quantity, unitPrice, note } = line;
  return {
    kind: 'return',
    id: `${id}-back`,
    sku,
    name,
    unit,
    quantity,
    unitPrice,
    note,
    origin: { saleId: 's', position: 1, receiptNumber: 'R1-000007' },
    variantId: 1,
    taxCategoryId: null,
    credit: { total, taxes },
    reason: 'too small',
    condition: 'restock',
  };
}

/** The same goods coming back without a receipt. */
function unprovenBack(line: BasketLine & { readonly taxCategoryId: number | null }): ReturnLine {
  const { id, sku, name, unit, quantity, unitPrice, note, taxCategoryId } = line;
  const shared = { id: `${id}-back`, sku, name, unit, quantity, unitPrice, note, taxCategoryId };
  const back = { variantId: 1, origin: null, credit: null, reason: 'gift', condition: 'restock' } as const;
  return { kind: 'return', ...shared, ...back };
}

describe('what comes back', () => {
  test.prop([sold, taxRules, promotionLists(3), fc.option(discounts), fc.boolean()])(
    'by receipt leaves nothing of the sale, in money and in tax',
    (...[lines, taxes, promotions, discount, isExempt]) => {
      const rest = { taxes, basket: { discount, exemption: isExempt ? exemption : null } };
      const sale = settleLines(lines, promotions, rest);
      const back = lines.map((line, at) => backOf(line, sale.lines[at] ?? missing()));
      const refund = settleLines(back, promotions, rest);
      expect(refund.total + sale.total).toBe(0);
      expect(refund.tax + sale.tax).toBe(0);
      expect(
        addTaxes([...sale.taxes, ...refund.taxes]).filter((one) => one.tax !== 0 || one.gross !== 0),
      ).toEqual([]);
      expect(refund.saved).toBe(0);
    },
  );

  test.prop([plainLines, taxRules, promotionLists(3)])(
    'without receipt gives back what it costs now without promotions',
    (lines, taxes, promotions) => {
      const sale = settleLines(lines, [], { taxes });
      const refund = settleLines(lines.map(unprovenBack), promotions, { taxes });
      expect(refund.total + sale.total).toBe(0);
      expect(refund.tax + sale.tax).toBe(0);
      expect(refund.promotions).toEqual([]);
    },
  );

  test.prop([plainLines, plainLines, promotionLists(3), fc.option(discounts)])(
    'changes nothing of what is sold with it',
    (lines, others, promotions, discount) => {
      const back = others.map(unprovenBack);
      const alone = settleLines(lines, promotions, { basket: { discount } });
      const together = settleLines([...back, ...lines], promotions, { basket: { discount } });
      expect(together.lines.slice(back.length)).toEqual(alone.lines);
      expect(together.total - alone.total).toBe(settleLines(back).total);
    },
  );

  test('says which receipt it is from, and which tax was in it', () => {
    const line = goodsLine({ variantId: 1, price: 119 });
    const sale = settleLines([line]).lines[0] ?? missing();
    expect(settleLines([backOf(line, sale)]).lines[0]?.steps).toEqual([
      { kind: 'credit', receiptNumber: 'R1-000007', amount: -119 },
      { kind: 'tax', name: 'VAT', ratePpm: 190_000, base: -100, amount: -19, isIncluded: true },
    ]);
  });
});

describe('a gift voucher', () => {
  const voucher: VoucherLine = {
    kind: 'voucher',
    id: 'v',
    sku: '',
    name: 'Voucher',
    unit: 'piece',
    quantity: 1000,
    unitPrice: 5000,
    note: '',
    code: 'GIFT-1234',
  };

  test.prop([plainLines, promotionLists(3), discounts])(
    'costs its value: no promotion, no discount, no tax',
    (lines, promotions, discount) => {
      const settled = settleLines([voucher, ...lines], promotions, { basket: { discount } });
      expect(settled.lines[0]).toEqual({
        lineId: 'v',
        total: 5000,
        net: 5000,
        tax: 0,
        saved: 0,
        taxes: [],
        steps: [{ kind: 'price', unitPrice: 5000, quantity: 1000, amount: 5000 }],
      });
    },
  );
});

describe('an exempt customer', () => {
  test.prop([sold, taxRules, promotionLists(3)])(
    'pays what others pay without the tax',
    (lines, taxes, promotions) => {
      fc.pre(promotions.every((one) => !one.isExclusive));
      const plain = settleLines(lines, promotions, { taxes });
      const exempt = settleLines(lines, promotions, { taxes, basket: { exemption } });
      expect(exempt.lines.map((line) => line.total)).toEqual(plain.lines.map((line) => line.net));
      expect([exempt.tax, exempt.taxes]).toEqual([0, []]);
    },
  );

  test('is told what was taken out', () => {
    const { lines } = settleLines(basketOf([{ variantId: 1, price: 119 }]).lines, [], {
      basket: { exemption },
    });
    expect(lines[0]?.steps.at(-1)).toEqual({ kind: 'exemption', reason: 'embassy', amount: -19, tax: 19 });
  });
});

const stepsOf = (taxes: TaxRules, quantity = 2000): readonly Step[] =>
  settleLines([{ ...goodsLine({ variantId: 1, price: 119 }), quantity }], [], { taxes }).lines[0]?.steps ??
  [];

const charged = (isIncluded: boolean, isTaxed: boolean, pricesIncludeTax: boolean): TaxRules => ({
  ...GERMAN,
  pricesIncludeTax,
  categories: [category(1, 190_000, { charges: [{ name: 'Deposit', perUnit: 25, isIncluded, isTaxed }] })],
});

describe('a deposit', () => {
  test.each([
    [true, true, true, { total: 238, net: 200, tax: 38 }],
    [true, false, true, { total: 238, net: 208, tax: 30 }],
    [false, true, true, { total: 288, net: 242, tax: 46 }],
    [false, false, true, { total: 288, net: 250, tax: 38 }],
    [true, true, false, { total: 283, net: 238, tax: 45 }],
    [true, false, false, { total: 274, net: 238, tax: 36 }],
    [false, true, false, { total: 343, net: 288, tax: 55 }],
    [false, false, false, { total: 333, net: 288, tax: 45 }],
  ])('included %o, taxed %o, on prices with tax %o', (isIncluded, isTaxed, pricesIncludeTax, expected) => {
    const taxes = charged(isIncluded, isTaxed, pricesIncludeTax);
    const { total, net, tax } = settleLines(basketOf([{ variantId: 1, price: 119, pieces: 2 }]).lines, [], {
      taxes,
    });
    expect({ total, net, tax }).toEqual(expected);
  });

  test.prop([plainLines, taxRules, discounts])('is never discounted', (lines, taxes, discount) => {
    const all = { ...discount, reduction: { kind: 'percent', ppm: 1_000_000 } } as const;
    const settled = settleLines(lines, [], { taxes, basket: { discount: all } });
    for (const line of settled.lines) {
      const charges = line.steps.flatMap((step) => (step.kind === 'charge' ? [step.amount] : []));
      const price = line.steps.flatMap((step) => (step.kind === 'price' ? [step.amount] : []))[0] ?? 0;
      const included = line.steps.flatMap((step) =>
        step.kind === 'charge' && step.isIncluded ? [step.amount] : [],
      );
      const total = charges.reduce((all_, one) => all_ + one, 0);
      expect(line.saved).toBe(price - included.reduce((all_, one) => all_ + one, 0));
      expect(taxes.pricesIncludeTax ? line.total : line.net).toBe(total);
    }
  });

  test('of a part of a unit is that part of it, rounded half up', () => {
    expect(stepsOf(charged(false, false, true), 1500)).toContainEqual({
      kind: 'charge',
      name: 'Deposit',
      amount: 38,
      isIncluded: false,
    });
  });

  test('in a price that is lower than it is all of the price', () => {
    const taxes = charged(true, false, true);
    const { lines } = basketOf([{ variantId: 1, price: 119, override: { unitPrice: 10, reason: 'last' } }]);
    const settled = settleLines(lines, [], {
      taxes,
      basket: { discount: { reduction: { kind: 'amount', amount: 5 }, reason: 'x' } },
    });
    expect(settled.lines[0]).toMatchObject({ total: 10, tax: 0, saved: 0 });
  });
});

describe('an own price', () => {
  test('starts from what it was and says why', () => {
    const { lines } = basketOf([
      { variantId: 1, price: 1000, pieces: 2, override: { unitPrice: 900, reason: 'match' } },
    ]);
    expect(settleLines(lines).lines[0]).toMatchObject({
      total: 1800,
      saved: 0,
      steps: [
        { kind: 'override', was: 1000, unitPrice: 900, reason: 'match' },
        { kind: 'price', unitPrice: 900, quantity: 2000, amount: 1800 },
        { kind: 'tax', amount: 287 },
      ],
    });
  });
});

function missing(): never {
  throw new Error('the line was not settled');
}
