import { sql } from 'kysely';
import { formatReceiptNumber } from '#domain/sale/sale.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';
import { compiled } from './compiled.ts';
import type { Reader } from './database.ts';

const NOT_VOIDED = sql<boolean>`NOT EXISTS (SELECT 1 FROM sale AS other WHERE other.voids = sale.id)`;

const returnedQuery = compiled<{ sale: string }, { position: number | null; quantity: Thousandths }>(
  (db, place) =>
    db
      .selectFrom('saleLine')
      .select(['originPosition as position', sql<number>`-sum(quantity)`.as('quantity')])
      .where('originSaleId', '=', place('sale'))
      .groupBy('originPosition'),
);

/** How much of each line of a document has come back, in thousandths by position. */
export async function returnedOf(db: Reader, saleId: string): Promise<ReadonlyMap<number, Thousandths>> {
  const rows = await returnedQuery(db, { sale: saleId });
  return new Map(rows.flatMap(({ position, quantity }) => (position === null ? [] : [[position, quantity]])));
}

/** A document that stands, by which goods of a line came back; ms UTC. */
export interface LineReturn {
  readonly position: number;
  readonly saleId: string;
  readonly receiptNumber: string;
  readonly soldAt: number;
}

/** How goods of a document came back, oldest first. */
export async function returnsOf(db: Reader, saleId: string): Promise<LineReturn[]> {
  const rows = await db
    .selectFrom('saleLine')
    .innerJoin('sale', 'sale.id', 'saleLine.saleId')
    .select(['saleLine.originPosition', 'sale.id', 'sale.registerCode', 'sale.number', 'sale.soldAt'])
    .distinct()
    .where('saleLine.originSaleId', '=', saleId)
    .where('sale.kind', '!=', 'void')
    .where(NOT_VOIDED)
    .orderBy('sale.number')
    .execute();
  return rows.flatMap(({ originPosition, id, registerCode, number, soldAt }) => {
    const receiptNumber = formatReceiptNumber(registerCode, number);
    return originPosition === null ? [] : [{ position: originPosition, saleId: id, receiptNumber, soldAt }];
  });
}

const voidQuery = compiled<{ sale: string }, { id: string }>((db, place) =>
  db.selectFrom('sale').select('id').where('voids', '=', place('sale')),
);

/** The document that took a document back, or null. */
export async function findVoidOf(db: Reader, saleId: string): Promise<string | null> {
  const [row] = await voidQuery(db, { sale: saleId });
  return row?.id ?? null;
}

const lastQuery = compiled<{ shift: string }, { id: string }>((db, place) =>
  db
    .selectFrom('sale')
    .select('id')
    .where('shiftId', '=', place('shift'))
    .where('kind', '!=', sql.lit('void'))
    .where(NOT_VOIDED)
    .orderBy('number', 'desc')
    .limit(1),
);

/** The last document of a shift that stands: neither a void nor voided. */
export async function lastStanding(db: Reader, shiftId: string): Promise<string | null> {
  const [row] = await lastQuery(db, { shift: shiftId });
  return row?.id ?? null;
}

const ordersQuery = compiled<{ sale: string }, { orderId: string | null }>((db, place) =>
  db
    .selectFrom('saleLine')
    .select('webOrderId as orderId')
    .where('saleId', '=', place('sale'))
    .where('webOrderId', 'is not', null),
);

/** The orders of the online store that a document paid or gave back. */
export async function ordersIn(db: Reader, saleId: string): Promise<string[]> {
  return (await ordersQuery(db, { sale: saleId })).flatMap(({ orderId }) => orderId ?? []);
}

/** What a document moved of the stock, in thousandths. */
export async function movementsOf(
  db: Reader,
  saleId: string,
): Promise<readonly { variantId: number; quantity: Thousandths }[]> {
  return await db
    .selectFrom('stockMovement')
    .select(['variantId', 'quantity'])
    .where('saleId', '=', saleId)
    .orderBy('id')
    .execute();
}
