import { Decimal } from 'decimal.js';
import type { RoundingMode } from '#domain/money/money.ts';
import type { TaxRate, TaxRules } from '#domain/tax/rules.ts';

/** Decimal fractions with so many digits that nothing of what is tested gets lost. */
const Exact = Decimal.clone({ precision: 100 });

const ROUNDING: Readonly<Record<RoundingMode, Decimal.Rounding>> = {
  'half-up': Decimal.ROUND_HALF_UP,
  'half-down': Decimal.ROUND_HALF_DOWN,
  'half-even': Decimal.ROUND_HALF_EVEN,
};

/** A number of minor units, from decimal arithmetic. */
export function rounded(amount: Decimal, mode: RoundingMode): number {
  return amount.toDecimalPlaces(0, ROUNDING[mode]).toNumber();
}

export function exact(amount: number | string): Decimal {
  return new Exact(amount);
}

/**
 * Each tax of an amount as an accountant finds it: one tax after the other. Where a price includes them, its parts are
 * divided last: a net price has digits without end, and half a cent would be just less than that.
 */
export function taxesByHand(amount: number, rates: readonly TaxRate[], { pricesIncludeTax, mode }: TaxRules) {
  if (!pricesIncludeTax) {
    const taxes = taxesOnNet(exact(amount), rates, (tax) => exact(rounded(tax, mode)));
    return taxes.each.map((tax) => tax.toNumber());
  }
  const { each, all } = taxesOnNet(exact(1), rates);
  return each.map((share) => rounded(share.mul(amount).div(all.add(1)), mode));
}

function taxesOnNet(
  net: Decimal,
  rates: readonly TaxRate[],
  keep: (tax: Decimal) => Decimal = (tax) => tax,
): { readonly each: readonly Decimal[]; readonly all: Decimal } {
  const each: Decimal[] = [];
  let all = exact(0);
  for (const { ratePpm, isCompound } of rates) {
    const tax = keep((isCompound ? net.add(all) : net).mul(exact(ratePpm).div(1_000_000)));
    each.push(tax);
    all = all.add(tax);
  }
  return { each, all };
}
