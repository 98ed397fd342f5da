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

/** What lacks. `price`: what the shopper pays for one unit. */
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
 * What to offer in place of goods that lack: the manager's pairs first, in the manager's order, then goods of the same
 * category, nearest in price first; dearer ones last. Only goods of which there is enough.
 */
export function rankSubstitutes<Candidate extends SubstituteCandidate>(
  _lacking: Lacking,
  _candidates: readonly Candidate[],
  _pairs: readonly string[],
): Proposal<Candidate>[] {
  return [];
}
