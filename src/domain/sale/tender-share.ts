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
 * Cuts `amount` (minor units, below zero for what went back) out of what was paid, in the order in which it was paid.
 * What goods that come back paid for instead of money, and what cash rounding left out, is cut out of the last tender,
 * which may change its sign by that; without any tender it counts as `other`. `taken` adds up to `amount`, both to what
 * was paid.
 */
export function cutTenders(paid: readonly TenderPart[], amount: Minor): TenderShare {
  if (amount < 0) {
    const { taken, left } = cutTenders(turnedRound(paid), 0 - amount);
    return { taken: turnedRound(taken), left: turnedRound(left) };
  }
  let open = amount;
  const cuts = paid.map(({ kind, amount: given }) => {
    const taken = Math.min(open, Math.max(given, 0));
    open -= taken;
    return { kind, taken, left: given - taken };
  });
  const last = cuts.pop() ?? { kind: 'other', taken: 0, left: 0 };
  cuts.push({ ...last, taken: last.taken + open, left: last.left - open });
  return {
    taken: partsOf(cuts.map(({ kind, taken }) => ({ kind, amount: taken }))),
    left: partsOf(cuts.map(({ kind, left }) => ({ kind, amount: left }))),
  };
}

function turnedRound(parts: readonly TenderPart[]): TenderPart[] {
  return parts.map(({ kind, amount }) => ({ kind, amount: 0 - amount }));
}

/** Without those of nothing. */
function partsOf(parts: readonly TenderPart[]): TenderPart[] {
  return parts.filter(({ amount }) => amount !== 0);
}
