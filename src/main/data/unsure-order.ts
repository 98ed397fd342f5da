import { sql } from 'kysely';
import type { Reader, Tx } from './database.ts';

/** All orders are about to be told anew: each that may be open counts as untold until it was. */
export async function expectOrders(tx: Tx): Promise<void> {
  await tx.deleteFrom('unsureOrder').execute();
  await sql`
    INSERT INTO unsure_order (id, why, message)
    SELECT id, 'untold', '' FROM web_order WHERE is_open = 1 OR state = 'open'`.execute(tx);
}

/** These are as the store has them, or gone as there. */
export async function markTold(tx: Tx, orderIds: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('unsureOrder')
    .where('id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(orderIds)}))`)
    .execute();
}

/** It was told, and not understood. */
export async function markUnread(tx: Tx, id: string, message: string): Promise<void> {
  await tx
    .insertInto('unsureOrder')
    .values({ id, why: 'unread', message })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ why: 'unread', message }))
    .execute();
}

/** At most so many orders that were not told when all were. */
export async function untoldOrders(db: Reader, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('unsureOrder')
    .select('id')
    .where('why', '=', 'untold')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** What was not understood of orders, in words. */
export async function unreadOrders(db: Reader): Promise<string[]> {
  const rows = await db
    .selectFrom('unsureOrder')
    .select('message')
    .where('why', '=', 'unread')
    .orderBy('id')
    .execute();
  return rows.map(({ message }) => message);
}
