import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CatalogChange, Page, Read, StoreConnector } from '#main/channel/connector.ts';
import { LIST_START, positionSchema, walkList, type ListPart } from '#main/channel/offset-list.ts';
import { MemoryStore } from '#tests/support/memory-store.ts';
import { openSyncTill } from '#tests/support/sync-till.ts';

const HOUR = 3_600_000;
const PAGE = 3;

const cursorSchema = z.object({ since: z.int(), position: positionSchema.nullable() });

type Variant = Extract<CatalogChange, { kind: 'variant' }>;

/** What happens in the store between two pages. */
type Happening =
  | { readonly kind: 'add'; readonly id: number }
  | { readonly kind: 'remove'; readonly id: number }
  | { readonly kind: 'change'; readonly id: number; readonly price: number };

const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 25);

const id = fc.integer({ min: 0, max: 30 });
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), id }),
  fc.record({ kind: fc.constant('remove' as const), id }),
  fc.record({ kind: fc.constant('change' as const), id, price: fc.integer({ min: 1, max: 9999 }) }),
);

const firstIds = fc.uniqueArray(id, { minLength: 4 });
const happenings = fc.array(fc.array(happening, { maxLength: 4 }), { minLength: 4, maxLength: 20 });

/** A store that is read by offset at first, so that rows move from one page to another while it is read. */
class ShiftingShelf {
  readonly #rows = new Map<string, { readonly version: number; readonly item: Variant }>();
  #version = 0;

  happen(one: Happening): void {
    const remoteId = `v${String(one.id).padStart(2, '0')}`;
    if (one.kind === 'remove') {
      this.#rows.delete(remoteId);
      return;
    }
    if (one.kind === 'change' && !this.#rows.has(remoteId)) return;
    this.#version += 1;
    const price = one.kind === 'change' ? one.price : 1000;
    this.#rows.set(remoteId, { version: this.#version, item: variantOf(remoteId, price) });
  }

  ids(): string[] {
    return [...this.#rows.keys()];
  }

  prices(): Record<string, number> {
    return Object.fromEntries([...this.#rows.values()].map(({ item }) => [item.remoteId, item.price]));
  }

  /** First all by offset in the order of their ids, as connectors walk; then what changed since that began. */
  async page(cursor: string | null): Promise<Page<CatalogChange>> {
    const { since, position } = cursor === null ? this.#begin() : cursorSchema.parse(JSON.parse(cursor));
    if (position === null) return this.#changed(since);
    const step = await walkList(({ skip, take }) => read(this.#part(skip, take)), position, PAGE);
    if (step.kind !== 'read') throw new Error('the shelf can always be read');
    const next = step.value.position;
    const items = step.value.items.map((row) => row.item);
    return { items, cursor: JSON.stringify({ since, position: next }), complete: next === null };
  }

  /** The same, but by bare offsets: what moves forward past the reader is missed. */
  carelessPage(cursor: string | null): Page<CatalogChange> {
    const { since, position } = cursor === null ? this.#begin() : cursorSchema.parse(JSON.parse(cursor));
    if (position === null) return this.#changed(since);
    const { items, total } = this.#part(position.skip, PAGE);
    const skip = position.skip + PAGE;
    const next = skip >= total ? null : { skip, tail: [] };
    return {
      items: items.map((row) => row.item),
      cursor: JSON.stringify({ since, position: next }),
      complete: next === null,
    };
  }

  #begin(): z.infer<typeof cursorSchema> {
    return { since: this.#version, position: LIST_START };
  }

  #part(skip: number, take: number): ListPart<{ readonly id: string; readonly item: Variant }> {
    const rows = [...this.#rows.values()].map(({ item }) => ({ id: item.remoteId, item }));
    const items = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)).slice(skip, skip + take);
    return { items, total: rows.length, storeTime: null };
  }

  #changed(since: number): Page<CatalogChange> {
    const rows = [...this.#rows.values()].filter((row) => row.version > since);
    const items = rows.toSorted((a, b) => a.version - b.version).slice(0, PAGE);
    const last = items.at(-1)?.version ?? since;
    return {
      items: items.map((row) => row.item),
      cursor: JSON.stringify({ since: last, position: null }),
      complete: items.length === rows.length,
    };
  }
}

function variantOf(remoteId: string, price: number): Variant {
  return {
    kind: 'variant',
    remoteId,
    productRemoteId: 'p1',
    sku: remoteId,
    name: remoteId,
    enabled: true,
    price,
    taxCategoryRemoteId: 't1',
    barcodes: [],
    options: [],
    picture: null,
  };
}

/** Rows move past the reader in the first walk, and again in the one that looks for what was missed. */
const MISSED_TWICE: [number[], Happening[][]] = [
  [4, 0, 1, 22, 2, 21, 23],
  [[], [{ kind: 'remove', id: 21 }], [], [], [{ kind: 'add', id: 3 }], [{ kind: 'remove', id: 0 }], [], []],
];

const read = <T>(value: T): Promise<Read<T>> => Promise.resolve({ kind: 'read', value });

type ReadPage = (cursor: string | null) => Page<CatalogChange> | Promise<Page<CatalogChange>>;

/** The goods of a till, by their price, after it read a shelf page by page while `between` happened, and then swept. */
async function goodsAfter(
  shelf: ShiftingShelf,
  page: ReadPage,
  between: readonly Happening[][],
): Promise<Record<string, number>> {
  const coming = [...between];
  const store = new MemoryStore({ capabilities: { deletions: 'sweep' } });
  const connect = (): StoreConnector => ({
    ...store.connect(),
    catalog: async (cursor) => {
      const told = await page(cursor);
      for (const one of coming.shift() ?? []) shelf.happen(one);
      return await read(told);
    },
    ids: (entity) => read({ remoteIds: entity === 'product' ? ['p1'] : shelf.ids(), isWhole: true }),
  });
  const till = await openSyncTill(connect);
  try {
    await till.engine().round();
    while (coming.length > 0) await till.engine().round();
    for (let sweep = 0; sweep < 6; sweep += 1) {
      till.clock.at += HOUR;
      await till.engine().round();
    }
    expect(till.bugs).toEqual([]);
    const rows = till.database.sqlite
      .prepare<[], { id: string; price: number }>(
        'SELECT remote_id AS id, price FROM variant WHERE deleted = 0',
      )
      .all();
    expect(rows).toHaveLength(shelf.ids().length);
    return Object.fromEntries(rows.map((row) => [row.id, row.price]));
  } finally {
    await till.close();
  }
}

function shelfOf(ids: readonly number[]): ShiftingShelf {
  const shelf = new ShiftingShelf();
  for (const one of ids) shelf.happen({ kind: 'add', id: one });
  return shelf;
}

describe('pages that shift while they are read', () => {
  it('lose nothing and double nothing after the next sweeps', async () => {
    await fc.assert(
      fc.asyncProperty(firstIds, happenings, async (first, between) => {
        const shelf = shelfOf(first);
        expect(await goodsAfter(shelf, (cursor) => shelf.page(cursor), between)).toEqual(shelf.prices());
      }),
      { numRuns },
    );
  }, 120_000);

  it('are read until nothing is lacking, also where walks miss the same goods again', async () => {
    await fc.assert(
      fc.asyncProperty(firstIds, happenings, async (first, between) => {
        const shelf = shelfOf(first);
        const goods = await goodsAfter(shelf, (cursor) => shelf.carelessPage(cursor), between);
        expect(Object.keys(goods).toSorted()).toEqual(shelf.ids().toSorted());
      }),
      { numRuns, examples: [MISSED_TWICE] },
    );
  }, 120_000);
});
