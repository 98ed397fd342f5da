import { sql } from 'kysely';
import type { SaleSummary } from '#contract/sale.ts';
import { formatReceiptNumber, type SaleRecord } from '#domain/sale/sale.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';

/** A stock movement that a sale caused; its id is what the store may be told. */
export interface SaleMovement {
  readonly id: string;
  readonly variantId: number;
  readonly quantity: number;
}

const lastNumberQuery = compiled<{ register: string }, { number: number | null }>((db, place) =>
  db
    .selectFrom('sale')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('registerCode', '=', place('register')),
);

/** The number that the next receipt of a register bears. */
export async function nextNumber(tx: Tx, registerCode: string): Promise<number> {
  const [row] = await lastNumberQuery(tx, { register: registerCode });
  return (row?.number ?? 0) + 1;
}

/** Writes a sale with everything that belongs to it, and its stock movements. */
export async function insertSale(
  tx: Tx,
  record: SaleRecord,
  locationCode: string,
  movements: readonly SaleMovement[],
): Promise<void> {
  const { lines, taxes, tenders, ...sale } = record;
  const saleId = sale.id;
  await tx.insertInto('sale').values(sale).execute();
  await tx
    .insertInto('saleLine')
    .values(lines.map((line) => ({ saleId, ...line })))
    .execute();
  await tx
    .insertInto('saleTax')
    .values(taxes.map((tax) => ({ saleId, ...tax })))
    .execute();
  await tx
    .insertInto('tender')
    .values(tenders.map((tender, index) => ({ saleId, position: index + 1, ...tender })))
    .execute();
  await tx
    .insertInto('stockMovement')
    .values(
      movements.map((movement) => ({
        ...movement,
        saleId,
        locationCode,
        reason: 'sale' as const,
        at: sale.soldAt,
      })),
    )
    .execute();
  await tx
    .insertInto('unseenMovement')
    .values(movements.map(({ id, ...movement }) => ({ movementId: id, saleId, ...movement })))
    .execute();
}

/** A sale as it was committed, or null. */
export async function findSale(db: Reader, saleId: string): Promise<SaleRecord | null> {
  const sale = await db.selectFrom('sale').selectAll().where('id', '=', saleId).executeTakeFirst();
  if (sale === undefined) return null;
  const lines = await db
    .selectFrom('saleLine')
    .selectAll()
    .where('saleId', '=', saleId)
    .orderBy('position')
    .execute();
  const taxes = await db
    .selectFrom('saleTax')
    .select(['ratePpm', 'net', 'tax', 'gross'])
    .where('saleId', '=', saleId)
    .orderBy('ratePpm', 'desc')
    .execute();
  const tenders = await db
    .selectFrom('tender')
    .select(['kind', 'amount', 'given', 'change'])
    .where('saleId', '=', saleId)
    .orderBy('position')
    .execute();
  return { ...sale, lines: lines.map(({ saleId: _, ...line }) => line), taxes, tenders };
}

/** Sales before an instant (ms), newest first, with where they are on their way to the store and to paper. */
export async function recentSales(db: Reader, limit: number, before: number | null): Promise<SaleSummary[]> {
  const rows = await db
    .selectFrom('sale')
    .leftJoin('outbox', 'outbox.id', 'sale.id')
    .select(['sale.id as saleId', 'sale.registerCode', 'sale.number', 'sale.soldAt', 'sale.total'])
    .select(['outbox.state as delivery'])
    .select((eb) => [
      eb
        .selectFrom('saleLine')
        .whereRef('saleLine.saleId', '=', 'sale.id')
        .select(sql<number>`coalesce(sum(iif(unit = 'piece', quantity / 1000, 1)), 0)`.as('pieces'))
        .as('pieces'),
      eb
        .selectFrom('deviceJob')
        .whereRef('deviceJob.saleId', '=', 'sale.id')
        .where('deviceJob.kind', '=', 'receipt')
        .orderBy('deviceJob.createdAt', 'desc')
        .limit(1)
        .select('deviceJob.state')
        .as('paper'),
    ])
    .where('sale.soldAt', '<', before ?? Number.MAX_SAFE_INTEGER)
    .orderBy('sale.soldAt', 'desc')
    .orderBy('sale.number', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ registerCode, number, ...row }) => ({
    ...row,
    receiptNumber: formatReceiptNumber(registerCode, number),
    pieces: row.pieces ?? 0,
    delivery: row.delivery ?? 'none',
    paper: row.paper ?? 'none',
  }));
}
