import { scale, type Minor } from '#domain/money/money.ts';
import type { PickupEffect } from '#domain/pickup/effect.ts';
import { PIECE, wholePieces, type Thousandths } from '#domain/stock/quantity.ts';
import { leave, planCancel } from './close-order.ts';
import { offerNote, offersIn } from './offer-notes.ts';
import { sumOf } from './paid.ts';
import { isOfTill, stepNote, type PickupOrder } from './pickup-order.ts';
import type { LinePieces, Modification, NextStep } from './pickup-step.ts';
import { planOverpaid } from './plan-refund.ts';
import { refused, type Refusal } from './refusal.ts';

type Settle = Extract<PickupEffect, { readonly kind: 'settle' }>;

/** States in which an order may be opened to be changed. */
const OPEN = ['PaymentAuthorized', 'PaymentSettled'];

/** One for the goods, one for what they come to, and some for requests that come twice. */
const MOST_CHANGES = 6;

/** The next step towards an order that holds what was packed and is worth what that costs. */
export function planSettle(order: PickupOrder, effect: Settle, eventId: string): NextStep {
  if (isEmpty(order, effect)) return planCancel(order, eventId);
  const modification = modificationOf(order, effect, eventId);
  if (modification?.kind === 'refused') return modification;
  const { state, totalWithTax } = order;
  if (modification === null && totalWithTax === effect.total) return planEnd(order, eventId);
  if (state === 'Modifying')
    return once(order, modification ?? chargeOf(order, effect, eventId, totalWithTax));
  if (OPEN.includes(state)) return { kind: 'move-to', state: 'Modifying' };
  return refused('state', `Order ${order.code} can not be changed any more, it is ${state}.`);
}

/** A shop with rules of its own may come to another total whatever is charged: that is for a person. */
function once(order: PickupOrder, modification: Modification): NextStep {
  const made = order.modifications.filter(({ note }) => note === modification.note);
  if (made.length < MOST_CHANGES) return modification;
  const message = `The store makes ${order.totalWithTax} of order ${order.code}, the till ${modification.total}.`;
  return refused('total-differs', message, { storeTotal: order.totalWithTax });
}

function planEnd(order: PickupOrder, eventId: string): NextStep {
  return leave(order) ?? planOverpaid(order, eventId, order.totalWithTax) ?? { kind: 'finished' };
}

/** Nothing of it is given: then there is no order any more. */
function isEmpty(order: PickupOrder, { lines, added }: Settle): boolean {
  return added.length === 0 && lines.every(({ quantity }) => quantity === 0) && order.lines.length > 0;
}

/**
 * Of each line what was packed of it, no more and no less; null when it is so. What that is worth in the store is reckoned
 * from its prices: where it then makes another of it, that is charged by a second change.
 */
function modificationOf(order: PickupOrder, effect: Settle, eventId: string): Modification | Refusal | null {
  const adjust: LinePieces[] = [];
  const missing = addedPieces(effect);
  let worth = order.totalWithTax;
  for (const line of order.lines) {
    const variantId = line.productVariant.id;
    const own = wantedOf(order, line, effect);
    if (typeof own !== 'number') return own;
    const wanted = own + (missing.get(variantId) ?? 0);
    missing.delete(variantId);
    if (wanted === line.quantity) continue;
    adjust.push({ orderLineId: line.id, quantity: wanted });
    worth += worthOf(line, wanted) - line.proratedLinePriceWithTax;
  }
  const add = [...missing].map(([productVariantId, quantity]) => ({ productVariantId, quantity }));
  if (adjust.length === 0 && add.length === 0) return null;
  const fresh = effect.added.filter(({ variantRemoteId }) => missing.has(variantRemoteId));
  worth += sumOf(fresh.map(({ total }) => total));
  return { ...chargeOf(order, effect, eventId, worth), adjust, add };
}

function addedPieces({ added }: Settle): Map<string, number> {
  const pieces = new Map<string, number>();
  for (const { variantRemoteId: id, quantity } of added) {
    pieces.set(id, (pieces.get(id) ?? 0) + piecesOf(quantity));
  }
  return pieces;
}

/** What so many pieces of a line cost, minor units, rounded half up. */
function worthOf({ quantity, unitPriceWithTax, proratedLinePriceWithTax }: OrderLine, wanted: number): Minor {
  if (quantity === 0) return unitPriceWithTax * wanted;
  return scale(proratedLinePriceWithTax, wanted, quantity);
}

/** What else changed since the till read the order was not the till's to decide. */
function wantedOf(order: PickupOrder, line: OrderLine, { lines }: Settle): number | Refusal {
  const { quantity, orderPlacedQuantity: ordered } = line;
  const packed = lines.find(({ lineId }) => lineId === line.id);
  if (packed === undefined) {
    const isKnown = ordered > 0 || quantity === 0 || standsIn(order, line);
    return isKnown ? 0 : refused('state', `Goods came into order ${order.code} that the till did not know.`);
  }
  const pieces = piecesOf(packed.quantity);
  const most = isOfTill(order) ? Math.max(ordered, quantity) : quantity;
  if (pieces <= most) return pieces;
  if (wholePieces(packed.quantity) === null) return most;
  return refused('state', `Order ${order.code} has only ${most} of what ${pieces} were packed of.`);
}

type OrderLine = PickupOrder['lines'][number];

/** The store counts whole pieces: of what was weighed one that was begun counts. */
function piecesOf(quantity: Thousandths): number {
  return Math.ceil(quantity / PIECE);
}

function standsIn({ modifications }: PickupOrder, { productVariant }: OrderLine): boolean {
  return offersIn(modifications.map(({ note }) => note)).has(productVariant.id);
}

/** A change that brings an order that would be worth so much to what is to be paid. */
function chargeOf(
  { lines }: PickupOrder,
  { total, added }: Settle,
  eventId: string,
  worth: Minor,
): Modification {
  const taxRate = lines.toSorted((a, b) => b.quantity - a.quantity)[0]?.taxRate ?? 0;
  const offers = added.map(({ variantRemoteId, offerId }) => `; ${offerNote(variantRemoteId, offerId)}`);
  const note = `${stepNote(eventId)}${offers.join('')}`;
  return { kind: 'modify', adjust: [], add: [], total, charge: total - worth, taxRate, note };
}
