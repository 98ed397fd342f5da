import { scale, type Minor } from '../money/money.ts';
import { PIECE, type Thousandths } from '../stock/quantity.ts';
import type { TaxCategory } from './rules.ts';

/** What a fixed charge comes to on a line, in minor units. */
export interface ChargeAmount {
  readonly name: string;
  readonly amount: Minor;
  readonly isIncluded: boolean;
  readonly isTaxed: boolean;
}

/**
 * The fixed charges on so much of goods of a category, each rounded half up once.
 * Those included in a shelf price of `price` minor units are never more than it.
 */
export function chargesOn(category: TaxCategory | null, quantity: Thousandths, price: Minor): ChargeAmount[] {
  let open = price;
  return (category?.charges ?? []).map(({ name, perUnit, isIncluded, isTaxed }) => {
    const due = scale(perUnit, quantity, PIECE);
    const amount = isIncluded ? Math.min(due, open) : due;
    if (isIncluded) open -= amount;
    return { name, amount, isIncluded, isTaxed };
  });
}
