import type { Outcome, PostMemory, Read } from '../connector.ts';
import type { Posted, StockDocument } from '../document.ts';
import type { MedusaClient } from './client.ts';
import { areLevelsWritten, writeLevels } from './write-levels.ts';

/** Moves stock. Medusa keeps no history of levels, so nothing of the document stands there but its effect. */
export async function postStock(
  client: MedusaClient,
  document: StockDocument,
  memory: PostMemory,
): Promise<Outcome<Posted>> {
  const written = await writeLevels(client, memory, document.locationRemoteId, document.moves);
  return written.kind === 'done' ? { ...written, value: postedAs(document) } : written;
}

/** Found is what the till itself has seen written. */
export function findStock(document: StockDocument, memory: PostMemory): Promise<Read<Posted | null>> {
  return Promise.resolve({ kind: 'read', value: areLevelsWritten(memory) ? postedAs(document) : null });
}

function postedAs({ id }: StockDocument): Posted {
  return { remoteId: id, code: '', total: null };
}
