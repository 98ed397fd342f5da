import { sql } from 'kysely';
import type { Reader, Tx } from './database.ts';

/**
 * The nth newest sale that the store got, from 0, with its place (`seq`) among all that it got; null when there were not
 * so many.
 */
export async function doneSale(
  db: Reader,
  nth: number,
): Promise<{ readonly document: string; readonly seq: number } | null> {
  const row = await db
    .selectFrom('outbox')
    .select(['document', sql<number>`done_seq`.as('seq')])
    .where('kind', '=', 'sale')
    .where('state', '=', 'done')
    .where('doneSeq', 'is not', null)
    .orderBy('doneSeq', 'desc')
    .limit(1)
    .offset(nth)
    .executeTakeFirst();
  return row ?? null;
}

/** So many documents before the newest that the store still has are looked for as well. */
const MARGIN = 30;

/**
 * Lets everything go up again that the store got after the document `to` (its `seq`) and may have lost: each is looked for
 * before it is sent. Their movements count on their own again, and the levels that held them are set back by as much, so
 * that what is shown stays. `now` in milliseconds.
 */
export async function repostLost(tx: Tx, to: number, now: number): Promise<void> {
  const lost = sql`SELECT id FROM outbox WHERE state = 'done' AND done_seq > ${to - MARGIN}`;
  const { rows } = await sql<{ movementId: string }>`
    INSERT INTO unseen_movement (movement_id, variant_id, document_id, quantity, held)
    SELECT id, variant_id, coalesce(sale_id, stock_document_id, pickup_event_id), quantity, held FROM stock_movement
    WHERE sale_id IN (${lost}) OR stock_document_id IN (${lost}) OR pickup_event_id IN (${lost})
    ON CONFLICT (movement_id) DO NOTHING
    RETURNING movement_id`.execute(tx);
  const counted = JSON.stringify(rows.map((row) => row.movementId));
  await sql`
    UPDATE stock_level SET on_hand = on_hand - moved.quantity, allocated = allocated - moved.held
    FROM (SELECT variant_id, sum(quantity) AS quantity, sum(held) AS held FROM unseen_movement
        WHERE movement_id IN (SELECT value FROM json_each(${counted})) GROUP BY variant_id) AS moved
      JOIN shop ON shop.id = 1
      JOIN stock_location ON stock_location.remote_id = shop.location_remote_id
    WHERE stock_level.variant_id = moved.variant_id AND stock_level.location_id = stock_location.id`.execute(
    tx,
  );
  await sql`
    UPDATE customer SET remote_id = NULL WHERE id IN (
      SELECT document ->> 'customerId' FROM outbox WHERE kind = 'customer' AND id IN (${lost}))`.execute(tx);
  await sql`UPDATE unseen_movement SET posted_at = NULL WHERE document_id IN (${lost})`.execute(tx);
  await sql`
    UPDATE outbox SET state = 'uncertain', attempts = 0, unclear = 0, due_at = ${now}, done_at = NULL, done_seq = NULL
    WHERE id IN (${lost})`.execute(tx);
}
