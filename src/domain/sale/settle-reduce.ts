import { allocate, scale, sum, WHOLE, type Minor } from '../money/money.ts';
import { onceOff } from '../promotion/offer.ts';
import { promote } from '../promotion/promote.ts';
import { withTaxPpm } from '../tax/assess.ts';
import type { AppliedPromotion, Promotion } from '../promotion/promotion.ts';
import type { Goods } from '../promotion/lot.ts';
import type { TaxCategory, TaxRules } from '../tax/rules.ts';
import type { Discount } from './basket.ts';
import type { PricedLine } from './settle-price.ts';
import type { Step } from './settlement.ts';

/** A line with what is left of its price after reductions, in minor units, and how it came to that. */
export interface ReducedLine {
  readonly priced: PricedLine;
  left: Minor;
  readonly steps: Step[];
}

/** Lines of one kind of goods: reduced as one, so that it does not matter over how many lines they are spread. */
type Parcel = readonly ReducedLine[];

/** What takes off prices. */
export interface Reducers {
  /** Those that hold. */
  readonly promotions: readonly Promotion[];
  readonly discount: Discount | null;
  readonly taxes: TaxRules;
  readonly isExempt: boolean;
}

/**
 * Goods and misc lines, given in their canonical order, after promotions, their own discounts and the basket's.
 * Nothing gets below zero.
 */
export function reduceLines(
  lines: readonly PricedLine[],
  reducers: Reducers,
): { readonly lines: readonly ReducedLine[]; readonly promotions: readonly AppliedPromotion[] } {
  const parcels = parcelsOf(lines);
  const promotions = applyPromotions(parcels, reducers);
  for (const parcel of parcels) {
    const discount = discountOf(parcel);
    if (discount !== null)
      takeOff(parcel, onceOff(discount.reduction, leftOf(parcel)), discounting('line', discount));
  }
  if (reducers.discount !== null) discountAll(parcels, reducers.discount);
  return { lines: parcels.flat(), promotions };
}

/** A line at its full price. */
export function unreduced(priced: PricedLine): ReducedLine {
  return { priced, left: priced.reducible, steps: [...priced.steps] };
}

function parcelsOf(lines: readonly PricedLine[]): Parcel[] {
  const parcels = new Map<string, ReducedLine[]>();
  for (const priced of lines) {
    const one = unreduced(priced);
    const parcel = parcels.get(priced.kinship);
    if (parcel === undefined) parcels.set(priced.kinship, [one]);
    else parcel.push(one);
  }
  return [...parcels.values()];
}

function applyPromotions(parcels: readonly Parcel[], reducers: Reducers): AppliedPromotion[] {
  const pairs = parcels.flatMap((parcel) => {
    const goods = goodsOf(parcel, reducers);
    return goods === null ? [] : [{ parcel, goods }];
  });
  const applied = new Map<string, AppliedPromotion>();
  const reductions = promote(
    pairs.map((pair) => pair.goods),
    reducers.promotions,
  );
  for (const { promotion, goods, amount } of reductions) {
    const { id: promotionId, name } = promotion;
    takeOff(pairs[goods]?.parcel ?? [], amount, (off) => ({
      kind: 'promotion',
      promotionId,
      name,
      amount: off,
    }));
    const before = applied.get(promotionId)?.amount ?? 0;
    applied.set(promotionId, { promotionId, name, amount: before + amount });
  }
  return [...applied.values()];
}

/** What promotions may know of a parcel; null for what has no catalog price. */
function goodsOf(parcel: Parcel, { taxes, isExempt }: Reducers): Goods | null {
  const [first] = parcel;
  if (first?.priced.line.kind !== 'goods' || first.priced.line.override !== null) return null;
  const { variantId, categoryIds, discount } = first.priced.line;
  const pieces = sum(parcel.map(({ priced }) => priced.pieces));
  const fixed = sum(parcel.map(({ priced }) => priced.price - priced.reducible));
  return {
    variantId,
    categoryIds,
    pieces,
    price: leftOf(parcel),
    fixedPerPiece: pieces === 0 ? 0 : fixed / pieces,
    discount: discount?.reduction ?? null,
    withTaxPpm: payable(first.priced.category, taxes, isExempt),
  };
}

/** What a customer pays for a price of one, in parts per million; rounded, as it only decides between promotions. */
function payable(category: TaxCategory | null, taxes: TaxRules, isExempt: boolean): number {
  if (taxes.pricesIncludeTax) return isExempt ? scale(WHOLE, WHOLE, withTaxPpm(category)) : WHOLE;
  return isExempt ? WHOLE : withTaxPpm(category);
}

function discountOf(parcel: Parcel): Discount | null {
  const line = parcel[0]?.priced.line;
  return line === undefined || line.kind === 'return' ? null : line.discount;
}

function discountAll(parcels: readonly Parcel[], discount: Discount): void {
  const lefts = parcels.map(leftOf);
  if (lefts.length === 0) return;
  const parts = allocate(onceOff(discount.reduction, sum(lefts)), lefts);
  for (const [place, parcel] of parcels.entries()) {
    takeOff(parcel, parts[place] ?? 0, discounting('basket', discount));
  }
}

function discounting(of: 'line' | 'basket', { reason }: Discount): (amount: Minor) => Step {
  return (amount) => ({ kind: 'discount', of, reason, amount });
}

/** Shared over the lines by what is left of them, so that none gets below zero. */
function takeOff(parcel: Parcel, amount: Minor, toStep: (amount: Minor) => Step): void {
  if (amount === 0 || parcel.length === 0) return;
  const shares = allocate(
    amount,
    parcel.map((one) => one.left),
  );
  for (const [place, one] of parcel.entries()) {
    const share = shares[place] ?? 0;
    if (share === 0) continue;
    one.left -= share;
    one.steps.push(toStep(0 - share));
  }
}

function leftOf(parcel: Parcel): Minor {
  return sum(parcel.map((one) => one.left));
}
