import type { Outcome, Read, StoreConnector } from '../connector.ts';
import { checkStore } from './check-store.ts';
import { createClient } from './client.ts';
import type { Surroundings, VendureAddress } from './exchange.ts';
import { fetchPicture } from './fetch-picture.ts';
import { readCatalog } from './read-catalog.ts';
import { readIds } from './read-list.ts';
import { readOrders } from './read-orders.ts';
import { readPromotions } from './read-promotions.ts';
import { readSettings } from './read-settings.ts';
import { readStock } from './read-stock.ts';
import { findRecordedSale, recordSale } from './record-sale.ts';
import { findSteppedSale, stepSale } from './step-sale.ts';
import { readShape, type StoreShape } from './store-shape.ts';

/** What may differ from the usual; times in milliseconds. */
export interface VendureOptions {
  readonly now?: Surroundings['now'];
  /** How long an answer may take. */
  readonly timeoutMs?: number;
  /** Items of a catalog page. */
  readonly pageSize?: number;
}

const TIMEOUT_MS = 30_000;
const PAGE_SIZE = 250;

/**
 * A Vendure store, with or without the till's plugin: which one is found by asking, at each check and before
 * anything else is asked for the first time.
 */
export function connectVendure(address: VendureAddress, options: VendureOptions = {}): StoreConnector {
  const { now = Date.now, timeoutMs = TIMEOUT_MS, pageSize = PAGE_SIZE } = options;
  let known: StoreShape | null = null;
  const client = createClient(address, { now, timeoutMs }, () => (known = null));
  const look = async (): Promise<Read<StoreShape>> => {
    const read = await readShape(client);
    if (read.kind === 'read') known = read.value;
    return read;
  };
  const withShape = async <T, F>(work: (shape: StoreShape) => Promise<T | F>): Promise<T | F | Unread> => {
    const read: Read<StoreShape> = known === null ? await look() : { kind: 'read', value: known };
    return read.kind === 'read' ? await work(read.value) : read;
  };
  return {
    check: async () => {
      known = null;
      return await withShape((shape) => checkStore(client, shape));
    },
    settings: () => withShape((shape) => readSettings(client, shape)),
    promotions: () => readPromotions(client),
    catalog: (cursor) => withShape((shape) => readCatalog({ client, shape, pageSize }, cursor)),
    stock: (cursor) => withShape((shape) => readStock(client, shape, cursor)),
    orders: (cursor) => withShape((shape) => readOrders(client, shape, cursor)),
    ids: (entity) => readIds(client, entity),
    customers: () => Promise.resolve({ kind: 'read', value: { items: [], cursor: '', complete: true } }),
    post: (document) =>
      withShape(({ hasPlugin }) => {
        if (document.kind !== 'sale') return Promise.resolve(NOT_TAKEN);
        return hasPlugin ? recordSale(client, document) : stepSale(client, document);
      }),
    find: ({ id, kind }) =>
      withShape(({ hasPlugin }) => {
        if (kind !== 'sale') return Promise.resolve({ kind: 'read', value: null });
        return hasPlugin ? findRecordedSale(client, id) : findSteppedSale(client, id);
      }),
    holdBack: () => Promise.resolve(NOT_TAKEN),
    listen: () => Promise.resolve({ kind: 'read', value: false }),
    picture: (url) => fetchPicture(address, client.surroundings, url),
  };
}

const NOT_TAKEN: Extract<Outcome<never>, { readonly kind: 'refused' }> = {
  kind: 'refused',
  code: 'other',
  message: 'This store does not take this.',
};

type Unread = Exclude<Read<never>, { readonly kind: 'read' }>;
