import type { Tx } from '#main/data/database.ts';
import type { ShortWrites } from '#main/data/short-writes.ts';

/** Rows of a transaction, at least and at most. */
const ROWS = { least: 100, most: 800 } as const;

/** Between these times (ms) a transaction is as long as the till can wait for one. */
const HELD_MS = { short: 4, long: 8 } as const;

/** The rows of the next transaction, after one of `rows` that held the till up for `heldMs`. */
export function nextRows(rows: number, heldMs: number): number {
  if (heldMs > HELD_MS.long) return Math.max(ROWS.least, Math.floor(rows / 2));
  return heldMs < HELD_MS.short ? Math.min(ROWS.most, rows * 2) : rows;
}

/** Part of a list; the last part of an empty list is empty. */
export interface Part<T> {
  readonly items: readonly T[];
  readonly isLast: boolean;
}

/**
 * Writes what the store can be asked for again, in transactions as long as the till can wait for, `after` each: there is always a last one, so that what
 * belongs to the end is always done. The sum of what `work` gives.
 */
export async function writeInParts<T>(
  writes: ShortWrites,
  items: readonly T[],
  work: (tx: Tx, part: Part<T>) => Promise<number>,
  after: () => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  let rows: number = ROWS.least;
  let sum = 0;
  for (let from = 0; ;) {
    const end = from + rows;
    const part = { items: items.slice(from, end), isLast: end >= items.length };
    sum += await writes.writeRepeatable((tx) => work(tx, part));
    rows = nextRows(rows, writes.heldMs());
    await after();
    if (part.isLast) return sum;
    from = end;
  }
}
