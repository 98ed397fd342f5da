import type { CatalogChange, Page, Read } from '../connector.ts';
import { beginWalk, changedSince } from './begin-walk.ts';
import { advance, decodeCatalogCursor, type CatalogCursor } from './catalog-cursor.ts';
import { productQuestion, toProductChange, toVariantChange, variantQuestion } from './catalog-items.ts';
import type { VendureClient } from './client.ts';
import { productRow, variantRow } from './feed-rows.ts';
import { partsOf, type ListQuestion } from './read-list.ts';
import type { StoreShape } from './store-shape.ts';
import { walkFeed, type FeedStream } from './walk-feed.ts';
import { gatherLegs, type Leg } from '../gather-legs.ts';
import { walkList } from '../offset-list.ts';

type CatalogLeg = Leg<CatalogChange, CatalogCursor>;

/** What a walk works with. */
export interface Walk {
  readonly client: VendureClient;
  readonly shape: StoreShape;
  readonly pageSize: number;
}

/** One page of the catalog: as the plugin tells it, else from Vendure's own lists. */
export async function readCatalog(walk: Walk, text: string | null): Promise<Read<Page<CatalogChange>>> {
  const { client, shape, pageSize } = walk;
  if (!shape.hasFeed) return await readLists(walk, text);
  return await walkFeed(client, { ...FEED, pageSize }, text);
}

const FEED: Omit<FeedStream<CatalogChange>, 'pageSize'> = {
  parts: [
    { list: 'products', kind: 'product', row: productRow },
    { list: 'variants', kind: 'variant', row: variantRow },
  ],
  gone: (kind, remoteId) => ({
    kind: 'deleted',
    entity: kind === 'product' ? 'product' : 'variant',
    remoteId,
  }),
};

/**
 * A walk goes through products, then variants (apart, as nesting one in the other is several times slower). The first
 * walk reads all, each later one what changed since shortly before the last one began. Deletions are not in it.
 */
async function readLists(walk: Walk, text: string | null): Promise<Read<Page<CatalogChange>>> {
  const begun = await beginWalk(walk.client, decodeCatalogCursor(text));
  if (begun.kind !== 'read') return begun;
  return await gatherLegs(begun.value, walk.pageSize, (cursor) => readLeg(walk, cursor));
}

async function readLeg(walk: Walk, cursor: CatalogCursor): Promise<Read<CatalogLeg>> {
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
        next: null,
      });
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
): Promise<Read<CatalogLeg>> {
  const step = await walkList(partsOf(client, question), cursor.position, pageSize);
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
