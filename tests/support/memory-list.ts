import type { CustomerChange, Page } from '#main/channel/connector.ts';

/** Copies a map; the function that it gives makes the map that again. */
export function backUp<K, V>(map: Map<K, V>): () => void {
  const copy = [...map];
  return () => {
    map.clear();
    for (const [key, value] of copy) map.set(key, value);
  };
}

/** A list of a store in memory that is read by pages: the last word on each thing, in the order of the changes. */
export class MemoryList<T extends { readonly remoteId: string }> {
  readonly #items = new Map<string, { readonly version: number; readonly item: T }>();
  #version = 0;

  /** Adds or changes. */
  put(item: T): void {
    this.#version += 1;
    this.#items.set(item.remoteId, { version: this.#version, item });
  }

  page(cursor: string | null, size: number): Page<T> {
    const after = Number(cursor ?? 0);
    const rows = [...this.#items.values()]
      .filter((row) => row.version > after)
      .toSorted((a, b) => a.version - b.version);
    const page = rows.slice(0, size);
    return {
      items: page.map((row) => row.item),
      cursor: String(page.at(-1)?.version ?? after),
      complete: page.length === rows.length,
    };
  }
}

type Person = Extract<CustomerChange, { kind: 'customer' }>;

/** A customer of the store, with what a test does not care about filled in. */
export function personOf(remoteId: string, more: Partial<Person> = {}): Person {
  const mail = `${remoteId}@example.com`;
  return { kind: 'customer', remoteId, name: `Person ${remoteId}`, mail, phone: '', groups: [], ...more };
}
