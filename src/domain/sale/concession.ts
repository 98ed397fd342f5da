import { scale, sum, type Minor } from '../money/money.ts';
import { PIECE } from '../stock/quantity.ts';
import type { RatePpm } from '../tax/rules.ts';
import type { BasketLine } from './basket.ts';
import type { SettledLine, Settlement } from './settlement.ts';

/** What people took off by their own word, in minor units, and whether a role's ceiling lets them. */
export interface Concession {
  readonly amount: Minor;
  readonly isWithinLimit: boolean;
}

/**
 * What the discounts of a basket concede, null where it has none. Within the ceiling (parts per million of each line's
 * price after promotions) all of it; beyond it all that the lines above the ceiling concede, as a whole.
 */
export function discountConcession({ lines }: Settlement, ceilingPpm: RatePpm): Concession | null {
  const given = lines.map(discountOf).filter(({ off }) => off > 0);
  if (given.length === 0) return null;
  const excess = given.filter((discount) => isAbove(discount, ceilingPpm));
  const isWithinLimit = excess.length === 0;
  return { amount: sum((isWithinLimit ? given : excess).map(({ off }) => off)), isWithinLimit };
}

/** What own prices take off the catalog's, null where there is none; a higher one takes off nothing. */
export function priceConcession(lines: readonly BasketLine[]): Minor | null {
  const cuts = lines.flatMap(priceCut);
  return cuts.length === 0 ? null : sum(cuts);
}

/** The tax that an exemption spares on what is sold, in minor units; null where there is none. */
export function exemptionConcession({ lines }: Settlement): Minor | null {
  const spared = lines.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'exemption' ? [Math.max(step.tax, 0)] : [])),
  );
  return spared.length === 0 ? null : sum(spared);
}

interface LineDiscount {
  readonly off: Minor;
  readonly base: Minor;
}

/** What people took off a line, and what they took it off: its price after promotions. */
function discountOf({ steps }: SettledLine): LineDiscount {
  const of = (...kinds: readonly string[]): Minor =>
    sum(steps.flatMap((step) => (kinds.includes(step.kind) && 'amount' in step ? [step.amount] : [])));
  return { off: 0 - of('discount'), base: of('price', 'stated', 'promotion') };
}

/** A share of an amount is no whole number: one minor unit more is still within the ceiling. */
function isAbove({ off, base }: LineDiscount, ceilingPpm: RatePpm): boolean {
  return off > scale(base, ceilingPpm, 1_000_000) + 1;
}

function priceCut(line: BasketLine): Minor[] {
  if (line.kind !== 'goods' || line.override === null) return [];
  const { unitPrice } = line.override;
  return unitPrice === line.unitPrice
    ? []
    : [scale(Math.max(line.unitPrice - unitPrice, 0), line.quantity, PIECE)];
}
