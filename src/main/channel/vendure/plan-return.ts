import type { Minor } from '#domain/money/money.ts';
import { countedPieces, PIECE } from '#domain/stock/quantity.ts';
import type { ReturnDocument } from '../document.ts';
import { paymentOf, type OriginOrder, type OriginPayment } from './origin-order.ts';
import { refused, unknownDocument, type Refusal } from './refusal.ts';

/** What comes back of one sale. */
export interface OriginPart {
  readonly returnId: string;
  readonly saleId: string;
  /** What was given back for all of it, minor units. */
  readonly amount: Minor;
  /** Undamaged pieces by variant. */
  readonly restocked: ReadonlyMap<string, number>;
}

/** What has to be done next to an order, so that this part of the return is in it. */
export type ReturnStep =
  | {
      readonly kind: 'cancel';
      readonly lines: readonly { readonly orderLineId: string; readonly quantity: number }[];
    }
  | { readonly kind: 'refund'; readonly paymentId: string; readonly amount: Minor }
  | { readonly kind: 'settle'; readonly refundId: string }
  | { readonly kind: 'finished' }
  | Refusal;

/** The parts of a return by the sales that things were bought with. */
export function originParts({ id: returnId, returned }: ReturnDocument): OriginPart[] {
  const parts = new Map<string, OriginPart>();
  for (const line of returned) {
    const { origin, variantRemoteId, total, condition } = line;
    if (origin === null) continue;
    const { saleId } = origin;
    const part = parts.get(saleId) ?? { returnId, saleId, amount: 0, restocked: new Map<string, number>() };
    const restocked = new Map(part.restocked);
    const pieces = condition === 'restock' ? countedPieces(line) : null;
    if (variantRemoteId !== null && pieces !== null) {
      restocked.set(variantRemoteId, (restocked.get(variantRemoteId) ?? 0) + pieces);
    }
    parts.set(saleId, { ...part, amount: part.amount + total, restocked });
  }
  return [...parts.values()];
}

/** What the store keeps with a cancellation and a refund; by its id they are known again. */
export function returnNote(returnId: string): string {
  return `Return at a till, ${returnId}`;
}

/** The next step, from nothing but what the store has now. */
export function planReturn(order: OriginOrder | null, part: OriginPart): ReturnStep {
  const payment = order && paymentOf(order, part.saleId);
  if (order === null || payment === null) return unknownDocument(part.saleId);
  const own = refundsOf(payment, part);
  if (own.length === 0 && part.amount > refundable(payment)) {
    return refused('state', `Order ${order.code} has less left than is to be refunded.`);
  }
  if (part.restocked.size > 0 && cancellationsOf(order, part).length === 0) {
    return planCancel(order, part.restocked);
  }
  return planRefund(payment.id, part.amount, own);
}

/** Whether anything of this part is in the store. */
export function hasTrace(order: OriginOrder, part: OriginPart): boolean {
  const payment = paymentOf(order, part.saleId);
  return cancellationsOf(order, part).length > 0 || (payment !== null && refundsOf(payment, part).length > 0);
}

function refundsOf({ refunds }: OriginPayment, part: OriginPart): OriginPayment['refunds'] {
  return refunds.filter(({ reason, state }) => isOf(part, reason) && state !== 'Failed');
}

/** What the till notes has the return's id, and so has what the plugin notes. */
function isOf({ returnId }: OriginPart, reason: string | null | undefined): boolean {
  return reason?.includes(returnId) ?? false;
}

/** Of refunds that were made twice by mistake only one is settled: only that one is money. */
function planRefund(paymentId: string, amount: Minor, own: OriginPayment['refunds']): ReturnStep {
  const [refund] = own;
  if (amount === 0 || own.some(({ state }) => state === 'Settled')) return { kind: 'finished' };
  return refund === undefined
    ? { kind: 'refund', paymentId, amount }
    : { kind: 'settle', refundId: refund.id };
}

/** What the store has cancelled for a return: once, or more often where a request was delivered again. */
function cancellationsOf(
  { history }: OriginOrder,
  part: OriginPart,
): readonly (readonly { readonly orderLineId: string; readonly quantity: number }[])[] {
  return history.items.flatMap(({ data }) => (isOf(part, data.reason) ? [data.lines ?? []] : []));
}

/** Pieces by variant that were put back more often than they came back. */
export function overdone(order: OriginOrder, part: OriginPart): ReadonlyMap<string, number> {
  const extra = new Map<string, number>();
  for (const { orderLineId, quantity } of cancellationsOf(order, part).slice(1).flat()) {
    const variantId = order.lines.find(({ id }) => id === orderLineId)?.productVariant.id ?? '';
    extra.set(variantId, (extra.get(variantId) ?? 0) + quantity);
  }
  return extra;
}

function refundable({ amount, refunds }: OriginPayment): Minor {
  const gone = refunds.filter(({ state }) => state !== 'Failed');
  return amount - gone.reduce((sum, { total }) => sum + total, 0);
}

/** Takes the pieces out of the lines that still have them; cancelled pieces go back into the stock. */
function planCancel(order: OriginOrder, restocked: OriginPart['restocked']): ReturnStep {
  const lines: { orderLineId: string; quantity: number }[] = [];
  for (const [variantRemoteId, pieces] of restocked) {
    let left = pieces;
    for (const line of order.lines) {
      const quantity = line.productVariant.id === variantRemoteId ? Math.min(left, line.quantity) : 0;
      if (quantity > 0) lines.push({ orderLineId: line.id, quantity });
      left -= quantity;
    }
    if (left > 0) {
      const message = `Of order ${order.code} more comes back than there is in it.`;
      return refused('state', message, { items: [{ variantRemoteId, available: (pieces - left) * PIECE }] });
    }
  }
  return { kind: 'cancel', lines };
}
