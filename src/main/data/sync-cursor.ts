import { sql } from 'kysely';
import type { SyncResource } from '#contract/sync.ts';
import type { Reader, Tx } from './database.ts';

/** What is read from the store page by page. */
export type Stream = SyncResource['stream'];

/** Where a stream was read to. Instants in milliseconds. */
export interface StreamPosition {
  /** Null asks from the beginning. */
  readonly cursor: string | null;
  /** When the stream first came to its end; null during the first pull. */
  readonly completeAt: number | null;
  readonly readAt: number;
}

/** Where a page leaves its stream; `isEnd` when it was the last one for now. */
export interface PageEnd {
  readonly stream: Stream;
  readonly cursor: string | null;
  readonly isEnd: boolean;
  /** Milliseconds. */
  readonly at: number;
}

/** Where a stream was read to, or null before its first page. */
export async function streamPosition(db: Reader, stream: Stream): Promise<StreamPosition | null> {
  const row = await db
    .selectFrom('syncCursor')
    .select(['cursor', 'completeAt', 'readAt'])
    .where('stream', '=', stream)
    .executeTakeFirst();
  return row ?? null;
}

/** Whether a stream has ever come to its end: false during the first pull. */
export async function hasCompleted(db: Reader, stream: Stream): Promise<boolean> {
  const position = await streamPosition(db, stream);
  return position !== null && position.completeAt !== null;
}

/** Moves a stream on; belongs into the transaction of the page's last rows. */
export async function keepCursor(tx: Tx, { stream, cursor, isEnd, at }: PageEnd): Promise<void> {
  await tx
    .insertInto('syncCursor')
    .values({ stream, cursor, completeAt: isEnd ? at : null, readAt: at })
    .onConflict((conflict) =>
      conflict.column('stream').doUpdateSet({
        cursor,
        readAt: at,
        completeAt: sql<number | null>`coalesce(sync_cursor.complete_at, excluded.complete_at)`,
      }),
    )
    .execute();
}

/** Lets a stream be read again from the beginning; what was imported stays. */
export async function rewindStream(tx: Tx, stream: Stream): Promise<void> {
  await tx.updateTable('syncCursor').set({ cursor: null }).where('stream', '=', stream).execute();
}

/** Wants streams read from their beginning. Sync does so with its next round: a page under way would undo it. */
export async function wantAnew(tx: Tx, streams: readonly Stream[]): Promise<void> {
  await tx
    .updateTable('syncCursor')
    .set({ isWantedAnew: 1 })
    .where('stream', 'in', [...streams])
    .execute();
}

/** Rewinds what a person wants read anew, so that it is due at once; gives its streams. */
export async function rewindWanted(tx: Tx): Promise<Stream[]> {
  const rows = await tx
    .updateTable('syncCursor')
    .set({ cursor: null, readAt: 0, isWantedAnew: 0 })
    .where('isWantedAnew', '=', 1)
    .returning('stream')
    .$narrowType<{ stream: Stream }>()
    .execute();
  return rows.map((row) => row.stream);
}

/** Whether a person wants anything read anew. */
export async function isAnyWantedAnew(db: Reader): Promise<boolean> {
  const row = await db
    .selectFrom('syncCursor')
    .select('stream')
    .where('isWantedAnew', '=', 1)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
