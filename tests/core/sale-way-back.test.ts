import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutputOf } from '#contract/procedure.ts';
import type { sale } from '#contract/sale.ts';
import { sum } from '#domain/money/money.ts';
import type { Basket, BasketCustomer } from '#domain/sale/basket.ts';
import type { SaleRecord } from '#domain/sale/sale.ts';
import type { Actor } from '#main/core/context.ts';
import { basketOf, voucherLine } from '#tests/support/basket.ts';
import { customerOf } from '#tests/support/customer.ts';
import { changeRules, pay, returnLine, sold, valueOf } from '#tests/support/desk.ts';
import { givenOf, PLAIN_RULES } from '#tests/support/given.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

const NOOR: Actor = {
  staffId: null,
  name: 'Noor',
  role: {
    id: 'clerk',
    name: '',
    permissions: ['sale.make', 'sale.read', 'sale.refund'],
    discountPpm: 0,
    freeRefund: 0,
  },
};

let till: TestTill;
let lamp: number;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  lamp = addGoods(till.sqlite, { sku: 'LAMP', name: 'Lamp', price: 100_000 });
});

afterEach(() => till.close());

const lamps = (change: Partial<Basket> = {}, pieces = 1): Basket =>
  basketOf([{ variantId: lamp, price: 100_000, pieces }], change);

async function known(): Promise<BasketCustomer> {
  const customer = customerOf('Ada', { mayPayLater: true });
  await valueOf(till.ask('customer.save', { customer }));
  return { id: customer.customerId, name: 'Ada', groupIds: [] };
}

async function backOf(record: SaleRecord, change: Partial<Basket> = {}, quantity?: number) {
  const line = await returnLine(till, record, {
    position: 1,
    ...(quantity === undefined ? {} : { quantity }),
  });
  return { ...basketOf([]), lines: [line], ...change };
}

async function proposed(record: SaleRecord, amount: number) {
  const asked = till.ask('sale.refundTenders', { saleIds: [record.id], amount });
  return (await valueOf<OutputOf<typeof sale.refundTenders>>(asked)).given;
}

const needs = (amount: number) => ({
  error: { code: 'override-needed', details: { permission: 'sale.refund-free', amount } },
});

describe('a clerk gives money back the way it came', () => {
  it('on the invoice that is open, not in cash', async () => {
    const customer = await known();
    const record = await sold(till, lamps({ customer }), { given: [givenOf(100_000, { kind: 'invoice' })] });
    const basket = await backOf(record, { customer });
    const inCash = await pay(till, basket, { actor: NOOR, given: [givenOf(-100_000)] });
    expect(inCash).toMatchObject(needs(100_000));
    const given = await proposed(record, 100_000);
    expect(given).toMatchObject([{ kind: 'invoice', amount: -100_000 }]);
    expect(await pay(till, basket, { actor: NOOR, given })).toMatchObject({ ok: true });
  });

  it('on the voucher, not in cash, also by way of an exchange', async () => {
    await sold(till, { ...basketOf([]), lines: [voucherLine('GIFT-0001', 100_000)] });
    const voucher = { kind: 'voucher', reference: 'gift-0001' } as const;
    const record = await sold(till, lamps(), { given: [givenOf(100_000, voucher)] });
    const exchange = await backOf(record);
    const even = await sold(till, { ...exchange, lines: [...lamps().lines, ...exchange.lines] });
    const basket = await backOf(even);
    const inCash = await pay(till, basket, { actor: NOOR, given: [givenOf(-100_000)] });
    expect(inCash).toMatchObject(needs(100_000));
    const given = await proposed(even, 100_000);
    expect(given).toMatchObject([{ kind: 'voucher', amount: -100_000 }]);
    expect(await pay(till, basket, { actor: NOOR, given })).toMatchObject({ ok: true });
  });

  it("not on somebody else's voucher", async () => {
    await sold(till, { ...basketOf([]), lines: [voucherLine('GIFT-0002', 500)] });
    const given = [givenOf(60_000), givenOf(40_000, { kind: 'card' })];
    const basket = await backOf(await sold(till, lamps(), { given }));
    const onVoucher = [givenOf(-100_000, { kind: 'voucher', reference: 'GIFT-0002' })];
    expect(await pay(till, basket, { actor: NOOR, given: onVoucher })).toMatchObject(needs(100_000));
  });

  it('or as store credit of the customer', async () => {
    const customer = await known();
    const basket = await backOf(await sold(till, lamps()), { customer });
    const given = [givenOf(-100_000, { kind: 'credit' })];
    expect(await pay(till, basket, { actor: NOOR, given })).toMatchObject({ ok: true });
  });
});

describe('in coins', () => {
  beforeEach(() =>
    changeRules(till, { tenders: { ...PLAIN_RULES, cashRounding: { step: 100, mode: 'half-up' } } }),
  );

  it('ten pieces one by one give back what was paid', async () => {
    const pen = addGoods(till.sqlite, { sku: 'PEN', name: 'Pen', price: 50 });
    const record = await sold(till, basketOf([{ variantId: pen, price: 50, pieces: 10 }]));
    const coins: number[] = [];
    for (let nth = 0; nth < 10; nth += 1) {
      const basket = await backOf(record, {}, 1000);
      const { tenders } = await sold(till, basket, { actor: NOOR, given: await proposed(record, 50) });
      coins.push(...tenders.map(({ amount }) => 0 - amount));
    }
    expect(coins).toHaveLength(10);
    expect(sum(coins)).toBe(500);
  });

  it('what no coin paid comes back to no card', async () => {
    const pin = addGoods(till.sqlite, { sku: 'PIN', name: 'Pin', price: 49 });
    const record = await sold(till, basketOf([{ variantId: pin, price: 49 }]));
    const basket = await backOf(record);
    const onCard = await pay(till, basket, { actor: NOOR, given: [givenOf(-49, { kind: 'card' })] });
    expect(onCard).toMatchObject(needs(49));
  });
});
