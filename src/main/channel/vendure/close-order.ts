import { leftOf, sumOf } from './paid.ts';
import { promisedOf, type PickupOrder } from './pickup-order.ts';
import type { NextStep, OrderStep } from './pickup-step.ts';
import { planOverpaid } from './plan-refund.ts';
import { refused } from './refusal.ts';

/** The next step towards an order that nobody gets: its stock is free, and no money of it is kept. */
export function planCancel(order: PickupOrder, eventId: string): NextStep {
  if (order.state === 'Delivered') {
    return refused('state', `Order ${order.code} has been handed over: it can only be given back.`);
  }
  if (order.state !== 'Cancelled') return toCancelled(order);
  const [promised] = promisedOf(order, true);
  if (promised !== undefined) return { kind: 'forgo', paymentId: promised.id };
  return planOverpaid(order, eventId, 0) ?? { kind: 'finished' };
}

/** The step by which all of an order is cancelled, or by which that becomes possible. */
function toCancelled(order: PickupOrder): OrderStep {
  const { state, modifications } = order;
  if (state !== 'Modifying') return { kind: 'cancel', lines: null };
  const isOwing = modifications.length === 0 || modifications.some(({ isSettled }) => !isSettled);
  const closed = isOwing ? null : leave(order);
  return closed ?? { kind: 'move-to', state: 'ArrangingAdditionalPayment' };
}

/**
 * The step by which an order that was opened is closed again; null when it is closed, or has to stay open as more is to be
 * paid than was promised: that is taken when it is handed over.
 */
export function leave(order: PickupOrder): OrderStep | null {
  const { state, totalWithTax, modifications, payments } = order;
  if (state !== 'Modifying' && state !== 'ArrangingAdditionalPayment') return null;
  const promised = promisedOf(order, true);
  const settled = payments.filter((payment) => payment.state === 'Settled');
  const covered = sumOf(settled.map(leftOf)) + sumOf(promised.map(({ amount }) => amount));
  if (covered < totalWithTax) return null;
  if (state === 'Modifying' && modifications.some(({ isSettled }) => !isSettled)) {
    return { kind: 'move-to', state: 'ArrangingAdditionalPayment' };
  }
  return { kind: 'move-to', state: promised.length > 0 ? 'PaymentAuthorized' : 'PaymentSettled' };
}
