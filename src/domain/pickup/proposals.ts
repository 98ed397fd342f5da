import type { Minor } from '../money/money.ts';
import type { Thousandths } from '../stock/quantity.ts';

/** Goods that might stand in for others. `price`: of one unit, tax included; `available` in thousandths. */
export interface SubstituteCandidate {
  readonly variantRemoteId: string;
  readonly name: string;
  readonly price: Minor;
  readonly available: Thousandths;
  readonly categoryIds: readonly string[];
}

/** What lacks. `price`: what the shopper pays for one unit; `quantity` in thousandths. */
export interface Lacking {
  readonly variantRemoteId: string;
  readonly price: Minor;
  readonly quantity: Thousandths;
  readonly categoryIds: readonly string[];
}

/** A candidate worth offering. */
export interface Proposal<Candidate extends SubstituteCandidate> {
  readonly candidate: Candidate;
  /** The manager said that it stands in for the other. */
  readonly isPaired: boolean;
  /** The shopper has to agree to pay more. */
  readonly isDearer: boolean;
}

/**
 * What to offer in place of goods that lack: the manager's pairs first (remote ids, in the manager's order), then goods
 * that cost from half as much to half as much again and share a category, those that are not dearer first; of both those
 * that share most categories, then the nearest in price, then by name. Only goods of which there is enough.
 */
export function rankSubstitutes<Candidate extends SubstituteCandidate>(
  lacking: Lacking,
  candidates: readonly Candidate[],
  pairs: readonly string[],
): Proposal<Candidate>[] {
  const places = new Map(pairs.map((variantRemoteId, place) => [variantRemoteId, place]));
  return candidates
    .filter(({ variantRemoteId }) => variantRemoteId !== lacking.variantRemoteId)
    .filter(({ available }) => available >= lacking.quantity)
    .map((candidate) => ({ candidate, place: places.get(candidate.variantRemoteId) ?? null }))
    .filter(({ candidate, place }) => place !== null || isNear(candidate, lacking))
    .map(({ candidate, place }): Ranked<Candidate> => {
      const isDearer = candidate.price > lacking.price;
      const near = Math.abs(candidate.price - lacking.price);
      const alike = sharedCategories(candidate, lacking);
      const rank = [place ?? pairs.length, isDearer ? 1 : 0, -alike, near];
      return { candidate, isPaired: place !== null, isDearer, rank };
    })
    .toSorted((a, b) => compareRanks(a.rank, b.rank) || compareNames(a.candidate, b.candidate))
    .map(({ candidate, isPaired, isDearer }) => ({ candidate, isPaired, isDearer }));
}

type Ranked<Candidate extends SubstituteCandidate> = Proposal<Candidate> & {
  readonly rank: readonly number[];
};

function isNear(candidate: SubstituteCandidate, lacking: Lacking): boolean {
  const twice = 2 * candidate.price;
  const isNearInPrice = twice >= lacking.price && twice <= 3 * lacking.price;
  return isNearInPrice && sharedCategories(candidate, lacking) > 0;
}

/** Goods of a narrow category are in the wide ones around it too: the more they share, the more they are alike. */
function sharedCategories({ categoryIds }: SubstituteCandidate, lacking: Lacking): number {
  return categoryIds.filter((id) => lacking.categoryIds.includes(id)).length;
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((rank, index) => rank !== b[index]);
  return place === -1 ? 0 : (a[place] ?? 0) - (b[place] ?? 0);
}

function compareNames(a: SubstituteCandidate, b: SubstituteCandidate): number {
  return compareTexts(a.name, b.name) || compareTexts(a.variantRemoteId, b.variantRemoteId);
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
