import { expect, test } from 'vitest';
import type { CommittedSale } from '#contract/sale.ts';
import { emptyBasket, type Basket } from '#domain/sale/basket.ts';
import { activeBasket, createCounter, type Counter } from '#renderer/app/counter.ts';
import { NOTHING_SAID, variantOf } from '#renderer/app/counter-lines.ts';
import { BONSAI, POT, SOIL } from './support/counter.ts';
import { item } from './support/fake-shop.ts';

function open(): Counter {
  const counter = createCounter();
  counter.open({ baskets: [], activeId: null, unreadable: 0 }, 'EUR');
  return counter;
}

function paidSale(saleId: string): CommittedSale {
  const paid = { total: 1450, rounding: 0, given: 1500, change: 50, repeated: false };
  return { saleId, kind: 'sale', receiptNumber: 'R1-000001', ...paid };
}

function basketOf(counter: Counter): Basket {
  const basket = activeBasket(counter.store.getState());
  if (basket === null) throw new Error('no basket');
  return basket;
}

function lines(counter: Counter) {
  return basketOf(counter).lines;
}

test('what is rung up by a scan carries the moment of its last key, what is touched does not', () => {
  const counter = open();
  counter.ringUp(POT, NOTHING_SAID, 1234);
  expect(counter.store.getState().scanned).toEqual({ lineId: lines(counter)[0]?.id, at: 1234 });
  counter.ringUp(POT);
  expect(counter.store.getState().scanned).toBeNull();
  expect(lines(counter)).toHaveLength(1);
});

test('two scans of the same goods are two marks', () => {
  const counter = open();
  counter.ringUp(POT, NOTHING_SAID, 1);
  const first = counter.store.getState().scanned;
  counter.ringUp(POT, NOTHING_SAID, 2);
  expect(counter.store.getState().scanned).not.toEqual(first);
});

test('goods by weight are no line before their weight is known', () => {
  const counter = open();
  counter.ringUp(SOIL, NOTHING_SAID, 1);
  expect(lines(counter)).toEqual([]);
  expect(counter.store.getState().notice).toEqual({ kind: 'how-much', item: SOIL, said: NOTHING_SAID });
});

test('a removed line comes back where it was, the line after it is chosen meanwhile', () => {
  const counter = open();
  for (const goods of [POT, BONSAI]) counter.ringUp(goods);
  const [pot, bonsai] = lines(counter);
  counter.remove(pot?.id ?? '');
  expect(counter.store.getState().selectedId).toBe(bonsai?.id);
  counter.undoRemove();
  expect(lines(counter).map((line) => line.id)).toEqual([pot?.id, bonsai?.id]);
  expect(counter.store.getState().removed).toBeNull();
});

test('new prices keep the order and the quantities', () => {
  const counter = open();
  counter.ringUp(POT);
  counter.ringUp(BONSAI);
  counter.ringUp(POT);
  counter.reprice([{ ...POT, price: 1500 }, BONSAI]);
  expect(lines(counter).map(({ name, quantity, unitPrice }) => [name, quantity, unitPrice])).toEqual([
    ['Clay pot, 22 cm', 2000, 1500],
    ['Bonsai, 6 years', 1000, 8500],
  ]);
});

test('the next basket has another id and nothing of the one before', () => {
  const counter = open();
  counter.ringUp(POT);
  const before = basketOf(counter).id;
  const paid = paidSale(before);
  counter.startNext({ sale: paid, lines: lines(counter) });
  const { lastSale, selectedId } = counter.store.getState();
  expect(basketOf(counter).id).not.toBe(before);
  expect(lines(counter)).toEqual([]);
  expect(lastSale).toEqual(paid);
  expect(selectedId).toBeNull();
});

test('what was rung up after the payment began is in the next basket, unpaid', () => {
  const counter = open();
  counter.ringUp(POT);
  const basket = basketOf(counter);
  counter.ringUp(POT);
  counter.ringUp(BONSAI);
  counter.startNext({ sale: paidSale(basket.id), lines: basket.lines });
  const next = counter.store.getState();
  expect(next.activeId).not.toBe(basket.id);
  expect(lines(counter).map((line) => [variantOf(line), line.quantity])).toEqual([
    [1, 1000],
    [2, 1000],
  ]);
  expect(next.stock.has(2)).toBe(true);
  expect(next.selectedId).toBe(lines(counter).at(-1)?.id);
});

test('a renewed basket keeps its lines and has another id', () => {
  const counter = open();
  counter.ringUp(POT);
  const before = basketOf(counter);
  counter.renew();
  const after = basketOf(counter);
  expect(after.id).not.toBe(before.id);
  expect(after.lines).toEqual(before.lines);
});

test('a kept basket in another currency is not gone on with', () => {
  const counter = createCounter();
  const other = emptyBasket('0192f5a8-7d3c-7000-8000-000000000000', 'USD');
  counter.open({ baskets: [other], activeId: other.id, unreadable: 0 }, 'EUR');
  expect(basketOf(counter)).toMatchObject({ currency: 'EUR', lines: [] });
  expect(counter.store.getState().unreadable).toBe(1);
});

test('a variant whose name says its options is not named twice', () => {
  const counter = open();
  counter.ringUp(item({ variantId: 9, name: 'Mat green', options: 'green' }));
  expect(lines(counter)[0]?.name).toBe('Mat green');
});

test('the basket beside a closed one comes to the front, and never none', () => {
  const counter = open();
  for (const goods of [POT, BONSAI, POT]) {
    counter.openTab();
    counter.ringUp(goods);
  }
  const ids = counter.store.getState().baskets.map(({ id }) => id);
  counter.show(ids[1] ?? '');
  counter.close(ids[1] ?? '');
  expect(counter.store.getState().activeId).toBe(ids[2]);
  counter.close(ids[0] ?? '');
  expect(counter.store.getState().activeId).toBe(ids[2]);
  counter.close(ids[2] ?? '');
  expect(lines(counter)).toEqual([]);
  expect(counter.store.getState().baskets).toHaveLength(1);
});

test('closing what is not open changes nothing', () => {
  const counter = open();
  counter.ringUp(POT);
  const before = counter.store.getState();
  counter.close('0192f5a8-7d3c-7000-8000-000000000000');
  expect(counter.store.getState()).toBe(before);
});

test('a paid basket makes room for an empty one; the others stay', () => {
  const counter = open();
  counter.ringUp(BONSAI);
  counter.openTab();
  counter.ringUp(POT);
  const paid = basketOf(counter);
  counter.startNext({ sale: paidSale(paid.id), lines: paid.lines });
  expect(lines(counter)).toEqual([]);
  expect(counter.store.getState().baskets.map((one) => one.lines.length)).toEqual([1, 0]);
});

test('nothing of a paid basket but what came later goes to the next customer', () => {
  const counter = open();
  counter.ringUp(POT);
  counter.act({ kind: 'add-coupon', code: 'spring' });
  counter.act({ kind: 'grant', grantId: 'g' });
  const paid = basketOf(counter);
  counter.ringUp(BONSAI);
  counter.startNext({ sale: paidSale(paid.id), lines: paid.lines });
  expect(basketOf(counter)).toMatchObject({ coupons: [], grants: [], customer: null });
  expect(lines(counter).map((line) => line.name)).toEqual(['Bonsai, 6 years']);
});

test('a line takes no more than a till sells at once, and says so', () => {
  const counter = open();
  counter.ringUp(POT, { ...NOTHING_SAID, quantity: 99_999_000 });
  counter.ringUp(POT);
  expect(lines(counter)[0]?.quantity).toBe(99_999_000);
  expect(counter.store.getState().notice).toEqual({ kind: 'too-many-pieces' });
});

test('new prices leave what a label states and what comes back alone', () => {
  const counter = open();
  counter.ringUp(SOIL, { ...NOTHING_SAID, total: 500 });
  counter.reprice([{ ...SOIL, price: 200 }]);
  expect(lines(counter)[0]).toMatchObject({ unitPrice: 200, statedTotal: 500, quantity: 2778 });
});
