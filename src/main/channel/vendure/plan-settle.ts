import type { PickupEffect } from '#domain/pickup/effect.ts';
import { PIECE, wholePieces, type Thousandths } from '#domain/stock/quantity.ts';
import { leave, planCancel } from './close-order.ts';
import { isOfTill, stepNote, type PickupOrder } from './pickup-order.ts';
import type { LinePieces, Modification, NextStep } from './pickup-step.ts';
import { planOverpaid } from './plan-refund.ts';
import { refused, type Refusal } from './refusal.ts';

type Settle = Extract<PickupEffect, { readonly kind: 'settle' }>;

/** States in which an order may be opened to be changed. */
const OPEN = ['PaymentAuthorized', 'PaymentSettled'];

/** The next step towards an order that holds what was packed and is worth what that costs. */
export function planSettle(order: PickupOrder, effect: Settle, eventId: string): NextStep {
  if (isEmpty(order, effect)) return planCancel(order, eventId);
  const modification = modificationOf(order, effect, eventId);
  if (modification?.kind === 'refused') return modification;
  const { state, totalWithTax } = order;
  if (modification === null && totalWithTax === effect.total) return planEnd(order, eventId);
  if (state === 'Modifying') return modification ?? asItIs(order, effect, eventId);
  if (OPEN.includes(state)) return { kind: 'move-to', state: 'Modifying' };
  return refused('state', `Order ${order.code} can not be changed any more, it is ${state}.`);
}

function planEnd(order: PickupOrder, eventId: string): NextStep {
  return leave(order) ?? planOverpaid(order, eventId, order.totalWithTax) ?? { kind: 'finished' };
}

/** Nothing of it is given: then there is no order any more. */
function isEmpty(order: PickupOrder, { lines, added }: Settle): boolean {
  return added.length === 0 && lines.every(({ quantity }) => quantity === 0) && order.lines.length > 0;
}

/** Of each line what was packed of it, no more and no less; null when it is so. */
function modificationOf(order: PickupOrder, effect: Settle, eventId: string): Modification | Refusal | null {
  const adjust: LinePieces[] = [];
  const missing = new Map(
    effect.added.map(({ variantRemoteId, quantity }) => [variantRemoteId, piecesOf(quantity)]),
  );
  for (const line of order.lines) {
    const variantId = line.productVariant.id;
    const own = wantedOf(order, line, effect);
    if (typeof own !== 'number') return own;
    const wanted = own + (missing.get(variantId) ?? 0);
    missing.delete(variantId);
    if (wanted !== line.quantity) adjust.push({ orderLineId: line.id, quantity: wanted });
  }
  const add = [...missing].map(([productVariantId, quantity]) => ({ productVariantId, quantity }));
  if (adjust.length === 0 && add.length === 0) return null;
  return { ...asItIs(order, effect, eventId), adjust, add };
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

function asItIs({ lines }: PickupOrder, { total, added }: Settle, eventId: string): Modification {
  const taxRate = lines.toSorted((a, b) => b.quantity - a.quantity)[0]?.taxRate ?? 0;
  const offers = added.map(({ variantRemoteId, offerId }) => `; ${offerNote(variantRemoteId, offerId)}`);
  return {
    kind: 'modify',
    adjust: [],
    add: [],
    total,
    taxRate,
    note: `${stepNote(eventId)}${offers.join('')}`,
  };
}

const OFFER = /goods (\S+) stand in by ([0-9a-f-]{36})/g;

function offerNote(variantId: string, offerId: string): string {
  return `goods ${variantId} stand in by ${offerId}`;
}

/** The offers by which goods came into an order, by the goods' id, from what is noted with its changes. */
export function offersIn(notes: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    notes.flatMap((note) =>
      [...note.matchAll(OFFER)].map(([, goods = '', offer = '']) => [goods, offer] as const),
    ),
  );
}
