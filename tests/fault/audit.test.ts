import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Printout, PrinterEvent } from '#tests/support/printer/printout.ts';
import { basketOf } from '#tests/support/basket.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';
import { audit, type Acknowledged, type Evidence, type Findings } from './audit.ts';

const PULSE: PrinterEvent = { kind: 'pulse', pin: 2, onMs: 50, offMs: 500, isRealTime: false };

let till: TestTill;
let sale: Acknowledged;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  till.world.printer = { host: '127.0.0.1', port: 9100, columns: 48 };
  const variantId = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 1450 });
  const basket = basketOf([{ variantId, price: 1450 }]);
  const paid = { basket, shownTotal: 1450, tender: { kind: 'cash', given: 1450 } };
  expect(await till.ask('sale.commit', paid)).toMatchObject({ ok: true });
  till.sqlite.exec("UPDATE device_job SET state = 'confirmed'");
  sale = { saleId: basket.id, receiptNumber: 'R1-000001', total: 1450 };
});

afterEach(() => till.close());

const receiptOf = (saleId: string): PrinterEvent => ({ kind: 'symbol', symbology: 'qr', payload: saleId });
const printed = (...events: PrinterEvent[]): Printout => ({ events, faults: [] });

/** How many findings of each kind there are when the evidence differs in this from a sound run's. */
function count(change: Partial<Evidence> = {}): Record<keyof Findings, number> {
  const order = { saleId: sale.saleId, total: 1450, state: 'Delivered', settledPayments: 1 };
  const printout = printed(PULSE, receiptOf(sale.saleId));
  const found = audit(till.file, { acknowledged: [sale], orders: [order], printout, ...change });
  return {
    lost: found.lost.length,
    doubled: found.doubled.length,
    partial: found.partial.length,
    gaps: found.gaps.length,
  };
}

const SOUND = { lost: 0, doubled: 0, partial: 0, gaps: 0 };
const copyJob = (kind: string): string =>
  `INSERT INTO device_job (id, kind, sale_id, created_at, updated_at)
   SELECT '${'x'.repeat(36)}', kind, sale_id, created_at, updated_at FROM device_job WHERE kind = '${kind}'`;

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
    expect(count({ acknowledged: [{ ...sale, total: 1 }] })).toEqual({ ...SOUND, lost: 1 });
    expect(count({ acknowledged: [{ ...sale, receiptNumber: 'R1-000002' }] })).toEqual({ ...SOUND, lost: 1 });
  });

  it('finds a sale that the store does not have, or has twice', () => {
    const order = { saleId: sale.saleId, total: 1450, state: 'Delivered', settledPayments: 1 };
    expect(count({ orders: [] })).toEqual({ ...SOUND, lost: 1 });
    expect(count({ orders: [order, order] })).toEqual({ ...SOUND, doubled: 1 });
  });
});
