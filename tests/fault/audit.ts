import SQLite from 'better-sqlite3';
import { formatReceiptNumber } from '#domain/sale/sale.ts';
import type { Printout } from '#tests/support/printer/printout.ts';
import { doubledOnPaper, strangersOnPaper } from './paper.ts';

/** A sale as the screen was told it had been made. */
export interface Acknowledged {
  readonly saleId: string;
  readonly receiptNumber: string;
  readonly total: number;
}

/** One order of the store that bears a till's sale id. */
export interface StoreOrder {
  readonly saleId: string;
  readonly total: number;
  readonly state: string;
  readonly settledPayments: number;
}

/** What an audit found wrong, by kind; each entry says which sale and how. */
export interface Findings {
  readonly lost: string[];
  readonly doubled: string[];
  readonly partial: string[];
  readonly gaps: string[];
}

/** What else there is to hold the till's database against. */
export interface Evidence {
  /** What the screen was told. */
  readonly acknowledged: readonly Acknowledged[];
  /** What the store has. */
  readonly orders: readonly StoreOrder[];
  /** What the printer and its drawer did, over all lives of the till. */
  readonly printout: Printout;
}

interface SaleRow {
  readonly id: string;
  readonly register_code: string;
  readonly number: number;
  readonly total: number;
  readonly lines: number | null;
  readonly line_total: number | null;
  readonly tax_total: number | null;
  readonly tendered: number | null;
  readonly moved: number;
  readonly sold: number | null;
  readonly journaled: number;
  readonly sent: number;
  readonly drawers: number;
  readonly receipts: number;
}

const SALES = `
  SELECT s.*,
    (SELECT count(*) FROM sale_line WHERE sale_id = s.id) AS lines,
    (SELECT sum(total) FROM sale_line WHERE sale_id = s.id) AS line_total,
    (SELECT sum(gross) FROM sale_tax WHERE sale_id = s.id) AS tax_total,
    (SELECT sum(amount) FROM tender WHERE sale_id = s.id) AS tendered,
    (SELECT -coalesce(sum(quantity), 0) FROM stock_movement WHERE sale_id = s.id) AS moved,
    (SELECT sum(quantity) FROM sale_line WHERE sale_id = s.id) AS sold,
    (SELECT count(*) FROM journal WHERE kind = 'sale' AND json_extract(payload, '$.id') = s.id) AS journaled,
    (SELECT count(*) FROM outbox WHERE id = s.id) AS sent,
    (SELECT count(*) FROM device_job WHERE sale_id = s.id AND kind = 'drawer') AS drawers,
    (SELECT count(*) FROM device_job WHERE sale_id = s.id AND kind = 'receipt') AS receipts
  FROM sale AS s ORDER BY s.register_code, s.number`;

/** A drawer job that may have left: only these may have opened the drawer. */
const DRAWERS_LEFT = `SELECT count(*) FROM device_job WHERE kind = 'drawer' AND state IN ('sent', 'confirmed', 'unknown')`;

/** Holds the till's database against what the screen was told, what the store has and what was printed. */
export function audit(file: string, { acknowledged, orders, printout }: Evidence): Findings {
  const sqlite = new SQLite(file, { readonly: true });
  const sales = sqlite.prepare<[], SaleRow>(SALES).all();
  const drawersLeft = sqlite.prepare<[], number>(DRAWERS_LEFT).pluck().get() ?? 0;
  sqlite.close();
  const byId = new Map(sales.map((sale) => [sale.id, sale]));
  return {
    lost: [
      ...lostHere(acknowledged, byId),
      ...lostInStore(sales, orders),
      ...strangersOnPaper(printout, new Set(byId.keys())),
    ],
    doubled: [
      ...doubledInStore(byId, orders),
      ...doubledHere(acknowledged),
      ...doubledJobs(sales),
      ...doubledOnPaper(printout, drawersLeft),
    ],
    partial: sales.filter((sale) => !isWhole(sale)).map((sale) => `${sale.id} is there in part`),
    gaps: gapsIn(sales),
  };
}

/** Acknowledged to the screen, but not in the database as it was acknowledged. */
function lostHere(acknowledged: readonly Acknowledged[], sales: ReadonlyMap<string, SaleRow>): string[] {
  return acknowledged
    .filter(({ saleId, receiptNumber, total }) => {
      const sale = sales.get(saleId);
      return sale?.total !== total || formatReceiptNumber(sale.register_code, sale.number) !== receiptNumber;
    })
    .map(({ saleId }) => `${saleId} was acknowledged and is not in the till`);
}

function lostInStore(sales: readonly SaleRow[], orders: readonly StoreOrder[]): string[] {
  const known = new Map(orders.map((order) => [order.saleId, order]));
  return sales
    .filter((sale) => {
      const order = known.get(sale.id);
      return order?.total !== sale.total || order.state !== 'Delivered';
    })
    .map((sale) => `${sale.id} is not finished in the store`);
}

function doubledInStore(sales: ReadonlyMap<string, SaleRow>, orders: readonly StoreOrder[]): string[] {
  const seen = new Set<string>();
  return orders.flatMap((order) => {
    const isSecond = seen.has(order.saleId);
    seen.add(order.saleId);
    if (isSecond) return [`${order.saleId} is in the store twice`];
    if (order.settledPayments !== 1) return [`${order.saleId} has ${order.settledPayments} payments`];
    return sales.has(order.saleId) ? [] : [`${order.saleId} is in the store and not in the till`];
  });
}

/** Two baskets must never have been told the same receipt number. */
function doubledHere(acknowledged: readonly Acknowledged[]): string[] {
  const owners = new Map<string, string>();
  return acknowledged.flatMap(({ saleId, receiptNumber }) => {
    const owner = owners.get(receiptNumber) ?? saleId;
    owners.set(receiptNumber, owner);
    return owner === saleId ? [] : [`${receiptNumber} was given to ${owner} and ${saleId}`];
  });
}

/** A second order would open the drawer or print the receipt again. */
function doubledJobs(sales: readonly SaleRow[]): string[] {
  return sales
    .filter(({ drawers, receipts }) => drawers > 1 || receipts > 1)
    .map(({ id, drawers, receipts }) => `${id} has ${drawers} drawer jobs and ${receipts} receipt jobs`);
}

function isWhole(sale: SaleRow): boolean {
  const amounts = [sale.line_total, sale.tax_total, sale.tendered];
  const hasRows = (sale.lines ?? 0) > 0 && sale.journaled === 1 && sale.sent === 1;
  const hasJobs = sale.drawers > 0 && sale.receipts > 0;
  return hasRows && hasJobs && amounts.every((amount) => amount === sale.total) && sale.moved === sale.sold;
}

function gapsIn(sales: readonly SaleRow[]): string[] {
  const last = new Map<string, number>();
  return sales.flatMap((sale) => {
    const expected = (last.get(sale.register_code) ?? 0) + 1;
    last.set(sale.register_code, sale.number);
    return sale.number === expected
      ? []
      : [`${sale.register_code}: ${expected} is missing before ${sale.number}`];
  });
}
