import type { OrderChange, Page, Read, StoreConnector } from '../connector.ts';
import { fetchPicture } from '../fetch-picture.ts';
import { checkStore } from './check-store.ts';
import { createClient, type Unread } from './client.ts';
import type { MedusaAddress, Surroundings } from './exchange.ts';
import { findDocument, postDocument } from './post-document.ts';
import { beginsCatalog, readCatalog } from './read-catalog.ts';
import { readCustomers } from './read-customers.ts';
import { readIds } from './read-list.ts';
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
  return {
    check: () => checkStore(client, look),
    settings: () => withShape((shape) => readSettings(client, shape), true),
    promotions: () => readPromotions(client),
    catalog: (cursor) =>
      withShape((shape) => readCatalog({ client, shape, pageSize }, cursor), beginsCatalog(cursor)),
    stock: (cursor) => readStock(client, cursor),
    orders: () => Promise.resolve({ kind: 'read', value: NO_ORDERS }),
    ordersById: () => Promise.resolve({ kind: 'read', value: [] }),
    ids: (entity) => readIds(client, entity),
    customers: (cursor) => readCustomers(client, pageSize, cursor),
    post: (document) => withShape((shape) => postDocument(client, shape, document)),
    find: (document) => findDocument(client, document),
    holdBack: () =>
      Promise.resolve({ kind: 'refused', code: 'other', message: 'Medusa can not hold stock back.' }),
    listen: () => Promise.resolve({ kind: 'read', value: false }),
    picture: (url) => fetchPicture(address, client.surroundings, url),
  };
}

const NO_ORDERS: Page<OrderChange> = { items: [], cursor: '', complete: true };
