import { setImmediate } from 'node:timers/promises';
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

/** Documents and movements read at a time: selling goes on in between. */
const PAGE = 2000;

/** The lines of all documents, in the order in which they were made. */
export async function allSoldRows(db: Reader): Promise<SoldRow[]> {
  return await allPages((after) => soldRows(db, after));
}

async function soldRows(db: Reader, after: number): Promise<SoldRow[]> {
  const { rows } = await sql<SoldRow>`
    WITH page AS (SELECT rowid AS place, * FROM sale WHERE rowid > ${after} ORDER BY rowid LIMIT ${PAGE})
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

/** All movements, in the order in which they were made. */
export async function allMovedRows(db: Reader): Promise<MovedRow[]> {
  return await allPages((after) => movedRows(db, after));
}

async function movedRows(db: Reader, after: number): Promise<MovedRow[]> {
  const { rows } = await sql<MovedRow>`
    SELECT movement.rowid AS place, movement.at, variant.sku, variant.name, movement.location_code, movement.reason,
      movement.quantity, coalesce(movement.sale_id, movement.stock_document_id) AS document_id
    FROM stock_movement AS movement JOIN variant ON variant.id = movement.variant_id
    WHERE movement.rowid > ${after} ORDER BY movement.rowid LIMIT ${PAGE}`.execute(db);
  return rows;
}

/** Page after page, with a breath in between. */
async function allPages<T extends { readonly place: number }>(
  read: (after: number) => Promise<readonly T[]>,
): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const page = await read(all.at(-1)?.place ?? 0);
    if (page.length === 0) return all;
    all.push(...page);
    await setImmediate();
  }
}
