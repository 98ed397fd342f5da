import { sql } from 'kysely';
import type { Decision } from '#contract/inbox.ts';
import type { Reader, Tx } from './database.ts';
import { keptObject } from './kept-json.ts';
import type { DocumentKind } from './outbox.ts';

/** The store's no to a document; texts as JSON. Instants in milliseconds. */
export interface KeptRefusal {
  readonly refusedAt: number;
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly errorDetail: string | null;
}

/** A document that lies in the inbox. `document` is the JSON text as it was written. */
export interface RefusedRow extends KeptRefusal {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly document: string;
  readonly createdAt: number;
  /** How many documents that are still to go wait for it, at whatever distance. */
  readonly holdsUp: number;
  /** What the store does not count yet, thousandths: negative for what went. */
  readonly unseen: number;
  /** What it still has to be told of what is held for orders, thousandths: negative for what is free again. */
  readonly unseenHeld: number;
}

/** The refused documents, or the one with an id, oldest refusal first. */
export async function refusedRows(db: Reader, id: string | null = null): Promise<RefusedRow[]> {
  const { rows } = await sql<RefusedRow>`
    SELECT id, kind, document, created_at, refused_at, error_code, error_message, error_detail,
      (WITH RECURSIVE waiting (id) AS (
          SELECT outbox_id FROM outbox_need WHERE needs_id = outbox.id
          UNION SELECT outbox_id FROM outbox_need JOIN waiting ON needs_id = waiting.id)
        SELECT count(*) FROM waiting JOIN outbox AS held ON held.id = waiting.id
        WHERE held.state IN ('waiting', 'uncertain')) AS holds_up,
      (SELECT coalesce(sum(quantity), 0) FROM unseen_movement WHERE document_id = outbox.id) AS unseen,
      (SELECT coalesce(sum(held), 0) FROM unseen_movement WHERE document_id = outbox.id) AS unseen_held
    FROM outbox WHERE state = 'refused' AND ${id === null ? sql`true` : sql`id = ${id}`}
    ORDER BY refused_at, id`.execute(db);
  return rows;
}

/** A decision as it was made. */
export interface DecisionRow extends KeptRefusal {
  readonly decisionId: string;
  readonly outboxId: string;
  readonly decision: Decision;
  readonly at: number;
  readonly clerk: string;
  readonly undoneAt: number | null;
  readonly undoneBy: string | null;
}

/** What was decided about documents, undone ones too, oldest first. */
export async function decisionsOn(db: Reader, outboxIds: readonly string[]): Promise<DecisionRow[]> {
  if (outboxIds.length === 0) return [];
  const rows = await db
    .selectFrom('inboxDecision')
    .select(['id as decisionId', 'outboxId', 'decision', 'at', 'clerk', 'undoneAt', 'undoneBy'])
    .select(['refusedAt', 'errorCode', 'errorMessage', 'errorDetail'])
    .where('outboxId', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(outboxIds)}))`)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ decision, ...row }) => ({ ...row, decision: keptObject<Decision>(decision) }));
}

/** The document that a decision is about; null for a decision that was never made. */
export async function decidedDocument(db: Reader, decisionId: string): Promise<string | null> {
  const row = await db
    .selectFrom('inboxDecision')
    .select('outboxId')
    .where('id', '=', decisionId)
    .executeTakeFirst();
  return row?.outboxId ?? null;
}

/** A decision, and the refusal that it answers. */
export interface NewDecision {
  readonly decisionId: string;
  readonly decision: Decision;
  /** Milliseconds. */
  readonly at: number;
  readonly clerk: string;
  readonly staffId: string | null;
}

/** Keeps what was decided about a refused document. */
export async function insertDecision(
  tx: Tx,
  { id, refusedAt, errorCode, errorMessage, errorDetail }: RefusedRow,
  { decisionId, decision, at, clerk, staffId }: NewDecision,
): Promise<void> {
  const refusal = { refusedAt, errorCode, errorMessage, errorDetail };
  await tx
    .insertInto('inboxDecision')
    .values({
      id: decisionId,
      outboxId: id,
      decision: JSON.stringify(decision),
      at,
      clerk,
      staffId,
      ...refusal,
    })
    .execute();
}

/** Lets a refused document go again. `now` in milliseconds. */
export async function sendAgain(tx: Tx, id: string, now: number): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ state: 'waiting', dueAt: now, attempts: 0, unclear: 0 })
    .where('id', '=', id)
    .where('state', '=', 'refused')
    .execute();
}

/**
 * The store never gets a document that it surely has not got. What it moved no longer counts beside the store's own level from the next
 * read on, as after a document that arrived. `now` in milliseconds.
 */
export async function dropDocument(tx: Tx, id: string, now: number): Promise<void> {
  await tx.updateTable('outbox').set({ state: 'dropped', doneAt: now }).where('id', '=', id).execute();
  await sql`
    UPDATE unseen_movement
    SET posted_at = max(${now}, coalesce((SELECT cursor ->> 'beganAt' FROM sync_cursor WHERE stream = 'stock'), 0))
    WHERE document_id = ${id} AND posted_at IS NULL`.execute(tx);
}

/** Where a document is. `isOutlived`: brought now it would come after what went, or is to go, without it. */
export interface Standing {
  readonly state: string;
  readonly isHeld: number;
  readonly isOutlived: number;
}

const IS_OUTLIVED = sql`(EXISTS (
    SELECT 1 FROM outbox_need JOIN outbox AS later ON later.id = outbox_id
    WHERE needs_id = outbox.id AND outbox.kind <> 'customer'
      AND (later.state IN ('uncertain', 'done') OR later.lease_owner IS NOT NULL))
  OR EXISTS (
    SELECT 1 FROM outbox AS later
    WHERE outbox.kind = 'customer' AND later.kind = 'customer'
      AND later.document ->> 'customerId' = outbox.document ->> 'customerId'
      AND (later.created_at, later.id) > (outbox.created_at, outbox.id)))`;

/** Where a document is; null where there is none. */
export async function documentState(
  db: Reader,
  id: string,
): Promise<(Standing & { readonly document: string }) | null> {
  const { rows } = await sql<Standing & { document: string }>`
    SELECT state, document, lease_owner IS NOT NULL AS is_held, ${IS_OUTLIVED} AS is_outlived
    FROM outbox WHERE id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Takes a decision back: its document lies in the inbox again, with the refusal that was answered. */
export async function undoDecision(
  tx: Tx,
  { decisionId, outboxId, refusedAt, errorCode, errorMessage, errorDetail }: DecisionRow,
  undone: { readonly at: number; readonly by: string },
): Promise<void> {
  await tx
    .updateTable('inboxDecision')
    .set({ undoneAt: undone.at, undoneBy: undone.by })
    .where('id', '=', decisionId)
    .execute();
  await tx
    .updateTable('outbox')
    .set({ state: 'refused', doneAt: null, refusedAt, errorCode, errorMessage, errorDetail })
    .where('id', '=', outboxId)
    .execute();
}

/** What a document moved counts beside the store's level again, also what a read has taken off meanwhile. */
export async function countAgain(tx: Tx, documentId: string): Promise<void> {
  await sql`
    INSERT INTO unseen_movement (movement_id, variant_id, document_id, quantity, held, posted_at)
    SELECT id, variant_id, ${documentId}, quantity, held, NULL FROM stock_movement
    WHERE sale_id = ${documentId} OR stock_document_id = ${documentId} OR pickup_event_id = ${documentId}
    ON CONFLICT (movement_id) DO UPDATE SET posted_at = NULL`.execute(tx);
}

/**
 * What was refused for lack of a document that goes after all waits for it again. `now` in milliseconds.
 */
export async function awaitAgain(tx: Tx, id: string, now: number): Promise<void> {
  await sql`
    UPDATE outbox SET state = 'waiting', due_at = ${now}, attempts = 0, unclear = 0
    WHERE state = 'refused' AND error_code = 'unknown-document'
      AND id IN (SELECT outbox_id FROM outbox_need WHERE needs_id = ${id})`.execute(tx);
}

/** A document that a person settled. */
export interface SettledRow extends Standing {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly document: string;
  readonly state: 'waiting' | 'uncertain' | 'done' | 'dropped';
}

/** Documents that people settled, the latest decision first. */
export async function settledRows(db: Reader, limit: number): Promise<SettledRow[]> {
  const { rows } = await sql<SettledRow>`
    SELECT id, kind, document, state, lease_owner IS NOT NULL AS is_held, ${IS_OUTLIVED} AS is_outlived
    FROM (SELECT outbox_id, max(at) AS at FROM inbox_decision WHERE undone_at IS NULL GROUP BY outbox_id) AS latest
    JOIN outbox ON outbox.id = latest.outbox_id
    WHERE state <> 'refused'
    ORDER BY latest.at DESC, id DESC LIMIT ${limit}`.execute(db);
  return rows;
}

/** A document that is worth another amount in the store than it was to be. Minor units. */
export interface ApartRow {
  readonly id: string;
  readonly document: string;
  readonly at: number;
  readonly toldTotal: number;
  readonly storeTotal: number;
}

/** Documents whose total in the store is not what they were told with, newest first. */
export async function apartRows(db: Reader, limit: number): Promise<ApartRow[]> {
  const { rows } = await sql<ApartRow>`
    SELECT id, document, done_at AS at, told_total, remote_total AS store_total FROM outbox
    WHERE state = 'done' AND remote_total <> told_total
    ORDER BY done_at DESC LIMIT ${limit}`.execute(db);
  return rows;
}
