import type { Minor } from '#domain/money/money.ts';
import {
  leftOf,
  PAID_AT_TILL,
  paidOf,
  PAY_AT_PICKUP,
  stepNote,
  sumOf,
  type PickupOrder,
} from './pickup-order.ts';
import type { OrderStep } from './pickup-step.ts';
import { refused, type Refusal } from './refusal.ts';

/**
 * The next step by which so much goes back with this till's step; null when nothing is left to do. A refund is known by its
 * reason. What a provider can't give back by itself stays open in the store for a person; money of the counter does not.
 */
export function planRefund(order: PickupOrder, eventId: string, amount: Minor): OrderStep | Refusal | null {
  const own = ownRefunds(order, eventId);
  const settled = sumOf(own.filter(({ state }) => state === 'Settled').map(({ total }) => total));
  const open = own.find(
    ({ state, method, total }) =>
      state === 'Pending' && [PAID_AT_TILL, PAY_AT_PICKUP].includes(method) && settled + total <= amount,
  );
  if (open !== undefined) return { kind: 'settle-refund', refundId: open.id };
  const missing = amount - sumOf(own.map(({ total }) => total));
  if (missing <= 0) return null;
  const payments = order.payments
    .filter(({ state }) => state === 'Settled')
    .toSorted((a, b) => leftOf(b) - leftOf(a));
  const [payment] = payments;
  if (payment === undefined || sumOf(payments.map(leftOf)) < missing) {
    return refused('state', `Of order ${order.code} less is left than is to be given back.`);
  }
  return { kind: 'refund', paymentId: payment.id, amount: Math.min(missing, leftOf(payment)) };
}

/** The next step by which what was paid beyond `due` goes back; null when it is not too much. */
export function planOverpaid(order: PickupOrder, eventId: string, due: Minor): OrderStep | Refusal | null {
  const given = sumOf(ownRefunds(order, eventId).map(({ total }) => total));
  return planRefund(order, eventId, given + Math.max(0, paidOf(order) - due));
}

function ownRefunds({ payments }: PickupOrder, eventId: string) {
  return payments
    .flatMap(({ method, refunds }) => refunds.map((refund) => ({ ...refund, method })))
    .filter(({ reason, state }) => reason === stepNote(eventId) && state !== 'Failed');
}
