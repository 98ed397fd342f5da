import { sql } from 'kysely';
import type { SyncExchange } from '#contract/sync.ts';
import type { Reader, Tx } from './database.ts';
import type { Stream } from './sync-cursor.ts';

/** How many exchanges are kept. */
const KEPT = 500;

const LONGEST_MESSAGE = 500;

/** Two reads of a stream further apart than this (ms) are two exchanges. */
const TOGETHER_MS = 60_000;

/** An exchange before it has a number. */
export type NewExchange = Omit<SyncExchange, 'id'>;

/** The last trouble with a stream. `at` in milliseconds. */
export interface StreamTrouble {
  readonly stream: Stream;
  readonly code: string;
  readonly message: string;
  readonly at: number;
}

/**
 * Notes an exchange; the oldest go. The next page of the same stream adds to the line before it, and so does the same
 * trouble once more.
 */
export async function keepExchange(tx: Tx, exchange: NewExchange): Promise<void> {
  const row = { ...exchange, message: exchange.message.slice(0, LONGEST_MESSAGE) };
  const last = await tx
    .selectFrom('syncExchange')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last !== undefined && goesOn(last, row)) {
    const { at, items, tookMs } = row;
    await tx
      .updateTable('syncExchange')
      .set({ at, items: last.items + items, tookMs: last.tookMs + tookMs })
      .where('id', '=', last.id)
      .execute();
    return;
  }
  const { id } = await tx.insertInto('syncExchange').values(row).returning('id').executeTakeFirstOrThrow();
  await tx
    .deleteFrom('syncExchange')
    .where('id', '<=', id - KEPT)
    .execute();
}

/** Whether an exchange is one with the last one: reading only, as each document is a line of its own. */
function goesOn(
  last: Omit<NewExchange, 'subject'> & { readonly subject: string },
  next: NewExchange,
): boolean {
  const { direction, subject, outcome, message, at } = next;
  if (direction === 'up' || last.direction === 'up' || last.subject !== subject) return false;
  return last.outcome === outcome && last.message === message && at >= last.at && at - last.at < TOGETHER_MS;
}

/** The last exchanges, newest first. */
export async function lastExchanges(db: Reader, limit: number): Promise<SyncExchange[]> {
  const rows = await db
    .selectFrom('syncExchange')
    .selectAll()
    .$narrowType<{ subject: SyncExchange['subject'] }>()
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows;
}

/** Notes what is wrong with a stream; the same trouble keeps the instant at which it began. */
export async function keepTrouble(tx: Tx, trouble: StreamTrouble): Promise<void> {
  const row = { ...trouble, message: trouble.message.slice(0, LONGEST_MESSAGE) };
  await tx
    .insertInto('syncTrouble')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('stream')
        .doUpdateSet(row)
        .where(sql<boolean>`(sync_trouble.code, sync_trouble.message) <> (excluded.code, excluded.message)`),
    )
    .execute();
}

/** A stream was read well. */
export async function clearTrouble(tx: Tx, stream: Stream): Promise<void> {
  await tx.deleteFrom('syncTrouble').where('stream', '=', stream).execute();
}

/** What is wrong with the streams. */
export async function listTroubles(db: Reader): Promise<StreamTrouble[]> {
  return await db.selectFrom('syncTrouble').selectAll().$narrowType<{ stream: Stream }>().execute();
}
