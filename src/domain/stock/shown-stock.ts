import type { Thousandths } from './quantity.ts';

/** What is known of one variant at one location, in thousandths. */
export interface KnownStock {
  /** The store's last word, null when it never gave one. */
  readonly level: {
    readonly onHand: Thousandths;
    readonly allocated: Thousandths;
    readonly knownAt: number;
  } | null;
  /** The till's own movements that no read of the store has shown yet; negative for sales. */
  readonly unseen: Thousandths;
  /** What they add to what is held for orders. */
  readonly unseenHeld: Thousandths;
}

/** What the screen says, in thousandths, and the instant (ms) the store's level was read. */
export interface ShownStock {
  readonly here: Thousandths;
  readonly held: Thousandths;
  readonly knownAt: number;
}

/**
 * Shown stock is the store's last known level plus the till's own movements that the store has not
 * yet acknowledged (design rule 2.3); held, what orders have reserved of it, likewise. Null when nothing is known.
 */
export function shownStock(known: KnownStock): ShownStock | null {
  if (known.level === null) return null;
  return {
    here: known.level.onHand + known.unseen,
    held: known.level.allocated + known.unseenHeld,
    knownAt: known.level.knownAt,
  };
}
