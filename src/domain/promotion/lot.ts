import { allocate, compareRatios, sum, type Minor } from '../money/money.ts';
import type { Reduction } from './promotion.ts';

/** What a promotion asks of goods: alike pieces at one price, or an amount of what can't be counted. */
export interface Goods {
  readonly variantId: number;
  readonly categoryIds: readonly number[];
  /** Whole pieces; 0 for what is weighed, measured or has its price from a barcode. */
  readonly pieces: number;
  /** What promotions may reduce, in minor units. */
  readonly price: Minor;
  /** The part of the shelf price of each piece that is never reduced, in minor units: a deposit. */
  readonly fixedPerPiece: Minor;
  /** What a person takes off them afterwards. */
  readonly discount: Reduction | null;
  /** What a customer pays for a price of one, tax considered, in parts per million: 1190000 for 19 % on top. */
  readonly withTaxPpm: number;
}

/** Goods that promotions have treated alike so far. */
export interface Lot {
  /** The place of its goods in the list that is being promoted. */
  readonly goods: number;
  readonly pieces: number;
  /** What is left of its price, in minor units. */
  readonly left: Minor;
  readonly fixedPerPiece: Minor;
  /** `taken` by an exclusive promotion, `shared` by others, or `free` of both. */
  readonly use: 'free' | 'shared' | 'taken';
}

/** What a promotion took off goods, in minor units. */
export interface Cut {
  /** The place of the promotion in the order in which promotions are applied. */
  readonly rule: number;
  readonly goods: number;
  readonly amount: Minor;
}

/** Goods with what was taken off them; earlier cuts are reached through the later ones. */
export interface State {
  readonly lots: readonly Lot[];
  readonly cuts: Trail | null;
}

/** Cuts, the last one first. */
export interface Trail {
  readonly cut: Cut;
  readonly before: Trail | null;
}

/** So many pieces of a lot (all of what can't be counted): reduced, or only needed for it. */
export interface Pick {
  readonly lot: number;
  readonly pieces: number;
  readonly isReduced: boolean;
}

/** Picks whose reductions are computed together: what comes off each of the reduced lots, in minor units. */
export interface Group {
  readonly picks: readonly Pick[];
  readonly offs: (reduced: readonly Lot[]) => readonly Minor[];
}

/** Who takes: its place in the order, and whether no other may take the same. */
export interface Taker {
  readonly rule: number;
  readonly isExclusive: boolean;
}

/** The state after the groups were taken, or null where this saves nothing. */
export function take(state: State, taker: Taker, groups: readonly Group[]): State | null {
  const open = [...state.lots];
  const made: Lot[] = [];
  let cuts = state.cuts;
  for (const group of groups) {
    const parts = group.picks.map((pick) => ({ part: detach(open, pick), isReduced: pick.isReduced }));
    const reduced = parts.flatMap(({ part, isReduced }) => (isReduced ? [part] : []));
    const offs = group.offs(reduced);
    const needed = parts.flatMap(({ part, isReduced }) => (isReduced ? [] : [part]));
    for (const part of needed) made.push(used(part, 0, taker));
    for (const [index, part] of reduced.entries()) {
      const amount = offs[index] ?? 0;
      made.push(used(part, amount, taker));
      if (amount > 0) cuts = { cut: { rule: taker.rule, goods: part.goods, amount }, before: cuts };
    }
  }
  if (cuts === state.cuts) return null;
  return { lots: [...open.filter((lot) => !isGone(lot)), ...made], cuts };
}

const GONE: Lot = { goods: -1, pieces: -1, left: 0, fixedPerPiece: 0, use: 'taken' };

function isGone(lot: Lot): boolean {
  return lot === GONE;
}

/** Takes the picked pieces out of an open lot; what they leave behind stays open. */
function detach(open: Lot[], pick: Pick): Lot {
  const lot = open[pick.lot] ?? GONE;
  if (pick.pieces >= lot.pieces) {
    open[pick.lot] = GONE;
    return lot;
  }
  const [left = 0, rest = 0] = allocate(lot.left, [pick.pieces, lot.pieces - pick.pieces]);
  open[pick.lot] = { ...lot, pieces: lot.pieces - pick.pieces, left: rest };
  return { ...lot, pieces: pick.pieces, left };
}

function used(lot: Lot, off: Minor, taker: Taker): Lot {
  return { ...lot, left: lot.left - off, use: taker.isExclusive ? 'taken' : 'shared' };
}

/** Whether a promotion may still take from a lot. */
export function isOpenTo(lot: Lot, taker: Taker): boolean {
  return taker.isExclusive ? lot.use === 'free' : lot.use !== 'taken';
}

/** Below zero when a piece of the first costs more than one of the second; equal ones in the order of their goods. */
export function dearerFirst(a: Lot, b: Lot): number {
  return compareRatios(b.left, b.pieces, a.left, a.pieces) || a.goods - b.goods || b.left - a.left;
}

/** What is left of the prices of lots, in minor units. */
export function leftOf(lots: readonly Lot[]): Minor {
  return sum(lots.map((lot) => lot.left));
}
