import type { PostMemory } from '../connector.ts';
import type { VendureClient } from './client.ts';

/** How a document was begun: in one call of the plugin, or step by step. */
export type Way = 'plugin' | 'steps';

/** The way that a document was begun on; null when nothing of it was written. */
export function begunBy({ kept }: PostMemory): Way | null {
  return kept === 'plugin' || kept === 'steps' ? kept : null;
}

/** Keeps the way before the first write on it: a shop may install or remove the plugin between two tries. */
export function remembering(client: VendureClient, memory: PostMemory, way: Way): VendureClient {
  return {
    ...client,
    write: async (question) => {
      if (memory.kept !== way) await memory.keep(way);
      return await client.write(question);
    },
  };
}

/** Nothing was written after all. */
export async function forgetWay(memory: PostMemory): Promise<void> {
  if (memory.kept !== null) await memory.keep('');
}
