import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  MAX_QUANTITY,
  reduceBasket,
  type Basket,
  type BasketAction,
  type BasketLine,
} from '#domain/sale/basket.ts';

const quantities = fc.integer({ min: 1, max: MAX_QUANTITY });

const line: fc.Arbitrary<BasketLine> = fc.record({
  id: fc.uuid({ version: 7 }),
  variantId: fc.integer({ min: 1, max: 6 }),
  sku: fc.constant('MUG'),
  name: fc.constant('Mug'),
  unit: fc.constant('piece'),
  quantity: quantities,
  unitPrice: fc.constantFrom(100, 250),
  ratePpm: fc.constantFrom(70_000, 190_000),
});

const empty: Basket = { id: 'open', currency: 'EUR', lines: [] };

const goods = ({ variantId, unitPrice, ratePpm }: BasketLine): string =>
  [variantId, unitPrice, ratePpm].join();

const lines = fc.uniqueArray(line, { maxLength: 8, selector: goods });
const baskets = lines.map((all): Basket => ({ ...empty, lines: all }));

/** Anything a clerk may do, to one of the lines by its place, also where there is none. */
const steps = fc.record({
  kind: fc.constantFrom<BasketAction['kind'][]>('add', 'set-quantity', 'remove', 'restore', 'clear', 'renew'),
  at: fc.nat(9),
  line,
  quantity: fc.integer({ min: -5000, max: 200_000_000 }),
});
type Step = typeof steps extends fc.Arbitrary<infer S> ? S : never;

function actionOn(basket: Basket, { kind, at, line: one, quantity }: Step): BasketAction {
  const lineId = basket.lines[at]?.id ?? 'nowhere';
  switch (kind) {
    case 'add':
      return { kind, line: one };
    case 'set-quantity':
      return { kind, lineId, quantity };
    case 'remove':
      return { kind, lineId };
    case 'restore':
      return { kind, line: one, index: at };
    case 'clear':
    case 'renew':
      return { kind, nextId: 'next' };
  }
}

const add = (basket: Basket, added: BasketLine): Basket => reduceBasket(basket, { kind: 'add', line: added });

describe('adding', () => {
  test.prop([line, quantities])('raises the quantity of what is there at the same price', (first, more) => {
    const basket = add(add(empty, first), { ...first, id: 'other', quantity: more });
    const quantity = Math.min(first.quantity + more, MAX_QUANTITY);
    expect(basket.lines).toEqual([{ ...first, quantity }]);
  });

  test.prop([baskets, line])('puts anything else at the end', (basket, added) => {
    fc.pre(basket.lines.every((one) => goods(one) !== goods(added)));
    expect(add(basket, added).lines).toEqual([...basket.lines, added]);
  });

  test.prop([line])('keeps prices and rates apart', (first) => {
    const dearer = { ...first, id: 'dearer', unitPrice: first.unitPrice + 1 };
    const otherRate = { ...first, id: 'other', ratePpm: first.ratePpm + 1 };
    expect([dearer, otherRate].reduce(add, add(empty, first)).lines).toEqual([first, dearer, otherRate]);
  });

  test.prop([line])('never gives more than a till takes of one line', (first) => {
    const basket = add(empty, { ...first, quantity: MAX_QUANTITY + 1000 });
    expect(basket.lines.map((one) => one.quantity)).toEqual([MAX_QUANTITY]);
  });

  test.prop([baskets, line, fc.integer({ min: -5000, max: 0 })])(
    'adds no line of nothing',
    (basket, added, quantity) => {
      fc.pre(basket.lines.every((one) => goods(one) !== goods(added)));
      expect(add(basket, { ...added, quantity })).toEqual(basket);
    },
  );
});

describe('changing', () => {
  test.prop([baskets, fc.nat(), quantities])('sets the quantity of one line', (basket, at, quantity) => {
    fc.pre(basket.lines.length > 0);
    const index = at % basket.lines.length;
    const lineId = basket.lines[index]?.id ?? '';
    const after = reduceBasket(basket, { kind: 'set-quantity', lineId, quantity });
    expect(after.lines).toEqual(basket.lines.map((one) => (one.id === lineId ? { ...one, quantity } : one)));
  });

  test.prop([baskets, fc.nat(), fc.integer({ min: -1000, max: 0 })])(
    'takes a line away at zero and below',
    (basket, at, quantity) => {
      fc.pre(basket.lines.length > 0);
      const lineId = basket.lines[at % basket.lines.length]?.id ?? '';
      expect(reduceBasket(basket, { kind: 'set-quantity', lineId, quantity })).toEqual(
        reduceBasket(basket, { kind: 'remove', lineId }),
      );
    },
  );

  test.prop([baskets, fc.nat()])('puts a removed line back where it was', (basket, at) => {
    fc.pre(basket.lines.length > 0);
    const index = at % basket.lines.length;
    const removed = basket.lines[index];
    if (removed === undefined) throw new Error('the index is within the lines');
    const without = reduceBasket(basket, { kind: 'remove', lineId: removed.id });
    expect(without.lines).toHaveLength(basket.lines.length - 1);
    expect(reduceBasket(without, { kind: 'restore', line: removed, index })).toEqual(basket);
  });

  test.prop([baskets, fc.nat()])('puts no line back twice', (basket, at) => {
    fc.pre(basket.lines.length > 0);
    const there = basket.lines[at % basket.lines.length];
    if (there === undefined) throw new Error('the index is within the lines');
    expect(reduceBasket(basket, { kind: 'restore', line: there, index: 0 })).toEqual(basket);
  });

  test.prop([baskets])('does nothing to a line that is not there', (basket) => {
    expect(reduceBasket(basket, { kind: 'remove', lineId: 'nowhere' })).toEqual(basket);
    expect(reduceBasket(basket, { kind: 'set-quantity', lineId: 'nowhere', quantity: 1000 })).toEqual(basket);
  });

  test.prop([baskets])('clears all but the currency, under a new id', (basket) => {
    expect(reduceBasket(basket, { kind: 'clear', nextId: 'next' })).toEqual({
      id: 'next',
      currency: 'EUR',
      lines: [],
    });
  });

  test.prop([baskets])('renews the id and nothing else', (basket) => {
    expect(reduceBasket(basket, { kind: 'renew', nextId: 'next' })).toEqual({ ...basket, id: 'next' });
  });
});

describe('whatever a clerk does', () => {
  test.prop([baskets, fc.array(steps, { maxLength: 20 })])(
    'quantities stay within bounds, lines stay one, and no basket is changed in place',
    (start, story) => {
      const end = story.reduce((basket, step) => {
        const before = structuredClone(basket);
        const next = reduceBasket(basket, actionOn(basket, step));
        expect(basket).toEqual(before);
        return next;
      }, start);
      const ids = end.lines.map((one) => one.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(end.lines.filter(({ quantity }) => quantity < 1 || quantity > MAX_QUANTITY)).toEqual([]);
      expect(end.currency).toBe('EUR');
    },
  );
});
