import { z } from 'zod';
import { readCursor } from '../cursor-text.ts';
import { LIST_START, positionSchema, type ListPosition } from '../offset-list.ts';

/** How far back a new walk begins before the last one did: what was stamped early and committed late is seen. */
const OVERLAP_MS = 120_000;

const cursorSchema = z.object({
  /** What this walk reads: what changed after this moment, or all of it when null. Store time, milliseconds. */
  since: z.int().nullable(),
  /** Where the next walk begins; null until this one has had its first answer. */
  next: z.int().nullable(),
  /** The shape's mark when the last walk began. */
  mark: z.string(),
  /** When all products were read last, store time, milliseconds. */
  wholeAt: z.int(),
  /** All products because they were not read for long, all variants because taxes changed: their times stand still. */
  all: z.object({ products: z.boolean(), variants: z.boolean() }),
  phase: z.enum(['product', 'variant', 'gone']),
  position: positionSchema,
  done: z.int(),
  total: z.int(),
});

/** Where the catalog's stream is. Opaque to everyone else. */
export type CatalogCursor = z.output<typeof cursorSchema>;

const START: CatalogCursor = {
  since: null,
  next: null,
  mark: '',
  wholeAt: 0,
  all: { products: false, variants: false },
  phase: 'product',
  position: LIST_START,
  done: 0,
  total: 0,
};

/** The start of the catalog, for null and for a cursor that another store made. */
export function decodeCatalogCursor(text: string | null): CatalogCursor {
  return readCursor(text, cursorSchema) ?? START;
}

/** The cursor after a page: `position` is null when the phase is at its end. */
export function advance(cursor: CatalogCursor, position: ListPosition | null): CatalogCursor {
  if (position !== null) return { ...cursor, position };
  if (cursor.phase === 'product') return { ...cursor, position: LIST_START, phase: 'variant' };
  if (cursor.phase === 'variant') return { ...cursor, position: LIST_START, phase: 'gone' };
  return { ...START, since: cursor.next, mark: cursor.mark, wholeAt: cursor.wholeAt };
}

/** Where a walk that began at `storeTime` lets the next one begin, milliseconds of the store's clock. */
export function nextSince(storeTime: number): number {
  return storeTime - OVERLAP_MS;
}
