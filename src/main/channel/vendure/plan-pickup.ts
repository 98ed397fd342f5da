import type { PickupEffect } from '#domain/pickup/effect.ts';
import { wholePieces } from '#domain/stock/quantity.ts';
import { planCancel } from './close-order.ts';
import { paidOf, sumOf } from './paid.ts';
import {
  PAID_AT_TILL,
  PAY_AT_PICKUP,
  promisedOf,
  stepNote,
  unfulfilled,
  type PickupOrder,
  type PickupPayment,
} from './pickup-order.ts';
import type { NextStep, OrderStep } from './pickup-step.ts';
import { planOverpaid, planRefund } from './plan-refund.ts';
import { planSettle } from './plan-settle.ts';
import { refused, type Refusal } from './refusal.ts';

type EffectOf<K extends PickupEffect['kind']> = Extract<PickupEffect, { readonly kind: K }>;

/** The next step towards an order that stands as the effect says, from nothing but what the store has now. */
export function planPickup(order: PickupOrder, effect: PickupEffect, eventId: string): NextStep {
  switch (effect.kind) {
    case 'settle':
      return planSettle(order, effect, eventId);
    case 'ready':
      return planReady(order, eventId) ?? { kind: 'finished' };
    case 'remind':
      return { kind: 'finished' };
    case 'hand-over':
      return planHandOver(order, effect, eventId);
    case 'cancel':
      return planCancel(order, eventId);
    case 'refund':
      return planGiveBack(order, effect, eventId);
  }
}

/** What was promised is drawn, what is drawn too much goes back, and the goods leave the stock. */
function planReady(order: PickupOrder, eventId: string): OrderStep | Refusal | null {
  if (order.state === 'Cancelled') return cancelled(order);
  const promised = takePromised(order, promisedOf(order, false));
  if (promised !== null) return promised;
  const lines = unfulfilled(order);
  if (lines.length > 0) return { kind: 'fulfil', lines };
  return order.state === 'PaymentAuthorized' ? null : planOverpaid(order, eventId, order.totalWithTax);
}

/** As long as anything lacks it is drawn; what is not needed is let go. */
function takePromised(order: PickupOrder, [promised]: readonly PickupPayment[]): OrderStep | null {
  if (promised === undefined) return null;
  const isNeeded = order.state === 'PaymentAuthorized' || paidOf(order) < order.totalWithTax;
  return { kind: isNeeded ? 'draw' : 'forgo', paymentId: promised.id };
}

function planHandOver(order: PickupOrder, { collected }: EffectOf<'hand-over'>, eventId: string): NextStep {
  if (order.state === 'Cancelled') return cancelled(order);
  const due = dueAtTill(order, eventId);
  if (due !== collected) {
    const message = `For order ${order.code} the store wants ${due}, and the till took ${collected}.`;
    return refused('total-differs', message, { storeTotal: due });
  }
  return (
    planMoney(order, eventId) ?? planReady(order, eventId) ?? planDelivery(order) ?? { kind: 'finished' }
  );
}

/** What is to be paid when it is handed over, also when some of that has been noted already. */
function dueAtTill(order: PickupOrder, eventId: string): number {
  const isOfTill = ({ method, transactionId }: PickupPayment): boolean =>
    method === PAY_AT_PICKUP || (method === PAID_AT_TILL && transactionId === eventId);
  const others = order.payments.filter((payment) => !isOfTill(payment));
  const promised = others.filter(({ state }) => state === 'Authorized').map(({ amount }) => amount);
  return Math.max(0, order.totalWithTax - paidOf({ ...order, payments: others }) - sumOf(promised));
}

/** What the shopper promised to pay in the shop counts as paid, and the rest is noted as a payment of its own. */
function planMoney(order: PickupOrder, eventId: string): OrderStep | Refusal | null {
  const promised = takePromised(order, promisedOf(order, true));
  if (promised !== null) return promised;
  if (paidOf(order) >= order.totalWithTax) {
    const isOpened = order.state === 'Modifying' || order.state === 'ArrangingAdditionalPayment';
    return isOpened
      ? { kind: 'move-to', state: closedState(order) }
      : planOverpaid(order, eventId, order.totalWithTax);
  }
  if (order.state === 'ArrangingAdditionalPayment') return { kind: 'pay' };
  return { kind: 'move-to', state: 'ArrangingAdditionalPayment' };
}

function closedState({ state, modifications }: PickupOrder): string {
  const isOwing = state === 'Modifying' && modifications.some(({ isSettled }) => !isSettled);
  return isOwing ? 'ArrangingAdditionalPayment' : 'PaymentSettled';
}

function planDelivery({ fulfillments }: PickupOrder): OrderStep | null {
  const waiting = fulfillments.find(({ state }) => state !== 'Delivered' && state !== 'Cancelled');
  return waiting === undefined ? null : { kind: 'deliver', fulfillmentId: waiting.id };
}

/** What goes back into the stock is cancelled, which the store does once by its reason; then the money. */
function planGiveBack(order: PickupOrder, { lines, ...back }: EffectOf<'refund'>, eventId: string): NextStep {
  const money = planRefund(order, eventId, back);
  if (money?.kind === 'refused') return money;
  const restocked = lines.flatMap(({ lineId, quantity, isRestocked }) => {
    const pieces = wholePieces(quantity);
    return isRestocked && pieces !== null ? [{ orderLineId: lineId, quantity: pieces }] : [];
  });
  const isCancelled = order.history.items.some(({ data }) => data.reason === stepNote(eventId));
  if (restocked.length === 0 || isCancelled) return money ?? { kind: 'finished' };
  const isMore = restocked.some(
    ({ orderLineId, quantity }) =>
      quantity > (order.lines.find(({ id }) => id === orderLineId)?.quantity ?? 0),
  );
  if (isMore) return refused('state', `Of order ${order.code} more comes back than there is in it.`);
  return { kind: 'cancel', lines: restocked };
}

function cancelled({ code }: PickupOrder): Refusal {
  return refused('state', `Order ${code} was cancelled in the store.`);
}
