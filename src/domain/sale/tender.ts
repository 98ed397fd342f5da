import type { Minor } from '../money/money.ts';
import { fractionDigits } from '../money/currency.ts';
import { notesFor } from '../money/notes.ts';

/** Cash as it passed over the counter, in minor units; `given - change = amount`. */
export interface CashTender {
  readonly kind: 'cash';
  /** The part of the sale's total that it pays. */
  readonly amount: Minor;
  readonly given: Minor;
  readonly change: Minor;
}

/** How a sale was paid. */
export type Tender = CashTender;

/** Whether the cash given pays the total, and what goes back or is missing, in minor units. */
export type CashPayment =
  | { readonly kind: 'paid'; readonly tender: CashTender }
  | { readonly kind: 'short'; readonly missing: Minor };

/** Pays `total` with the cash `given`; change is what is over. */
export function payCash(total: Minor, given: Minor): CashPayment {
  if (given < total) return { kind: 'short', missing: total - given };
  return { kind: 'paid', tender: { kind: 'cash', amount: total, given, change: given - total } };
}

/**
 * Amounts a customer is likely to hand over for `total`, ascending, without the exact one:
 * the next whole unit, and the next multiples of the notes in use; at most `count`.
 */
export function quickAmounts(total: Minor, currency: string, count = 4): Minor[] {
  const unit = 10 ** fractionDigits(currency);
  const steps = [1, ...notesFor(Math.ceil(total / unit), currency)].map((note) => note * unit);
  const amounts = steps.map((step) => Math.ceil(total / step) * step).filter((amount) => amount > total);
  return [...new Set(amounts)].toSorted((a, b) => a - b).slice(0, count);
}
