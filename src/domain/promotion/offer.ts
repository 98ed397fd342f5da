import { compareRatios, scale, WHOLE, type Minor } from '../money/money.ts';
import type { Reduction, Scope } from './promotion.ts';
import { dearerFirst, isOpenTo, type Group, type Lot, type Pick, type State, type Taker } from './lot.ts';

/** What one promotion finds: the lots, and which goods each of its scopes is about. */
export interface Offer {
  readonly lots: State['lots'];
  readonly taker: Taker;
  readonly goodsIn: (scope: Scope) => readonly number[];
  /** How often it may be applied. */
  readonly most: number;
  /** What the goods in the scope of a threshold came to after earlier priorities, in minor units. */
  readonly reached: Minor;
}

/** What a promotion takes, and how often it is applied by that. */
export interface Claim {
  readonly times: number;
  readonly groups: readonly Group[];
}

/** The lots in a scope that the promotion may still take from. */
export function openLots(offer: Offer, scope: Scope): Lot[] {
  const open: Lot[] = [];
  for (const place of offer.goodsIn(scope)) {
    for (const lot of offer.lots[place] ?? []) if (isOpenTo(lot, offer.taker)) open.push(lot);
  }
  return open;
}

/** Pieces of one lot that can still be picked. */
export interface Stack {
  readonly lot: Lot;
  pieces: number;
}

/** The pieces in a scope that can be counted and taken, the dearest first. */
export function openPieces(offer: Offer, scope: Scope): Stack[] {
  const lots = openLots(offer, scope).filter((lot) => lot.pieces > 0);
  return lots.toSorted(dearerFirst).map((lot) => ({ lot, pieces: lot.pieces }));
}

/** How many pieces there are. */
export function countOf(stacks: readonly Stack[]): number {
  return stacks.reduce((all, stack) => all + stack.pieces, 0);
}

/** Picks `count` pieces off the stacks in their order, as far as there are so many; the stacks get smaller. */
export function pickFrom(stacks: readonly Stack[], count: number, isReduced: boolean): Pick[] {
  const picks: Pick[] = [];
  let missing = count;
  for (const stack of stacks) {
    const pieces = Math.min(stack.pieces, missing);
    if (pieces <= 0) continue;
    stack.pieces -= pieces;
    missing -= pieces;
    picks.push({ lot: stack.lot, pieces, isReduced });
  }
  return picks;
}

/** What a reduction of each piece takes off a lot: a share rounded half up, an amount at most what is left. */
export function offOf(reduction: Reduction, lot: Lot): Minor {
  if (reduction.kind === 'percent') return scale(lot.left, Math.min(reduction.ppm, WHOLE), WHOLE);
  const isMore = compareRatios(lot.left, lot.pieces, reduction.amount, 1) > 0;
  return isMore ? reduction.amount * lot.pieces : lot.left;
}

/** What a reduction takes off an amount once: a share rounded half up, an amount at most all of it. */
export function onceOff(reduction: Reduction, amount: Minor): Minor {
  return reduction.kind === 'percent'
    ? scale(amount, Math.min(reduction.ppm, WHOLE), WHOLE)
    : Math.min(reduction.amount, amount);
}
