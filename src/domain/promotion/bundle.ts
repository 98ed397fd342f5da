import { allocate, scale, sum, type Minor } from '../money/money.ts';
import { countOf, openPieces, pickFrom, type Claim, type Offer, type Stack } from './offer.ts';
import type { Effect, Part } from './promotion.ts';
import type { Group, Lot } from './lot.ts';

type Bundle = Extract<Effect, { readonly kind: 'bundle' }>;

/** The stacks that a part of a bundle may be filled from, the dearest first; parts share stacks. */
interface Slot {
  readonly pieces: number;
  readonly stacks: readonly Stack[];
}

/**
 * Bundles of the dearest pieces first, as many as there are pieces and as long as one saves. The price of a bundle
 * is a shelf price: it covers what is never reduced. What comes off is shared by what is left of the pieces' prices.
 */
export function bundle(effect: Bundle, offer: Offer): Claim {
  const slots = slotsOf(effect.parts, offer);
  const groups: Group[] = [];
  let times = 0;
  while (times < offer.most) {
    const one = [...fill(slots)];
    if (one.length === 0) break;
    const again = Math.min(...one.map(([stack, pieces]) => Math.floor(stack.pieces / pieces)));
    const more = Math.min(again, offer.most - times);
    const picks = one.flatMap(([stack, pieces]) => pickFrom([stack], pieces * more, true));
    const worth = sum(picks.map(({ lot, pieces }) => worthOf(lot, pieces)));
    if (worth <= effect.price * more) break;
    groups.push({ picks, offs: (reduced) => offsOf(reduced, effect.price * more) });
    times += more;
  }
  return { times, groups };
}

/** The part with the fewest pieces to choose from is filled first. */
function slotsOf(parts: readonly Part[], offer: Offer): Slot[] {
  const shared = new Map<Lot, Stack>();
  const slots = parts.map((part) => {
    const stacks = openPieces(offer, part.scope).map((stack) => {
      const known = shared.get(stack.lot) ?? stack;
      shared.set(stack.lot, known);
      return known;
    });
    return { pieces: part.pieces, stacks };
  });
  return slots.toSorted((a, b) => countOf(a.stacks) - countOf(b.stacks));
}

/** The pieces of one bundle; none when there are not enough left for it. */
function fill(slots: readonly Slot[]): ReadonlyMap<Stack, number> {
  const one = new Map<Stack, number>();
  for (const { pieces, stacks } of slots) {
    let missing = pieces;
    for (const stack of stacks) {
      const already = one.get(stack) ?? 0;
      const more = Math.min(missing, stack.pieces - already);
      if (more <= 0) continue;
      one.set(stack, already + more);
      missing -= more;
    }
    if (missing > 0) return new Map();
  }
  return one;
}

function worthOf(lot: Lot, pieces: number): Minor {
  return scale(lot.left, pieces, lot.pieces) + lot.fixedPerPiece * pieces;
}

function offsOf(lots: readonly Lot[], price: Minor): Minor[] {
  const lefts = lots.map((lot) => lot.left);
  const fixed = sum(lots.map((lot) => lot.fixedPerPiece * lot.pieces));
  const open = sum(lefts);
  return allocate(Math.min(open, Math.max(0, open + fixed - price)), lefts);
}
