import { allocate, scale, sum, WHOLE, type Minor } from '../money/money.ts';
import type { Credit } from '../sale/basket.ts';
import type { RatePpm, TaxRules, TaxTotal } from '../tax/rules.ts';
import type { Given } from './pickup.ts';
import { WEIGHED_CHARGE, type WebOrder } from './web-order.ts';

/**
 * What is to be paid for an order that is handed over, with the taxes in it, minor units. What is due is shared over
 * the rates of what is given and of the order's charges, by what each rate's part of the order costs with tax (largest
 * remainder); each rate's tax is its exact part of its share, rounded once as the shop rounds. The shares add up to
 * what is due. A reduction of the whole (a charge below zero) is borne by all that costs something.
 */
export function dueOf(order: WebOrder, given: Given, taxes: Pick<TaxRules, 'mode' | 'categories'>): Credit {
  const total = given.due;
  const grosses = [...grossByRate(order, given)].filter(([, gross]) => gross > 0);
  if (total === 0 || grosses.length === 0) return { total, taxes: [] };
  const shares = allocate(
    total,
    grosses.map(([, gross]) => gross),
  );
  const parts = grosses.map(([ratePpm], place): TaxTotal => {
    const gross = shares[place] ?? 0;
    const tax = scale(gross, ratePpm, WHOLE + ratePpm, taxes.mode);
    return { name: nameOf(ratePpm, taxes), ratePpm, net: gross - tax, tax, gross };
  });
  return { total, taxes: parts.filter(({ gross }) => gross > 0).toSorted((a, b) => b.ratePpm - a.ratePpm) };
}

/** What the shopper gets, and what the order costs beside goods, by tax rate. */
function grossByRate({ lines, charges }: WebOrder, given: Given): ReadonlyMap<RatePpm, Minor> {
  const rates = new Map(lines.map(({ lineId, ratePpm }) => [lineId, ratePpm]));
  const parts: readonly (readonly [RatePpm, Minor])[] = [
    ...given.lines.map(({ lineId, total }) => [rates.get(lineId) ?? 0, total] as const),
    ...given.substitutes.map(({ substitute, total }) => [substitute.ratePpm, total] as const),
    ...charges
      .filter(({ name }) => name !== WEIGHED_CHARGE)
      .map(({ ratePpm, amount }) => [ratePpm, amount] as const),
  ];
  const ratesOnce = [...new Set(parts.map(([ratePpm]) => ratePpm))].toSorted((a, b) => b - a);
  return new Map(
    ratesOnce.map((ratePpm) => [
      ratePpm,
      sum(parts.flatMap(([one, amount]) => (one === ratePpm ? [amount] : []))),
    ]),
  );
}

/** As the shop's own goods of that rate have it on the receipt, so that both stand in one row. */
function nameOf(ratePpm: RatePpm, { categories }: Pick<TaxRules, 'categories'>): string {
  const rates = categories.flatMap((category) => (category.rates.length === 1 ? category.rates : []));
  return rates.find((rate) => rate.ratePpm === ratePpm)?.name ?? '';
}
