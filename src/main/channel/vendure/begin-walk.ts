import { z } from 'zod';
import type { Read } from '../connector.ts';
import { nextSince, type CatalogCursor } from './catalog-cursor.ts';
import type { VendureClient } from './client.ts';
import { partsOf } from './read-list.ts';

type Filter = Readonly<Record<string, unknown>>;

/** Limits a list to what changed after a moment of the store's clock (ms); null limits nothing. */
export function changedSince(since: number | null): Filter {
  return since === null ? {} : { updatedAt: { after: new Date(since).toISOString() } };
}

/** Before a walk's first page: settles what it reads and where the next one begins. */
export async function beginWalk(client: VendureClient, cursor: CatalogCursor): Promise<Read<CatalogCursor>> {
  if (cursor.next !== null) return { kind: 'read', value: cursor };
  // Goods that are put into a category or taken out of it keep their time, but the category's moves.
  const categories = await count(client, 'collections', cursor.since);
  if (categories.kind !== 'read') return categories;
  const { storeTime, items } = categories.value;
  const next = nextSince(storeTime ?? client.surroundings.now());
  const begun = { ...cursor, next, allProducts: items > 0 };
  return cursor.since === null ? await beginFirst(client, begun) : { kind: 'read', value: begun };
}

/** The walk that reads everything can tell how much that is. */
async function beginFirst(client: VendureClient, cursor: CatalogCursor): Promise<Read<CatalogCursor>> {
  const total = await countAll(client);
  return total.kind === 'read' ? { kind: 'read', value: { ...cursor, total: total.value } } : total;
}

async function countAll(client: VendureClient): Promise<Read<number>> {
  const products = await count(client, 'products', null);
  if (products.kind !== 'read') return products;
  const variants = await count(client, 'productVariants', null);
  if (variants.kind !== 'read') return variants;
  return { kind: 'read', value: products.value.items + variants.value.items };
}

async function count(
  client: VendureClient,
  list: string,
  since: number | null,
): Promise<Read<{ readonly items: number; readonly storeTime: number | null }>> {
  const question = { list, fields: 'id', item: z.object({ id: z.string() }), filter: changedSince(since) };
  const read = await partsOf(client, question)({ skip: 0, take: 1 });
  if (read.kind !== 'read') return read;
  const { total: items, storeTime } = read.value;
  return { kind: 'read', value: { items, storeTime } };
}
