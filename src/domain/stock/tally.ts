import { scale, type Minor } from '../money/money.ts';
import { PIECE, type Thousandths } from './quantity.ts';

/** What there should be of a variant at one moment. */
export interface Expectation {
  /** The shown stock; where no level is known, the till's own movements alone. */
  readonly expected: Thousandths;
  /** When the store's level in it was read (ms), null where none is known. */
  readonly knownAt: number | null;
  /** The number of the till's last movement before this moment. */
  readonly movementSeq: number;
}

/** What was found on the shelf. `add`: so many more. `set`: so many in all, whatever was said before. */
export interface Found {
  readonly mode: 'add' | 'set';
  readonly quantity: Thousandths;
}

/** What the entries of one variant come to. */
export interface Tally extends Expectation {
  readonly counted: Thousandths;
  /** Counted less expected at the moment of the last entry. */
  readonly difference: Thousandths;
  /** The number of the till's last movement before the first entry that counts. */
  readonly firstMovementSeq: number;
}

/**
 * The tally after one more entry. A variant is measured against what should have been there when it was counted last,
 * not when the count is booked: what is sold or received later moves shelf and books alike, so the difference stays
 * true. What moved between the first entry that counts and the last can't be told apart by shelf: a movement with a
 * number above `firstMovementSeq` and up to `movementSeq` makes the tally doubtful, until `set` begins it anew.
 */
export function nextTally(before: Tally | null, found: Found, now: Expectation): Tally {
  const isFirst = before === null || found.mode === 'set';
  const counted = isFirst ? found.quantity : before.counted + found.quantity;
  return {
    ...now,
    counted,
    difference: counted - now.expected,
    firstMovementSeq: isFirst ? now.movementSeq : before.firstMovementSeq,
  };
}

/** How long before an entry a level may have been known to be trusted (ms): a few rounds of sync. */
const FRESH_FOR = 15 * 60_000;

/** Whether a level was known so long before an instant (both ms) that the store may have sold meanwhile. */
export function isOldLevel(knownAt: number | null, at: number): boolean {
  return knownAt !== null && at - knownAt > FRESH_FOR;
}

/**
 * What others changed since an entry, as far as it has been heard of: what there is now, less what was expected then,
 * less what this till has moved since.
 */
export function changedElsewhere(
  now: Thousandths,
  expected: Thousandths,
  ownSince: Thousandths,
): Thousandths {
  return now - expected - ownSince;
}

/** What a difference is worth at a price for one unit, minor units, half away from zero. */
export function worthOf(difference: Thousandths, price: Minor): Minor {
  return scale(difference, price, PIECE);
}
