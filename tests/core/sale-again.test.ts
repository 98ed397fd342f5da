import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Basket } from '#domain/sale/basket.ts';
import { basketOf, miscLine, voucherLine } from '#tests/support/basket.ts';
import { freeReturn, pay, sold, valueOf } from '#tests/support/desk.ts';
import { givenOf } from '#tests/support/given.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 1000 });
});

afterEach(() => till.close());

const misc = (...prices: readonly [string, number][]): Basket['lines'] =>
  prices.map(([name, unitPrice]) => miscLine({ name, unitPrice }));
const paid = { ok: false, error: { code: 'already-paid' } };

describe('a basket that was paid', () => {
  it('is another one with other names or prices of the same total', async () => {
    const basket = { ...basketOf([]), lines: misc(['Wrap', 300], ['Card', 200]) };
    await sold(till, basket);
    expect(await pay(till, basket)).toMatchObject({ ok: true, value: { repeated: true } });
    const renamed = { ...basket, lines: misc(['Wrap', 300], ['Ring', 200]) };
    expect(await pay(till, renamed)).toMatchObject(paid);
    const repriced = { ...basket, lines: misc(['Wrap', 200], ['Card', 300]) };
    expect(await pay(till, repriced)).toMatchObject(paid);
  });

  it('is not paid any more once it was voided', async () => {
    const basket = basketOf([{ variantId: 1, price: 1000 }]);
    const sale = await sold(till, basket);
    await valueOf(till.ask('sale.void', { saleId: sale.id, reason: 'mistake', grants: [] }));
    expect(await pay(till, basket)).toMatchObject(paid);
  });
});

it('a moment that is still to come is no moment that a customer saw', async () => {
  const basket = basketOf([{ variantId: 1, price: 1000 }]);
  const ahead = (ms: number) => pay(till, basket, { change: { settledAt: till.clock.at + ms } });
  expect(await ahead(60_001)).toMatchObject({ error: { code: 'price-changed' } });
  expect(await ahead(60_000)).toMatchObject({ ok: true });
});

it('a voucher is kept by the code of its account, however it was written', async () => {
  await sold(till, { ...basketOf([]), lines: [voucherLine('V-000001', 1000)] });
  const given = [givenOf(1000, { kind: 'voucher', reference: 'v-0000 01' })];
  await sold(till, basketOf([{ variantId: 1, price: 1000 }]), { given });
  const kept = till.sqlite.prepare("SELECT reference FROM tender WHERE kind = 'voucher'").pluck().all();
  expect(kept).toEqual(['V-000001']);
});

describe('amounts', () => {
  it('beyond what a till counts are refused, and nothing is taken for a fault of the program', async () => {
    const line = miscLine({ unitPrice: 99_999_999_999, quantity: 99_999_000 });
    const input = {
      basket: { ...basketOf([]), lines: [line] },
      settledAt: till.clock.at,
      shownTotal: 0,
      given: [],
    };
    const reply = await till.ask('sale.commit', input);
    expect(reply).toMatchObject({ error: { code: 'bad-request', details: { at: 'basket' } } });
    expect(till.bugs).toEqual([]);
  });

  it('by a tax that is not there are refused, also of what comes back', async () => {
    const lines = [freeReturn({ taxCategoryId: 99 })];
    const input = { basket: { ...basketOf([]), lines }, settledAt: till.clock.at, shownTotal: 0, given: [] };
    expect(await till.ask('sale.commit', input)).toMatchObject({ error: { code: 'price-changed' } });
  });
});

it('goods that are taken out of a basket one and all are told to the journal', async () => {
  const basket = basketOf([{ variantId: 1, price: 1000 }]);
  await valueOf(till.ask('basket.keep', { basket }));
  await valueOf(till.ask('basket.keep', { basket: { ...basket, lines: [] } }));
  await valueOf(till.ask('basket.discard', { basketId: basket.id }));
  const told = till.sqlite
    .prepare("SELECT payload FROM journal WHERE kind = 'basket-discarded'")
    .pluck()
    .all();
  expect(told.map((text): unknown => JSON.parse(String(text)))).toMatchObject([
    { basketId: basket.id, lines: [{}] },
  ]);
});
