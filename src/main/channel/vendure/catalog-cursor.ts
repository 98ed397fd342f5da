import { z } from 'zod';
import { readCursor } from '../cursor-text.ts';
import { LIST_START, positionSchema, type ListPosition } from '../offset-list.ts';

/** How far back a new walk begins before the last one did: what was stamped early and committed late is seen. */
const OVERLAP_MS = 120_000;

const cursorSchema = z.object({
  way: z.literal('lists'),
  /** What this walk reads: what changed after this moment, or all of it when null. Store time, milliseconds. */
  since: z.int().nullable(),
  /** Where the next walk begins; null until this one has had its first answer. */
  next: z.int().nullable(),
  /** All products, because a category changed, which moves none of their times. */
  allProducts: z.boolean(),
  phase: z.enum(['product', 'variant']),
  position: positionSchema,
  done: z.int(),
  total: z.int(),
});

/** Where the catalog's stream is. Opaque to everyone else. */
export type CatalogCursor = z.output<typeof cursorSchema>;

/** The start of the catalog, for null and for a cursor that was made by another store or an older till. */
export function decodeCatalogCursor(text: string | null): CatalogCursor {
  const start: CatalogCursor = {
    way: 'lists',
    since: null,
    next: null,
    allProducts: false,
    phase: 'product',
    position: LIST_START,
    done: 0,
    total: 0,
  };
  return readCursor(text, cursorSchema) ?? start;
}

/** The cursor after a page: `position` is null when the phase is at its end, `phase` where it then goes on. */
export function advance(
  cursor: CatalogCursor,
  position: ListPosition | null,
  phase: CatalogCursor['phase'] | null,
): CatalogCursor {
  if (position !== null) return { ...cursor, position };
  if (phase !== null) return { ...cursor, position: LIST_START, phase };
  return { ...decodeCatalogCursor(null), since: cursor.next };
}

/** Where a walk that began at `storeTime` lets the next one begin, milliseconds of the store's clock. */
export function nextSince(storeTime: number): number {
  return storeTime - OVERLAP_MS;
}
