import type { Outcome, Read } from '../connector.ts';
import type { Posted, StockDocument } from '../document.ts';
import type { MedusaClient } from './client.ts';
import { areMoved, moveStock, type Moves } from './write-levels.ts';

/** Moves stock. */
export async function postStock(client: MedusaClient, document: StockDocument): Promise<Outcome<Posted>> {
  const moved = await moveStock(client, movesOf(document));
  return moved.kind === 'done' ? { ...moved, value: postedAs(document) } : moved;
}

/** The movements when all of them were made, or null. */
export async function findStock(client: MedusaClient, document: StockDocument): Promise<Read<Posted | null>> {
  const moved = await areMoved(client, movesOf(document));
  return moved.kind === 'read' ? { kind: 'read', value: moved.value ? postedAs(document) : null } : moved;
}

function movesOf({ id, locationRemoteId, of, note, moves }: StockDocument): Moves {
  return { documentId: id, locationId: locationRemoteId, note: `Countertop, ${of}: ${note}`, moves };
}

function postedAs({ id }: StockDocument): Posted {
  return { remoteId: id, code: '', total: null };
}
