import { sql } from 'kysely';
import type { Thousandths } from '#domain/stock/quantity.ts';
import type { Reader, Tx } from './database.ts';

/** Goods that this till sent to another place. `sentAt` in milliseconds. */
export interface SentTransfer {
  readonly transferId: string;
  readonly sentAt: number;
  readonly toLocationCode: string;
  readonly clerk: string;
  readonly note: string;
}

/** What was sent of a variant, as it was called then, and what of it came back to this place. */
export interface SentLine {
  readonly transferId: string;
  readonly variantId: number;
  readonly sku: string;
  readonly name: string;
  readonly quantity: Thousandths;
  readonly arrived: Thousandths;
}

/** Notes that a document sent goods on their way. */
export async function insertTransfer(tx: Tx, id: string): Promise<void> {
  await tx.insertInto('stockTransfer').values({ id, closedAt: null }).execute();
}

/** Whether this till sent a transfer. */
export async function isOwnTransfer(db: Reader, id: string): Promise<boolean> {
  const row = await db.selectFrom('stockTransfer').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** Transfers under way, the last sent first. */
export async function openTransfers(db: Reader): Promise<SentTransfer[]> {
  const rows = await db
    .selectFrom('stockTransfer')
    .innerJoin('stockDocument', 'stockDocument.id', 'stockTransfer.id')
    .select(['stockTransfer.id as transferId', 'stockDocument.at as sentAt', 'stockDocument.clerk'])
    .select(['stockDocument.otherLocationCode', 'stockDocument.note'])
    .where('stockTransfer.closedAt', 'is', null)
    .orderBy('stockDocument.at', 'desc')
    .orderBy('stockTransfer.id', 'desc')
    .execute();
  return rows.map(({ otherLocationCode, ...row }) => ({ ...row, toLocationCode: otherLocationCode ?? '' }));
}

/** What transfers carry, in the order of their papers. */
export async function transferLines(db: Reader, ids: readonly string[]): Promise<SentLine[]> {
  const { rows } = await sql<SentLine>`
    SELECT sent.document_id AS transfer_id, sent.variant_id, sent.sku, sent.name, 0 - sent.quantity AS quantity,
      coalesce((SELECT sum(line.quantity) FROM stock_document AS arrival
        JOIN stock_document_line AS line ON line.document_id = arrival.id
        WHERE arrival.source_id = sent.document_id AND line.variant_id = sent.variant_id), 0) AS arrived
    FROM json_each(${JSON.stringify(ids)}) AS item JOIN stock_document_line AS sent ON sent.document_id = item.value
    ORDER BY sent.document_id, sent.position`.execute(db);
  return rows;
}

/** What was sent is where it should be. `at` in milliseconds. */
export async function closeTransfer(tx: Tx, id: string, at: number): Promise<void> {
  await tx
    .updateTable('stockTransfer')
    .set({ closedAt: at })
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .execute();
}
