import { sql } from 'kysely';
import type { Reader, Tx } from './database.ts';
import { enqueueDocument } from './outbox.ts';

/** A customer as the store is to know them. */
interface NewCustomer {
  readonly kind: 'customer';
  readonly id: string;
  readonly customerId: string;
}

interface OpenRow {
  readonly id: string;
  readonly state: 'waiting' | 'uncertain' | 'refused';
  /** It was never tried, and nobody decided anything about it. */
  readonly isFresh: number;
}

/**
 * Writes a customer for the store, and gives the id of the document that will bring them. One that waits untried is
 * replaced; one under way is waited for; one that was refused is given up for this one, with all that waits for it.
 * `now` in milliseconds.
 */
export async function enqueueCustomer(tx: Tx, document: NewCustomer, now: number): Promise<string> {
  const open = await openDocuments(tx, document.customerId);
  const fresh = open.find((row) => row.isFresh === 1);
  const id = fresh?.id ?? document.id;
  if (fresh === undefined) {
    const needs = open.filter(({ state }) => state !== 'refused').map((row) => row.id);
    await enqueueDocument(tx, { document, needs }, now);
  } else {
    const text = JSON.stringify({ ...document, id });
    await tx.updateTable('outbox').set({ document: text }).where('id', '=', id).execute();
  }
  for (const row of open) if (row.state === 'refused') await supersede(tx, row.id, id, now);
  return id;
}

/** The document that brings a customer as they are now; null when none is open. */
export async function openCustomerDocument(db: Reader, customerId: string): Promise<string | null> {
  return (await openDocuments(db, customerId)).at(-1)?.id ?? null;
}

async function openDocuments(db: Reader, customerId: string): Promise<OpenRow[]> {
  const { rows } = await sql<OpenRow>`
    SELECT id, state, state = 'waiting' AND attempts = 0 AND lease_owner IS NULL
      AND NOT EXISTS (SELECT 1 FROM inbox_decision WHERE outbox_id = outbox.id) AS is_fresh
    FROM outbox
    WHERE document ->> 'customerId' = ${customerId}
      AND kind = 'customer' AND state IN ('waiting', 'uncertain', 'refused')
    ORDER BY created_at, id`.execute(db);
  return rows;
}

async function supersede(tx: Tx, id: string, by: string, now: number): Promise<void> {
  await sql`UPDATE OR IGNORE outbox_need SET needs_id = ${by} WHERE needs_id = ${id} AND outbox_id <> ${by}`.execute(
    tx,
  );
  await tx.deleteFrom('outboxNeed').where('needsId', '=', id).execute();
  await tx.updateTable('outbox').set({ state: 'dropped', doneAt: now }).where('id', '=', id).execute();
}

/** A document waits for another one more. */
export async function needToo(tx: Tx, outboxId: string, needsId: string): Promise<void> {
  await tx
    .insertInto('outboxNeed')
    .values({ outboxId, needsId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
