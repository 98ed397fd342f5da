import SQLite from 'better-sqlite3';
import { formatReceiptNumber } from '#domain/sale/sale.ts';
import type { Printout } from '#tests/support/printer/printout.ts';
import { brokenShifts, lostBaskets, lostShifts } from './audit-desk.ts';
import { doubledOnPaper, strangersOnPaper } from './paper.ts';
import type { Acknowledged, Told } from './told.ts';

/** One order of the store that bears a till's sale id. */
export interface StoreOrder {
  readonly saleId: string;
  /** What was paid: goods that come back lower what an order is worth. */
  readonly total: number;
  readonly state: string;
  readonly settledPayments: number;
}

/** What an audit found wrong, by kind; each entry says which document and how. */
export interface Findings {
  readonly lost: string[];
  readonly doubled: string[];
  readonly partial: string[];
  readonly gaps: string[];
}

/** What else there is to hold the till's database against. */
export interface Evidence {
  /** What the screen was told. */
  readonly told: Pick<Told, 'documents' | 'shiftsOpened' | 'shiftsClosed' | 'moves' | 'kept'>;
  /** What the store has. */
  readonly orders: readonly StoreOrder[];
  /** What the printer and its drawer did, over all lives of the till. */
  readonly printout: Printout;
}

interface DocumentRow {
  readonly id: string;
  readonly kind: string;
  readonly register_code: string;
  readonly number: number;
  readonly total: number;
  readonly rounding: number;
  readonly lines: number;
  readonly line_total: number;
  /** Of the lines that went out, and how many of them are goods: these are an order of the store. */
  readonly sold: number;
  readonly goods: number;
  readonly line_tax: number;
  readonly tax: number;
  readonly tendered: number;
  readonly cash: number;
  readonly moved: number;
  readonly must_move: number;
  readonly journaled: number;
  readonly sent: number;
  readonly drawers: number;
  readonly receipts: number;
}

/** What goes back to the stock and is damaged moves nothing in sum; a void moves what its document did, turned round. */
const DOCUMENTS = `
  SELECT s.*,
    (SELECT count(*) FROM sale_line WHERE sale_id = s.id) AS lines,
    (SELECT coalesce(sum(total), 0) FROM sale_line WHERE sale_id = s.id) AS line_total,
    (SELECT coalesce(sum(total), 0) FROM sale_line WHERE sale_id = s.id AND quantity > 0) AS sold,
    (SELECT count(*) FROM sale_line WHERE sale_id = s.id AND quantity > 0 AND variant_id IS NOT NULL) AS goods,
    (SELECT coalesce(sum(tax), 0) FROM sale_line WHERE sale_id = s.id) AS line_tax,
    (SELECT coalesce(sum(tax), 0) FROM sale_tax WHERE sale_id = s.id) AS tax,
    (SELECT coalesce(sum(amount), 0) FROM tender WHERE sale_id = s.id) AS tendered,
    (SELECT count(*) FROM tender WHERE sale_id = s.id AND kind = 'cash' AND given <> 0) AS cash,
    (SELECT coalesce(sum(quantity), 0) FROM stock_movement WHERE sale_id = s.id) AS moved,
    iif(s.kind = 'void',
      (SELECT coalesce(-sum(quantity), 0) FROM stock_movement WHERE sale_id = s.voids),
      (SELECT coalesce(-sum(quantity), 0) FROM sale_line
        WHERE sale_id = s.id AND variant_id IS NOT NULL AND condition IS NOT 'damaged')) AS must_move,
    (SELECT count(*) FROM journal WHERE kind = s.kind AND json_extract(payload, '$.id') = s.id) AS journaled,
    (SELECT count(*) FROM outbox WHERE id = s.id AND kind = iif(s.kind = 'sale', 'sale', 'return')) AS sent,
    (SELECT count(*) FROM device_job WHERE subject_id = s.id AND kind = 'drawer') AS drawers,
    (SELECT count(*) FROM device_job WHERE subject_id = s.id AND kind = 'receipt') AS receipts
  FROM sale AS s ORDER BY s.register_code, s.number`;

/** Sold lines of which more came back than was sold, or more money went back than was paid. */
const RETURNED_TWICE = `
  SELECT l.sale_id || ' line ' || l.position FROM sale_line AS l JOIN sale_line AS back
    ON back.origin_sale_id = l.sale_id AND back.origin_position = l.position
  GROUP BY l.sale_id, l.position HAVING -sum(back.quantity) > l.quantity OR -sum(back.total) > l.total`;

/** A drawer job that may have left: only these may have opened the drawer. */
const DRAWERS_LEFT = `SELECT count(*) FROM device_job WHERE kind = 'drawer' AND state IN ('sent', 'confirmed', 'unknown')`;

/** Holds the till's database against what the screen was told, what the store has and what was printed. */
export function audit(file: string, { told, orders, printout }: Evidence): Findings {
  const sqlite = new SQLite(file, { readonly: true });
  const documents = sqlite.prepare<[], DocumentRow>(DOCUMENTS).all();
  const drawersLeft = sqlite.prepare<[], number>(DRAWERS_LEFT).pluck().get() ?? 0;
  const twice = sqlite.prepare<[], string>(RETURNED_TWICE).pluck().all();
  const shifts = brokenShifts(sqlite);
  const desk = [...lostShifts(sqlite, told), ...lostBaskets(sqlite, told)];
  sqlite.close();
  const byId = new Map(documents.map((document) => [document.id, document]));
  const sales = documents.filter((document) => document.goods > 0);
  return {
    lost: [
      ...lostHere(told.documents, byId),
      ...lostInStore(sales, orders),
      ...strangersOnPaper(printout, new Set(byId.keys())),
      ...desk,
    ],
    doubled: [
      ...doubledInStore(new Set(sales.map((sale) => sale.id)), orders),
      ...doubledHere(told.documents),
      ...doubledJobs(documents),
      ...twice.map((line) => `${line} came back twice`),
      ...doubledOnPaper(printout, drawersLeft),
    ],
    partial: [
      ...documents
        .filter((document) => !isWhole(document))
        .map(({ id, kind }) => `${kind} ${id} is there in part`),
      ...shifts.partial,
    ],
    gaps: [...gapsIn(documents), ...shifts.gaps],
  };
}

/** Acknowledged to the screen, but not in the database as it was acknowledged. */
function lostHere(told: readonly Acknowledged[], documents: ReadonlyMap<string, DocumentRow>): string[] {
  return told
    .filter(({ saleId, kind, receiptNumber, total }) => {
      const document = documents.get(saleId);
      if (document?.total !== total || document.kind !== kind) return true;
      return formatReceiptNumber(document.register_code, document.number) !== receiptNumber;
    })
    .map(({ saleId, kind }) => `${kind} ${saleId} was acknowledged and is not in the till`);
}

/** Handed over; cancelled when all of it has come back. */
const ENDED: readonly string[] = ['Delivered', 'Cancelled'];

function lostInStore(sales: readonly DocumentRow[], orders: readonly StoreOrder[]): string[] {
  const known = new Map(orders.map((order) => [order.saleId, order]));
  return sales
    .filter((sale) => {
      const order = known.get(sale.id);
      return order?.total !== sale.sold || !ENDED.includes(order.state);
    })
    .map((sale) => `${sale.id} is not finished in the store`);
}

function doubledInStore(sales: ReadonlySet<string>, orders: readonly StoreOrder[]): string[] {
  const seen = new Set<string>();
  return orders.flatMap((order) => {
    const isSecond = seen.has(order.saleId);
    seen.add(order.saleId);
    if (isSecond) return [`${order.saleId} is in the store twice`];
    if (order.settledPayments !== 1) return [`${order.saleId} has ${order.settledPayments} payments`];
    return sales.has(order.saleId) ? [] : [`${order.saleId} is in the store and no sale of the till`];
  });
}

/** Two documents must never have been told the same receipt number. */
function doubledHere(told: readonly Acknowledged[]): string[] {
  const owners = new Map<string, string>();
  return told.flatMap(({ saleId, receiptNumber }) => {
    const owner = owners.get(receiptNumber) ?? saleId;
    owners.set(receiptNumber, owner);
    return owner === saleId ? [] : [`${receiptNumber} was given to ${owner} and ${saleId}`];
  });
}

/** A second order would open the drawer or print the receipt again. */
function doubledJobs(documents: readonly DocumentRow[]): string[] {
  return documents
    .filter(({ drawers, receipts }) => drawers > 1 || receipts > 1)
    .map(({ id, drawers, receipts }) => `${id} has ${drawers} drawer jobs and ${receipts} receipt jobs`);
}

function isWhole(document: DocumentRow): boolean {
  const { total, rounding, cash, drawers, receipts } = document;
  const hasRows = document.lines > 0 && document.journaled === 1 && document.sent === 1;
  const hasJobs = receipts > 0 && (cash === 0 || drawers > 0);
  const addsUp =
    document.line_total === total &&
    document.line_tax === document.tax &&
    document.tendered === total + rounding;
  return hasRows && hasJobs && addsUp && document.moved === document.must_move;
}

function gapsIn(documents: readonly DocumentRow[]): string[] {
  const last = new Map<string, number>();
  return documents.flatMap((document) => {
    const expected = (last.get(document.register_code) ?? 0) + 1;
    last.set(document.register_code, document.number);
    return document.number === expected
      ? []
      : [`${document.register_code}: ${expected} is missing before ${document.number}`];
  });
}
