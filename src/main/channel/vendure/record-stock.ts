import { wholePieces } from '#domain/stock/quantity.ts';
import type { Outcome } from '../connector.ts';
import type { Posted, StockDocument } from '../document.ts';
import type { VendureClient } from './client.ts';
import { record } from './plugin-outcome.ts';

/** Posts movements of stock to a store with the plugin. It counts whole pieces: what was weighed is left out. */
export async function recordStock(client: VendureClient, document: StockDocument): Promise<Outcome<Posted>> {
  const moves = document.moves.flatMap(({ movementId, variantRemoteId, quantity }) => {
    const pieces = wholePieces(quantity);
    return pieces === null ? [] : [{ movementId, productVariantId: variantRemoteId, quantity: pieces }];
  });
  const input = {
    documentId: document.id,
    cause: document.of,
    at: new Date(document.at).toISOString(),
    locationId: document.locationRemoteId,
    note: document.note,
    moves,
  };
  return await record(client, { mutation: 'recordPosStock', type: 'PosStockInput', input });
}
