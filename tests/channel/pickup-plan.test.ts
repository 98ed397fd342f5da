import { describe, expect, it } from 'vitest';
import { listedOrderSchema, toWebOrder } from '#main/channel/vendure/listed-orders.ts';
import { pickupOrderSchema, stepNote, type PickupOrder } from '#main/channel/vendure/pickup-order.ts';
import { planPickup } from '#main/channel/vendure/plan-pickup.ts';
import { CANCEL, handOver, READY } from './pickup-steps.ts';

const EVENT = '0192f5a8-0000-7000-8000-00000000e001';
const OTHER = '0192f5a8-0000-7000-8000-00000000e002';

interface Paid {
  readonly id?: string;
  readonly method?: string;
  readonly state?: string;
  readonly amount: number;
  readonly transactionId?: string | null;
  readonly refunds?: readonly Refund[];
}

interface Refund {
  readonly id?: string;
  readonly total: number;
  readonly state?: string;
  readonly reason?: string | null;
  readonly lines?: readonly object[];
}

function paymentsOf(payments: readonly Paid[]) {
  return payments.map((payment, nth) => ({
    id: `${nth}`,
    method: 'card',
    state: 'Settled',
    transactionId: null,
    ...payment,
    refunds: (payment.refunds ?? []).map((refund, at) => ({
      id: `${nth}-${at}`,
      state: 'Settled',
      reason: null,
      lines: [],
      ...refund,
    })),
  }));
}

/** An order of two pieces at 10.00, all of them given out, with what was paid for it. */
function orderOf(payments: readonly Paid[], more: object = {}): PickupOrder {
  return pickupOrderSchema.parse({
    id: '7',
    code: 'T3X9',
    state: 'Shipped',
    totalWithTax: 2000,
    lines: [
      {
        id: '3',
        quantity: 2,
        orderPlacedQuantity: 2,
        taxRate: 20,
        unitPriceWithTax: 1000,
        proratedLinePriceWithTax: 2000,
        productVariant: { id: '9' },
      },
    ],
    payments: paymentsOf(payments),
    modifications: [],
    fulfillments: [{ id: '5', state: 'Delivered', lines: [{ orderLineId: '3', quantity: 2 }] }],
    history: { items: [] },
    ...more,
  });
}

/** The same order in the list, where it is collected unless `more` says otherwise. */
function listed(payments: readonly Paid[], more: object = {}) {
  return listedOrderSchema.parse({
    id: '7',
    code: 'T3X9',
    state: 'PaymentSettled',
    orderPlacedAt: '2026-03-14T10:00:00.000Z',
    fulfillments: [],
    currencyCode: 'EUR',
    totalWithTax: 2000,
    customFields: { pickupStore: 'S1', pickupCode: 'K7M2QX4P', pickupPromisedAt: null },
    customer: null,
    lines: [],
    surcharges: [],
    shippingLines: [],
    payments: paymentsOf(payments),
    modifications: [],
    ...more,
  });
}

const CANCELLED = { state: 'Cancelled', totalWithTax: 0, lines: [], fulfillments: [] };

describe('an order that is handed over in a store without the plugin', () => {
  it('is refused when cash was taken for what was paid meanwhile, and says what the store wants', () => {
    expect(planPickup(orderOf([{ amount: 2000 }]), handOver(2000), EVENT)).toMatchObject({
      kind: 'refused',
      code: 'total-differs',
      detail: { storeTotal: 0 },
    });
    expect(planPickup(orderOf([{ amount: 1500 }]), handOver(0), EVENT)).toMatchObject({
      detail: { storeTotal: 500 },
    });
  });

  it('is done when its own payment, or what was to be paid at pickup and was drawn by hand, is what was taken', () => {
    const own = { method: 'pos-pickup', amount: 2000, transactionId: EVENT };
    const drawn = { method: 'pay-at-pickup', amount: 2000 };
    for (const payment of [own, drawn]) {
      expect(planPickup(orderOf([payment]), handOver(2000), EVENT)).toEqual({ kind: 'finished' });
    }
    expect(planPickup(orderOf([{ ...own, transactionId: OTHER }]), handOver(2000), EVENT)).toMatchObject({
      code: 'total-differs',
    });
  });

  it('draws what was promised only as long as something lacks, and lets the rest go', () => {
    const card = { amount: 2000, state: 'Authorized' };
    const counter = { ...card, method: 'pay-at-pickup' };
    expect(planPickup(orderOf([card, counter]), handOver(0), EVENT)).toEqual({
      kind: 'draw',
      paymentId: '0',
    });
    const drawn = orderOf([{ ...card, state: 'Settled' }, counter]);
    expect(planPickup(drawn, handOver(0), EVENT)).toEqual({ kind: 'forgo', paymentId: '1' });
    expect(planPickup(orderOf([{ amount: 2000 }, card]), READY, EVENT)).toEqual({
      kind: 'forgo',
      paymentId: '1',
    });
  });

  it('does not ask for what the store gave back out of goodwill', () => {
    const order = orderOf([{ amount: 2000, refunds: [{ total: 500, reason: 'late, sorry' }] }]);
    expect(planPickup(order, handOver(0), EVENT)).toEqual({ kind: 'finished' });
    expect(planPickup(order, READY, EVENT)).toEqual({ kind: 'finished' });
  });
});

describe('a refund of a step', () => {
  const failed = { total: 2000, state: 'Failed', reason: stepNote(EVENT) };

  it('that the provider refused is refused in words, and not asked for again', () => {
    const order = orderOf([{ amount: 2000, refunds: [failed] }], CANCELLED);
    const refused = planPickup(order, CANCEL, EVENT);
    expect(refused).toMatchObject({ kind: 'refused', code: 'state' });
    expect(refused.kind === 'refused' && refused.message).toContain('T3X9');
    const again = [failed, { total: 2000, reason: 'by hand' }];
    expect(planPickup(orderOf([{ amount: 2000, refunds: again }], CANCELLED), CANCEL, EVENT)).toEqual({
      kind: 'finished',
    });
    expect(planPickup(order, CANCEL, OTHER)).toMatchObject({ kind: 'refund', amount: 2000 });
  });

  it('goes back at the till as far as that has given it back, and is given then; the rest goes back online', () => {
    const till = { method: 'pos-pickup', amount: 1500, transactionId: OTHER };
    const back = { kind: 'refund', lines: [], amount: 800, paidBack: 600, reason: 'does not fit' } as const;
    const at = (atTill: readonly Refund[], online: readonly Refund[]) =>
      planPickup(
        orderOf([
          { amount: 500, refunds: online },
          { ...till, refunds: atTill },
        ]),
        back,
        EVENT,
      );
    const reason = stepNote(EVENT);
    expect(at([], [])).toEqual({ kind: 'refund', paymentId: '1', amount: 600 });
    const waiting = { total: 600, state: 'Pending', reason };
    expect(at([waiting], [])).toEqual({ kind: 'settle-refund', refundId: '1-0' });
    const given = { total: 600, reason };
    expect(at([given], [])).toEqual({ kind: 'refund', paymentId: '0', amount: 200 });
    expect(at([given], [{ total: 200, state: 'Pending', reason }])).toEqual({ kind: 'finished' });
    expect(planPickup(orderOf([till]), { ...back, paidBack: 0 }, EVENT)).toEqual({
      kind: 'refund',
      paymentId: '0',
      amount: 800,
    });
    const unsettled = { ...till, refunds: [{ total: 800, state: 'Pending', reason }] };
    expect(planPickup(orderOf([unsettled]), { ...back, paidBack: 0 }, EVENT)).toEqual({ kind: 'finished' });
  });

  it('gives no more than is left after goodwill', () => {
    const order = orderOf([{ amount: 2000, refunds: [{ total: 500 }] }], CANCELLED);
    expect(planPickup(order, CANCEL, EVENT)).toMatchObject({ kind: 'refund', amount: 1500 });
  });
});

describe('what is paid of an order in the list', () => {
  const paid = (refund: Refund, more: object = {}): number | undefined =>
    toWebOrder(listed([{ amount: 2000, refunds: [refund] }], more), [])?.paid;

  it('is not lowered by goodwill', () => {
    expect(paid({ total: 500, reason: 'late, sorry' })).toBe(2000);
  });

  it.each<[string, Refund, object]>([
    ['of lines', { total: 500, lines: [{ quantity: 1 }] }, {}],
    ['of a change', { total: 500, id: '4' }, { modifications: [{ note: '', refund: { id: '4' } }] }],
    ['of a step', { total: 500, reason: stepNote(OTHER) }, {}],
    ['of a step that the plugin took', { total: 500, reason: `${OTHER} does not fit` }, {}],
    ['for goods that were taken off', { total: 500 }, { totalWithTax: 1500 }],
  ])('is lowered by a refund %s', (_, refund, more) => {
    expect(paid(refund, more)).toBe(1500);
  });

  it('is not lowered by a refund that failed', () => {
    expect(paid({ total: 500, state: 'Failed', lines: [{ quantity: 1 }] })).toBe(2000);
  });
});

describe('an order in the list', () => {
  it('is told with all that the store may still draw, also when that is more than it costs now', () => {
    const promised = { amount: 6000, state: 'Authorized' };
    expect(toWebOrder(listed([promised]), [])).toMatchObject({ paid: 0, authorised: 6000 });
  });

  it('is a sale of a till by what the plugin notes with it, and where there is none by how it was paid', () => {
    const till = { method: 'pos', amount: 2000 };
    const fields = { pickupStore: 'S1', pickupCode: '', pickupPromisedAt: null };
    const told = (posSaleId: string | null) =>
      toWebOrder(listed([till], { customFields: { ...fields, posSaleId } }), []);
    expect(told(EVENT)).toBeNull();
    expect(told(null)).toMatchObject({ code: 'T3X9', paid: 2000 });
    expect(toWebOrder(listed([till]), [])).toBeNull();
  });

  it.each([
    ['Shipped', 'S1', 'open'],
    ['Shipped', '', 'given'],
    ['Delivered', 'S1', 'given'],
    ['PartiallyDelivered', 'S1', 'open'],
    ['Cancelled', 'S1', 'cancelled'],
  ])('that is %s and collected at "%s" is %s', (state, pickupStore, expected) => {
    const order = listed([], { state, customFields: { pickupStore } });
    expect(toWebOrder(order, [])?.state).toBe(expected);
  });
});
