import type { catalog } from '#contract/catalog.ts';
import type { OutputOf } from '#contract/procedure.ts';
import type { SaleLine } from '#domain/sale/sale.ts';
import { PIECE, type Thousandths } from '#domain/stock/quantity.ts';
import { NOTHING, withDamaged, withQuantity, type Chosen } from './chosen.ts';

/** A sold line, and how much of it can still come back (thousandths). */
export interface Sold {
  readonly line: SaleLine;
  readonly left: Thousandths;
}

/** What a scan came to: how much of it comes back now, that no more can, or that the receipt does not have it. */
export type Said =
  | { readonly kind: 'raised'; readonly name: string; readonly quantity: Thousandths }
  | { readonly kind: 'no-more'; readonly name: string }
  | { readonly kind: 'not-here'; readonly name: string };

export interface RefundState {
  /** By the position of the sold line. */
  readonly chosen: ReadonlyMap<number, Chosen>;
  readonly said: Said | null;
}

export type RefundEvent =
  | { readonly kind: 'quantity' | 'damaged'; readonly sold: Sold; readonly quantity: Thousandths }
  | { readonly kind: 'everything'; readonly sold: readonly Sold[] }
  | { readonly kind: 'scanned'; readonly sold: readonly Sold[]; readonly found: Found }
  | { readonly kind: 'unknown'; readonly code: string };

type Found = OutputOf<typeof catalog.byCode>;

/** How much of a line is chosen; never more than can still come back. */
export function chosenOf({ chosen }: Pick<RefundState, 'chosen'>, { line, left }: Sold): Chosen {
  const kept = chosen.get(line.position) ?? NOTHING;
  return withQuantity(kept, kept.quantity, { unit: line.unit, most: left });
}

export function reduceRefund(state: RefundState, event: RefundEvent): RefundState {
  switch (event.kind) {
    case 'quantity':
      return { ...withLine(state, event.sold, event.quantity), said: null };
    case 'damaged':
      return {
        chosen: set(state, event.sold, withDamaged(chosenOf(state, event.sold), event.quantity)),
        said: null,
      };
    case 'everything':
      return event.sold.reduce<RefundState>((all, one) => withLine(all, one, one.left), {
        ...state,
        said: null,
      });
    case 'scanned':
      return scanned(state, event.sold, event.found);
    case 'unknown':
      return { ...state, said: { kind: 'not-here', name: event.code } };
  }
}

function withLine(state: RefundState, sold: Sold, wanted: Thousandths): RefundState {
  const { unit } = sold.line;
  const next = withQuantity(chosenOf(state, sold), wanted, { unit, most: sold.left });
  return { ...state, chosen: set(state, sold, next) };
}

function set({ chosen }: RefundState, { line }: Sold, next: Chosen): RefundState['chosen'] {
  return new Map(chosen).set(line.position, next);
}

/** More of the goods that were scanned come back: of the line that its label names, else of the first with any left. */
function scanned(state: RefundState, sold: readonly Sold[], { items, measure }: Found): RefundState {
  const same = sold.filter(({ line }) => items.some(({ variantId }) => variantId === line.variantId));
  const [first] = same;
  if (first === undefined) return { ...state, said: { kind: 'not-here', name: items[0]?.name ?? '' } };
  const open = same.filter((one) => one.left > chosenOf(state, one).quantity);
  const next = open.find(({ line }) => isLabelled(line, measure)) ?? open[0];
  if (next === undefined) return { ...state, said: { kind: 'no-more', name: first.line.name } };
  const raised = withLine(state, next, chosenOf(state, next).quantity + amountOf(next, measure));
  const { quantity } = chosenOf(raised, next);
  return { ...raised, said: { kind: 'raised', name: next.line.name, quantity } };
}

function isLabelled({ quantity, total }: SaleLine, measure: Found['measure']): boolean {
  if (measure === null) return false;
  return measure.kind === 'price' ? measure.total === total : measure.quantity === quantity;
}

/** One piece, or what the label says; of goods by weight or length that say nothing, all that is left. */
function amountOf({ line, left }: Sold, measure: Found['measure']): Thousandths {
  if (measure !== null && measure.kind !== 'price') return measure.quantity;
  return line.unit === 'piece' ? PIECE : left;
}
