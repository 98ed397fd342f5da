import type { Minor } from '../money/money.ts';
import type { AppliedPromotion, Promotion } from '../promotion/promotion.ts';
import type { Thousandths } from '../stock/quantity.ts';
import type { RatePpm, TaxRules, TaxTotal } from '../tax/rules.ts';

/** What settling needs beside the basket: the shop's rules of the moment. */
export interface PricingRules {
  readonly taxes: TaxRules;
  readonly promotions: readonly Promotion[];
}

/**
 * One step from a line's price to its total, in order: "why is it 10.01?" is their list. Amounts in minor units;
 * `amount` of `price`, `stated`, `credit` and `due` starts the sum, that of the others is added to it (reductions are negative).
 * Tax steps of prices that include tax and charges that are part of the price have `isIncluded` and change no sum.
 */
export type Step =
  | {
      readonly kind: 'price';
      readonly unitPrice: Minor;
      readonly quantity: Thousandths;
      readonly amount: Minor;
    }
  | { readonly kind: 'override'; readonly was: Minor; readonly unitPrice: Minor; readonly reason: string }
  | { readonly kind: 'stated'; readonly amount: Minor }
  | { readonly kind: 'credit'; readonly receiptNumber: string; readonly amount: Minor }
  /** What is still to be paid for an order that is handed over. */
  | { readonly kind: 'due'; readonly code: string; readonly amount: Minor }
  | { readonly kind: 'charge'; readonly name: string; readonly amount: Minor; readonly isIncluded: boolean }
  | {
      readonly kind: 'promotion';
      readonly promotionId: string;
      readonly name: string;
      readonly amount: Minor;
    }
  | {
      readonly kind: 'discount';
      readonly of: 'line' | 'basket';
      readonly reason: string;
      readonly amount: Minor;
    }
  | {
      readonly kind: 'exemption';
      readonly reason: string;
      readonly amount: Minor;
      /** The tax that is not charged, whether the price had contained it or not. */
      readonly tax: Minor;
    }
  | {
      readonly kind: 'tax';
      readonly name: string;
      readonly ratePpm: RatePpm;
      readonly base: Minor;
      readonly amount: Minor;
      readonly isIncluded: boolean;
    };

/** A line with its amounts in minor units; negative for what comes back. `net + tax = total`. */
export interface SettledLine {
  readonly lineId: string;
  readonly total: Minor;
  readonly net: Minor;
  readonly tax: Minor;
  /** What promotions and discounts took off, never negative. */
  readonly saved: Minor;
  readonly taxes: readonly TaxTotal[];
  readonly steps: readonly Step[];
}

/** Every amount of a document, in minor units. Lines are in the basket's order; `net + tax = total`. */
export interface Settlement {
  readonly lines: readonly SettledLine[];
  /** One a name and rate, rates descending; their taxes add up to `tax`. */
  readonly taxes: readonly TaxTotal[];
  readonly net: Minor;
  readonly tax: Minor;
  readonly total: Minor;
  readonly saved: Minor;
  readonly promotions: readonly AppliedPromotion[];
}
