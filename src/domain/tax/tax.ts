import { allocate, scale, sum, type Minor } from '../money/money.ts';

/** A tax rate in parts per million: 190000 is 19 %. */
export type RatePpm = number;

/** What a document owes at one rate, in minor units; `net + tax = gross`. */
export interface TaxTotal {
  readonly ratePpm: RatePpm;
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
}

/** A gross amount with its rate, in minor units and parts per million. */
export interface TaxedAmount {
  readonly gross: Minor;
  readonly ratePpm: RatePpm;
}

const ONE = 1_000_000;

/**
 * The tax contained in gross amounts, per rate of the document, rates descending.
 * Rounded once per rate group, half up, as VAT is stated per rate on the document (EN 16931, BG-23).
 */
export function taxTotals(amounts: readonly TaxedAmount[]): TaxTotal[] {
  const rates = [...new Set(amounts.map((amount) => amount.ratePpm))].toSorted((a, b) => b - a);
  return rates.map((ratePpm) => {
    const gross = sum(amounts.filter((amount) => amount.ratePpm === ratePpm).map((amount) => amount.gross));
    const tax = scale(gross, ratePpm, ONE + ratePpm);
    return { ratePpm, net: gross - tax, tax, gross };
  });
}

/**
 * The tax of each amount, in minor units, so that the amounts of one rate add up to its total.
 * Kept with the sale, so that a later return gives back exactly what was charged.
 */
export function taxShares(amounts: readonly TaxedAmount[], totals: readonly TaxTotal[]): Minor[] {
  const shares: Minor[] = amounts.map(() => 0);
  for (const total of totals) {
    const members = amounts.flatMap((amount, index) => (amount.ratePpm === total.ratePpm ? [index] : []));
    const weights = members.map((index) => Math.abs(amounts[index]?.gross ?? 0));
    for (const [nth, share] of allocate(total.tax, weights).entries()) {
      const index = members[nth];
      if (index !== undefined) shares[index] = share;
    }
  }
  return shares;
}
