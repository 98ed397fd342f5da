import { z } from 'zod';
import type { Read } from '../connector.ts';
import type { MedusaClient } from './client.ts';
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
  readonly total: number;
}

const OVERLAP = 5;

/**
 * The next page of a list that may change while it is walked. Medusa counts offsets, so an item that is deleted from
 * an earlier page moves all later ones forward, past the reader. Therefore each page begins a few items early and must
 * contain one of those seen last; when it contains none, the walk steps back until it does. Items come at least once.
 */
export async function walkList<T extends { readonly id: string }>(
  client: MedusaClient,
  question: ListQuestion<T>,
  position: ListPosition,
  size: number,
): Promise<Read<ListStep<T>>> {
  const known = new Set(position.tail);
  const back = Math.min(position.skip, known.size);
  for (let offset = position.skip - back; ; offset = Math.max(0, offset - size)) {
    const read = await readPart(client, question, { offset, limit: size + back });
    if (read.kind !== 'read') return read;
    const { items, total } = read.value.value;
    const met = items.findLastIndex(({ id }) => known.has(id));
    if (met === -1 && offset > 0) continue;
    const end = offset + items.length;
    const isEnd = items.length === 0 || end >= total;
    return {
      kind: 'read',
      value: {
        items: items.slice(met + 1),
        position: isEnd ? null : { skip: end, tail: items.slice(-OVERLAP).map(({ id }) => id) },
        total,
      },
    };
  }
}
