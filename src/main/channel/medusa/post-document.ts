import type { Outcome, Read } from '../connector.ts';
import type { Posted, StoreDocument } from '../document.ts';
import type { MedusaClient } from './client.ts';
import { findCustomer, postCustomer } from './post-customer.ts';
import { findReturn, postReturn } from './post-return.ts';
import { findSale, postSale } from './post-sale.ts';
import { findStock, postStock } from './post-stock.ts';
import type { StoreShape } from './store-shape.ts';

/** Brings a document up, or goes on with one half brought. */
export async function postDocument(
  client: MedusaClient,
  shape: StoreShape,
  document: StoreDocument,
): Promise<Outcome<Posted>> {
  switch (document.kind) {
    case 'sale':
      return await postSale(client, shape, document);
    case 'return':
      return await postReturn(client, shape, document);
    case 'stock':
      return await postStock(client, document);
    case 'customer':
      return await postCustomer(client, document);
    case 'pickup':
      return {
        kind: 'refused',
        code: 'other',
        message: 'Orders of this store are not collected by way of tills.',
      };
  }
}

/** A document as the store has it whole, or null. */
export async function findDocument(
  client: MedusaClient,
  document: StoreDocument,
): Promise<Read<Posted | null>> {
  switch (document.kind) {
    case 'sale':
      return await findSale(client, document);
    case 'return':
      return await findReturn(client, document);
    case 'stock':
      return await findStock(client, document);
    case 'customer':
      return await findCustomer(client, document);
    case 'pickup':
      return { kind: 'read', value: null };
  }
}
