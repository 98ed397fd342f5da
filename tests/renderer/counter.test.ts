import { expect, test } from 'vitest';
import { createCounter, type Counter } from '#renderer/app/counter.ts';
import { settle } from '#domain/sale/settle.ts';
import { BONSAI, POT, SOIL } from './support/counter.ts';
import { item } from './support/fake-shop.ts';

function open(): Counter {
  const counter = createCounter();
  counter.open(null, 'EUR');
  return counter;
}

function paidSale(saleId: string) {
  return { saleId, receiptNumber: 'R1-000001', total: 1450, given: 1500, change: 50, repeated: false };
}

function lines(counter: Counter) {
  return counter.store.getState().basket?.lines ?? [];
}

test('what is rung up by a scan carries the moment of its last key, what is touched does not', () => {
  const counter = open();
  counter.ringUp(POT, 1234);
  expect(counter.store.getState().scanned).toEqual({ lineId: lines(counter)[0]?.id, at: 1234 });
  counter.ringUp(POT);
  expect(counter.store.getState().scanned).toBeNull();
  expect(lines(counter)).toHaveLength(1);
});

test('two scans of the same goods are two marks', () => {
  const counter = open();
  counter.ringUp(POT, 1);
  const first = counter.store.getState().scanned;
  counter.ringUp(POT, 2);
  expect(counter.store.getState().scanned).not.toEqual(first);
});

test('goods by weight are no line before their weight is known', () => {
  const counter = open();
  counter.ringUp(SOIL, 1);
  expect(lines(counter)).toEqual([]);
  expect(counter.store.getState().notice).toEqual({ kind: 'how-much', item: SOIL });
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
  expect(settle(lines(counter)).total).toBe(11_500);
});

test('the next basket has another id and nothing of the one before', () => {
  const counter = open();
  counter.ringUp(POT);
  const before = counter.store.getState().basket?.id;
  const paid = paidSale(before ?? '');
  counter.startNext({ sale: paid, lines: lines(counter) });
  const { basket, lastSale, selectedId, stock } = counter.store.getState();
  expect(basket?.id).not.toBe(before);
  expect(basket?.lines).toEqual([]);
  expect(lastSale).toEqual(paid);
  expect([selectedId, stock.size]).toEqual([null, 0]);
});

test('what was rung up after the payment began is in the next basket, unpaid', () => {
  const counter = open();
  counter.ringUp(POT);
  const { basket } = counter.store.getState();
  if (basket === null) throw new Error('no basket');
  counter.ringUp(POT);
  counter.ringUp(BONSAI);
  counter.startNext({ sale: paidSale(basket.id), lines: basket.lines });
  const next = counter.store.getState();
  expect(next.basket?.id).not.toBe(basket.id);
  expect(lines(counter).map(({ variantId, quantity }) => [variantId, quantity])).toEqual([
    [1, 1000],
    [2, 1000],
  ]);
  expect(next.stock.has(2)).toBe(true);
  expect(next.selectedId).toBe(lines(counter).at(-1)?.id);
});

test('a renewed basket keeps its lines and has another id', () => {
  const counter = open();
  counter.ringUp(POT);
  const before = counter.store.getState().basket;
  counter.renew();
  const after = counter.store.getState().basket;
  expect(after?.id).not.toBe(before?.id);
  expect(after?.lines).toEqual(before?.lines);
});

test('a kept basket in another currency is not gone on with', () => {
  const counter = createCounter();
  counter.open({ id: '0192f5a8-7d3c-7000-8000-000000000000', currency: 'USD', lines: [] }, 'EUR');
  expect(counter.store.getState().basket).toMatchObject({ currency: 'EUR', lines: [] });
});

test('a variant whose name says its options is not named twice', () => {
  const counter = open();
  counter.ringUp(item({ variantId: 9, name: 'Mat green', options: 'green' }));
  expect(lines(counter)[0]?.name).toBe('Mat green');
});
