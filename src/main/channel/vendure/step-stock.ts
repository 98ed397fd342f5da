import { wholePieces } from '#domain/stock/quantity.ts';
import type { Outcome, Read } from '../connector.ts';
import type { Posted, StockDocument } from '../document.ts';
import type { VendureClient } from './client.ts';
import { lookAtMove, moveStock, type StockMove } from './move-stock.ts';
import { unlessChanged } from './unless-changed.ts';

/** Brings movements of stock to a store without the plugin, one after the other, each once. */
export async function stepStock(client: VendureClient, document: StockDocument): Promise<Outcome<Posted>> {
  let isNew = false;
  for (const move of movesOf(document)) {
    const outcome = await moveStock(client, move);
    if (outcome.kind !== 'done') return unlessChanged(outcome, isNew, client.settleMs);
    isNew ||= !outcome.repeated;
  }
  return { kind: 'done', repeated: !isNew, value: toPosted(document) };
}

/** The document once all its movements are in the store's history; else null. */
export async function findSteppedStock(
  client: VendureClient,
  document: StockDocument,
): Promise<Read<Posted | null>> {
  for (const move of movesOf(document)) {
    const looked = await lookAtMove(client, move);
    if (looked.kind !== 'read') return looked;
    if (looked.value?.missing !== 0) return { kind: 'read', value: null };
  }
  return { kind: 'read', value: toPosted(document) };
}

/** Vendure counts whole pieces: what was weighed is left out. */
export function movesOf({ moves, locationRemoteId }: StockDocument): StockMove[] {
  return moves.flatMap(({ movementId: id, variantRemoteId, quantity }) => {
    const pieces = wholePieces(quantity);
    return pieces === null ? [] : [{ id, variantRemoteId, locationRemoteId, pieces }];
  });
}

function toPosted({ id }: StockDocument): Posted {
  return { remoteId: id, code: '', total: null };
}
