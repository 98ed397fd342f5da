import { sql } from 'kysely';
import type { Reader } from './database.ts';

/** One sold or returned line, as a file states it; amounts in minor units, quantities in thousandths, ms UTC. */
export interface SoldRow {
  readonly place: number;
  readonly registerCode: string;
  readonly number: number;
  readonly kind: string;
  readonly soldAt: number;
  readonly clerk: string;
  readonly customerName: string;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly total: number;
  readonly tax: number;
}

/** So many lines of the documents behind `after`, a place in the order in which they were made. */
export async function soldRows(db: Reader, after: number, documents: number): Promise<SoldRow[]> {
  const { rows } = await sql<SoldRow>`
    WITH page AS (SELECT rowid AS place, * FROM sale WHERE rowid > ${after} ORDER BY rowid LIMIT ${documents})
    SELECT page.place, page.register_code, page.number, page.kind, page.sold_at, page.clerk, page.customer_name,
      line.sku, line.name, line.quantity, line.unit_price, line.total, line.tax
    FROM page JOIN sale_line AS line ON line.sale_id = page.id ORDER BY page.place, line.position`.execute(
    db,
  );
  return rows;
}

/** A movement of stock as a file states it; thousandths, ms UTC. */
export interface MovedRow {
  readonly place: number;
  readonly at: number;
  readonly sku: string;
  readonly name: string;
  readonly locationCode: string;
  readonly reason: string;
  readonly quantity: number;
  readonly documentId: string;
}

/** So many movements behind `after`, a place in the order in which they were made. */
export async function movedRows(db: Reader, after: number, limit: number): Promise<MovedRow[]> {
  const { rows } = await sql<MovedRow>`
    SELECT movement.rowid AS place, movement.at, variant.sku, variant.name, movement.location_code, movement.reason,
      movement.quantity, coalesce(movement.sale_id, movement.stock_document_id) AS document_id
    FROM stock_movement AS movement JOIN variant ON variant.id = movement.variant_id
    WHERE movement.rowid > ${after} ORDER BY movement.rowid LIMIT ${limit}`.execute(db);
  return rows;
}
