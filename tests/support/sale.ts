import type SQLite from 'better-sqlite3';
import { sum } from '#domain/money/money.ts';
import type { SaleLine, SaleRecord } from '#domain/sale/sale.ts';
import type { Tender } from '#domain/sale/tender.ts';
import { SHIFT_ID } from './goods.ts';

/** A line as it was paid, without tax and reductions: one piece of something for 1.00. */
export function saleLine(change: Partial<SaleLine> = {}): SaleLine {
  return {
    position: 1,
    kind: 'goods',
    variantId: null,
    sku: 'S',
    name: 'Goods',
    unit: 'piece',
    quantity: 1000,
    unitPrice: 100,
    total: 100,
    tax: 0,
    saved: 0,
    taxes: [],
    taxCategoryId: null,
    note: '',
    voucherCode: '',
    webOrderId: null,
    origin: null,
    reason: '',
    condition: null,
    steps: [],
    ...change,
  };
}

/** So much cash, given exactly. */
export function cashTender(amount: number, change: Partial<Tender> = {}): Tender {
  return {
    kind: 'cash',
    name: '',
    amount,
    given: amount,
    change: 0,
    reference: '',
    foreign: null,
    ...change,
  };
}

/** A document in EUR paid with exact cash; its lines are numbered. */
export function saleOf(
  change: Partial<Omit<SaleRecord, 'lines'>> & { readonly lines: readonly Partial<SaleLine>[] },
): SaleRecord {
  const lines = change.lines.map((line, index) => saleLine({ position: index + 1, ...line }));
  const total = sum(lines.map((line) => line.total));
  return {
    id: '0192f0c1-0000-7000-8000-00000000000a',
    kind: 'sale',
    registerCode: 'R1',
    number: 1,
    shiftId: SHIFT_ID,
    soldAt: 0,
    utcOffsetMinutes: 0,
    clerk: 'Mira',
    staffId: null,
    customer: null,
    currency: 'EUR',
    taxes: [],
    promotions: [],
    exemption: null,
    total,
    rounding: 0,
    saved: 0,
    tenders: [cashTender(total)],
    note: '',
    voids: null,
    ...change,
    lines,
  };
}

/** A bare row of a sale that nothing else is written of, in the open shift of a test shop. */
export function addSaleRow(sqlite: SQLite.Database, id: string, number: number): void {
  sqlite
    .prepare(
      `INSERT INTO sale (id, kind, register_code, number, shift_id, sold_at, utc_offset_minutes, clerk, currency, total)
       VALUES (?, 'sale', 'R1', ?, ?, 1, 0, 'Mira', 'EUR', 0)`,
    )
    .run(id, number, SHIFT_ID);
}
