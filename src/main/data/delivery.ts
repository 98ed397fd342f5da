import { sql, type Selectable } from 'kysely';
import type { StockLine } from '#domain/stock/document.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';
import type { Reader, Tx } from './database.ts';
import type { Schema } from './schema.ts';

/** A delivery that is, or was, expected. Instants in milliseconds, `dueOn` as YYYY-MM-DD. */
export type DeliveryHead = Selectable<Schema['delivery']>;

/** What of a variant is expected, and what came of it; nothing is expected of what came unexpectedly. */
export interface DeliveryLine {
  readonly deliveryId: string;
  readonly variantId: number;
  readonly quantity: Thousandths;
  readonly received: Thousandths;
}

/** A delivery, or null. */
export async function findDelivery(db: Reader, id: string): Promise<DeliveryHead | null> {
  const row = await db.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

/** Deliveries that are still expected: the one due first, those without a day last. */
export async function openDeliveries(db: Reader): Promise<DeliveryHead[]> {
  return await db
    .selectFrom('delivery')
    .selectAll()
    .where('closedAt', 'is', null)
    .orderBy(sql`due_on IS NULL`)
    .orderBy('dueOn')
    .orderBy('createdAt')
    .execute();
}

/** What is expected of deliveries and what came; in the order of the goods' names. */
export async function deliveryLines(db: Reader, ids: readonly string[]): Promise<DeliveryLine[]> {
  const { rows } = await sql<DeliveryLine>`
    SELECT delivery_id, variant_id, sum(expected) AS quantity, sum(received) AS received FROM (
      SELECT delivery_id, variant_id, quantity AS expected, 0 AS received
      FROM delivery_line WHERE delivery_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
      UNION ALL
      SELECT document.source_id, line.variant_id, 0, line.quantity
      FROM stock_document AS document JOIN stock_document_line AS line ON line.document_id = document.id
      WHERE document.kind = 'receipt' AND document.source_id IN (SELECT value FROM json_each(${JSON.stringify(ids)})))
    GROUP BY delivery_id, variant_id
    ORDER BY (SELECT name FROM variant WHERE variant.id = variant_id) COLLATE NOCASE, variant_id`.execute(db);
  return rows;
}

/** Whether something of a delivery was received. */
export async function hasBegun(db: Reader, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('stockDocument')
    .select('id')
    .where('sourceId', '=', id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes a delivery that is expected, or writes it anew. */
export async function saveDelivery(
  tx: Tx,
  delivery: Omit<DeliveryHead, 'closedAt'>,
  lines: readonly StockLine[],
): Promise<void> {
  const { id, supplier, reference, dueOn } = delivery;
  await tx
    .insertInto('delivery')
    .values(delivery)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ supplier, reference, dueOn }))
    .execute();
  await tx.deleteFrom('deliveryLine').where('deliveryId', '=', id).execute();
  await sql`
    INSERT INTO delivery_line (delivery_id, variant_id, quantity)
    SELECT ${id}, value ->> 'variantId', value ->> 'quantity' FROM json_each(${JSON.stringify(lines)})`.execute(
    tx,
  );
}

/** Expects nothing more of a delivery. `at` in milliseconds. */
export async function closeDelivery(tx: Tx, id: string, at: number): Promise<void> {
  await tx
    .updateTable('delivery')
    .set({ closedAt: at })
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .execute();
}
