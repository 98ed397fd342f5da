import { describe, expect, test } from 'vitest';
import type { OriginOrder } from '#main/channel/vendure/origin-order.ts';
import { originParts, planReturn, returnNote } from '#main/channel/vendure/plan-return.ts';
import { planStep } from '#main/channel/vendure/plan-step.ts';
import type { SaleOrder } from '#main/channel/vendure/sale-order.ts';
import { makeDocuments } from './documents.ts';

const { saleOf, returnOf } = makeDocuments({ locationRemoteId: '2', locationCode: 'S2', currency: 'EUR' });
const mug = { id: '5', sku: 'MUG', name: 'Mug', price: 500 };
const sale = saleOf({ variant: mug, pieces: 3 });
const refund = returnOf([{ sale, variant: mug, pieces: 1 }]);
const [part] = originParts(refund);
if (part === undefined) throw new Error('a return has a part');

const order: SaleOrder = {
  id: '1',
  code: 'ABC',
  state: 'Draft',
  totalWithTax: 1500,
  customer: null,
  lines: [],
  shippingLines: [],
  payments: [],
  fulfillments: [],
  history: { items: [] },
};

const payment = { id: '7', state: 'Settled', transactionId: sale.id, amount: 1500, refunds: [] };
const origin: OriginOrder = {
  id: '1',
  code: 'ABC',
  state: 'Delivered',
  lines: [{ id: '9', quantity: 3, productVariant: { id: '5' } }],
  payments: [payment],
  history: { items: [] },
};
const cancelled = { data: { reason: returnNote(refund.id), lines: [{ orderLineId: '9', quantity: 1 }] } };
const refunded = { id: '3', total: 500, state: 'Pending', reason: returnNote(refund.id) };

describe('the next step of a sale', () => {
  test('is none in a state that the shop has made up', () => {
    expect(planStep({ ...order, state: 'AwaitingDispatch' }, sale, [])).toMatchObject({
      kind: 'refused',
      code: 'state',
    });
  });

  test('is none any more when all of it has come back', () => {
    const gone = { ...order, state: 'Cancelled', totalWithTax: 0, payments: [payment] };
    expect(planStep(gone, sale, [])).toEqual({ kind: 'finished', total: 1500 });
    expect(planStep({ ...gone, payments: [] }, sale, [])).toMatchObject({ kind: 'refused', code: 'state' });
  });
});

describe('the next step of a return', () => {
  test('cancels, refunds, settles, and ends', () => {
    expect(planReturn(origin, part)).toEqual({
      kind: 'cancel',
      lines: [{ orderLineId: '9', quantity: 1 }],
    });
    const after = { ...origin, history: { items: [cancelled] } };
    expect(planReturn(after, part)).toEqual({ kind: 'refund', paymentId: '7', amount: 500 });
    const withRefunds = (...refunds: (typeof refunded)[]) => ({
      ...after,
      payments: [{ ...payment, refunds }],
    });
    expect(planReturn(withRefunds(refunded), part)).toEqual({ kind: 'settle', refundId: '3' });
    const settled = { ...refunded, state: 'Settled' };
    expect(planReturn(withRefunds(settled), part)).toEqual({ kind: 'finished' });
    expect(planReturn(withRefunds({ ...refunded, id: '2' }, settled), part)).toEqual({ kind: 'finished' });
    expect(planReturn(withRefunds({ ...refunded, state: 'Failed' }), part)).toMatchObject({ kind: 'refund' });
  });

  test('spreads pieces over lines of the same goods', () => {
    const lines = [
      { id: '9', quantity: 1, productVariant: { id: '5' } },
      { id: '10', quantity: 0, productVariant: { id: '5' } },
      { id: '11', quantity: 4, productVariant: { id: '5' } },
    ];
    const [many] = originParts(returnOf([{ sale, variant: mug, pieces: 3 }]));
    expect(many && planReturn({ ...origin, lines }, many)).toEqual({
      kind: 'cancel',
      lines: [
        { orderLineId: '9', quantity: 1 },
        { orderLineId: '11', quantity: 2 },
      ],
    });
  });

  test('is refused for more pieces than there are, and for more money', () => {
    const lines = [{ id: '9', quantity: 0, productVariant: { id: '5' } }];
    expect(planReturn({ ...origin, lines }, part)).toMatchObject({ kind: 'refused', code: 'state' });
    const poor = { ...origin, payments: [{ ...payment, amount: 499 }] };
    expect(planReturn(poor, part)).toMatchObject({ kind: 'refused', code: 'state' });
    expect(planReturn({ ...origin, payments: [] }, part)).toMatchObject({ code: 'unknown-document' });
  });
});
