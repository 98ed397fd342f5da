import { z } from 'zod';
import { startStore, type RunningStore } from '#tests/support/store.ts';
import { witnessStore, type VendureWitness } from '#tests/support/store-witness.ts';

const rowSchema = z.record(z.string(), z.unknown());
const endSchema = z.object({
  after: z.string().nullish(),
  complete: z.boolean(),
  cursor: z.string(),
  epoch: z.string(),
  seq: z.int().optional(),
  stale: z.boolean().optional(),
  total: z.int().nullish(),
});
const replySchema = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

export type Row = z.output<typeof rowSchema>;

/** Lines of a stream of the plugin, and what its last one said. */
export interface Lines {
  readonly rows: readonly Row[];
  readonly end: z.output<typeof endSchema>;
}

/** The plugin of a real store as a till reaches it: over HTTP, with its key. */
export interface PluginDesk {
  readonly store: RunningStore;
  readonly witness: VendureWitness;
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  readonly lines: (path: string) => Promise<Lines>;
  /** What changed after a cursor, all pages of it. */
  readonly changes: (cursor: string, more?: string) => Promise<Lines>;
  /** The cursor of now. */
  readonly now: () => Promise<string>;
  readonly ask: (
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

export async function openPluginDesk(): Promise<PluginDesk> {
  const store = await startStore({ prepared: true });
  return deskOf(store, () => store.dispose());
}

export function deskOf(store: RunningStore, close: () => Promise<void>): PluginDesk {
  const key = { 'vendure-api-key': store.apiKey, 'vendure-token': store.channelToken };
  const get: PluginDesk['get'] = (path, headers) =>
    fetch(`${store.url}/countertop/${path}`, { headers: { ...key, ...headers } });
  const lines: PluginDesk['lines'] = async (path) => {
    const reply = await get(path);
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${reply.status} ${text}`);
    return toLines(text);
  };
  return {
    store,
    witness: witnessStore(store, true),
    get,
    lines,
    changes: async (cursor, more = '') => {
      const rows: Row[] = [];
      for (let after = cursor; ;) {
        const page = await lines(`changes?after=${after}${more}`);
        rows.push(...page.rows);
        if (page.end.complete) return { rows, end: page.end };
        after = page.end.cursor;
      }
    },
    now: async () => (await lines('changes')).end.cursor,
    ask: async (query, variables = {}, headers = {}) => {
      const reply = await fetch(`${store.url}/admin-api`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...key, ...headers },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = replySchema.parse(await reply.json());
      if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
      return data;
    },
    close,
  };
}

/** @throws when the last line is missing: the stream was cut. */
function toLines(text: string): Lines {
  const values = text
    .trim()
    .split('\n')
    .map((line) => rowSchema.parse(JSON.parse(line)));
  const { end } = z.object({ end: endSchema }).parse(values.at(-1));
  return { rows: values.slice(0, -1), end };
}
