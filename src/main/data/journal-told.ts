import { canonicalJson } from '#domain/journal/canonical.ts';
import { couponKey } from '#domain/promotion/coupon.ts';
import type { SaleRecord } from '#domain/sale/sale.ts';
import type { Counts, ShiftReport } from '#domain/shift/report.ts';
import type { Reader } from './database.ts';
import { keptObject } from './kept-json.ts';
import { findSale } from './sale.ts';
import { findShift } from './shift.ts';
import { findStockDocument, isMovedAsWritten } from './stock-document.ts';

/** A document as the journal keeps it: the customer by id only, as nobody can be taken out of the chain again. */
export function journaledSale(record: SaleRecord): object {
  return { ...record, customer: record.customer?.id ?? null };
}

/** What the tables say of the thing with an id, in the words of its entry; null where they don't know it. */
type Teller = (db: Reader, id: string) => Promise<object | null>;

const SALE = { key: 'id', tell: tellSale };
const STOCK = { key: 'id', tell: tellStock };
const MOVEMENT = { key: 'id', tell: tellMovement };

const TELLERS: ReadonlyMap<string, { readonly key: string; readonly tell: Teller }> = new Map([
  ['sale', SALE],
  ['refund', SALE],
  ['exchange', SALE],
  ['void', SALE],
  ['stock-received', STOCK],
  ['stock-adjusted', STOCK],
  ['stock-transferred', STOCK],
  ['stock-counted', STOCK],
  ['cash-moved', MOVEMENT],
  ['drawer-opened', MOVEMENT],
  ['shift-opened', { key: 'shiftId', tell: tellOpening }],
  ['shift-closed', { key: 'shiftId', tell: tellClose }],
]);

/**
 * Whether the tables say the same as an entry (`payload`: its canonical text), to the last word. True for kinds of
 * entries that no table repeats.
 */
export async function isTold(db: Reader, kind: string, payload: string): Promise<boolean> {
  const teller = TELLERS.get(kind);
  if (teller === undefined) return true;
  const { [teller.key]: id } = keptObject<Readonly<Record<string, unknown>>>(payload);
  try {
    return canonicalJson(await teller.tell(db, String(id))) === payload;
  } catch {
    // What can't be read any more is not what was written.
    return false;
  }
}

async function tellSale(db: Reader, id: string): Promise<object | null> {
  const record = await findSale(db, id);
  return record !== null && (await isBooked(db, record)) ? journaledSale(record) : null;
}

/** Whether vouchers, store credit and invoices were booked as the document says. */
async function isBooked(db: Reader, record: SaleRecord): Promise<boolean> {
  const rows = await db
    .selectFrom('accountEntry')
    .innerJoin('account', 'account.id', 'accountEntry.accountId')
    .select(['account.kind', 'account.code', 'account.customerId', 'accountEntry.amount'])
    .where('accountEntry.saleId', '=', record.id)
    .execute();
  const booked = rows.map(({ kind, code, customerId, amount }) =>
    canonicalJson([kind, kind === 'voucher' ? couponKey(code) : customerId, amount]),
  );
  return canonicalJson(booked.toSorted()) === canonicalJson(bookings(record).toSorted());
}

function bookings({ tenders, lines, customer }: SaleRecord): string[] {
  const paid = tenders.flatMap(({ kind, reference, amount }) => {
    if (amount === 0 || !['voucher', 'credit', 'invoice'].includes(kind)) return [];
    return [[kind, kind === 'voucher' ? couponKey(reference) : (customer?.id ?? null), 0 - amount]];
  });
  const sold = lines.flatMap(({ kind, voucherCode, total }) =>
    kind === 'voucher' && total !== 0 ? [[kind, couponKey(voucherCode), total]] : [],
  );
  return [...paid, ...sold].map(canonicalJson);
}

async function tellStock(db: Reader, id: string): Promise<object | null> {
  const record = await findStockDocument(db, id);
  return record !== null && (await isMovedAsWritten(db, record)) ? record : null;
}

async function tellMovement(db: Reader, id: string): Promise<object | null> {
  const row = await db.selectFrom('cashMovement').selectAll().where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

async function tellOpening(db: Reader, id: string): Promise<object | null> {
  const shift = await findShift(db, id);
  const row = await db.selectFrom('shift').select('floatCounts').where('id', '=', id).executeTakeFirst();
  if (shift === null || row === undefined) return null;
  const { currency: _, ...opened } = shift;
  return { ...opened, counts: keptObject<Counts>(row.floatCounts) };
}

async function tellClose(db: Reader, id: string): Promise<object | null> {
  const row = await db.selectFrom('shiftClose').selectAll().where('shiftId', '=', id).executeTakeFirst();
  if (row === undefined) return null;
  const report = keptObject<ShiftReport>(row.report);
  const { counted, difference, leftFloat, note, expected } = row;
  const count = { counts: keptObject<Counts>(row.counts), counted, difference, leftFloat, note };
  const { closedAt: at, closedBy: by, shiftId } = row;
  return { ...report, shiftId, at, by, cash: { ...report.cash, expected, count } };
}
