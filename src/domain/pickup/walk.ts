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

/** So much of some goods for a line of an order, thousandths. */
export interface WalkShare {
  readonly orderId: string;
  readonly lineId: string;
  readonly quantity: Thousandths;
}

/** A place on the walk: goods with all the orders that get some of them, the earliest due first. */
export interface WalkStop {
  readonly variantRemoteId: string;
  readonly sku: string;
  readonly name: string;
  readonly categoryPath: readonly string[];
  readonly quantity: Thousandths;
  readonly shares: readonly WalkShare[];
}

/**
 * The lines of several orders as one walk by category, then by name: goods without a category come last, equal goods
 * are one stop. Lines of which nothing is to be picked are left out. The order of the lines does not matter.
 */
export function planWalk(lines: readonly WalkLine[]): WalkStop[] {
  const stops = new Map<string, WalkLine[]>();
  for (const line of lines.filter(({ quantity }) => quantity > 0).toSorted(compareDue)) {
    const stop = stops.get(line.variantRemoteId);
    if (stop === undefined) stops.set(line.variantRemoteId, [line]);
    else stop.push(line);
  }
  return [...stops.values()].flatMap(stopOf).toSorted(compareStops);
}

function stopOf(lines: readonly WalkLine[]): WalkStop[] {
  const [first] = lines;
  if (first === undefined) return [];
  const { variantRemoteId, sku, name, categoryPath } = first;
  const shares = lines.map(({ orderId, lineId, quantity }) => ({ orderId, lineId, quantity }));
  const quantity = shares.reduce((all, share) => all + share.quantity, 0);
  return [{ variantRemoteId, sku, name, categoryPath, quantity, shares }];
}

/**
 * Whose is so much that was taken from the shelf at a stop: the earliest due order has all of its own before the next
 * gets any. What is more than all want is nobody's.
 */
export function allocateStop({ shares }: WalkStop, quantity: Thousandths): WalkShare[] {
  let left = quantity;
  const parts: WalkShare[] = [];
  for (const share of shares) {
    const part = Math.min(left, share.quantity);
    if (part <= 0) break;
    parts.push({ ...share, quantity: part });
    left -= part;
  }
  return parts;
}

function compareDue(a: WalkLine, b: WalkLine): number {
  return a.dueAt - b.dueAt || compareTexts(a.orderId, b.orderId) || compareTexts(a.lineId, b.lineId);
}

function compareStops(a: WalkStop, b: WalkStop): number {
  return (
    comparePaths(a.categoryPath, b.categoryPath) ||
    compareTexts(a.name, b.name) ||
    compareTexts(a.variantRemoteId, b.variantRemoteId)
  );
}

/** Goods of a category itself before those of the categories in it. */
function comparePaths(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  const place = a.findIndex((name, index) => name !== b[index]);
  if (place === -1) return a.length - b.length;
  const other = b[place];
  return other === undefined ? 1 : compareTexts(a[place] ?? '', other);
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
