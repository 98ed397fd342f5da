import SQLite from 'better-sqlite3';

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
    (SELECT count(*) FROM outbox WHERE id = s.id) AS sent
  FROM sale AS s ORDER BY s.register_code, s.number`;

/** Holds what the screen was told against what the till's database and the store have. */
export function audit(
  file: string,
  acknowledged: readonly Acknowledged[],
  orders: readonly StoreOrder[],
): Findings {
  const sqlite = new SQLite(file, { readonly: true });
  const sales = sqlite.prepare<[], SaleRow>(SALES).all();
  sqlite.close();
  const byId = new Map(sales.map((sale) => [sale.id, sale]));
  return {
    lost: [...lostHere(acknowledged, byId), ...lostInStore(sales, orders)],
    doubled: [...doubledInStore(byId, orders), ...doubledHere(acknowledged)],
    partial: sales.filter((sale) => !isWhole(sale)).map((sale) => `${sale.id} is there in part`),
    gaps: gapsIn(sales),
  };
}

/** Acknowledged to the screen, but not in the database as it was acknowledged. */
function lostHere(acknowledged: readonly Acknowledged[], sales: ReadonlyMap<string, SaleRow>): string[] {
  return acknowledged
    .filter(({ saleId, total }) => sales.get(saleId)?.total !== total)
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

function isWhole(sale: SaleRow): boolean {
  const amounts = [sale.line_total, sale.tax_total, sale.tendered];
  const hasRows = (sale.lines ?? 0) > 0 && sale.journaled === 1 && sale.sent === 1;
  return hasRows && amounts.every((amount) => amount === sale.total) && sale.moved === sale.sold;
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
