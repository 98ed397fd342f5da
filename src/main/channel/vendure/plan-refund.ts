import type { Minor } from '#domain/money/money.ts';
import { leftOf, paidOf, sumOf } from './paid.ts';
import {
  PAID_AT_TILL,
  PAY_AT_PICKUP,
  stepNote,
  type PickupOrder,
  type PickupPayment,
} from './pickup-order.ts';
import type { OrderStep } from './pickup-step.ts';
import { refused, type Refusal } from './refusal.ts';

/** What a step gives back, minor units: `paidBack` of it was given at a till, of what tills took. */
interface Back {
  readonly amount: Minor;
  readonly paidBack: Minor;
}

/**
 * The next step by which so much goes back with this till's step; null when nothing is left to do. A refund is known by its
 * reason. What was given at a till is settled; what a provider can't give back by itself stays open in the store for a
 * person, and what it refused to give back is not asked for again.
 */
export function planRefund(order: PickupOrder, eventId: string, back: Back): OrderStep | Refusal | null {
  const all = refundsOf(order, eventId);
  const own = all.filter(isGiven);
  const atTill = own.filter(isOfTill);
  const settled = sumOf(atTill.filter(({ state }) => state === 'Settled').map(({ total }) => total));
  const open = atTill.find(({ state, total }) => state === 'Pending' && settled + total <= back.paidBack);
  if (open !== undefined) return { kind: 'settle-refund', refundId: open.id };
  const missing = back.amount - sumOf(own.map(({ total }) => total));
  if (missing <= 0) return null;
  if (own.length < all.length) {
    const message = `The payment provider refused to give ${missing} of order ${order.code} back: give it back another way.`;
    return refused('state', message);
  }
  const missingAtTill = back.paidBack - sumOf(atTill.map(({ total }) => total));
  return refundOf(order, missing, Math.max(0, missingAtTill));
}

/** `atTill` of `amount` on what tills took, and the rest first on what was paid online, the most at once. */
function refundOf(order: PickupOrder, amount: Minor, atTill: Minor): OrderStep | Refusal {
  const isWanted = (payment: PickupPayment): number => Number(isOfTill(payment) === atTill > 0);
  const payments = order.payments
    .filter((payment) => payment.state === 'Settled' && leftOf(payment) > 0)
    .toSorted((a, b) => isWanted(b) - isWanted(a) || leftOf(b) - leftOf(a));
  const [payment] = payments;
  if (payment === undefined || sumOf(payments.map(leftOf)) < amount) {
    return refused('state', `Of order ${order.code} less is left than is to be given back.`);
  }
  const most = atTill > 0 && isOfTill(payment) ? atTill : amount;
  return { kind: 'refund', paymentId: payment.id, amount: Math.min(amount, most, leftOf(payment)) };
}

/** The next step by which what was paid beyond `due` goes back; null when it is not too much. */
export function planOverpaid(order: PickupOrder, eventId: string, due: Minor): OrderStep | Refusal | null {
  const given = sumOf(
    refundsOf(order, eventId)
      .filter(isGiven)
      .map(({ total }) => total),
  );
  return planRefund(order, eventId, { amount: given + Math.max(0, paidOf(order) - due), paidBack: 0 });
}

function refundsOf({ payments }: PickupOrder, eventId: string) {
  return payments
    .flatMap(({ method, refunds }) => refunds.map((refund) => ({ ...refund, method })))
    .filter(({ reason }) => reason === stepNote(eventId));
}

function isOfTill({ method }: { readonly method: string }): boolean {
  return method === PAID_AT_TILL || method === PAY_AT_PICKUP;
}

function isGiven({ state }: { readonly state: string }): boolean {
  return state !== 'Failed';
}
