import type { Minor } from '../money/money.ts';
import type { Thousandths } from '../stock/quantity.ts';

/** Why the store's amount for goods is another than what was paid. */
export type Cause = 'price' | 'promotion' | 'rounding' | 'replaced' | 'unknown';

/** Goods in a document that is worth another amount in the store. Amounts in minor units, tax included. */
export interface ComparedLine {
  readonly quantity: Thousandths;
  /** What the customer paid for all of them, and what the store says; null where it does not say. */
  readonly total: Minor;
  readonly storeTotal: Minor | null;
  /** The catalog's price of one unit now; null where the till no longer knows one. */
  readonly priceNow: Minor | null;
  /** A promotion was applied here. */
  readonly hasPromotion: boolean;
  /** A person had it go up as something else. */
  readonly isReplaced: boolean;
}

/**
 * The likeliest cause of a difference, null where there is none. Up to one minor unit a piece is rounding: stores
 * round each piece, the till a line. Without the store's amount for the goods only the whole difference speaks:
 * `rest`, and over how many lines it is spread.
 */
export function causeOf(
  line: ComparedLine,
  rest: { readonly amount: Minor; readonly lines: number },
): Cause | null {
  if (line.isReplaced) return 'replaced';
  if (line.storeTotal === null) return Math.abs(rest.amount) <= rest.lines ? 'rounding' : 'unknown';
  return causeOfApart(line, line.storeTotal);
}

function causeOfApart(
  { quantity, total, priceNow, hasPromotion }: ComparedLine,
  storeTotal: Minor,
): Cause | null {
  if (storeTotal === total) return null;
  const pieces = Math.ceil(Math.abs(quantity) / 1000);
  if (Math.abs(storeTotal - total) <= pieces) return 'rounding';
  if (hasPromotion) return 'promotion';
  const isPriceNow = priceNow !== null && storeTotal * 1000 === priceNow * quantity;
  return isPriceNow || storeTotal > total ? 'price' : 'promotion';
}
