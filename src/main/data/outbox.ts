import { sql } from 'kysely';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import type { Schema } from './schema.ts';

/** What goes up to the store. */
export type DocumentKind = Schema['outbox']['kind'];

/** A document that one poster holds. `document` is the JSON text as it was written. */
export interface LeasedDocument {
  readonly id: string;
  readonly document: string;
  readonly kind: DocumentKind;
  /** What people call it: a receipt number, a person's name, a note; empty where it has none. */
  readonly name: string;
  /** What the connector remembers of earlier tries. */
  readonly memory: string | null;
  /** An earlier try may have reached the store. */
  readonly isUncertain: boolean;
  /** The store is to be looked at before anything is sent: that, or a person decided about what it refused. */
  readonly looksFirst: boolean;
  /** What goods of it come back of will never be in the store, as somebody decided. */
  readonly lacksOrigin: boolean;
  /** Tries, this one included. */
  readonly attempts: number;
  /** Tries before this one that left open whether it arrived. */
  readonly unclear: number;
}

/** Who holds a document and until when (ms). */
export interface Lease {
  readonly owner: string;
  readonly until: number;
}

/**
 * No document is put off or held for longer than this (ms): the cap of the backoff, and more than any lease. An instant
 * further ahead was written by a clock that has been set back since.
 */
const FURTHEST_AHEAD_MS = 300_000;

/** A document for the store, and what has to be there before it, by the ids of other documents. */
export interface NewDocument {
  readonly document: { readonly id: string; readonly kind: DocumentKind };
  readonly needs?: readonly string[];
}

/**
 * Writes a document for the store, in the transaction that commits it. What it needs and the outbox never had (it was
 * not for the store) holds nothing up. `now` in milliseconds.
 */
export async function enqueueDocument(
  tx: Tx,
  { document, needs = [] }: NewDocument,
  now: number,
): Promise<void> {
  const { id, kind } = document;
  await tx
    .insertInto('outbox')
    .values({ id, kind, document: JSON.stringify(document), dueAt: now, createdAt: now })
    .execute();
  if (needs.length === 0) return;
  await sql`
    INSERT INTO outbox_need (outbox_id, needs_id)
    SELECT DISTINCT ${id}, outbox.id FROM json_each(${JSON.stringify(needs)}) AS need
    JOIN outbox ON outbox.id = need.value`.execute(tx);
}

/** Those of the ids that are documents for the store. */
export async function knownDocuments(db: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('outbox')
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map((row) => row.id));
}

const NAME = sql<string>`coalesce(document ->> 'receiptNumber', document ->> 'name', document ->> 'note', '')`;

/** Nothing has to be in the store before it any more: what it needs is there, or never will be. */
const IS_FREE = sql<boolean>`NOT EXISTS (
  SELECT 1 FROM outbox_need JOIN outbox AS needed ON needed.id = outbox_need.needs_id
  WHERE outbox_need.outbox_id = outbox.id AND needed.state NOT IN ('done', 'dropped'))`;

/**
 * Takes the oldest document that is due and that nobody holds, or null. One statement, so that two
 * posters never hold the same one. What a poster that died was holding may have arrived: it comes as unknown.
 * A clock that was set back holds nothing up: what is due or held for longer than five minutes ahead counts as due.
 * Of the kinds `over` nothing is taken that the key was not allowed to bring before.
 */
export async function leaseNext(
  tx: Tx,
  lease: Lease,
  now: number,
  over: readonly DocumentKind[] = [],
): Promise<LeasedDocument | null> {
  const furthest = now + FURTHEST_AHEAD_MS;
  const { rows } = await sql<LeasedRow>`
    UPDATE outbox SET
      state = iif(lease_owner IS NULL, state, 'uncertain'),
      unclear = unclear + (lease_owner IS NOT NULL),
      lease_owner = ${lease.owner}, lease_until = ${lease.until}, attempts = attempts + 1
    WHERE id = (
      SELECT id FROM outbox
      WHERE state IN ('waiting', 'uncertain') AND ${IS_FREE}
        AND (due_at <= ${now} OR due_at > ${furthest})
        AND (lease_owner IS NULL OR lease_until <= ${now} OR lease_until > ${furthest})
        AND NOT (coalesce(error_code, '') = 'not-allowed'
          AND kind IN (SELECT value FROM json_each(${JSON.stringify(over)})))
      ORDER BY created_at, id LIMIT 1)
    RETURNING id, kind, document, memory, attempts, unclear, ${NAME} AS name,
      state = 'uncertain' AS is_uncertain,
      state = 'uncertain' OR EXISTS (SELECT 1 FROM inbox_decision WHERE outbox_id = outbox.id) AS looks_first,
      EXISTS (SELECT 1 FROM outbox_need JOIN outbox AS needed ON needed.id = needs_id
        WHERE outbox_id = outbox.id AND needed.state = 'dropped' AND needed.kind NOT IN ('customer', 'pickup')) AS lacks_origin`.execute(
    tx,
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { isUncertain, looksFirst, lacksOrigin, ...leased } = row;
  return {
    ...leased,
    isUncertain: isUncertain === 1,
    looksFirst: looksFirst === 1,
    lacksOrigin: lacksOrigin === 1,
  };
}

type Flag = 'isUncertain' | 'looksFirst' | 'lacksOrigin';

type LeasedRow = Omit<LeasedDocument, Flag> & Readonly<Record<Flag, number>>;

/** Keeps what the connector wants to remember. False when somebody else holds the document by now. */
export async function keepMemory(tx: Tx, id: string, owner: string, memory: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('outbox')
    .set({ memory })
    .where('id', '=', id)
    .where('leaseOwner', '=', owner)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Holds a document longer. False when somebody else holds it by now. */
export async function renewLease(tx: Tx, id: string, lease: Lease): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('outbox')
    .set({ leaseUntil: lease.until })
    .where('id', '=', id)
    .where('leaseOwner', '=', lease.owner)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Makes everything due that only waited for the line; what may have arrived keeps its waiting time. */
export async function hurryWaiting(tx: Tx, now: number): Promise<void> {
  await sql`
    UPDATE outbox SET due_at = ${now}
    WHERE state IN ('waiting', 'uncertain') AND lease_owner IS NULL AND due_at > ${now} AND state = 'waiting'`.execute(
    tx,
  );
}

/** When the next document is due (ms), or null when none waits. One that is held counts from the end of its lease. */
export async function nextDue(db: Reader): Promise<number | null> {
  const { rows } = await sql<{ at: number | null }>`
    SELECT min(at) AS at FROM (
      SELECT * FROM (SELECT due_at AS at FROM outbox
        WHERE state IN ('waiting', 'uncertain') AND lease_owner IS NULL AND ${IS_FREE}
        ORDER BY due_at LIMIT 1)
      UNION ALL
      SELECT max(due_at, lease_until) FROM outbox WHERE lease_owner IS NOT NULL)`.execute(db);
  return rows[0]?.at ?? null;
}

/**
 * Whether something that moves stock may be in the store without the till knowing: a level read now could hold it already.
 * One whose tries left that open more than `patience` times does not count any longer.
 */
export async function hasUndetermined(db: Reader, patience: number): Promise<boolean> {
  const { rows } = await sql<{ has: number }>`
    SELECT EXISTS (SELECT 1 FROM outbox
        WHERE state = 'uncertain' AND unclear <= ${patience} AND kind <> 'customer')
      OR EXISTS (SELECT 1 FROM outbox
        WHERE lease_owner IS NOT NULL AND unclear <= ${patience} AND kind <> 'customer') AS has`.execute(db);
  return rows[0]?.has === 1;
}

/** How many documents the store does not have yet, of how many of them nobody knows, and how many it refused. */
export interface UnsentCounts {
  readonly unsent: number;
  readonly uncertain: number;
  readonly refused: number;
}

const countsQuery = compiled<Record<never, never>, UnsentCounts>((db) =>
  db.selectNoFrom([
    sql<number>`(SELECT count(*) FROM outbox WHERE state IN ('waiting', 'uncertain'))`.as('unsent'),
    sql<number>`(SELECT count(*) FROM outbox WHERE state = 'uncertain')`.as('uncertain'),
    sql<number>`(SELECT count(*) FROM outbox WHERE state = 'refused')`.as('refused'),
  ]),
);

/** How full the outbox is. */
export async function unsentCounts(db: Reader): Promise<UnsentCounts> {
  const [row] = await countsQuery(db, {});
  return row ?? { unsent: 0, uncertain: 0, refused: 0 };
}
