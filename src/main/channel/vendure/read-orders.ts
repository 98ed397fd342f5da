import { z } from 'zod';
import type { OrderChange, Page, Read } from '../connector.ts';
import { readCursor } from '../cursor-text.ts';
import { LIST_START, positionSchema, walkList, type ListStep } from '../offset-list.ts';
import { nextSince } from './catalog-cursor.ts';
import { toLocation, locationFields, locationSchema } from './check-store.ts';
import type { VendureClient } from './client.ts';
import { listedOrderSchema, movedAt, orderFields, toWebOrder, type Place } from './listed-orders.ts';
import { orderRow } from './order-rows.ts';
import { partsOf, readList, type ListQuestion } from './read-list.ts';
import type { StoreShape } from './store-shape.ts';
import { walkFeed } from './walk-feed.ts';

/** Orders of a page of Vendure's own list: each comes with all that belongs to it. */
const LIST_PAGE = 100;
/**
 * How far back a first read goes. The till keeps orders by when they were given, and Vendure's list knows only when they
 * were placed: some are given long after that. Milliseconds.
 */
const FIRST_MS = 90 * 24 * 3_600_000;
const CLOSED = ['Delivered', 'Cancelled'];

const cursorSchema = z.object({
  way: z.literal('lists'),
  /** Orders that were placed after this moment are told whatever became of them; store time, milliseconds. */
  since: z.int(),
  /** Where the next walk begins; null until this one has had its first answer. */
  next: z.int().nullable(),
  position: positionSchema,
  /** What was open when the last walk ended, and what this walk has found open so far. */
  open: z.array(z.string()),
  found: z.array(z.string()),
});

type OrderCursor = z.output<typeof cursorSchema>;

/**
 * One page of orders: what the plugin tells, or, without it, Vendure's own list. There the time of an order does not move
 * with its state, so all open ones are read each time, and those that are not open any more once again.
 */
export async function readOrders(
  client: VendureClient,
  shape: StoreShape,
  { cursor, pageSize }: { readonly cursor: string | null; readonly pageSize: number },
): Promise<Read<Page<OrderChange>>> {
  if (!shape.hasFeed) return await readLists({ client, shape, size: Math.min(pageSize, LIST_PAGE) }, cursor);
  return await walkFeed<OrderChange>(
    client,
    {
      parts: [{ list: 'orders', kind: 'order', row: orderRow }],
      gone: (_, remoteId) => ({ kind: 'deleted', remoteId }),
      pageSize,
    },
    cursor,
  );
}

/** Some orders as Vendure's own list tells them, which has them all. */
export async function readOrdersById(
  client: VendureClient,
  shape: StoreShape,
  orderIds: readonly string[],
): Promise<Read<OrderChange[]>> {
  const lists = { client, shape, size: LIST_PAGE };
  const places = await readPlaces(lists);
  if (places.kind !== 'read') return places;
  const read = await readList(client, question(lists, { id: { in: orderIds } }));
  if (read.kind !== 'read') return read;
  const told = read.value.flatMap((one) => toChange(one, places.value));
  const isTold = new Set(told.map((change) => (change.kind === 'order' ? change.order.orderId : '')));
  const gone = orderIds.filter((id) => !isTold.has(id));
  return {
    kind: 'read',
    value: [...told, ...gone.map((remoteId): OrderChange => ({ kind: 'deleted', remoteId }))],
  };
}

interface Lists {
  readonly client: VendureClient;
  readonly shape: StoreShape;
  readonly size: number;
}

type Listed = z.output<typeof listedOrderSchema>;

async function readLists(lists: Lists, text: string | null): Promise<Read<Page<OrderChange>>> {
  const { client } = lists;
  const now = client.surroundings.now();
  const kept: OrderCursor = readCursor(text, cursorSchema) ?? firstCursor(now);
  const places = await readPlaces(lists);
  if (places.kind !== 'read') return places;
  const step = await walkList(
    partsOf(client, question(lists, placedFilter(kept.since))),
    kept.position,
    lists.size,
  );
  if (step.kind !== 'read') return step;
  const after = advance(kept, step.value, now);
  const closed = step.value.position === null ? await readClosed(lists, kept.open, after.open) : NONE;
  if (closed.kind !== 'read') return closed;
  const items = [...step.value.items, ...closed.value].flatMap((one) => toChange(one, places.value));
  return {
    kind: 'read',
    value: { items, cursor: JSON.stringify(after), complete: step.value.position === null },
  };
}

function firstCursor(now: number): OrderCursor {
  return { way: 'lists', since: now - FIRST_MS, next: null, position: LIST_START, open: [], found: [] };
}

const NONE: Read<Listed[]> = { kind: 'read', value: [] };

function placedFilter(since: number): ListQuestion<Listed>['filter'] {
  return {
    orderPlacedAt: { isNull: false },
    _or: [{ state: { notIn: CLOSED } }, { orderPlacedAt: { after: new Date(since).toISOString() } }],
  };
}

function advance(
  kept: OrderCursor,
  { items, position, storeTime }: ListStep<Listed>,
  now: number,
): OrderCursor {
  const next = kept.next ?? nextSince(storeTime ?? now);
  const open = items.filter(({ state }) => !CLOSED.includes(state)).map(({ id }) => id);
  const found = [...new Set([...kept.found, ...open])];
  return position === null
    ? { ...kept, since: next, next: null, position: LIST_START, open: found, found: [] }
    : { ...kept, next, position, found };
}

/** Orders that were open and are not in the list of those that are. */
async function readClosed(
  lists: Lists,
  before: readonly string[],
  now: readonly string[],
): Promise<Read<Listed[]>> {
  const still = new Set(now);
  const ids = before.filter((id) => !still.has(id));
  if (ids.length === 0) return NONE;
  return await readList(lists.client, question(lists, { id: { in: ids } }));
}

function question({ shape }: Lists, filter: ListQuestion<Listed>['filter'] = {}): ListQuestion<Listed> {
  return {
    list: 'orders',
    fields: orderFields(shape.orderFields, shape.hasOffers),
    item: listedOrderSchema,
    isNewestFirst: true,
    filter,
  };
}

async function readPlaces({ client, shape }: Lists): Promise<Read<Place[]>> {
  const read = await readList(client, {
    list: 'stockLocations',
    fields: locationFields(shape),
    item: locationSchema,
  });
  return read.kind === 'read' ? { kind: 'read', value: read.value.map(toLocation) } : read;
}

function toChange(listed: Listed, places: readonly Place[]): OrderChange[] {
  const order = toWebOrder(listed, places);
  return order === null ? [] : [{ kind: 'order', order, events: [], touchedAt: movedAt(listed) }];
}
