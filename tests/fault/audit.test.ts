import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Printout, PrinterEvent } from '#tests/support/printer/printout.ts';
import { basketOf } from '#tests/support/basket.ts';
import { pay, returnLine, sold, valueOf, viewed } from '#tests/support/desk.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';
import { audit, type Evidence, type Findings } from './audit.ts';
import { contentOf, nothingTold, type Acknowledged } from './told.ts';

const PULSE: PrinterEvent = { kind: 'pulse', pin: 2, onMs: 50, offMs: 500, isRealTime: false };

let till: TestTill;
let sale: Acknowledged;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite, 'vendure', false);
  await valueOf(till.ask('shift.open', { counts: {} }));
  till.world.printer = { host: '127.0.0.1', port: 9100, columns: 48 };
  const variantId = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 1450 });
  const basket = basketOf([{ variantId, price: 1450 }]);
  expect(await pay(till, basket)).toMatchObject({ ok: true });
  till.sqlite.exec("UPDATE device_job SET state = 'confirmed'");
  sale = { saleId: basket.id, kind: 'sale', receiptNumber: 'R1-000001', total: 1450 };
});

afterEach(() => till.close());

const receiptOf = (saleId: string): PrinterEvent => ({ kind: 'symbol', symbology: 'qr', payload: saleId });
const printed = (...events: PrinterEvent[]): Printout => ({ events, faults: [] });

/** How many findings of each kind there are when the evidence differs in this from a sound run's. */
function count(change: Partial<Evidence> = {}): Record<keyof Findings, number> {
  const order = { saleId: sale.saleId, total: 1450, state: 'Delivered', settledPayments: 1 };
  const printout = printed(PULSE, receiptOf(sale.saleId));
  const found = audit(till.file, { told: telling([sale]), orders: [order], printout, ...change });
  return {
    lost: found.lost.length,
    doubled: found.doubled.length,
    partial: found.partial.length,
    gaps: found.gaps.length,
  };
}

const SOUND = { lost: 0, doubled: 0, partial: 0, gaps: 0 };
const telling = (documents: Acknowledged[]) => ({ ...nothingTold(), documents });
const copyJob = (kind: string): string =>
  `INSERT INTO device_job (id, kind, subject, subject_id, created_at, updated_at)
   SELECT '${'x'.repeat(36)}', kind, subject, subject_id, created_at, updated_at FROM device_job WHERE kind = '${kind}'`;

describe('the audit of a kill run', () => {
  it('finds nothing in a sound run, nor when a receipt or a pulse is missing on paper', () => {
    expect(count()).toEqual(SOUND);
    expect(count({ printout: printed() })).toEqual(SOUND);
  });

  it('finds a receipt printed twice, and a drawer that opened more often than it was told', () => {
    const receipt = receiptOf(sale.saleId);
    expect(count({ printout: printed(PULSE, receipt, receipt) })).toEqual({ ...SOUND, doubled: 1 });
    expect(count({ printout: printed(PULSE, PULSE, receipt) })).toEqual({ ...SOUND, doubled: 1 });
    till.sqlite.exec("UPDATE device_job SET state = 'failed' WHERE kind = 'drawer'");
    expect(count()).toEqual({ ...SOUND, doubled: 1 });
  });

  it.each(['drawer', 'receipt'])('finds a %s job that is there twice or not at all', (kind) => {
    till.sqlite.exec(copyJob(kind));
    expect(count()).toEqual({ ...SOUND, doubled: 1 });
    till.sqlite.exec(`DELETE FROM device_job WHERE kind = '${kind}'`);
    expect(count({ printout: printed() })).toEqual({ ...SOUND, partial: 1 });
  });

  it('finds a receipt of a sale that the till does not know', () => {
    expect(count({ printout: printed(receiptOf('another')) })).toEqual({ ...SOUND, lost: 1 });
  });

  it('finds a sale that is not there as it was acknowledged', () => {
    for (const other of [{ total: 1 }, { receiptNumber: 'R1-000002' }, { kind: 'refund' as const }]) {
      expect(count({ told: telling([{ ...sale, ...other }]) })).toEqual({ ...SOUND, lost: 1 });
    }
  });

  it('finds a sale that the store does not have, or has twice', () => {
    const order = { saleId: sale.saleId, total: 1450, state: 'Delivered', settledPayments: 1 };
    expect(count({ orders: [] })).toEqual({ ...SOUND, lost: 1 });
    expect(count({ orders: [order, order] })).toEqual({ ...SOUND, doubled: 1 });
  });

  it('finds goods that came back twice, and a refund that is there in part', async () => {
    const line = await returnLine(till, (await viewed(till, sale.saleId)).record, { position: 1 });
    await sold(till, { ...basketOf([]), lines: [line] });
    till.sqlite.exec("UPDATE device_job SET state = 'queued' WHERE kind = 'drawer'");
    const printout = printed(receiptOf(sale.saleId));
    expect(count({ printout })).toEqual(SOUND);
    till.sqlite.exec('DROP TRIGGER sale_line_no_update');
    till.sqlite.exec(`UPDATE sale_line SET total = -1451 WHERE kind = 'return'`);
    expect(count({ printout })).toEqual({ ...SOUND, doubled: 1, partial: 1 });
  });

  it('finds a shift, a movement of cash and a basket that are not there as they were told', () => {
    const basket = basketOf([{ variantId: 1, price: 1450 }]);
    const told = {
      ...telling([sale]),
      shiftsOpened: ['x'],
      shiftsClosed: new Map([['x', 5]]),
      moves: ['x'],
      kept: new Map([
        [basket.id, [contentOf(basket)]],
        ['y', ['', contentOf(basket)]],
      ]),
    };
    expect(count({ told })).toEqual({ ...SOUND, lost: 4 });
  });

  it('finds a Z report that is not what its shift came to, and a shift that is missing', async () => {
    await valueOf(till.ask('shift.close', { counts: {}, leftFloat: 0, note: '' }));
    till.sqlite.exec("UPDATE device_job SET state = 'confirmed'");
    expect(count()).toEqual(SOUND);
    till.sqlite.exec(`DROP TRIGGER shift_close_no_update; DROP TRIGGER shift_no_update;
      UPDATE shift_close SET report = json_set(report, '$.total', 1)`);
    expect(count()).toEqual({ ...SOUND, partial: 1 });
    till.sqlite.exec('UPDATE shift SET number = 2');
    expect(count()).toEqual({ ...SOUND, partial: 1, gaps: 1 });
  });
});
