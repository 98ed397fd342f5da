import type { Thousandths } from './quantity.ts';

/** A movement of this till, with what there was afterwards as it knew it then; null when nothing was known. */
export interface KnownMovement {
  readonly quantity: Thousandths;
  readonly after: Thousandths | null;
}

/**
 * What others changed between two movements of this till, as far as it had heard of it by the later one: the part of
 * the way from one balance to the next that the later movement does not explain. Null when a balance is not known.
 */
export function elsewhereBetween(
  earlier: KnownMovement | null,
  { quantity, after }: KnownMovement,
): Thousandths | null {
  if (after === null || earlier === null || earlier.after === null) return null;
  return after - quantity - earlier.after;
}
