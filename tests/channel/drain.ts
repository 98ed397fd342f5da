import type { Page, Read } from '#main/channel/connector.ts';

/**
 * Everything from a cursor to the end for now, and the cursor there. `between` runs after each page but the last, with all that
 * was read by then.
 */
export async function drain<T>(
  ask: (cursor: string | null) => Promise<Read<Page<T>>>,
  from: string | null = null,
  between: (read: readonly T[]) => Promise<void> = () => Promise.resolve(),
): Promise<{ items: T[]; cursor: string; pages: number }> {
  const items: T[] = [];
  let cursor = from;
  for (let pages = 1; ; pages += 1) {
    const page = valueOf(await ask(cursor));
    items.push(...page.items);
    cursor = page.cursor;
    if (page.complete) return { items, cursor, pages };
    await between(items);
  }
}

/** What was read. @throws when nothing was. */
export function valueOf<T>(read: Read<T>): T {
  if (read.kind !== 'read') throw new Error(`${read.kind}: ${read.message}`);
  return read.value;
}
