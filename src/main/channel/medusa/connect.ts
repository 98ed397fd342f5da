import type { Outcome, Read, StoreConnector } from '../connector.ts';
import type { Posted, StoreDocument } from '../document.ts';
import { fetchPicture } from '../fetch-picture.ts';
import { checkStore } from './check-store.ts';
import { createClient, type Unread } from './client.ts';
import type { MedusaAddress, Surroundings } from './exchange.ts';
import { findCustomer, postCustomer } from './post-customer.ts';
import { findReturn, postReturn } from './post-return.ts';
import { findSale, postSale } from './post-sale.ts';
import { findStock, postStock } from './post-stock.ts';
import { beginsCatalog, readCatalog } from './read-catalog.ts';
import { readCustomers } from './read-customers.ts';
import { readIds } from './read-list.ts';
import { readOrders } from './read-orders.ts';
import { readPromotions } from './read-promotions.ts';
import { readSettings } from './read-settings.ts';
import { readStock } from './read-stock.ts';
import { readShape, type StoreShape } from './store-shape.ts';

/** What may differ from the usual; times in milliseconds. */
export interface MedusaOptions {
  readonly now?: Surroundings['now'];
  /** How long an answer may take. */
  readonly timeoutMs?: number;
  /** Items of a catalog page. */
  readonly pageSize?: number;
}

const TIMEOUT_MS = 30_000;
const PAGE_SIZE = 250;

/** A Medusa 2 store as it comes, by a secret key. */
export function connectMedusa(address: MedusaAddress, options: MedusaOptions = {}): StoreConnector {
  const { now = Date.now, timeoutMs = TIMEOUT_MS, pageSize = PAGE_SIZE } = options;
  const client = createClient(address, { now, timeoutMs });
  let known: StoreShape | null = null;
  const look = async (): Promise<Read<StoreShape>> => {
    const read = await readShape(client);
    if (read.kind === 'read') known = read.value;
    return read;
  };
  /** @param isAnew whether the store may have changed since it was looked at */
  const withShape = async <T, F>(
    work: (shape: StoreShape) => Promise<T | F>,
    isAnew = false,
  ): Promise<T | F | Unread> => {
    const read: Read<StoreShape> = known === null || isAnew ? await look() : { kind: 'read', value: known };
    return read.kind === 'read' ? await work(read.value) : read;
  };
  const post = (document: StoreDocument): Promise<Outcome<Posted>> => {
    switch (document.kind) {
      case 'sale':
        return withShape((shape) => postSale(client, shape, document));
      case 'return':
        return withShape((shape) => postReturn(client, shape, document));
      case 'stock':
        return postStock(client, document);
      case 'customer':
        return postCustomer(client, document);
    }
  };
  const find = (document: StoreDocument): Promise<Read<Posted | null>> => {
    switch (document.kind) {
      case 'sale':
        return findSale(client, document);
      case 'return':
        return findReturn(client, document);
      case 'stock':
        return findStock(client, document);
      case 'customer':
        return findCustomer(client, document);
    }
  };
  return {
    check: () => checkStore(client, look),
    settings: () => withShape((shape) => readSettings(client, shape), true),
    promotions: () => readPromotions(client),
    catalog: (cursor) =>
      withShape((shape) => readCatalog({ client, shape, pageSize }, cursor), beginsCatalog(cursor)),
    stock: (cursor) => readStock(client, cursor),
    orders: (cursor) => withShape((shape) => readOrders(client, shape, cursor)),
    ids: (entity) => readIds(client, entity),
    customers: (cursor) => readCustomers(client, pageSize, cursor),
    post,
    find,
    holdBack: () =>
      Promise.resolve({ kind: 'refused', code: 'other', message: 'Medusa can not hold stock back.' }),
    listen: () => Promise.resolve({ kind: 'read', value: false }),
    picture: (url) => fetchPicture(address, client.surroundings, url),
  };
}
