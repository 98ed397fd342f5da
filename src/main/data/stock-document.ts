import { sql } from 'kysely';
import type { StockRecord } from '#domain/stock/document.ts';
import type { Reader, Tx } from './database.ts';
import { insertMovements, type Movement } from './stock-movement.ts';

/** Writes a document of stock with its lines and movements. */
export async function insertStockDocument(
  tx: Tx,
  { lines, ...head }: StockRecord,
  movements: readonly Movement[],
): Promise<void> {
  await tx.insertInto('stockDocument').values(head).execute();
  await sql`
    INSERT INTO stock_document_line (document_id, position, variant_id, sku, name, quantity, expected)
    SELECT ${head.id}, value ->> 'position', value ->> 'variantId', value ->> 'sku', value ->> 'name',
      value ->> 'quantity', value ->> 'expected'
    FROM json_each(${JSON.stringify(lines)})`.execute(tx);
  const { id: documentId, locationCode, at } = head;
  await insertMovements(tx, { kind: 'stock', documentId, locationCode, at }, movements);
}

/** A document of stock as it was written, or null. */
export async function findStockDocument(db: Reader, id: string): Promise<StockRecord | null> {
  const head = await db.selectFrom('stockDocument').selectAll().where('id', '=', id).executeTakeFirst();
  if (head === undefined) return null;
  const lines = await db
    .selectFrom('stockDocumentLine')
    .select(['position', 'variantId', 'sku', 'name', 'quantity', 'expected'])
    .where('documentId', '=', id)
    .orderBy('position')
    .execute();
  return { ...head, lines };
}

/** Those of the variants that have a line in a document that completes `sourceId`. */
export async function variantsBookedFor(
  db: Reader,
  sourceId: string,
  variantIds: readonly number[],
): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('stockDocument')
    .innerJoin('stockDocumentLine', 'stockDocumentLine.documentId', 'stockDocument.id')
    .select('stockDocumentLine.variantId')
    .where('sourceId', '=', sourceId)
    .where(sql<boolean>`variant_id IN (SELECT value FROM json_each(${JSON.stringify(variantIds)}))`)
    .execute();
  return new Set(rows.map(({ variantId }) => variantId));
}

/** Whether the movements of a document are those that its lines say. */
export async function isMovedAsWritten(db: Reader, { id, lines }: StockRecord): Promise<boolean> {
  const rows = await db
    .selectFrom('stockMovement')
    .select(['variantId', 'quantity'])
    .where('stockDocumentId', '=', id)
    .orderBy('seq')
    .execute();
  const told = lines.filter(({ quantity }) => quantity !== 0);
  return (
    rows.length === told.length &&
    rows.every(
      ({ variantId, quantity }, index) =>
        told[index]?.variantId === variantId && told[index].quantity === quantity,
    )
  );
}
