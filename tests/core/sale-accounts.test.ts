import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Customer } from '#contract/customer.ts';
import type { BasketCustomer } from '#domain/sale/basket.ts';
import { basketOf, voucherLine } from '#tests/support/basket.ts';
import { customerOf } from '#tests/support/customer.ts';
import { pay, returnLine, sold } from '#tests/support/desk.ts';
import { givenOf } from '#tests/support/given.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
let mug: number;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  mug = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 1000 });
});

afterEach(() => till.close());

const count = (table: string): unknown => till.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
const mugs = (pieces = 1) => ({ variantId: mug, price: 1000, pieces });
const voucherOf = (code: string): Promise<unknown> => till.ask('account.voucher', { code });
const accountsOf = (customer: BasketCustomer): Promise<unknown> =>
  till.ask('account.ofCustomer', { customerId: customer.id });
const voucher = (amount: number, reference = 'GIFT-0001') => givenOf(amount, { kind: 'voucher', reference });

async function known(rest: Partial<Customer> = {}): Promise<BasketCustomer> {
  const customer = customerOf('Ada', rest);
  expect(await till.ask('customer.save', { customer })).toMatchObject({ ok: true });
  return { id: customer.customerId, name: customer.name, groupIds: [] };
}

describe('a gift voucher', () => {
  beforeEach(async () => {
    await sold(till, { ...basketOf([]), lines: [voucherLine('GIFT-0001', 2500)] });
  });

  it('is sold without tax, and is worth what was paid', async () => {
    expect(await voucherOf(' gift-0001 ')).toEqual({ ok: true, value: { code: 'GIFT-0001', balance: 2500 } });
    expect(till.sqlite.prepare('SELECT tax, voucher_code FROM sale_line').raw().all()).toEqual([
      [0, 'GIFT-0001'],
    ]);
    expect(count('stock_movement')).toBe(0);
  });

  it('pays until it is empty, never more', async () => {
    await sold(till, basketOf([mugs()]), { given: [voucher(1000)] });
    expect(await voucherOf('GIFT-0001')).toMatchObject({ value: { balance: 1500 } });
    const ids = till.sqlite.prepare<[], string>('SELECT id FROM sale').pluck().all();
    for (const id of ids) {
      const seen = [
        await till.ask('sale.view', { saleId: id }),
        await till.ask('receipt.view', { subject: 'sale', id }),
      ];
      expect(JSON.stringify(seen)).not.toContain('GIFT-0001');
      expect(JSON.stringify(seen)).toContain('…0001');
    }
    expect(await pay(till, basketOf([mugs(2)]), { given: [voucher(2000, 'gift-0001')] })).toMatchObject({
      error: { code: 'account-short', details: { balance: 1500 } },
    });
    await sold(till, basketOf([mugs(2)]), { given: [voucher(1500), givenOf(500)] });
    expect(await pay(till, basketOf([mugs()]), { given: [voucher(1000)] })).toMatchObject({
      error: { code: 'account-short', details: { balance: 0 } },
    });
  });

  it('pays no more by being named twice', async () => {
    const given = [voucher(2000), voucher(1000)];
    expect(await pay(till, basketOf([mugs(3)]), { given })).toMatchObject({
      error: { code: 'account-short' },
    });
    expect(await voucherOf('GIFT-0001')).toMatchObject({ value: { balance: 2500 } });
  });

  it('gets back what comes back of what it paid', async () => {
    const sale = await sold(till, basketOf([mugs()]), { given: [voucher(1000)] });
    const line = await returnLine(till, sale, { position: 1 });
    const given = [voucher(-1000)];
    await sold(till, { ...basketOf([]), lines: [line] }, { given });
    expect(await voucherOf('GIFT-0001')).toMatchObject({ value: { balance: 2500 } });
  });

  it('is unknown by another code, and its code is taken', async () => {
    const unknown = { error: { code: 'account-unknown', details: { code: 'GIFT-9999' } } };
    expect(await voucherOf('gift-9999')).toMatchObject(unknown);
    expect(await pay(till, basketOf([mugs()]), { given: [voucher(1000, 'GIFT-9999')] })).toMatchObject(
      unknown,
    );
    const again = { ...basketOf([]), lines: [voucherLine('GIFT-0001', 100)] };
    expect(await pay(till, again)).toMatchObject({ error: { code: 'voucher-taken' } });
    const twice = { ...basketOf([]), lines: [voucherLine('GIFT-0002', 1), voucherLine('GIFT-0002', 1)] };
    expect(await pay(till, twice)).toMatchObject({ error: { code: 'voucher-taken' } });
    expect(await voucherOf('GIFT-0002')).toMatchObject({ ok: false });
  });

  it('does not pay for itself', async () => {
    const basket = { ...basketOf([]), lines: [voucherLine('GIFT-0003', 700)] };
    const given = [voucher(700, 'GIFT-0003')];
    expect(await pay(till, basket, { given })).toMatchObject({ error: { code: 'account-unknown' } });
  });

  it('bears no code that could be a card number', async () => {
    const basket = { ...basketOf([]), lines: [voucherLine('4111111111111111', 700)] };
    expect(await pay(till, basket)).toMatchObject({ error: { code: 'card-number' } });
  });

  it('gets a code of its own each time', async () => {
    const [one, two] = [await till.ask('account.newVoucher', {}), await till.ask('account.newVoucher', {})];
    expect(one).toMatchObject({ ok: true });
    expect(one).not.toEqual(two);
  });
});

describe('store credit', () => {
  it('is what goes back to a known customer, and pays again', async () => {
    const customer = await known();
    const sale = await sold(till, basketOf([mugs()], { customer }));
    const line = await returnLine(till, sale, { position: 1 });
    const credit = (amount: number) => [givenOf(amount, { kind: 'credit' })];
    await sold(till, { ...basketOf([]), customer, lines: [line] }, { given: credit(-1000) });
    expect(await accountsOf(customer)).toEqual({
      ok: true,
      value: { credit: 1000, owed: 0, mayPayLater: false },
    });
    const over = await pay(till, basketOf([mugs(2)], { customer }), { given: credit(2000) });
    expect(over).toMatchObject({ error: { code: 'account-short', details: { balance: 1000 } } });
    await sold(till, basketOf([mugs()], { customer }), { given: credit(1000) });
    expect(await accountsOf(customer)).toMatchObject({ value: { credit: 0 } });
  });

  it('needs a customer', async () => {
    const given = [givenOf(1000, { kind: 'credit' })];
    expect(await pay(till, basketOf([mugs()]), { given })).toMatchObject({
      error: { code: 'customer-needed' },
    });
  });
});

describe('paying later', () => {
  const later = (amount: number) => [givenOf(amount, { kind: 'invoice' })];

  it('is for customers who may, and what they owe adds up', async () => {
    const customer = await known({ mayPayLater: true });
    const sale = await sold(till, basketOf([mugs(3)], { customer }), { given: later(3000) });
    expect(await accountsOf(customer)).toMatchObject({ value: { owed: 3000, credit: 0, mayPayLater: true } });
    const line = await returnLine(till, sale, { position: 1, quantity: 1000 });
    await sold(till, { ...basketOf([]), customer, lines: [line] }, { given: later(-1000) });
    expect(await accountsOf(customer)).toMatchObject({ value: { owed: 2000 } });
  });

  it('is for nobody else', async () => {
    const customer = await known();
    const refused = await pay(till, basketOf([mugs()], { customer }), { given: later(1000) });
    expect(refused).toMatchObject({ error: { code: 'tender-not-taken', details: { name: 'invoice' } } });
    expect(await pay(till, basketOf([mugs()]), { given: later(1000) })).toMatchObject({
      error: { code: 'customer-needed' },
    });
    expect(await till.ask('account.ofCustomer', { customerId: basketOf([]).id })).toMatchObject({
      error: { code: 'customer-unknown' },
    });
  });
});
