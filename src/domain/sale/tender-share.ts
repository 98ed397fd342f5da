import type { Minor } from '../money/money.ts';
import type { TenderKind } from './tender.ts';

/** So much by one kind of tender, minor units; negative for what goes back. */
export interface TenderPart {
  readonly kind: TenderKind;
  readonly amount: Minor;
}

/** What of a payment paid for one thing, and what is left for all else. */
export interface TenderShare {
  readonly taken: readonly TenderPart[];
  readonly left: readonly TenderPart[];
}

/**
 * Cuts `amount` (minor units, zero or more) out of what was paid, in the order in which it was paid. What goods that
 * come back paid for instead of money, and what cash rounding left out, is cut out of the last tender, which may get
 * below zero by that; without any tender it counts as `other`. `taken` adds up to `amount`, both to what was paid.
 */
export function cutTenders(paid: readonly TenderPart[], amount: Minor): TenderShare {
  let open = amount;
  const cuts = paid.map(({ kind, amount: given }) => {
    const taken = Math.min(open, Math.max(given, 0));
    open -= taken;
    return { kind, taken, left: given - taken };
  });
  cuts.push({ kind: paid.at(-1)?.kind ?? 'other', taken: open, left: 0 - open });
  return {
    taken: partsOf(cuts.map(({ kind, taken }) => ({ kind, amount: taken }))),
    left: partsOf(cuts.map(({ kind, left }) => ({ kind, amount: left }))),
  };
}

/** Without those of nothing. */
function partsOf(parts: readonly TenderPart[]): TenderPart[] {
  return parts.filter(({ amount }) => amount !== 0);
}
