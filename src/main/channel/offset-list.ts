import { z } from 'zod';
import type { IdSweep, Read } from './connector.ts';

/** A part of a store's list, in the order of the ids. */
export interface ListPart<T> {
  readonly items: readonly T[];
  /** Of the whole list. */
  readonly total: number;
  /** The store's own clock, milliseconds; null when it does not tell. */
  readonly storeTime: number | null;
}

/** Reads `take` items of a list from the offset `skip` on. */
export type PartReader<T> = (place: {
  readonly skip: number;
  readonly take: number;
}) => Promise<Read<ListPart<T>>>;

/** Reads a short list whole, so many items at a time. */
export async function readWhole<T>(readPart: PartReader<T>, take: number): Promise<Read<T[]>> {
  const items: T[] = [];
  for (;;) {
    const read = await readPart({ skip: items.length, take });
    if (read.kind !== 'read') return read;
    items.push(...read.value.items);
    if (read.value.items.length === 0 || items.length >= read.value.total)
      return { kind: 'read', value: items };
  }
}

/** All ids of a list; whole when none came or went meanwhile. */
export async function sweepList(
  readPart: PartReader<{ readonly id: string }>,
  take: number,
): Promise<Read<IdSweep>> {
  const remoteIds = new Set<string>();
  let first: number | null = null;
  for (let skip = 0; ; skip += take) {
    const read = await readPart({ skip, take });
    if (read.kind !== 'read') return read;
    const { items, total } = read.value;
    first ??= total;
    for (const { id } of items) remoteIds.add(id);
    if (skip + items.length >= total || items.length === 0) {
      const isWhole = first === total && remoteIds.size === total;
      return { kind: 'read', value: { remoteIds: [...remoteIds], isWhole } };
    }
  }
}

/** Where a walk through a list is: kept in the cursor between two pages. */
export interface ListPosition {
  readonly skip: number;
  /** The last ids of the page before. */
  readonly tail: readonly string[];
}

/** A position as a cursor keeps it. */
export const positionSchema = z.object({ skip: z.int().min(0), tail: z.array(z.string()).readonly() });

export const LIST_START: ListPosition = { skip: 0, tail: [] };

/** The next items, and the position after them; null at the end of the list. */
export interface ListStep<T> extends ListPart<T> {
  readonly position: ListPosition | null;
}

const OVERLAP = 5;

/**
 * The next page of a list that may change while it is walked. Stores count offsets and nothing else, so an item that is
 * deleted from an earlier page moves all later ones forward, past the reader. Therefore each page begins a few items
 * early and must contain one of those seen last; when it contains none, the walk steps back until it does. Items come
 * at least once.
 */
export async function walkList<T extends { readonly id: string }>(
  readPart: PartReader<T>,
  position: ListPosition,
  size: number,
): Promise<Read<ListStep<T>>> {
  const known = new Set(position.tail);
  const back = Math.min(position.skip, known.size);
  for (let skip = position.skip - back; ; skip = Math.max(0, skip - size)) {
    const read = await readPart({ skip, take: size + back });
    if (read.kind !== 'read') return read;
    const { items, total, storeTime } = read.value;
    const met = items.findLastIndex(({ id }) => known.has(id));
    if (met === -1 && skip > 0) continue;
    const end = skip + items.length;
    const isEnd = items.length === 0 || end >= total;
    return {
      kind: 'read',
      value: {
        items: items.slice(met + 1),
        position: isEnd ? null : { skip: end, tail: items.slice(-OVERLAP).map(({ id }) => id) },
        total,
        storeTime,
      },
    };
  }
}
