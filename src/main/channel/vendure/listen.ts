import { z } from 'zod';
import type { Read } from '../connector.ts';
import type { VendureClient } from './client.ts';

/** As long as the plugin waits at most, milliseconds. */
const LONGEST_MS = 55_000;

const stateSchema = z.tuple([z.object({ cursor: z.string() })]);
const newsSchema = z.tuple([z.object({ news: z.boolean() })]);

/** Waits for news of a store. */
export interface Listener {
  /** What is after `cursor` is news. */
  start(cursor: string): void;
  /** True once something is new since the start or since this was true; at most after `waitMs`. */
  listen(waitMs: number): Promise<Read<boolean>>;
}

export function createListener(client: VendureClient): Listener {
  let heard: string | null = null;
  return {
    start: (cursor) => {
      heard ??= cursor;
    },
    listen: async (waitMs) => {
      const ms = Math.min(waitMs, LONGEST_MS);
      const params = { after: heard, ms };
      const read = await client.readBulk({ path: 'wait', params, answer: newsSchema, patienceMs: ms });
      if (read.kind !== 'read') return read;
      const [{ news }] = read.value.value;
      if (!news) return { kind: 'read', value: false };
      // Before anything is read, so that what comes while it is read is news again.
      const state = await client.readBulk({ path: 'state', answer: stateSchema });
      if (state.kind !== 'read') return state;
      heard = state.value.value[0].cursor;
      return { kind: 'read', value: true };
    },
  };
}
