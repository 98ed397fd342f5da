import type { CatalogChange, Page, Read } from '../connector.ts';
import { beginWalk, changedSince } from './begin-walk.ts';
import { advance, decodeCatalogCursor, encodeCatalogCursor, type CatalogCursor } from './catalog-cursor.ts';
import { productQuestion, toProductChange, toVariantChange, variantQuestion } from './catalog-items.ts';
import type { VendureClient } from './client.ts';
import { readDeletions } from './deletions.ts';
import type { ListQuestion } from './read-list.ts';
import type { StoreShape } from './store-shape.ts';
import { walkList } from './walk-list.ts';

/** What a walk works with. */
export interface Walk {
  readonly client: VendureClient;
  readonly shape: StoreShape;
  readonly pageSize: number;
}

/** A part of a page. `cursor` stands at the start of the next walk when this one `isEnd`. */
interface Leg {
  readonly items: readonly CatalogChange[];
  readonly cursor: CatalogCursor;
  readonly isEnd: boolean;
}

/**
 * One page of the catalog. A walk goes through products, then variants (apart, as nesting one in the other is
 * several times slower), then what the plugin lists as deleted. The first walk reads all, each later one what
 * changed since shortly before the last one began. Deletions of a store without the plugin are not in it.
 */
export async function readCatalog(walk: Walk, text: string | null): Promise<Read<Page<CatalogChange>>> {
  const begun = await beginWalk(walk.client, decodeCatalogCursor(text, walk.shape.hasPlugin));
  if (begun.kind !== 'read') return begun;
  let { value: cursor } = begun;
  const { total } = cursor;
  const items: CatalogChange[] = [];
  for (;;) {
    const leg = await readLeg(walk, cursor);
    if (leg.kind !== 'read') return leg;
    const { isEnd } = leg.value;
    const done = Math.min(cursor.done + leg.value.items.length, total);
    items.push(...leg.value.items);
    cursor = isEnd ? leg.value.cursor : { ...leg.value.cursor, done };
    // Short legs share a page, so that a round without news is one page.
    if (isEnd || items.length >= walk.pageSize) {
      const page = { items, cursor: encodeCatalogCursor(cursor), complete: isEnd };
      return { kind: 'read', value: total === 0 ? page : { ...page, progress: { done, total } } };
    }
  }
}

async function readLeg(walk: Walk, cursor: CatalogCursor): Promise<Read<Leg>> {
  const { shape } = walk;
  switch (cursor.phase) {
    case 'product': {
      const question = productQuestion(changedSince(cursor.allProducts ? null : cursor.since));
      return await readItems(walk, cursor, { question, toChange: toProductChange, next: 'variant' });
    }
    case 'variant':
      return await readItems(walk, cursor, {
        question: variantQuestion(changedSince(cursor.since), shape),
        toChange: (variant) => toVariantChange(variant, shape),
        next: shape.hasPlugin ? 'gone-variant' : null,
      });
    case 'gone-variant':
      return await readGone(walk, cursor, { entity: 'variant', next: 'gone-product' });
    case 'gone-product':
      return await readGone(walk, cursor, { entity: 'product', next: null });
  }
}

interface ItemsPart<T> {
  readonly question: ListQuestion<T>;
  readonly toChange: (item: T) => CatalogChange;
  /** The phase that follows; null when the walk ends with this one. */
  readonly next: CatalogCursor['phase'] | null;
}

async function readItems<T extends { readonly id: string }>(
  { client, pageSize }: Walk,
  cursor: CatalogCursor,
  { question, toChange, next }: ItemsPart<T>,
): Promise<Read<Leg>> {
  const step = await walkList(client, question, cursor.position, pageSize);
  if (step.kind !== 'read') return step;
  const { items, position } = step.value;
  return {
    kind: 'read',
    value: {
      items: items.map(toChange),
      cursor: advance(cursor, position, next),
      isEnd: position === null && next === null,
    },
  };
}

async function readGone(
  { client, pageSize }: Walk,
  cursor: CatalogCursor,
  { entity, next }: { readonly entity: 'product' | 'variant'; readonly next: 'gone-product' | null },
): Promise<Read<Leg>> {
  const read = await readDeletions(client, entity, { cursor: cursor.gone?.[entity] ?? null, take: pageSize });
  if (read.kind !== 'read') return read;
  const { ids, cursor: after, complete } = read.value;
  const gone = { product: '', variant: '', ...cursor.gone, [entity]: after };
  const moved = { ...cursor, gone };
  return {
    kind: 'read',
    value: {
      items: ids.map((remoteId) => ({ kind: 'deleted', entity, remoteId })),
      cursor: complete ? advance(moved, null, next) : moved,
      isEnd: complete && next === null,
    },
  };
}
