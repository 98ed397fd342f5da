import type { Minor } from '#domain/money/money.ts';
import { leftOf, paidOf, stepNote, sumOf, type PickupOrder } from './pickup-order.ts';
import type { OrderStep } from './pickup-step.ts';
import { refused, type Refusal } from './refusal.ts';

/**
 * The next step by which so much more goes back as this till's step; null when nothing is left to do. A refund is known
 * by its reason. Of refunds that were made twice by mistake as many are settled as are wanted: only those are money.
 */
export function planRefund(order: PickupOrder, eventId: string, amount: Minor): OrderStep | Refusal | null {
  const own = ownRefunds(order, eventId);
  const settled = sumOf(own.filter(({ state }) => state === 'Settled').map(({ total }) => total));
  const missing = amount - settled;
  if (missing <= 0) return null;
  const open = own.find(({ state, total }) => state === 'Pending' && total <= missing);
  if (open !== undefined) return { kind: 'settle-refund', refundId: open.id };
  const payments = order.payments
    .filter(({ state }) => state === 'Settled')
    .toSorted((a, b) => leftOf(b) - leftOf(a));
  const [payment] = payments;
  if (payment === undefined || sumOf(payments.map(leftOf)) < missing) {
    return refused('state', `Of order ${order.code} less is left than is to be given back.`);
  }
  return { kind: 'refund', paymentId: payment.id, amount: Math.min(missing, leftOf(payment)) };
}

/** What this step has given back so far; what is under way counts. */
export function refundedBy(order: PickupOrder, eventId: string): Minor {
  return sumOf(ownRefunds(order, eventId).map(({ total }) => total));
}

/** The next step by which what was paid beyond `due` goes back; null when it is not too much. */
export function planOverpaid(order: PickupOrder, eventId: string, due: Minor): OrderStep | Refusal | null {
  const isOpen = ownRefunds(order, eventId).some(({ state }) => state === 'Pending');
  const overpaid = Math.max(0, paidOf(order) - due);
  if (overpaid === 0 && !isOpen) return null;
  return planRefund(order, eventId, refundedBy(order, eventId) + overpaid);
}

function ownRefunds({ payments }: PickupOrder, eventId: string) {
  return payments
    .flatMap(({ refunds }) => refunds)
    .filter(({ reason, state }) => reason === stepNote(eventId) && state !== 'Failed');
}
