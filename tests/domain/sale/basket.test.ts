import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  emptyBasket,
  MAX_LINES,
  MAX_QUANTITY,
  type Basket,
  type BasketLine,
  type GoodsLine,
} from '#domain/sale/basket.ts';
import { reduceBasket, type BasketAction } from '#domain/sale/reduce-basket.ts';
import { goodsLine } from '#tests/support/basket.ts';
import { anyLines, discounts } from './selling.ts';

const quantities = fc.integer({ min: 1, max: MAX_QUANTITY });

const plain: fc.Arbitrary<GoodsLine> = fc
  .record({
    id: fc.uuid({ version: 7 }),
    variantId: fc.integer({ min: 1, max: 6 }),
    quantity: quantities,
    unitPrice: fc.constantFrom(100, 250),
    taxCategoryId: fc.constantFrom(1, 2),
  })
  .map(({ unitPrice, ...line }) => goodsLine({ ...line, price: unitPrice }))
  .chain((line) => quantities.map((quantity) => ({ ...line, quantity })));

const empty = emptyBasket('open', 'EUR');
const kindOf = ({ variantId, unitPrice, taxCategoryId }: GoodsLine): string =>
  [variantId, unitPrice, taxCategoryId].join();
const plainLists = fc.uniqueArray(plain, { maxLength: 8, selector: kindOf });
const plainBaskets = plainLists.map((lines): Basket => ({ ...empty, lines }));
const baskets = anyLines.map((lines): Basket => ({ ...empty, lines }));
const full = fc.tuple(baskets, fc.nat()).filter(([{ lines }]) => lines.length > 0);

const add = (basket: Basket, line: BasketLine): Basket => reduceBasket(basket, { kind: 'add', line });

function lineAt({ lines }: Basket, at: number): BasketLine {
  const line = lines[at % lines.length];
  if (line === undefined) throw new Error('the basket is empty');
  return line;
}

const changeAt = (
  basket: Basket,
  at: number,
  change: Extract<BasketAction, { kind: 'change' }>['change'],
): Basket => reduceBasket(basket, { kind: 'change', lineId: lineAt(basket, at).id, change });

describe('adding', () => {
  test.prop([plain, quantities])('raises the quantity of what is there at the same price', (first, more) => {
    const basket = add(add(empty, first), { ...first, id: 'other', quantity: more });
    expect(basket.lines).toEqual([{ ...first, quantity: Math.min(first.quantity + more, MAX_QUANTITY) }]);
  });

  test.prop([plainBaskets, plain])('puts anything else at the end', (basket, added) => {
    const known = basket.lines.flatMap((line) => (line.kind === 'goods' ? [kindOf(line)] : []));
    fc.pre(!known.includes(kindOf(added)));
    expect(add(basket, added).lines).toEqual([...basket.lines, added]);
  });

  test.prop([plain])('keeps prices, taxes and whatever was said of a line apart', (first) => {
    const said: readonly Partial<GoodsLine>[] = [
      { unitPrice: first.unitPrice + 1 },
      { taxCategoryId: first.taxCategoryId + 1 },
      { note: 'gift' },
      { override: { unitPrice: 1, reason: 'match' } },
      { discount: { reduction: { kind: 'percent', ppm: 1 }, reason: 'old' } },
      { statedTotal: 123 },
    ];
    const others = said.map((change, at) => ({ ...first, id: `other-${at}`, ...change }));
    expect(others.reduce(add, add(empty, first)).lines).toEqual([first, ...others]);
  });

  test.prop([baskets, anyLines])('merges nothing but goods', (basket, lines) => {
    const added = lines.flatMap((line, at) => (line.kind === 'goods' ? [] : [{ ...line, id: `a${at}` }]));
    expect(added.reduce(add, basket).lines).toEqual([...basket.lines, ...added]);
  });

  test.prop([plain])('never gives more than a till takes of one line', (first) => {
    const basket = add(empty, { ...first, quantity: MAX_QUANTITY + 1000 });
    expect(basket.lines.map((one) => one.quantity)).toEqual([MAX_QUANTITY]);
  });

  test.prop([baskets, plain, fc.integer({ min: -5000, max: 0 })])(
    'adds no line of nothing',
    (basket, line, quantity) => {
      expect(add(basket, { ...line, note: 'new', quantity })).toEqual(basket);
    },
  );

  test.prop([plain])('takes no more lines than a basket holds, but more of what is there', (line) => {
    const lines = Array.from({ length: MAX_LINES }, (_, at) => ({ ...line, id: `l${at}`, note: `${at}` }));
    const basket: Basket = { ...empty, lines: [...lines.slice(1), { ...line, quantity: 1000 }] };
    expect(add(basket, { ...line, id: 'more', note: 'one more' })).toEqual(basket);
    expect(add(basket, { ...line, id: 'more', quantity: 1000 }).lines.at(-1)?.quantity).toBe(2000);
  });
});

/** What can't change its quantity: its amount is fixed for just that much. */
const isFixed = (line: BasketLine): boolean =>
  line.kind === 'voucher' ||
  line.kind === 'order' ||
  (line.kind === 'goods' && line.statedTotal !== null) ||
  (line.kind === 'return' && line.credit !== null);

describe('changing', () => {
  test.prop([full, quantities])(
    'sets the quantity of one line, where it has no fixed amount',
    ([basket, at], quantity) => {
      const line = lineAt(basket, at);
      const after = changeAt(basket, at, { kind: 'quantity', quantity });
      const changed = isFixed(line) ? line : { ...line, quantity };
      expect(after.lines).toEqual(basket.lines.map((one) => (one === line ? changed : one)));
    },
  );

  test.prop([full, fc.integer({ min: -1000, max: 0 })])(
    'takes a line away at zero and below',
    ([basket, at], quantity) => {
      const lineId = lineAt(basket, at).id;
      expect(changeAt(basket, at, { kind: 'quantity', quantity })).toEqual(
        reduceBasket(basket, { kind: 'remove', lineId }),
      );
    },
  );

  test.prop([full, discounts])('discounts only what is sold at a price', ([basket, at], discount) => {
    const line = lineAt(basket, at);
    const after = changeAt(basket, at, { kind: 'discount', discount });
    const isSold = line.kind === 'goods' || line.kind === 'misc';
    const changed = isSold ? { ...line, discount } : line;
    expect(after.lines).toEqual(basket.lines.map((one) => (one === line ? changed : one)));
  });

  test.prop([full])(
    'gives only goods another price, and only what comes back a condition',
    ([basket, at]) => {
      const line = lineAt(basket, at);
      const override = { unitPrice: 5, reason: 'match' };
      const priced = changeAt(basket, at, { kind: 'override', override });
      const judged = changeAt(basket, at, { kind: 'condition', condition: 'restock' });
      const pick = ({ lines }: Basket): BasketLine | undefined => lines.find((one) => one.id === line.id);
      expect(pick(priced)).toEqual(line.kind === 'goods' ? { ...line, override } : line);
      expect(pick(judged)).toEqual(line.kind === 'return' ? { ...line, condition: 'restock' } : line);
    },
  );

  test.prop([full])('puts a removed line back where it was, and none twice', ([basket, at]) => {
    const removed = lineAt(basket, at);
    const index = basket.lines.indexOf(removed);
    const without = reduceBasket(basket, { kind: 'remove', lineId: removed.id });
    expect(without.lines).toHaveLength(basket.lines.length - 1);
    expect(reduceBasket(without, { kind: 'restore', line: removed, index })).toEqual(basket);
    expect(reduceBasket(basket, { kind: 'restore', line: removed, index: 0 })).toEqual(basket);
  });

  test.prop([baskets])('does nothing to a line that is not there', (basket) => {
    expect(reduceBasket(basket, { kind: 'remove', lineId: 'nowhere' })).toEqual(basket);
    const change = { kind: 'quantity', quantity: 1000 } as const;
    expect(reduceBasket(basket, { kind: 'change', lineId: 'nowhere', change })).toEqual(basket);
  });

  test.prop([baskets])('renews the id, and lets go of what was granted for the old one', (basket) => {
    const granted = reduceBasket(basket, { kind: 'grant', grantId: 'g' });
    expect(granted.grants).toEqual(['g']);
    expect(reduceBasket(granted, { kind: 'renew', nextId: 'next' })).toEqual({ ...basket, id: 'next' });
  });
});

describe('coupons', () => {
  test('are one whatever their blanks and letters are', () => {
    const codes = ['summer 26', 'SUMMER26', ' Sum mer26 ', ''];
    const basket = codes.reduce((before, code) => reduceBasket(before, { kind: 'add-coupon', code }), empty);
    expect(basket.coupons).toEqual(['SUMMER26']);
    expect(reduceBasket(basket, { kind: 'remove-coupon', code: 'Summer 26' })).toEqual(empty);
  });
});

/** Anything a clerk may do to lines, one of them by its place, also where there is none. */
const deeds = fc.record({
  kind: fc.constantFrom('add', 'quantity', 'remove', 'restore', 'renew'),
  at: fc.nat(9),
  line: plain,
  quantity: fc.integer({ min: -5000, max: 200_000_000 }),
});

function actionOn(
  basket: Basket,
  { kind, at, line, quantity }: typeof deeds extends fc.Arbitrary<infer D> ? D : never,
): BasketAction {
  const lineId = basket.lines[at]?.id ?? 'nowhere';
  switch (kind) {
    case 'add':
      return { kind: 'add', line };
    case 'quantity':
      return { kind: 'change', lineId, change: { kind: 'quantity', quantity } };
    case 'remove':
      return { kind: 'remove', lineId };
    case 'restore':
      return { kind: 'restore', line, index: at };
    default:
      return { kind: 'renew', nextId: 'next' };
  }
}

describe('whatever a clerk does', () => {
  test.prop([baskets, fc.array(deeds, { maxLength: 20 })])(
    'quantities stay within bounds, lines stay one, and no basket is changed in place',
    (start, story) => {
      const end = story.reduce((basket, deed) => {
        const before = structuredClone(basket);
        const next = reduceBasket(basket, actionOn(basket, deed));
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
