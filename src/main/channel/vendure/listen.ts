import { z } from 'zod';
import type { Read } from '../connector.ts';
import type { VendureClient } from './client.ts';

/** As long as the plugin waits at most, milliseconds. */
const LONGEST_MS = 55_000;

const stateSchema = z.object({ cursor: z.string() });
const newsSchema = z.object({ news: z.boolean() });

/** Waits for news of a store. The first call counts from the moment at which the listener was made. */
export interface Listener {
  /** Asks where the store is now, unless that is known. */
  start(): Promise<Read<string>>;
  /** True once something is new since the last time that this was true; at most after `waitMs`. */
  listen(waitMs: number): Promise<Read<boolean>>;
}

export function createListener(client: VendureClient): Listener {
  let heard: string | null = null;
  const here = async (): Promise<Read<string>> => {
    const read = await client.readBulk({ path: 'state', line: stateSchema });
    if (read.kind !== 'read') return read;
    const [state] = read.value.value;
    if (state === undefined) return { kind: 'later', afterMs: 0, message: 'The store says nothing.' };
    heard = state.cursor;
    return { kind: 'read', value: heard };
  };
  const start = async (): Promise<Read<string>> =>
    heard === null ? await here() : { kind: 'read', value: heard };
  return {
    start,
    listen: async (waitMs) => {
      const from = await start();
      if (from.kind !== 'read') return from;
      const ms = Math.min(waitMs, LONGEST_MS);
      const params = { after: from.value, ms };
      const read = await client.readBulk({ path: 'wait', params, line: newsSchema, patienceMs: ms });
      if (read.kind !== 'read') return read;
      if (!read.value.value.some(({ news }) => news)) return { kind: 'read', value: false };
      // Before anything is read, so that what comes while it is read is news again.
      const next = await here();
      return next.kind === 'read' ? { kind: 'read', value: true } : next;
    },
  };
}
