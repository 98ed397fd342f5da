import { scale, type Minor } from '../money/money.ts';
import { MAX_QUANTITY } from '../sale/basket.ts';
import type { Thousandths } from '../stock/quantity.ts';

/** What a code says of the goods beside which they are: the price of all of it, its weight in thousandths of a kg, or how many. */
export type Measure =
  | { readonly kind: 'price'; readonly total: Minor }
  | { readonly kind: 'weight'; readonly quantity: Thousandths }
  | { readonly kind: 'count'; readonly quantity: Thousandths };

/**
 * Why a code cannot be believed. `check-digit`, `value-check-digit`: misread. `malformed`: against its own rules.
 * `excess`: more than a till sells at once. `currency`: priced in another one than the shop's.
 */
export type CodeFlaw = 'check-digit' | 'value-check-digit' | 'malformed' | 'excess' | 'currency';

/** The highest price that a code may state, in minor units. */
export const MAX_STATED_PRICE: Minor = 99_999_999_999;

/** As many digits as a number keeps exactly, and as any code has. */
const MAX_DIGITS = 15;

/** How digits with an implied decimal point are read. */
export interface Figures {
  readonly digits: string;
  /** How many of the digits stand after the point. */
  readonly decimals: number;
}

/** A price in minor units of a currency with so many fraction digits, rounded half up; null above `MAX_STATED_PRICE`. */
export function priceOf(figures: Figures, fractionDigits: number): Minor | null {
  return upTo(MAX_STATED_PRICE, figures, { numerator: 10 ** fractionDigits, denominator: 1 });
}

/** What one kg and one pound (0.45359237 kg, the international pound of 1959) are in thousandths of a kg. */
const WEIGHTS = {
  kg: { numerator: 1000, denominator: 1 },
  lb: { numerator: 45_359_237, denominator: 100_000 },
} as const;

/** A weight in thousandths of a kg, rounded half up; null above `MAX_QUANTITY`. */
export function weightOf(figures: Figures, unit: keyof typeof WEIGHTS): Thousandths | null {
  return upTo(MAX_QUANTITY, figures, WEIGHTS[unit]);
}

interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

function upTo(most: number, { digits, decimals }: Figures, unit: Ratio): number | null {
  const shift = 10 ** decimals;
  // Coarse, and first: what is left stays a safe number when it is scaled.
  if (digits.length > MAX_DIGITS || Number(digits) > most * shift) return null;
  const scaled = scale(Number(digits), unit.numerator, unit.denominator * shift);
  return scaled > most ? null : scaled;
}
