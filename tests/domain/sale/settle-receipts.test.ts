import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Discount } from '#domain/sale/basket.ts';
import type { TaxRules } from '#domain/tax/rules.ts';
import { basketOf, goodsLine } from '#tests/support/basket.ts';
import { category, EVERYTHING, GERMAN, promotionOf, settleLines, variants } from './selling.ts';
import { receiptByHand, type SimpleLine } from './settle-oracle.ts';

const RATES = [190_000, 70_000, 255_000, 0];
const CATEGORIES = RATES.map((ratePpm, at) => category(at + 1, ratePpm));

const simpleLines: fc.Arbitrary<readonly SimpleLine[]> = fc.array(
  fc.record({
    price: fc.integer({ min: 0, max: 20_000 }),
    quantity: fc.oneof(
      fc.integer({ min: 1, max: 9 }).map((pieces) => pieces * 1000),
      fc.integer({ min: 1, max: 9999 }),
    ),
    offPpm: fc.constantFrom(0, 0, 50_000, 125_000, 333_333, 1_000_000),
    ratePpm: fc.constantFrom(...RATES),
  }),
  { maxLength: 12 },
);

const percentOff = (ppm: number, reason = 'x'): Discount => ({ reduction: { kind: 'percent', ppm }, reason });

describe('a receipt', () => {
  test.prop([simpleLines, fc.constantFrom(0, 100_000, 333_333), fc.boolean()])(
    'is what a spreadsheet with decimal fractions makes of it',
    (lines, promotionPpm, pricesIncludeTax) => {
      const goods = lines.map(({ price, quantity, offPpm, ratePpm }, at) => ({
        ...goodsLine({ variantId: at + 1, price, taxCategoryId: RATES.indexOf(ratePpm) + 1 }),
        quantity,
        discount: offPpm === 0 ? null : percentOff(offPpm),
      }));
      const promotion = promotionOf({
        kind: 'off',
        scope: EVERYTHING,
        reduction: { kind: 'percent', ppm: promotionPpm },
      });
      const taxes: TaxRules = {
        pricesIncludeTax,
        rounding: 'document',
        mode: 'half-up',
        categories: CATEGORIES,
      };
      const settled = settleLines(goods, [promotion], { taxes });
      const byHand = receiptByHand(lines, { promotionPpm, pricesIncludeTax });
      expect(settled.total).toBe(byHand.total);
      expect(new Map(settled.taxes.map((one) => [one.ratePpm, one.tax]))).toEqual(byHand.taxes);
    },
  );
});

const oneRate = (ratePpm: number, change: Partial<TaxRules> = {}): { readonly taxes: TaxRules } => ({
  taxes: { ...GERMAN, categories: [category(1, ratePpm)], ...change },
});

describe('amounts that other tills lost', () => {
  test('a total keeps its cents where a currency has them', () => {
    expect(
      settleLines(
        basketOf([
          { variantId: 1, price: 1049 },
          { variantId: 2, price: 1 },
        ]).lines,
      ).total,
    ).toBe(1050);
  });

  test('a price in thousandths of a rial is not cut to whole rials', () => {
    const { lines } = basketOf([{ variantId: 1, price: 50_100 }], { currency: 'OMR' });
    expect(settleLines(lines, [], oneRate(50_000)).total).toBe(50_100);
  });

  test('a discount of all of it leaves no cent behind, tax included', () => {
    const free = settleLines(
      basketOf([{ variantId: 1, price: 999, pieces: 3, discount: percentOff(1_000_000) }]).lines,
    );
    expect([free.total, free.net, free.tax, free.saved]).toEqual([0, 0, 0, 2997]);
  });

  test('a discount on prices with tax moves no cent between lines and total', () => {
    const wanted = [5, 5, 5, 15].map((price, at) => ({ variantId: at + 1, price }));
    const settled = settleLines(basketOf(wanted).lines, [], { basket: { discount: percentOff(100_000) } });
    expect(settled.total).toBe(27);
    expect(settled.lines.map((line) => line.total)).toEqual([4, 4, 5, 14]);
  });

  test('the tax in 45.00 is taken out of it and not put on top', () => {
    const settled = settleLines(basketOf([{ variantId: 1, price: 4500 }]).lines, [], oneRate(112_650));
    expect([settled.total, settled.net, settled.tax]).toEqual([4500, 4044, 456]);
  });

  test('the tax of a discounted price is that of what is paid', () => {
    const settled = settleLines(
      basketOf([{ variantId: 1, price: 10_000, discount: percentOff(500_000) }]).lines,
      [],
      oneRate(200_000, { pricesIncludeTax: false }),
    );
    expect([settled.total, settled.net, settled.tax]).toEqual([6000, 5000, 1000]);
  });

  test('a return gives back 7 for 7 and not 8: the tax in 0.36 at 25 %', () => {
    const sold = goodsLine({ variantId: 1, price: 36 });
    const { id, sku, name, unit, quantity, unitPrice, note, taxCategoryId, variantId } = sold;
    const back = { id, sku, name, unit, quantity, unitPrice, note, taxCategoryId, variantId };
    const rest = { kind: 'return', origin: null, credit: null, reason: 'x', condition: 'restock' } as const;
    expect(settleLines([sold], [], oneRate(250_000)).tax).toBe(7);
    expect(settleLines([{ ...back, ...rest }], [], oneRate(250_000)).tax).toBe(-7);
  });

  test('a credit for three is given back as it is, not three times', () => {
    const sold = goodsLine({ variantId: 1, price: 145, pieces: 3 });
    const { id, sku, name, unit, quantity, unitPrice, note, variantId } = sold;
    const settled = settleLines([
      {
        kind: 'return',
        id,
        sku,
        name,
        unit,
        quantity,
        unitPrice,
        note,
        variantId,
        taxCategoryId: null,
        origin: { saleId: 's', position: 1, receiptNumber: 'R1-000001' },
        credit: { total: 145, taxes: [{ name: 'VAT', ratePpm: 190_000, net: 122, tax: 23, gross: 145 }] },
        reason: 'x',
        condition: 'restock',
      },
    ]);
    expect([settled.total, settled.tax]).toEqual([-145, -23]);
  });

  test('ten times 0.03 with 20 % hold 0.05 by the document and 0.10 by the line', () => {
    const wanted = Array.from({ length: 10 }, (_, at) => ({ variantId: at + 1, price: 3 }));
    const { lines } = basketOf(wanted);
    expect(settleLines(lines, [], oneRate(200_000)).tax).toBe(5);
    expect(settleLines(lines, [], oneRate(200_000, { rounding: 'line' })).tax).toBe(10);
  });

  test('two halves of one tax are the same: 9 % and 9 % in a price', () => {
    const rates = ['Central', 'State'].map((name) => ({ name, ratePpm: 90_000, isCompound: false }));
    const taxes = { ...GERMAN, categories: [category(1, 0, { rates })] };
    const settled = settleLines(basketOf([{ variantId: 1, price: 9999 }]).lines, [], { taxes });
    expect(settled.taxes.map((one) => one.tax)).toEqual([763, 763]);
  });

  test('a tax on a tax: 5 %, then 9.975 % on both', () => {
    const rates = [
      { name: 'GST', ratePpm: 50_000, isCompound: false },
      { name: 'PST', ratePpm: 99_750, isCompound: true },
    ];
    const taxes = { ...GERMAN, pricesIncludeTax: false, categories: [category(1, 0, { rates })] };
    const settled = settleLines(basketOf([{ variantId: 1, price: 10_000 }]).lines, [], { taxes });
    expect(settled.taxes).toEqual([
      { name: 'PST', ratePpm: 99_750, net: 10_500, tax: 1047, gross: 11_547 },
      { name: 'GST', ratePpm: 50_000, net: 10_000, tax: 500, gross: 10_500 },
    ]);
    expect(settled.total).toBe(11_547);
  });

  test('weighed goods are rounded once, and more than a till can count is refused', () => {
    const grams = { unit: 'kg', quantity: 357 } as const;
    expect(settleLines(basketOf([{ variantId: 1, price: 1999, ...grams }]).lines).total).toBe(714);
    const huge = { variantId: 1, price: 99_999_999_999, quantity: 99_999_000 };
    expect(() => settleLines(basketOf([huge]).lines)).toThrow(RangeError);
  });
});

describe('why is it 10.01?', () => {
  test('each step is told, from the price to the tax', () => {
    const { lines } = basketOf([
      { variantId: 1, price: 500, pieces: 3, discount: percentOff(100_000, 'damaged') },
      { variantId: 2, price: 222 },
    ]);
    const threeForTwo = promotionOf(
      { kind: 'x-for-y', scope: variants(1), take: 3, pay: 2 },
      { id: '3for2', name: '3 for 2' },
    );
    const settled = settleLines(lines, [threeForTwo], {
      basket: { discount: { reduction: { kind: 'amount', amount: 121 }, reason: 'regular' } },
    });
    expect(settled.total).toBe(1001);
    expect(settled.lines[0]?.steps).toEqual([
      { kind: 'price', unitPrice: 500, quantity: 3000, amount: 1500 },
      { kind: 'promotion', promotionId: '3for2', name: '3 for 2', amount: -500 },
      { kind: 'discount', of: 'line', reason: 'damaged', amount: -100 },
      { kind: 'discount', of: 'basket', reason: 'regular', amount: -97 },
      { kind: 'tax', name: 'VAT', ratePpm: 190_000, base: 675, amount: 128, isIncluded: true },
    ]);
    expect(settled.promotions).toEqual([{ promotionId: '3for2', name: '3 for 2', amount: 500 }]);
  });
});
