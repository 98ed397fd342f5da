import type { SaleRecord } from '#domain/sale/sale.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import { toLine, toLineRow, toSaleHead, toSaleRow, toTender, toTenderRow } from './sale-row.ts';
import { insertMovements, type Movement } from './stock-movement.ts';

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

/** Writes a document with everything that belongs to it, and its stock movements at the shop's location. */
export async function insertSale(
  tx: Tx,
  record: SaleRecord,
  locationCode: string,
  movements: readonly Movement[],
): Promise<void> {
  const saleId = record.id;
  await tx.insertInto('sale').values(toSaleRow(record)).execute();
  await tx
    .insertInto('saleLine')
    .values(record.lines.map((line) => ({ saleId, ...toLineRow(line) })))
    .execute();
  const taxes = record.taxes.map((tax, index) => ({ saleId, position: index + 1, ...tax }));
  if (taxes.length > 0) await tx.insertInto('saleTax').values(taxes).execute();
  const tenders = record.tenders.map((tender, index) => ({
    saleId,
    position: index + 1,
    ...toTenderRow(tender),
  }));
  if (tenders.length > 0) await tx.insertInto('tender').values(tenders).execute();
  const cause = { kind: 'sale', documentId: saleId, locationCode, at: record.soldAt } as const;
  await insertMovements(tx, cause, movements);
}

/** A document as it was committed, or null. */
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
    .select(['name', 'ratePpm', 'net', 'tax', 'gross'])
    .where('saleId', '=', saleId)
    .orderBy('position')
    .execute();
  const tenders = await db
    .selectFrom('tender')
    .selectAll()
    .where('saleId', '=', saleId)
    .orderBy('position')
    .execute();
  return { ...toSaleHead(sale), lines: lines.map(toLine), taxes, tenders: tenders.map(toTender) };
}
