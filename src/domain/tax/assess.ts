import { allocate, divide, scale, sum, WHOLE, type Minor, type RoundingMode } from '../money/money.ts';
import type { TaxCategory, TaxRate, TaxRules, TaxTotal } from './rules.ts';

/** An amount to be taxed, in minor units, zero or more: with its tax where prices include it, else without. */
export interface Taxable {
  readonly amount: Minor;
  readonly category: TaxCategory | null;
  /** Sold or taken back: both ways are rounded alike and apart. */
  readonly isReturn: boolean;
}

/**
 * The taxes of each amount, in the order of its rates, all zero or more. Rounding by the document: each tax once on
 * the sum of all that is taxed alike, shared by largest remainder; by line: each tax of each amount. A tax on top is
 * the rate of the whole amount it is charged on, a compound one with the rounded taxes before it; a contained tax is
 * its exact part of the amount. Taxes never add up to more than the amount that contains them.
 */
export function assess(taxables: readonly Taxable[], rules: TaxRules): readonly (readonly TaxTotal[])[] {
  const results: (readonly TaxTotal[])[] = taxables.map(() => []);
  for (const places of alike(taxables, rules.rounding)) {
    const members = places.map((place) => taxables[place]?.amount ?? 0);
    const rates = taxables[places[0] ?? 0]?.category?.rates ?? [];
    const shares = sharesOf(members, rates, rules);
    for (const [nth, place] of places.entries()) {
      const taxes = shares.map((share) => share[nth] ?? 0);
      const amount = members[nth] ?? 0;
      results[place] = totalsFor(rates, taxes, rules.pricesIncludeTax ? amount - sum(taxes) : amount);
    }
  }
  return results;
}

/** The places of amounts that are rounded together. */
function alike(taxables: readonly Taxable[], rounding: TaxRules['rounding']): number[][] {
  if (rounding === 'line') return taxables.map((_, place) => [place]);
  const keys = new Map<TaxCategory | null, string>();
  const groups = new Map<string, number[]>();
  for (const [place, { category, isReturn }] of taxables.entries()) {
    const rates = keys.get(category) ?? treatment(category);
    keys.set(category, rates);
    const key = `${isReturn} ${rates}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [place]);
    else group.push(place);
  }
  return [...groups.values()];
}

function treatment(category: TaxCategory | null): string {
  return JSON.stringify(
    (category?.rates ?? []).map(({ name, ratePpm, isCompound }) => [name, ratePpm, isCompound]),
  );
}

/** Of each rate, what each member bears of it. */
function sharesOf(members: readonly Minor[], rates: readonly TaxRate[], rules: TaxRules): Minor[][] {
  const taxes = taxesOf(sum(members), rates, rules);
  let open = members;
  return taxes.map((tax) => {
    const shares = allocate(tax, open);
    // What an amount contains of one tax it can't contain of the next.
    if (rules.pricesIncludeTax) open = open.map((amount, place) => amount - (shares[place] ?? 0));
    return shares;
  });
}

function taxesOf(amount: Minor, rates: readonly TaxRate[], rules: TaxRules): Minor[] {
  if (!rules.pricesIncludeTax) return taxesOnTop(amount, rates, rules.mode);
  const taxes = containedTaxes(amount, rates, rules.mode);
  // Only at rates of more than the price itself can rounding up exceed it.
  return sum(taxes) > amount ? allocate(amount, taxes) : taxes;
}

function taxesOnTop(net: Minor, rates: readonly TaxRate[], mode: RoundingMode): Minor[] {
  const taxes: Minor[] = [];
  for (const { ratePpm, isCompound } of rates) {
    taxes.push(scale(isCompound ? net + sum(taxes) : net, ratePpm, WHOLE, mode));
  }
  return taxes;
}

function containedTaxes(gross: Minor, rates: readonly TaxRate[], mode: RoundingMode): Minor[] {
  if (!rates.some((rate) => rate.isCompound)) {
    const all = WHOLE + sum(rates.map((rate) => rate.ratePpm));
    return rates.map(({ ratePpm }) => scale(gross, ratePpm, all, mode));
  }
  const { one, parts } = exactParts(rates);
  const all = parts.reduce((whole, part) => whole + part, one);
  return parts.map((part) => divide(BigInt(gross) * part, all, mode));
}

/** What each tax is to a net price of `one`: large enough that compound rates have no remainder. */
function exactParts(rates: readonly TaxRate[]): { readonly one: bigint; readonly parts: readonly bigint[] } {
  const million = BigInt(WHOLE);
  const one = million ** BigInt(rates.length);
  const parts: bigint[] = [];
  for (const { ratePpm, isCompound } of rates) {
    const base = isCompound ? parts.reduce((all, part) => all + part, one) : one;
    parts.push((base * BigInt(ratePpm)) / million);
  }
  return { one, parts };
}

function totalsFor(rates: readonly TaxRate[], taxes: readonly Minor[], net: Minor): TaxTotal[] {
  return rates.map(({ name, ratePpm, isCompound }, nth) => {
    const tax = taxes[nth] ?? 0;
    const base = isCompound ? net + sum(taxes.slice(0, nth)) : net;
    return { name, ratePpm, net: base, tax, gross: base + tax };
  });
}

/** What a price of one whole costs with the tax on top of it, in parts per million, each rate rounded half up. */
export function withTaxPpm(category: TaxCategory | null): number {
  return WHOLE + sum(taxesOnTop(WHOLE, category?.rates ?? [], 'half-up'));
}

/** Taxes of one name and rate added up, the highest rate first, then by name. */
export function addTaxes(taxes: readonly TaxTotal[]): TaxTotal[] {
  const totals = new Map<string, TaxTotal>();
  for (const one of taxes) {
    const key = `${one.ratePpm} ${one.name}`;
    const before = totals.get(key) ?? { ...one, net: 0, tax: 0, gross: 0 };
    totals.set(key, {
      ...before,
      net: before.net + one.net,
      tax: before.tax + one.tax,
      gross: before.gross + one.gross,
    });
  }
  return [...totals.values()].toSorted(
    (a, b) => b.ratePpm - a.ratePpm || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
}

/** The same taxes given back. */
export function giveBack(taxes: readonly TaxTotal[]): TaxTotal[] {
  return taxes.map((one) => ({ ...one, net: 0 - one.net, tax: 0 - one.tax, gross: 0 - one.gross }));
}
