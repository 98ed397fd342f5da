import type { Outcome, Read } from '../connector.ts';
import type { Posted, StoreDocument } from '../document.ts';
import type { VendureClient } from './client.ts';
import { findRecorded } from './plugin-outcome.ts';
import { recordCustomer } from './record-customer.ts';
import { recordReturn } from './record-return.ts';
import { findRecordedSale, recordSale } from './record-sale.ts';
import { recordStock } from './record-stock.ts';
import { findSteppedCustomer, stepCustomer } from './step-customer.ts';
import { findSteppedReturn } from './find-return.ts';
import { stepReturn } from './step-return.ts';
import { findSteppedSale, stepSale } from './step-sale.ts';
import { findSteppedStock, stepStock } from './step-stock.ts';
import type { StoreShape } from './store-shape.ts';

/** Brings a document up: in one call where the plugin takes it, else step by step. */
export async function postDocument(
  client: VendureClient,
  shape: StoreShape,
  document: StoreDocument,
): Promise<Outcome<Posted>> {
  const { hasPlugin, takesAll } = shape;
  switch (document.kind) {
    case 'sale':
      return hasPlugin ? await recordSale(client, shape, document) : await stepSale(client, document);
    case 'return':
      return takesAll ? await recordReturn(client, document) : await stepReturn(client, document);
    case 'stock':
      return takesAll ? await recordStock(client, document) : await stepStock(client, document);
    case 'customer':
      return takesAll ? await recordCustomer(client, document) : await stepCustomer(client, document);
  }
}

/** A document as the store has it whole, or null. */
export async function findDocument(
  client: VendureClient,
  shape: StoreShape,
  document: StoreDocument,
): Promise<Read<Posted | null>> {
  if (shape.takesAll) return await findRecorded(client, document.id);
  switch (document.kind) {
    case 'sale':
      return shape.hasPlugin
        ? await findRecordedSale(client, document.id)
        : await findSteppedSale(client, document.id);
    case 'return':
      return await findSteppedReturn(client, document);
    case 'stock':
      return await findSteppedStock(client, document);
    case 'customer':
      return await findSteppedCustomer(client, document);
  }
}
