import { sql, type RawBuilder } from 'kysely';
import type { Tx } from './database.ts';

/** Orders that are done with are kept for so long after they were placed, or the last was done with them (ms). */
const WINDOW_MS = 30 * 24 * 3_600_000;

/**
 * Forgets orders that have been over for 30 days, and with them what staff did with those that are forgotten. How many
 * orders there were. `at` in milliseconds.
 */
export async function forgetOld(tx: Tx, at: number): Promise<number> {
  const before = at - WINDOW_MS;
  const { numAffectedRows } = await sql`
    DELETE FROM web_order WHERE is_open = 0 AND state <> 'open' AND touched_at < ${before}`.execute(tx);
  await forgetSteps(tx, before);
  return Number(numAffectedRows ?? 0n);
}

/** Forgets orders that the store no longer tells of; what staff did with them is kept for 30 days. How many there were. */
export async function forgetOrders(tx: Tx, orderIds: readonly string[]): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('webOrder')
    .where('id', 'in', listOf(orderIds))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Steps name who collected an order and who agreed to what. All of an order's go together, once the store has them. */
async function forgetSteps(tx: Tx, before: number): Promise<void> {
  const { rows } = await sql<{ readonly id: string }>`
    DELETE FROM pickup_event WHERE at < ${before}
      AND NOT EXISTS (SELECT 1 FROM web_order WHERE id = pickup_event.order_id)
      AND NOT EXISTS (
        SELECT 1 FROM pickup_event AS other LEFT JOIN outbox ON outbox.id = other.id
        WHERE other.order_id = pickup_event.order_id
          AND (other.at >= ${before} OR outbox.state NOT IN ('done', 'dropped'))
      )
    RETURNING id`.execute(tx);
  if (rows.length === 0) return;
  await sql`
    UPDATE outbox SET document = json_replace(document,
      '$.event.step.handOver.collector', '', '$.event.step.handOver.signature', NULL, '$.event.step.person', '',
      '$.effect.notice.subject', '', '$.effect.notice.text', '')
    WHERE id IN ${listOf(rows.map(({ id }) => id))}`.execute(tx);
}

function listOf(ids: readonly string[]): RawBuilder<string> {
  return sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}
