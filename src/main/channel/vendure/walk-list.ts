import { z } from 'zod';
import type { Read } from '../connector.ts';
import type { VendureClient } from './client.ts';
import { readPart, type ListQuestion } from './read-list.ts';

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
export interface ListStep<T> {
  readonly items: readonly T[];
  readonly position: ListPosition | null;
  readonly totalItems: number;
  readonly storeTime: number | null;
}

const OVERLAP = 5;

/**
 * The next page of a list that may change while it is walked. Vendure counts offsets and nothing else, so an
 * item that is deleted from an earlier page moves all later ones forward, past the reader. Therefore each page
 * begins a few items early and must contain one of those seen last; when it contains none, the walk steps back
 * until it does. Items come at least once.
 */
export async function walkList<T extends { readonly id: string }>(
  client: VendureClient,
  question: ListQuestion<T>,
  position: ListPosition,
  size: number,
): Promise<Read<ListStep<T>>> {
  const known = new Set(position.tail);
  const back = Math.min(position.skip, known.size);
  for (let skip = position.skip - back; ; skip = Math.max(0, skip - size)) {
    const read = await readPart(client, question, { skip, take: size + back });
    if (read.kind !== 'read') return read;
    const { items, totalItems } = read.value.value;
    const met = items.findLastIndex(({ id }) => known.has(id));
    if (met === -1 && skip > 0) continue;
    const end = skip + items.length;
    const isEnd = items.length === 0 || end >= totalItems;
    return {
      kind: 'read',
      value: {
        items: items.slice(met + 1),
        position: isEnd ? null : { skip: end, tail: items.slice(-OVERLAP).map(({ id }) => id) },
        totalItems,
        storeTime: read.value.storeTime,
      },
    };
  }
}
