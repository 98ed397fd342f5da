import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SaleLine, SaleRecord } from '#domain/sale/sale.ts';
import { saveCustomer } from '#main/data/customer.ts';
import { insertSale } from '#main/data/sale.ts';
import { customerOf } from '#tests/support/customer.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addGoods, addShop, openShift, SHIFT_ID } from '#tests/support/goods.ts';
import { addSaleRow, saleOf } from '#tests/support/sale.ts';

const id = (end: number): string => `00000000-0000-7000-8000-${String(end).padStart(12, '0')}`;

let till: TestDatabase;
let mug: number;

beforeEach(async () => {
  till = await openTestDatabase();
  addShop(till.sqlite);
  mug = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 100 });
});
afterEach(() => till.close());

function write(
  change: Partial<Omit<SaleRecord, 'lines'>> & { readonly lines: readonly Partial<SaleLine>[] },
): Promise<void> {
  return till.db.transaction().execute((tx) => insertSale(tx, saleOf(change), 'S1', []));
}

const ROWS = `
  INSERT INTO sale_tax VALUES ('${id(1)}', 1, '', 0, 100, 0, 100);
  INSERT INTO stock_movement VALUES (1, '${id(1)}', 1, 'S1', -1000, 0, NULL, 'sale', '${id(1)}', NULL, NULL, 1);
  INSERT INTO stock_document VALUES ('${id(1)}', 'receipt', 'S1', 1, 'Mira', NULL, '', '', '', '', NULL, NULL);
  INSERT INTO stock_document_line VALUES ('${id(1)}', 1, 1, 'MUG', 'Mug', 1000, NULL);
  INSERT INTO stock_count VALUES ('${id(1)}', 'All', '{}', 0, 'open', 1, 'Mira', NULL, 1, 0, NULL, 0);
  INSERT INTO count_entry VALUES (1, '${id(1)}', '${id(1)}', 1, 'add', 1000, 0, NULL, 0, 1, 'Mira');
  INSERT INTO account VALUES ('${id(1)}', 'voucher', 'CODE-1', NULL, 1);
  INSERT INTO account_entry VALUES ('${id(1)}', '${id(1)}', '${id(1)}', 500, 1);
  INSERT INTO journal VALUES (1, 1, 'sale', 'Mira', '{}', '${'0'.repeat(64)}', '${'a'.repeat(64)}', NULL, NULL);
  INSERT INTO cash_movement VALUES ('${id(1)}', '${SHIFT_ID}', 'pay-in', 5, 'coins', 1, 'Mira');
  INSERT INTO shift_close VALUES ('${SHIFT_ID}', 1, 'Mira', 0, '{}', 0, 0, 0, '', '{}');
  INSERT INTO web_order (id, code, state, placed_at, pickup_code, stage, is_open, touched_at, card, search, snapshot)
    VALUES ('7', 'T3X9', 'open', 1, 'T3X9', 'new', 1, 1, '{}', '', '{}');
  INSERT INTO pickup_event VALUES ('${id(1)}', '7', 1, 1, 'R1', 'Mira', '{}');
`;

describe('ledgers', () => {
  it.each([
    'sale',
    'sale_line',
    'sale_tax',
    'tender',
    'stock_movement',
    'stock_document',
    'stock_document_line',
    'count_entry',
    'account',
    'account_entry',
    'journal',
    'shift',
    'shift_close',
    'cash_movement',
    'pickup_event',
  ])('%s is append-only', async (table) => {
    await write({ id: id(1), lines: [{ variantId: mug }] });
    till.sqlite.exec(ROWS);
    const column = till.sqlite
      .prepare(`SELECT name FROM pragma_table_info('${table}') LIMIT 1`)
      .pluck()
      .get();
    const update = `UPDATE ${table} SET ${String(column)} = ${String(column)}`;
    expect(() => till.sqlite.exec(update)).toThrow('append-only');
    expect(() => till.sqlite.exec(`DELETE FROM ${table}`)).toThrow('append-only');
  });

  it.each([
    ['tender', 'sale_id'],
    ['sale', 'id'],
    ['sale_line', 'sale_id'],
    ['sale_tax', 'sale_id'],
    ['stock_movement', 'id'],
    ['stock_document', 'id'],
    ['stock_document_line', 'document_id'],
    ['count_entry', 'id'],
    ['account', 'id'],
    ['account_entry', 'id'],
    ['shift', 'id'],
    ['shift_close', 'shift_id'],
    ['cash_movement', 'id'],
    ['pickup_event', 'id'],
  ])('%s lets no row be replaced, even past the triggers of a removal', async (table, key) => {
    await write({ id: id(1), lines: [{ variantId: mug }] });
    till.sqlite.exec(ROWS);
    const replace = `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table} WHERE ${key} IS NOT NULL`;
    for (const isOurs of [true, false]) {
      till.sqlite.pragma(`recursive_triggers = ${isOurs ? 'ON' : 'OFF'}`);
      expect(() => till.sqlite.exec(replace)).toThrow(/append-only|a gap|is open|is closed/);
    }
  });

  it('are written by a connection that heeds the triggers of what it replaces', () => {
    expect(till.sqlite.pragma('recursive_triggers', { simple: true })).toBe(1);
  });

  it('refuse a receipt number that leaves a gap', () => {
    addSaleRow(till.sqlite, id(1), 1);
    expect(() => addSaleRow(till.sqlite, id(3), 3)).toThrow('leaves a gap');
    addSaleRow(till.sqlite, id(2), 2);
  });

  it('refuse a sale in a shift that is closed, and a second shift beside an open one', () => {
    expect(() => openShift(till.sqlite, id(7))).toThrow('a shift is open');
    till.sqlite.exec(`INSERT INTO shift_close VALUES ('${SHIFT_ID}', 1, 'Mira', 0, '{}', 0, 0, 0, '', '{}')`);
    expect(() => addSaleRow(till.sqlite, id(1), 1)).toThrow('shift is closed');
    openShift(till.sqlite, id(7));
  });

  it('refuse more back than was sold, whoever asks', async () => {
    await write({ id: id(1), lines: [{ variantId: mug, quantity: 3000 }] });
    const back = (number: number, quantity: number): Promise<void> =>
      write({
        id: id(number),
        number,
        kind: 'refund',
        lines: [{ variantId: mug, kind: 'return', quantity, origin: { saleId: id(1), position: 1 } }],
      });
    await back(2, -2000);
    await expect(back(3, -1001)).rejects.toThrow('more is returned than was sold');
    await back(3, -1000);
    await expect(back(4, -1)).rejects.toThrow('more is returned than was sold');
  });

  it('refuse to overdraw what the shop owes, but not what it is owed', async () => {
    await write({ id: id(1), lines: [{}] });
    const ada = customerOf('Ada', { customerId: id(5) });
    await till.db.transaction().execute((tx) => saveCustomer(tx, ada, 1));
    till.sqlite.exec(`
      INSERT INTO account VALUES ('${id(1)}', 'voucher', 'CODE-1', NULL, 1), ('${id(2)}', 'credit', '', '${id(5)}', 1),
        ('${id(3)}', 'invoice', '', '${id(5)}', 1)`);
    const move = (entry: number, account: number, amount: number): unknown =>
      till.sqlite.exec(
        `INSERT INTO account_entry VALUES ('${id(entry)}', '${id(account)}', '${id(1)}', ${amount}, 1)`,
      );
    for (const account of [1, 2]) {
      expect(() => move(10 + account, account, -1)).toThrow('overdrawn');
      move(20 + account, account, 500);
      expect(() => move(30 + account, account, -501)).toThrow('overdrawn');
      move(40 + account, account, -500);
    }
    move(50, 3, -500);
  });
});
