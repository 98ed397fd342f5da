import { scale, sum, type Minor } from '../money/money.ts';
import { PIECE, type Thousandths } from '../stock/quantity.ts';
import { taxShares, taxTotals, type RatePpm, type TaxTotal } from '../tax/tax.ts';

/** What settling needs to know of a line: quantity in thousandths, gross unit price in minor units. */
export interface PricedLine {
  readonly quantity: Thousandths;
  readonly unitPrice: Minor;
  readonly ratePpm: RatePpm;
}

/** A line with its amounts, in minor units; `net + tax = total`. */
export interface SettledLine {
  readonly total: Minor;
  readonly net: Minor;
  readonly tax: Minor;
}

/** Every amount of a document, in minor units. Lines are in the basket's order. */
export interface Settlement {
  readonly lines: readonly SettledLine[];
  readonly taxes: readonly TaxTotal[];
  readonly total: Minor;
}

/**
 * The one place where a basket becomes money; the screen and the commit both call it.
 * A line is unit price × quantity, rounded half up once; tax is taken out of the gross total of each
 * rate once per document; the parts of lines and rates always add up to the total.
 */
export function settle(lines: readonly PricedLine[]): Settlement {
  const amounts = lines.map((line) => ({
    gross: scale(line.unitPrice, line.quantity, PIECE),
    ratePpm: line.ratePpm,
  }));
  const taxes = taxTotals(amounts);
  const shares = taxShares(amounts, taxes);
  return {
    lines: amounts.map(({ gross }, index) => {
      const tax = shares[index] ?? 0;
      return { total: gross, net: gross - tax, tax };
    }),
    taxes,
    total: sum(amounts.map((amount) => amount.gross)),
  };
}
