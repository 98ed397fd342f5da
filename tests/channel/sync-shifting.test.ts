import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CatalogChange, Page, Read, StoreConnector } from '#main/channel/connector.ts';
import { MemoryStore } from '#tests/support/memory-store.ts';
import { openSyncTill } from '#tests/support/sync-till.ts';

const HOUR = 3_600_000;
const PAGE = 3;

type Variant = Extract<CatalogChange, { kind: 'variant' }>;

/** What happens in the store between two pages. */
type Happening =
  | { readonly kind: 'add'; readonly id: number }
  | { readonly kind: 'remove'; readonly id: number }
  | { readonly kind: 'change'; readonly id: number; readonly price: number };

const id = fc.integer({ min: 0, max: 30 });
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), id }),
  fc.record({ kind: fc.constant('remove' as const), id }),
  fc.record({ kind: fc.constant('change' as const), id, price: fc.integer({ min: 1, max: 9999 }) }),
);

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

  /** First all by offset in the order of their ids, then what changed since that began. */
  page(cursor: string | null): Page<CatalogChange> {
    const [phase = 'all', from = '0', since = String(this.#version)] = cursor?.split(' ') ?? [];
    if (phase === 'new') return this.#changed(Number(since));
    const rows = [...this.#rows.values()].toSorted((a, b) => (a.item.remoteId < b.item.remoteId ? -1 : 1));
    const end = Number(from) + PAGE;
    const complete = end >= rows.length;
    const items = rows.slice(Number(from), end).map((row) => row.item);
    return { items, cursor: complete ? `new 0 ${since}` : `all ${end} ${since}`, complete };
  }

  #changed(since: number): Page<CatalogChange> {
    const rows = [...this.#rows.values()].filter((row) => row.version > since);
    const items = rows.toSorted((a, b) => a.version - b.version).slice(0, PAGE);
    const last = items.at(-1)?.version ?? since;
    return {
      items: items.map((row) => row.item),
      cursor: `new 0 ${last}`,
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

describe('pages that shift while they are read', () => {
  it('lose nothing and double nothing after the next sweeps', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(id, { minLength: 4 }),
        fc.array(fc.array(happening, { maxLength: 4 }), { minLength: 4, maxLength: 20 }),
        async (first, between) => {
          const shelf = new ShiftingShelf();
          for (const one of first) shelf.happen({ kind: 'add', id: one });
          const coming = [...between];
          const store = new MemoryStore({ capabilities: { deletions: 'sweep' } });
          const connect = (): StoreConnector => ({
            ...store.connect(),
            catalog: (cursor) => {
              const page = shelf.page(cursor);
              for (const one of coming.shift() ?? []) shelf.happen(one);
              return read(page);
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
            const rows = till.database.sqlite
              .prepare<[], { id: string; price: number }>(
                'SELECT remote_id AS id, price FROM variant WHERE deleted = 0',
              )
              .all();
            expect(Object.fromEntries(rows.map((row) => [row.id, row.price]))).toEqual(shelf.prices());
            expect(rows).toHaveLength(shelf.ids().length);
            expect(till.bugs).toEqual([]);
          } finally {
            await till.close();
          }
        },
      ),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 25), examples: [MISSED_TWICE] },
    );
  }, 120_000);
});
