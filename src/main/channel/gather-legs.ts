import type { Page, Read } from './connector.ts';

/** A part of a page. `cursor` stands at the start of the next walk when this one `isEnd`. */
export interface Leg<Item, Cursor> {
  readonly items: readonly Item[];
  readonly cursor: Cursor;
  readonly isEnd: boolean;
}

/** Where a walk through several lists is: how many items it has read, of how many; 0 where nobody knows. */
interface WalkCursor {
  readonly done: number;
  readonly total: number;
}

/** One page of a walk through several lists. Short legs share a page, so that a round without news is one page. */
export async function gatherLegs<Item, Cursor extends WalkCursor>(
  begun: Cursor,
  pageSize: number,
  readLeg: (cursor: Cursor) => Promise<Read<Leg<Item, Cursor>>>,
): Promise<Read<Page<Item>>> {
  const { total } = begun;
  let cursor = begun;
  const items: Item[] = [];
  for (;;) {
    const leg = await readLeg(cursor);
    if (leg.kind !== 'read') return leg;
    const { isEnd } = leg.value;
    const done = Math.min(cursor.done + leg.value.items.length, total);
    items.push(...leg.value.items);
    cursor = isEnd ? leg.value.cursor : { ...leg.value.cursor, done };
    if (isEnd || items.length >= pageSize) {
      const page = { items, cursor: JSON.stringify(cursor), complete: isEnd };
      return { kind: 'read', value: total === 0 ? page : { ...page, progress: { done, total } } };
    }
  }
}
