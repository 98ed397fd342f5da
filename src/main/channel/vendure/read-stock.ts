import { z } from 'zod';
import { PIECE } from '#domain/stock/quantity.ts';
import type { Page, Read, RemoteStockLevel } from '../connector.ts';
import type { VendureClient } from './client.ts';
import { readCursor } from './cursor-text.ts';
import type { StoreShape } from './store-shape.ts';
import { LIST_START, positionSchema, walkList, type ListPosition } from './walk-list.ts';

const PAGE = 500;

const levelSchema = z.object({ stockLocationId: z.string(), stockOnHand: z.int(), stockAllocated: z.int() });

const feedSchema = z.object({
  posStockChanges: z.object({
    items: z.array(levelSchema.extend({ productVariantId: z.string() })),
    cursor: z.string(),
    complete: z.boolean(),
    total: z.int(),
    done: z.int(),
  }),
});

const FEED = `query ($cursor: String, $take: Int) {
  posStockChanges(cursor: $cursor, take: $take) {
    items { productVariantId stockLocationId stockOnHand stockAllocated } cursor complete total done
  }
}`;

const LEVELS = {
  list: 'productVariants',
  fields: 'id stockLevels { stockLocationId stockOnHand stockAllocated }',
  item: z.object({ id: z.string(), stockLevels: z.array(levelSchema) }),
};

/** `feed`: the plugin's own cursor. `sweep`: a place in the list of all variants. */
const cursorSchema = z.discriminatedUnion('way', [
  z.object({ way: z.literal('feed'), at: z.string() }),
  positionSchema.extend({ way: z.literal('sweep') }),
]);

type StockCursor = z.output<typeof cursorSchema>;

/** One page of stock: what changed since the cursor where the plugin tells, else the next part of all levels. */
export async function readStock(
  client: VendureClient,
  { hasPlugin }: StoreShape,
  text: string | null,
): Promise<Read<Page<RemoteStockLevel>>> {
  const kept = readCursor(text, cursorSchema);
  if (hasPlugin) return await readFeed(client, kept?.way === 'feed' ? kept.at : null);
  return await readSweep(client, kept?.way === 'sweep' ? kept : LIST_START);
}

async function readFeed(client: VendureClient, at: string | null): Promise<Read<Page<RemoteStockLevel>>> {
  const knownAt = client.surroundings.now();
  const read = await client.read({ query: FEED, variables: { cursor: at, take: PAGE }, answer: feedSchema });
  if (read.kind !== 'read') return read;
  const { items, cursor, complete, done, total } = read.value.value.posStockChanges;
  return {
    kind: 'read',
    value: {
      items: items.map((level) => toLevel(level.productVariantId, level, knownAt)),
      cursor: encode({ way: 'feed', at: cursor }),
      complete,
      progress: { done, total },
    },
  };
}

async function readSweep(client: VendureClient, at: ListPosition): Promise<Read<Page<RemoteStockLevel>>> {
  const knownAt = client.surroundings.now();
  const step = await walkList(client, LEVELS, at, PAGE);
  if (step.kind !== 'read') return step;
  const { items, position, totalItems: total } = step.value;
  return {
    kind: 'read',
    value: {
      items: items.flatMap(({ id, stockLevels }) => stockLevels.map((level) => toLevel(id, level, knownAt))),
      cursor: encode({ way: 'sweep', skip: 0, tail: [], ...position }),
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

function encode(cursor: StockCursor | ({ readonly way: 'sweep' } & ListPosition)): string {
  return JSON.stringify(cursor);
}
