import { sql } from 'kysely';
import type { Tx } from './database.ts';

/**
 * What the till packed of an order and the store was never brought is only told any more, as somebody takes it out of its
 * bags again: what the store would give back for it may be owed once more when it is packed anew.
 */
export async function tellPackedOnly(tx: Tx, orderId: string): Promise<void> {
  await sql`
    UPDATE outbox SET document = json_set(document, '$.effect', NULL)
    WHERE kind = 'pickup' AND state = 'waiting' AND lease_owner IS NULL AND memory IS NULL
      AND document ->> 'orderRemoteId' = ${orderId} AND document ->> '$.effect.kind' = 'settle'`.execute(tx);
}
