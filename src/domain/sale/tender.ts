import { scale, type Minor, type RoundingMode } from '../money/money.ts';
import { fractionDigits } from '../money/currency.ts';
import { notesFor } from '../money/notes.ts';

/**
 * What can be paid with. `card`: a stand-alone terminal. `voucher`: the shop's own gift voucher. `credit`: what the
 * shop owes a known customer. `invoice`: a known customer pays later. `transfer`: bank transfer. `other`: the shop's own.
 */
export type TenderKind = 'cash' | 'card' | 'voucher' | 'credit' | 'invoice' | 'transfer' | 'other';

/** Cash of another currency as it was counted; the rate is minor units of the shop's currency for `per` of the other's. */
export interface ForeignCash {
  readonly currency: string;
  readonly given: Minor;
  readonly rate: ForeignRate;
}

/** `worth` minor units of the shop's currency for `per` minor units of the other one. */
export interface ForeignRate {
  readonly worth: Minor;
  readonly per: Minor;
}

/**
 * What was paid with, in minor units of the shop's currency; `given - change = amount`.
 * Negative where money goes back to the customer; change is only ever given of cash.
 */
export interface Tender {
  readonly kind: TenderKind;
  /** The shop's own name for it; empty for the built-in ones. */
  readonly name: string;
  readonly amount: Minor;
  readonly given: Minor;
  readonly change: Minor;
  /** What the terminal or the bank calls it, or a voucher's code; never a card number. Empty for none. */
  readonly reference: string;
  readonly foreign: ForeignCash | null;
}

/** What a clerk says that was given, before it is known what it pays. Minor units of its currency. */
export interface Given {
  readonly kind: TenderKind;
  readonly name: string;
  /** Negative: what goes back to the customer this way. */
  readonly amount: Minor;
  readonly reference: string;
  /** Another currency than the shop's; only cash. */
  readonly currency: string | null;
}

/** Coins that a shop no longer takes: cash is rounded to multiples of `step` minor units. */
export interface CashRounding {
  readonly step: Minor;
  readonly mode: RoundingMode;
}

/** What a shop takes. */
export interface TenderRules {
  readonly cashRounding: CashRounding | null;
  /** Other currencies that are taken in cash, with their fixed rates. */
  readonly foreign: readonly { readonly currency: string; readonly rate: ForeignRate }[];
  /** The shop's own names for tenders of kind `other`. */
  readonly others: readonly string[];
  /** Kinds that the shop does not take. */
  readonly refused: readonly TenderKind[];
}

/**
 * What of an amount can be paid in coins, in minor units: the nearest multiple of the step, rounded by the shop's
 * mode and alike in both directions; the amount itself where nothing is rounded.
 */
export function roundCash(amount: Minor, rounding: CashRounding | null): Minor {
  return rounding === null ? amount : scale(amount, 1, rounding.step, rounding.mode) * rounding.step;
}

/** What of the cash that came for goods can go back, in minor units. */
export interface CashBack {
  /** What went back before, before it was rounded. */
  readonly before: Minor;
  /** What came and has not gone back, before it was rounded. */
  readonly left: Minor;
  /** The same in coins. */
  readonly held: Minor;
}

/** Nothing came in cash. */
export const NO_CASH: CashBack = { before: 0, left: 0, held: 0 };

/**
 * The coins for an amount that goes back in cash. Of what came in cash, the difference of two sums, each rounded, and
 * no more than came: whatever the steps, all of it gives back the coins that were paid. The rest is rounded by itself.
 */
export function coinsBack(amount: Minor, cash: CashBack, rounding: CashRounding | null): Minor {
  const { before, left, held } = cash;
  const known = Math.min(amount, left);
  const coins = roundCash(before + known, rounding) - roundCash(before, rounding);
  return Math.min(coins, held) + roundCash(amount - known, rounding);
}

/**
 * Amounts a customer is likely to hand over for `total` in cash, ascending, without the exact one:
 * the next whole unit, and the next multiples of the notes in use; at most `count`. Minor units.
 */
export function quickAmounts(
  total: Minor,
  currency: string,
  count = 4,
  rounding: CashRounding | null = null,
): Minor[] {
  const due = roundCash(total, rounding);
  const unit = 10 ** fractionDigits(currency);
  const steps = [1, ...notesFor(Math.ceil(due / unit), currency)].map((note) => note * unit);
  const amounts = steps.map((step) => Math.ceil(due / step) * step).filter((amount) => amount > due);
  return [...new Set(amounts)].toSorted((a, b) => a - b).slice(0, count);
}
