import type { Outcome, Read, StoreConnector } from '../connector.ts';
import { checkStore } from './check-store.ts';
import { createClient } from './client.ts';
import type { Surroundings, VendureAddress } from './exchange.ts';
import { fetchPicture } from '../fetch-picture.ts';
import { readCatalog } from './read-catalog.ts';
import { holdBack } from './hold-back.ts';
import { createListener } from './listen.ts';
import { findDocument, postDocument } from './post-document.ts';
import { readCustomers } from './read-customers.ts';
import { readIds } from './read-ids.ts';
import { readOrders, readOrdersById } from './read-orders.ts';
import { readPromotions } from './read-promotions.ts';
import { readSettings } from './read-settings.ts';
import { readStock } from './read-stock.ts';
import { readShape, type StoreShape } from './store-shape.ts';

/** What may differ from the usual; times in milliseconds. */
export interface VendureOptions {
  readonly now?: Surroundings['now'];
  /** How long an answer may take. */
  readonly timeoutMs?: number;
  /** Items of a page. */
  readonly pageSize?: number;
}

const TIMEOUT_MS = 30_000;
/** Items of a page of Vendure's own lists, and of one that the plugin tells: levels of stock are small, orders are not. */
const LIST_PAGE = 250;
const BULK_PAGE = 5000;
const STOCK_PAGE = 20_000;
const ORDER_PAGE = 500;

/**
 * A Vendure store, with or without the till's plugin: which one is found by asking, at each check and before
 * anything else is asked for the first time.
 */
export function connectVendure(address: VendureAddress, options: VendureOptions = {}): StoreConnector {
  const { now = Date.now, timeoutMs = TIMEOUT_MS, pageSize } = options;
  let known: StoreShape | null = null;
  const client = createClient(address, { now, timeoutMs }, () => (known = null));
  const listener = createListener(client);
  const look = async (): Promise<Read<StoreShape>> => {
    const read = await readShape(client);
    if (read.kind === 'read') {
      known = read.value;
      listener.start(known.heard);
    }
    return read;
  };
  const withShape = async <T, F>(work: (shape: StoreShape) => Promise<T | F>): Promise<T | F | Unread> => {
    const read: Read<StoreShape> = known === null ? await look() : { kind: 'read', value: known };
    return read.kind === 'read' ? await work(read.value) : read;
  };
  const pageOf = ({ hasFeed }: StoreShape, bulk = BULK_PAGE): number =>
    pageSize ?? (hasFeed ? bulk : LIST_PAGE);
  return {
    check: async () => {
      known = null;
      return await withShape((shape) => checkStore(client, shape));
    },
    settings: () => withShape((shape) => readSettings(client, shape)),
    promotions: () => readPromotions(client),
    catalog: (cursor) =>
      withShape((shape) => readCatalog({ client, shape, pageSize: pageOf(shape) }, cursor)),
    stock: (cursor) =>
      withShape((shape) => readStock(client, shape, { cursor, pageSize: pageOf(shape, STOCK_PAGE) })),
    orders: (cursor) =>
      withShape((shape) => readOrders(client, shape, { cursor, pageSize: pageOf(shape, ORDER_PAGE) })),
    ordersById: (orderIds) => withShape((shape) => readOrdersById(client, shape, orderIds)),
    ids: (entity) => withShape((shape) => readIds(client, shape, entity)),
    customers: (cursor) =>
      withShape((shape) => readCustomers(client, shape, { cursor, pageSize: pageOf(shape) })),
    post: (document, memory) => withShape((shape) => postDocument(client, shape, document, memory)),
    find: (document, memory) => withShape((shape) => findDocument(client, shape, document, memory)),
    holdBack: (wish) =>
      withShape(({ takesAll }) => (takesAll ? holdBack(client, wish) : Promise.resolve(NO_HOLD))),
    listen: (waitMs) =>
      withShape(({ hasFeed }) =>
        hasFeed ? listener.listen(waitMs) : Promise.resolve({ kind: 'read', value: false }),
      ),
    picture: (url) => fetchPicture(address, client.surroundings, url),
  };
}

const NO_HOLD: Outcome<null> = {
  kind: 'refused',
  code: 'other',
  message: 'This store can hold nothing back as long as it has no plugin.',
};

type Unread = Exclude<Read<never>, { readonly kind: 'read' }>;
