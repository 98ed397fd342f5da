import { assess } from '../tax/assess.ts';
import { holds } from '../promotion/validity.ts';
import type { Moment } from '../promotion/promotion.ts';
import type { Basket, BasketLine } from './basket.ts';
import { addUp, closeFixed, closeOpen, toTaxable } from './settle-close.ts';
import { isFixed, priceLine, type PricedLine } from './settle-price.ts';
import { reduceLines, unreduced, type ReducedLine } from './settle-reduce.ts';
import type { PricingRules, SettledLine, Settlement } from './settlement.ts';

/**
 * The one place where a basket becomes money; the screen and the commit both call it. Pure: the same basket, rules
 * and moment give the same amounts, in whatever order the lines are.
 *
 * A line's price is rounded once, then come promotions, its own discount, its share of the basket's discount, fixed
 * charges, exemption and tax, in this order; no sale gets below zero. Vouchers bear no reduction and no tax, orders that
 * are handed over no reduction but the tax that is in them. What comes back by receipt gives
 * back its credit to the minor unit; without receipt its price with charges and tax.
 * @throws RangeError for a tax category that the rules don't have, or amounts that are no safe whole numbers.
 */
export function settle(basket: Basket, rules: PricingRules, moment: Moment): Settlement {
  const priced = basket.lines
    .flatMap((line) => (isFixed(line) ? [] : [priceLine(line, rules.taxes)]))
    .toSorted(canonically);
  const occasion = { moment, groupIds: basket.customer?.groupIds ?? [], coupons: basket.coupons };
  const sold = reduceLines(
    priced.filter(({ line }) => line.kind !== 'return'),
    {
      promotions: rules.promotions.filter((promotion) => holds(promotion, occasion)),
      discount: basket.discount,
      taxes: rules.taxes,
      isExempt: basket.exemption !== null,
    },
  );
  const returned = priced.filter(({ line }) => line.kind === 'return').map(unreduced);
  const settled = closeAll([...sold.lines, ...returned], basket, rules);
  const lines = basket.lines.flatMap((line) => {
    const one = isFixed(line) ? closeFixed(line) : settled.get(line);
    return one === undefined ? [] : [one];
  });
  return addUp(lines, sold.promotions);
}

function closeAll(
  lines: readonly ReducedLine[],
  { exemption }: Basket,
  { taxes }: PricingRules,
): ReadonlyMap<BasketLine, SettledLine> {
  const assessed = assess(lines.map(toTaxable), taxes);
  const effect = { pricesIncludeTax: taxes.pricesIncludeTax, exemption };
  return new Map(
    lines.map((line, place) => [line.priced.line, closeOpen(line, assessed[place] ?? [], effect)]),
  );
}

/** By what they are and then by id, so that odd units fall on the same lines in whatever order these came. */
function canonically(a: PricedLine, b: PricedLine): number {
  return compareText(a.kinship, b.kinship) || compareText(a.line.id, b.line.id);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
