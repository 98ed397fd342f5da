import type { Decimal } from 'decimal.js';
import { exact, rounded } from '../tax/tax-oracle.ts';

/** A line of a simple receipt: so many of something at a price, with a share off and one tax. */
export interface SimpleLine {
  readonly price: number;
  /** Thousandths. */
  readonly quantity: number;
  readonly offPpm: number;
  readonly ratePpm: number;
}

/** What a simple receipt comes to, in minor units; each tax with what it is charged on. */
export interface SimpleReceipt {
  readonly total: number;
  readonly taxes: ReadonlyMap<number, number>;
}

const share = (amount: Decimal, ppm: number): Decimal => amount.mul(exact(ppm).div(1_000_000));
const cents = (amount: Decimal): Decimal => exact(rounded(amount, 'half-up'));

/**
 * Computes a receipt with decimal fractions, column by column as in a spreadsheet: prices, promotion, discount of the
 * line, tax of each rate. One kind of goods a line.
 */
export function receiptByHand(
  lines: readonly SimpleLine[],
  { promotionPpm, pricesIncludeTax }: { readonly promotionPpm: number; readonly pricesIncludeTax: boolean },
): SimpleReceipt {
  const sums = new Map<number, Decimal>();
  for (const { price, quantity, offPpm, ratePpm } of lines) {
    const full = cents(exact(price).mul(exact(quantity).div(1000)));
    const promoted = full.sub(cents(share(full, promotionPpm)));
    const left = promoted.sub(cents(share(promoted, offPpm)));
    sums.set(ratePpm, left.add(sums.get(ratePpm) ?? 0));
  }
  const taxes = new Map<number, number>();
  let total = exact(0);
  for (const [ratePpm, amount] of sums) {
    const rate = exact(ratePpm).div(1_000_000);
    const tax = cents(pricesIncludeTax ? amount.sub(amount.div(rate.add(1))) : amount.mul(rate));
    taxes.set(ratePpm, tax.toNumber());
    total = total.add(amount).add(pricesIncludeTax ? 0 : tax);
  }
  return { total: total.toNumber(), taxes };
}
