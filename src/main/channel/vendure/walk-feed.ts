import { z } from 'zod';
import type { Page, Read } from '../connector.ts';
import type { VendureClient } from './client.ts';
import { readCursor } from '../cursor-text.ts';

/** A stream of rows that the plugin tells: all of them once, and from then on what changed. */
export interface FeedStream<T> {
  /** Lists of the export, in the order to read them, with the kind of change that goes on with each. */
  readonly parts: readonly { readonly list: string; readonly kind: string; readonly row: z.ZodType<T> }[];
  /** What a row becomes that is not there any more; null where that means nothing. */
  readonly gone: (kind: string, id: string) => T | null;
  readonly pageSize: number;
}

const cursorSchema = z.object({
  way: z.literal('feed'),
  /** The list that is being read; behind the last one: the changes. */
  part: z.int().min(0),
  after: z.string().nullable(),
  /** Where the changes go on, and the life of the store that this belongs to. */
  at: z.string(),
  epoch: z.string(),
  done: z.int(),
  total: z.int(),
});

/** Where a stream is. Opaque to everyone else. */
type FeedCursor = z.output<typeof cursorSchema>;

const CUT_WAIT_MS = 1000;

const exportEndSchema = z.object({
  after: z.string().nullable(),
  complete: z.boolean(),
  total: z.int().nullable(),
  cursor: z.string(),
  epoch: z.string(),
});

const changesEndSchema = z.object({
  cursor: z.string(),
  complete: z.boolean(),
  epoch: z.string(),
  stale: z.boolean().optional(),
});

/**
 * The next page. A cursor of which the store knows nothing (it was restored from a backup, or so much changed that all
 * rows may differ) begins anew.
 */
export async function walkFeed<T>(
  client: VendureClient,
  stream: FeedStream<T>,
  text: string | null,
): Promise<Read<Page<T>>> {
  const kept = readCursor(text, cursorSchema);
  const begun: Read<FeedCursor> = kept === null ? await begin(client, stream) : { kind: 'read', value: kept };
  if (begun.kind !== 'read') return begun;
  const cursor = begun.value;
  const read =
    cursor.part < stream.parts.length
      ? await readAll(client, stream, cursor)
      : await readChanges(client, stream, cursor);
  if (read.kind !== 'read') return read;
  if (read.value !== null) return { kind: 'read', value: read.value };
  const anew = await walkFeed(client, stream, null);
  return anew.kind === 'read' ? { kind: 'read', value: { ...anew.value, isAnew: true } } : anew;
}

/** The changes are counted from before the first row is read, so that none falls in between. */
async function begin<T>(client: VendureClient, { parts }: FeedStream<T>): Promise<Read<FeedCursor>> {
  const cursor: FeedCursor = { way: 'feed', part: 0, after: null, at: '', epoch: '', done: 0, total: 0 };
  let [at, epoch, total] = ['', '', 0];
  for (const [nth, { list }] of parts.entries()) {
    const read = await readExport(client, { kind: list, limit: 1 }, z.unknown());
    if (read.kind !== 'read') return read;
    const { end } = read.value;
    if (nth === 0) [at, epoch] = [end.cursor, end.epoch];
    total += end.total ?? 0;
  }
  return { kind: 'read', value: { ...cursor, at, epoch, total } };
}

/** Null: the cursor is of another life of the store. */
async function readAll<T>(
  client: VendureClient,
  { parts, pageSize }: FeedStream<T>,
  cursor: FeedCursor,
): Promise<Read<Page<T> | null>> {
  const part = parts[cursor.part];
  if (part === undefined) throw new Error('the cursor stands at a list');
  const params = { kind: part.list, after: cursor.after, limit: pageSize };
  const read = await readExport(client, params, part.row);
  if (read.kind !== 'read') return read;
  const { rows: items, end } = read.value;
  if (end.epoch !== cursor.epoch) return { kind: 'read', value: null };
  const done = cursor.done + items.length;
  const further = end.complete
    ? { ...cursor, done, part: cursor.part + 1, after: null }
    : { ...cursor, done, after: end.after };
  const total = Math.max(done, cursor.total);
  return {
    kind: 'read',
    value: { items, cursor: JSON.stringify(further), complete: false, progress: { done, total } },
  };
}

/** Null: the log does not reach back to the cursor. */
async function readChanges<T>(
  client: VendureClient,
  stream: FeedStream<T>,
  cursor: FeedCursor,
): Promise<Read<Page<T> | null>> {
  const { parts, gone, pageSize } = stream;
  const params = { after: cursor.at, limit: pageSize, kinds: parts.map(({ kind }) => kind).join(',') };
  const changeRow = z.union(
    parts.map(({ kind, row }) =>
      z
        .object({ kind: z.literal(kind), id: z.string(), row: row.nullable() })
        .transform((change) => change.row ?? gone(kind, change.id)),
    ),
  );
  const read = await ask(client, { path: 'changes', params, row: changeRow, end: changesEndSchema });
  if (read.kind !== 'read') return read;
  const { rows, end } = read.value;
  if (end.stale === true || end.epoch !== cursor.epoch) return { kind: 'read', value: null };
  const items = rows.filter((row) => row !== null);
  return {
    kind: 'read',
    value: {
      items,
      cursor: JSON.stringify({ ...cursor, at: end.cursor } satisfies FeedCursor),
      complete: end.complete,
    },
  };
}

interface Told<T, E> {
  readonly rows: readonly T[];
  readonly end: E;
}

type Params = Readonly<Record<string, string | number | null>>;

/** One page of the plugin's export. */
export async function readExport<T>(
  client: VendureClient,
  params: Params,
  row: z.ZodType<T>,
): Promise<Read<Told<T, z.output<typeof exportEndSchema>>>> {
  return await ask(client, { path: 'export', params, row, end: exportEndSchema });
}

/** Rows and the end that follows them: an answer without its end was cut and counts for nothing. */
async function ask<T, E>(
  client: VendureClient,
  {
    row,
    end,
    ...question
  }: {
    readonly path: string;
    readonly params: Params;
    readonly row: z.ZodType<T>;
    readonly end: z.ZodType<E>;
  },
): Promise<Read<Told<T, E>>> {
  const answer = z.preprocess(toTold, z.object({ rows: z.array(row), end: z.object({ end }).nullable() }));
  const read = await client.readBulk({ ...question, answer });
  if (read.kind !== 'read') return read;
  const { rows, end: last } = read.value.value;
  if (last === null) {
    return {
      kind: 'later',
      afterMs: CUT_WAIT_MS,
      message: 'The store broke off in the middle of its answer.',
    };
  }
  return { kind: 'read', value: { rows, end: last.end } };
}

/** The last line is no row: it says how the answer ended. */
function toTold(lines: unknown): unknown {
  if (!Array.isArray(lines)) return lines;
  const last: unknown = lines.at(-1);
  const isEnd = typeof last === 'object' && last !== null && 'end' in last;
  return isEnd ? { rows: lines.slice(0, -1), end: last } : { rows: lines, end: null };
}
