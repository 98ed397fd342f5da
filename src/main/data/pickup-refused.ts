import { sql } from 'kysely';
import type { Reader } from './database.ts';

/**
 * Ids of the orders of which the store refused something without which nobody knows whether they are paid: what was
 * packed, that they are ready, or that they were handed over.
 */
export const REFUSED_ORDERS = sql<string>`(SELECT document ->> 'orderRemoteId' FROM outbox
  WHERE state = 'refused' AND kind = 'pickup'
    AND document ->> '$.effect.kind' IN ('settle', 'ready', 'hand-over'))`;

/** Whether an order is one of them. */
export async function isRefusedByStore(db: Reader, orderId: string): Promise<boolean> {
  const { rows } = await sql<{ is: number }>`SELECT ${orderId} IN ${REFUSED_ORDERS} AS "is"`.execute(db);
  return rows[0]?.is === 1;
}
