import { compareRatios, scale, type Minor } from '../money/money.ts';
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

/** Goods with what was taken off them. A state never changes, so that a search can go back to it. */
export interface State {
  /** The lots of each goods. */
  readonly lots: readonly (readonly Lot[])[];
  readonly cuts: Trail | null;
  /** All that was taken off, in minor units. */
  readonly saved: Minor;
}

/** Cuts, the last ones first. */
export interface Trail {
  readonly cuts: readonly Cut[];
  readonly before: Trail | null;
}

/** What taking does to a state: the new lots of some goods, and what came off. */
export interface Change {
  readonly lots: ReadonlyMap<number, readonly Lot[]>;
  readonly cuts: readonly Cut[];
  readonly saved: Minor;
}

/** So many pieces of a lot (all of what can't be counted): reduced, or only needed for it. */
export interface Pick {
  readonly lot: Lot;
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

/** The state before any promotion. */
export function stateOf(goods: readonly Goods[]): State {
  const lots = goods.map(({ pieces, price: left, fixedPerPiece }, place): Lot[] => [
    { goods: place, pieces, left, fixedPerPiece, use: 'free' },
  ]);
  return { lots, cuts: null, saved: 0 };
}

/** The state after a change. */
export function after(state: State, { lots: changed, cuts, saved }: Change): State {
  const lots = [...state.lots];
  for (const [place, some] of changed) lots[place] = some;
  return { lots, cuts: { cuts, before: state.cuts }, saved: state.saved + saved };
}

/** What taking the groups changes, or null where it saves nothing. */
export function take(all: State['lots'], taker: Taker, groups: readonly Group[]): Change | null {
  const use = taker.isExclusive ? 'taken' : 'shared';
  const taking: Taking = { open: new Map(), made: new Map() };
  const cuts: Cut[] = [];
  let saved = 0;
  for (const { picks, offs } of groups) {
    const reduced: Lot[] = [];
    for (const pick of picks) {
      const part = detach(taking.open, pick);
      if (pick.isReduced) reduced.push(part);
      else make(taking, partOf(part, part.pieces, part.left, use));
    }
    const amounts = offs(reduced);
    for (const [index, part] of reduced.entries()) {
      const amount = amounts[index] ?? 0;
      make(taking, partOf(part, part.pieces, part.left - amount, use));
      if (amount > 0) cuts.push({ rule: taker.rule, goods: part.goods, amount });
      saved += amount;
    }
  }
  return saved === 0 ? null : { lots: withRests(all, taking), cuts, saved };
}

/** What becomes of lots while they are taken from. */
interface Taking {
  /** What of a lot was not taken yet; null when all of it was. */
  readonly open: Map<Lot, Lot | null>;
  /** What was taken, by its goods. */
  readonly made: Map<number, Lot[]>;
}

function make({ made }: Taking, lot: Lot): void {
  const some = made.get(lot.goods);
  if (some === undefined) made.set(lot.goods, [lot]);
  else some.push(lot);
}

/** Takes the picked pieces out of a lot; what they leave behind stays open. */
function detach(open: Map<Lot, Lot | null>, { lot, pieces }: Pick): Lot {
  const rest = open.get(lot) ?? lot;
  if (pieces >= rest.pieces) {
    open.set(lot, null);
    return rest;
  }
  const left = scale(rest.left, pieces, rest.pieces);
  open.set(lot, partOf(rest, rest.pieces - pieces, rest.left - left));
  return partOf(rest, pieces, left);
}

function partOf(lot: Lot, pieces: number, left: Minor, use = lot.use): Lot {
  return { goods: lot.goods, pieces, left, fixedPerPiece: lot.fixedPerPiece, use };
}

/** The new lots of the goods that were taken from, with what was not taken of them. */
function withRests(all: State['lots'], { open, made }: Taking): Change['lots'] {
  for (const [place, some] of made) {
    for (const lot of all[place] ?? []) {
      const rest = open.get(lot);
      if (rest !== null) some.push(rest ?? lot);
    }
  }
  return made;
}

/** Whether a promotion may still take from a lot. */
export function isOpenTo(lot: Lot, taker: Taker): boolean {
  return taker.isExclusive ? lot.use === 'free' : lot.use !== 'taken';
}

/** Below zero when a piece of the first costs more than one of the second; equal ones in the order of their goods. */
export function dearerFirst(a: Lot, b: Lot): number {
  return compareRatios(b.left, b.pieces, a.left, a.pieces) || a.goods - b.goods || b.left - a.left;
}
