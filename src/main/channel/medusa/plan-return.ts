import type { Minor } from '#domain/money/money.ts';
import { countedPieces } from '#domain/stock/quantity.ts';
import type { ReturnDocument, ReturnedLine } from '../document.ts';
import { toMinor } from './decimal.ts';
import { CLAIM, currencyOf, paymentsOf, type OrderItem, type SaleOrder } from './sale-order.ts';

/** Pieces by the id of an order's item. */
export type Counts = Readonly<Record<string, number>>;

/** What is to come of a return at one order. */
export interface ReturnWish {
  /** What goes back into the stock, and what comes back damaged. */
  readonly restock: Counts;
  readonly damaged: Counts;
  /** Money of the order that goes back, in minor units. */
  readonly refund: Minor;
}

/** One note of pieces in the open change of an order, and the order's item that it speaks of. */
export interface Note {
  readonly id: string;
  readonly itemId: string;
  readonly pieces: number;
}

/** How far it is. `asked`, `restocked` and `dismissed` are what the open change of the order says. */
export interface ReturnState {
  readonly id: string | null;
  readonly stage: 'none' | 'asking' | 'asked' | 'receiving' | 'received';
  readonly asked: readonly Note[];
  readonly restocked: readonly Note[];
  readonly dismissed: readonly Note[];
  /** Minor units. */
  readonly refunded: Minor;
}

/** What has to be done next. */
export type ReturnStep =
  | { readonly kind: 'open' }
  | { readonly kind: 'ask'; readonly id: string; readonly items: Counts }
  | { readonly kind: 'confirm-asked'; readonly id: string }
  | { readonly kind: 'receive'; readonly id: string }
  | { readonly kind: 'restock'; readonly id: string; readonly items: Counts }
  | { readonly kind: 'dismiss'; readonly id: string; readonly items: Counts }
  | { readonly kind: 'confirm-received'; readonly id: string }
  /** What arrived twice is noted twice. To strike a note out twice does no more than once. */
  | { readonly kind: 'strike-asked' | 'strike-received'; readonly id: string; readonly noteId: string }
  | { readonly kind: 'refund'; readonly amount: Minor }
  | { readonly kind: 'finished' };

/** The next step: goods first, as only their record can be looked at in parts; then the money. */
export function nextReturnStep(state: ReturnState, wish: ReturnWish): ReturnStep {
  const all = add(wish.restock, wish.damaged);
  if (Object.keys(all).length > 0) {
    const step = nextGoodsStep(state, wish, all);
    if (step !== null) return step;
  }
  const amount = wish.refund - state.refunded;
  return amount > 0 ? { kind: 'refund', amount } : { kind: 'finished' };
}

function nextGoodsStep(state: ReturnState, wish: ReturnWish, all: Counts): ReturnStep | null {
  const { id, stage } = state;
  if (id === null || stage === 'none') return { kind: 'open' };
  switch (stage) {
    case 'asking': {
      const noteId = surplusOf(state.asked, all);
      if (noteId !== null) return { kind: 'strike-asked', id, noteId };
      const items = lacking(state.asked, all);
      return isNothing(items) ? { kind: 'confirm-asked', id } : { kind: 'ask', id, items };
    }
    case 'asked':
      return { kind: 'receive', id };
    case 'receiving': {
      const noteId = surplusOf(state.restocked, wish.restock) ?? surplusOf(state.dismissed, wish.damaged);
      if (noteId !== null) return { kind: 'strike-received', id, noteId };
      const good = lacking(state.restocked, wish.restock);
      if (!isNothing(good)) return { kind: 'restock', id, items: good };
      const damaged = lacking(state.dismissed, wish.damaged);
      return isNothing(damaged) ? { kind: 'confirm-received', id } : { kind: 'dismiss', id, items: damaged };
    }
    case 'received':
      return null;
  }
}

function lacking(notes: readonly Note[], wanted: Counts): Counts {
  const noted = (id: string) =>
    notes.filter(({ itemId }) => itemId === id).reduce((sum, { pieces }) => sum + pieces, 0);
  return Object.fromEntries(
    Object.entries(wanted)
      .map(([id, count]) => [id, count - noted(id)] as const)
      .filter(([, count]) => count > 0),
  );
}

/** The first note that, with those before it, says more of its item than is wanted. */
function surplusOf(notes: readonly Note[], wanted: Counts): string | null {
  const left = new Map(Object.entries(wanted));
  const surplus = notes.find(({ itemId, pieces }) => {
    const rest = (left.get(itemId) ?? 0) - pieces;
    left.set(itemId, rest);
    return rest < 0;
  });
  return surplus?.id ?? null;
}

function isNothing(counts: Counts): boolean {
  return Object.keys(counts).length === 0;
}

function add(one: Counts, other: Counts): Counts {
  const sum: Record<string, number> = { ...one };
  for (const [id, count] of Object.entries(other)) sum[id] = (sum[id] ?? 0) + count;
  return sum;
}

/**
 * What a return asks of one order; null when more comes back than the order still has. What was weighed, and what the
 * store has no goods for, gives back money only.
 */
export function wishOf(document: ReturnDocument, order: SaleOrder, saleId: string): ReturnWish | null {
  const lines = document.returned.filter(({ origin }) => origin?.saleId === saleId);
  const free = freeItems(order, document.id);
  const wish = { restock: {}, damaged: {} };
  for (const line of lines) {
    const taken = takeFrom(free, order.items, line);
    if (taken === null) return null;
    if (line.condition === 'restock') wish.restock = add(wish.restock, taken);
    else wish.damaged = add(wish.damaged, taken);
  }
  return { ...wish, refund: lines.reduce((sum, { total }) => sum + total, 0) };
}

/** Pieces of each item that no other return has taken. */
function freeItems({ items, returns }: SaleOrder, documentId: string): Map<string, number> {
  const own = (returns ?? [])
    .filter(({ metadata, status }) => metadata?.[CLAIM] === documentId && status !== 'canceled')
    .flatMap((one) => one.items ?? []);
  return new Map(
    items.map(({ id, quantity, detail }) => {
      const { return_requested_quantity: asked, return_received_quantity: received } = detail;
      const gone = asked + received + detail.return_dismissed_quantity;
      const ours = own.filter(({ item_id }) => item_id === id).reduce((sum, one) => sum + one.quantity, 0);
      return [id, quantity - gone + ours];
    }),
  );
}

function takeFrom(
  free: Map<string, number>,
  items: readonly OrderItem[],
  { origin, unit, quantity, variantRemoteId }: ReturnedLine,
): Counts | null {
  const pieces = countedPieces({ unit, quantity });
  const sold = items.filter(
    ({ metadata, variant_id }) => variant_id !== null && metadata?.position === origin?.position,
  );
  if (variantRemoteId === null || pieces === null || sold.length === 0) return {};
  const taken: Record<string, number> = {};
  let left = pieces;
  for (const { id } of sold.toSorted((a, b) => a.id.localeCompare(b.id, 'en'))) {
    const count = Math.min(left, free.get(id) ?? 0);
    if (count <= 0) continue;
    taken[id] = count;
    free.set(id, (free.get(id) ?? 0) - count);
    left -= count;
  }
  return left === 0 ? taken : null;
}

/** What went back for a document, and what of the order's money is left; minor units. */
export function moneyOf(order: SaleOrder, documentId: string): { refunded: Minor; left: Minor } {
  const currency = currencyOf(order);
  const payments = paymentsOf(order);
  const refunds = payments.flatMap((payment) => payment.refunds ?? []);
  const sum = (amounts: readonly { readonly amount: number }[]) =>
    amounts.reduce((total, { amount }) => total + toMinor(amount, currency), 0);
  return {
    refunded: sum(refunds.filter(({ note }) => note?.includes(documentId) === true)),
    left: sum(payments) - sum(refunds),
  };
}
