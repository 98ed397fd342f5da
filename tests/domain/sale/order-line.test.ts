import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { MAX_QUANTITY } from '#domain/sale/basket.ts';
import { reduceBasket } from '#domain/sale/reduce-basket.ts';
import { documentKind } from '#domain/sale/sale.ts';
import { basketOf, orderBackLine, orderLine } from '#tests/support/basket.ts';
import { backs, orders } from './order-lines.ts';
import { anyLines, discounts, promotionLists, settleLines, taxRules } from './selling.ts';

const exemption = { reason: 'embassy', number: '42' };

describe('an order that is handed over', () => {
  test.prop([orders, anyLines, taxRules, promotionLists(3), fc.option(discounts), fc.boolean()])(
    'costs what is due with the taxes in it, whatever else is sold, taken back or reduced',
    (...[order, others, taxes, promotions, discount, isExempt]) => {
      const rest = { taxes, basket: { discount, exemption: isExempt ? exemption : null } };
      const settled = settleLines([order, ...others], promotions, rest).lines[0];
      const { total, taxes: own } = order.due;
      expect(settled).toMatchObject({ total, taxes: own, saved: 0 });
      expect(settled?.tax).toBe(own.reduce((all, { tax }) => all + tax, 0));
      expect(settled?.steps[0]).toEqual({ kind: 'due', code: order.code, amount: total });
    },
  );

  test.prop([orders, anyLines, taxRules, promotionLists(3), fc.option(discounts)])(
    'changes nothing of what is sold or taken back beside it',
    (...[order, others, taxes, promotions, discount]) => {
      const rest = { taxes, basket: { discount } };
      const alone = settleLines(others, promotions, rest);
      const beside = settleLines([...others, { ...order, id: 'o' }], promotions, rest);
      expect(beside.lines.slice(0, -1)).toEqual(alone.lines);
      expect(beside.promotions).toEqual(alone.promotions);
      expect(beside.total).toBe(alone.total + order.due.total);
    },
  );

  test('is in a basket once, and keeps its quantity', () => {
    const line = orderLine();
    const basket = reduceBasket(basketOf([]), { kind: 'add', line });
    const again = reduceBasket(basket, { kind: 'add', line: { ...line, id: 'other' } });
    expect(again).toEqual(basket);
    expect(reduceBasket(basket, { kind: 'restore', line: { ...line, id: 'other' }, index: 0 })).toEqual(
      basket,
    );
    const change = { kind: 'quantity', quantity: MAX_QUANTITY } as const;
    expect(reduceBasket(basket, { kind: 'change', lineId: line.id, change })).toEqual(basket);
    const none = { kind: 'quantity', quantity: 0 } as const;
    expect(reduceBasket(basket, { kind: 'change', lineId: line.id, change: none }).lines).toEqual([]);
    expect(reduceBasket(basket, { kind: 'remove', lineId: line.id }).lines).toEqual([]);
  });

  test('takes no discount, however it is asked', () => {
    const line = orderLine();
    const basket = reduceBasket(basketOf([]), { kind: 'add', line });
    const discount = { reduction: { kind: 'percent', ppm: 500_000 }, reason: 'friend' } as const;
    expect(
      reduceBasket(basket, { kind: 'change', lineId: line.id, change: { kind: 'discount', discount } }),
    ).toEqual(basket);
  });

  test.each([
    [['order'], 'sale'],
    [['order', 'goods'], 'sale'],
    [['order', 'return'], 'exchange'],
  ] as const)('makes a document of %j a %s', (kinds, kind) => {
    expect(documentKind(kinds.map((one) => ({ kind: one })))).toBe(kind);
  });
});

describe('money that goes back for an order', () => {
  test.prop([backs, anyLines, taxRules, promotionLists(3), fc.option(discounts)])(
    'is its credit with the taxes in it, and changes nothing else',
    (...[back, others, taxes, promotions, discount]) => {
      const rest = { taxes, basket: { discount } };
      const alone = settleLines(others, promotions, rest);
      const beside = settleLines([...others, { ...back, id: 'o' }], promotions, rest);
      expect(beside.lines.slice(0, -1)).toEqual(alone.lines);
      expect(beside.total).toBe(alone.total - back.credit.total);
      const settled = beside.lines.at(-1);
      expect(settled?.total).toBe(0 - back.credit.total);
      expect(settled?.tax).toBe(0 - back.credit.taxes.reduce((all, { tax }) => all + tax, 0));
    },
  );

  test('is in a basket once, and not beside the order itself', () => {
    const line = orderBackLine();
    const basket = reduceBasket(basketOf([]), { kind: 'add', line });
    for (const again of [
      { ...line, id: 'other' },
      { ...orderLine(), id: 'other' },
    ]) {
      expect(reduceBasket(basket, { kind: 'add', line: again })).toEqual(basket);
    }
    const change = { kind: 'quantity', quantity: MAX_QUANTITY } as const;
    expect(reduceBasket(basket, { kind: 'change', lineId: line.id, change })).toEqual(basket);
  });

  test('makes a document a refund, and an exchange beside what goes out', () => {
    expect(documentKind([{ kind: 'order-back' }])).toBe('refund');
    expect(documentKind([{ kind: 'order-back' }, { kind: 'return' }])).toBe('refund');
    expect(documentKind([{ kind: 'order-back' }, { kind: 'goods' }])).toBe('exchange');
  });
});
