import type { Thousandths } from '../stock/quantity.ts';

/** A line to pick with where its goods are: the names of its category and of those above, the highest first. */
export interface WalkLine {
  readonly orderId: string;
  readonly lineId: string;
  /** When the order has to be ready, milliseconds UTC. */
  readonly dueAt: number;
  readonly variantRemoteId: string;
  readonly sku: string;
  readonly name: string;
  readonly categoryPath: readonly string[];
  /** What is still to be picked, thousandths. */
  readonly quantity: Thousandths;
}

/** A place on the walk: goods with all the orders that get some of them, the earliest due first. */
export interface WalkStop {
  readonly variantRemoteId: string;
  readonly sku: string;
  readonly name: string;
  readonly categoryPath: readonly string[];
  readonly quantity: Thousandths;
  readonly shares: readonly {
    readonly orderId: string;
    readonly lineId: string;
    readonly quantity: Thousandths;
  }[];
}

/** The lines of several orders as one walk by category, then by name. */
export function planWalk(_lines: readonly WalkLine[]): WalkStop[] {
  return [];
}

/** Whose is the next of so much that was taken from the shelf at a stop: the earlier due first. */
export function allocateStop(
  _stop: WalkStop,
  _quantity: Thousandths,
): { readonly orderId: string; readonly lineId: string; readonly quantity: Thousandths }[] {
  return [];
}
