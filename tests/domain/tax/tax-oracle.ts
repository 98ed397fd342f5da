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

/** Each tax of an amount as an accountant finds it: the net price first, then one tax after the other. */
export function taxesByHand(amount: number, rates: readonly TaxRate[], rules: TaxRules): number[] {
  const net = rules.pricesIncludeTax
    ? exact(amount).div(taxesOnNet(exact(1), rates).all.add(1))
    : exact(amount);
  const keepsCents = !rules.pricesIncludeTax;
  return taxesOnNet(net, rates, (tax) => (keepsCents ? exact(rounded(tax, rules.mode)) : tax)).each.map(
    (tax) => rounded(tax, rules.mode),
  );
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
