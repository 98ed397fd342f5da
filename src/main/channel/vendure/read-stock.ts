import { partsOf } from './read-list.ts';
import { z } from 'zod';
import { PIECE } from '#domain/stock/quantity.ts';
import type { Page, Read, RemoteStockLevel } from '../connector.ts';
import type { VendureClient } from './client.ts';
import { readCursor } from '../cursor-text.ts';
import { stockRow } from './feed-rows.ts';
import type { StoreShape } from './store-shape.ts';
import { walkFeed } from './walk-feed.ts';
import { LIST_START, positionSchema, walkList, type ListPosition } from '../offset-list.ts';

const PAGE = 500;

const levelSchema = z.object({ stockLocationId: z.string(), stockOnHand: z.int(), stockAllocated: z.int() });

const LEVELS = {
  list: 'productVariants',
  fields: 'id stockLevels { stockLocationId stockOnHand stockAllocated }',
  item: z.object({ id: z.string(), stockLevels: z.array(levelSchema) }),
};

/** A place in the list of all variants. */
const cursorSchema = positionSchema.extend({ way: z.literal('sweep') });

/** One page of stock: what changed since the cursor where the plugin tells, else the next part of all levels. */
export async function readStock(
  client: VendureClient,
  { hasFeed }: StoreShape,
  { cursor, pageSize }: { readonly cursor: string | null; readonly pageSize: number },
): Promise<Read<Page<RemoteStockLevel>>> {
  if (!hasFeed) return await readSweep(client, readCursor(cursor, cursorSchema) ?? LIST_START);
  const row = stockRow(client.surroundings.now());
  const parts = [{ list: 'stock', kind: 'stock', row }];
  // A level goes with its variant or its location, which are told elsewhere.
  return await walkFeed(client, { parts, gone: () => null, pageSize }, cursor);
}

async function readSweep(client: VendureClient, at: ListPosition): Promise<Read<Page<RemoteStockLevel>>> {
  const knownAt = client.surroundings.now();
  const step = await walkList(partsOf(client, LEVELS), at, PAGE);
  if (step.kind !== 'read') return step;
  const { items, position, total } = step.value;
  return {
    kind: 'read',
    value: {
      items: items.flatMap(({ id, stockLevels }) => stockLevels.map((level) => toLevel(id, level, knownAt))),
      cursor: JSON.stringify({ way: 'sweep', ...(position ?? LIST_START) }),
      complete: position === null,
      progress: { done: position?.skip ?? total, total },
    },
  };
}

function toLevel(
  variantRemoteId: string,
  { stockLocationId, stockOnHand, stockAllocated }: z.output<typeof levelSchema>,
  knownAt: number,
): RemoteStockLevel {
  return {
    variantRemoteId,
    locationRemoteId: stockLocationId,
    onHand: stockOnHand * PIECE,
    allocated: stockAllocated * PIECE,
    knownAt,
  };
}
