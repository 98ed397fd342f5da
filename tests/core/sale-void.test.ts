import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '#contract/errors.ts';
import type { CommittedSale } from '#contract/sale.ts';
import { basketOf, voucherLine } from '#tests/support/basket.ts';
import { pay, returnLine, sold, valueOf, viewed } from '#tests/support/desk.ts';
import { givenOf } from '#tests/support/given.ts';
import { addGoods, addShop, openShift, SHIFT_ID } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
let mug: number;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  mug = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 1450, onHand: 5000 });
});

afterEach(() => till.close());

const mugs = (pieces = 1) => ({ variantId: mug, price: 1450, pieces });
const rows = (sql: string): unknown[] => till.sqlite.prepare(sql).raw().all();
const close = `INSERT INTO shift_close VALUES ('${SHIFT_ID}', 1, 'Mira', 0, '{}', 0, 0, 0, '', '{}')`;

function voidIt(saleId: string): Promise<Reply> {
  return till.ask('sale.void', { saleId, reason: 'wrong goods', grants: [] });
}

describe('voiding a sale', () => {
  it('makes a counter-document that turns everything round, and opens the drawer', async () => {
    till.world.printer = { host: '127.0.0.1', port: 9100, columns: 42 };
    const given = [givenOf(1000, { kind: 'card', reference: 'T-9' }), givenOf(2000)];
    const sale = await sold(till, basketOf([mugs(2)]), { given });
    till.sqlite.exec('DELETE FROM device_job');
    const { saleId } = await valueOf<CommittedSale>(voidIt(sale.id));
    const { record } = await viewed(till, saleId);
    expect(record).toMatchObject({
      kind: 'void',
      number: 2,
      voids: sale.id,
      total: -2900,
      taxes: [{ net: -2437, tax: -463, gross: -2900 }],
      lines: [
        {
          quantity: -2000,
          total: -2900,
          tax: -463,
          origin: { saleId: sale.id, position: 1 },
          reason: 'wrong goods',
        },
      ],
      tenders: [
        { kind: 'card', amount: -1000, given: -1000, reference: 'T-9' },
        { kind: 'cash', amount: -1900, given: -1900, change: 0 },
      ],
    });
    expect(rows('SELECT sum(quantity) FROM unseen_movement')).toEqual([[0]]);
    expect(rows('SELECT kind FROM outbox ORDER BY rowid').flat()).toEqual(['sale', 'return']);
    expect(rows('SELECT kind FROM device_job ORDER BY rowid').flat()).toEqual(['drawer', 'receipt']);
    expect(await till.ask('sale.recent', { text: '', limit: 5, before: null })).toMatchObject({
      value: {
        sales: [
          { kind: 'void', isVoided: false },
          { kind: 'sale', isVoided: true },
        ],
      },
    });
  });

  it('is done once however often it is asked', async () => {
    const sale = await sold(till, basketOf([mugs()]));
    const [first, second] = [await voidIt(sale.id), await voidIt(sale.id)];
    expect(first).toMatchObject({ value: { kind: 'void', repeated: false } });
    expect(second).toMatchObject({ value: { kind: 'void', repeated: true } });
    expect(rows('SELECT count(*) FROM sale')).toEqual([[2]]);
  });

  it('lets nothing of it come back, and the one before be voided', async () => {
    const first = await sold(till, basketOf([mugs()]));
    const second = await sold(till, basketOf([mugs()]));
    expect(await voidIt(first.id)).toMatchObject({ error: { code: 'not-voidable' } });
    await voidIt(second.id);
    expect((await viewed(till, second.id)).returnable).toMatchObject([{ quantity: 0 }]);
    expect(await viewed(till, first.id)).toMatchObject({ mayVoid: true });
    expect(await voidIt(first.id)).toMatchObject({ ok: true });
  });

  it('is refused for what came back in part, and possible again when that is voided', async () => {
    const sale = await sold(till, basketOf([mugs(2)]));
    const line = await returnLine(till, sale, { position: 1, quantity: 1000 });
    const back = await sold(till, { ...basketOf([]), lines: [line] });
    expect(await voidIt(sale.id)).toMatchObject({ error: { code: 'not-voidable' } });
    await voidIt(back.id);
    expect((await viewed(till, sale.id)).returnable).toMatchObject([
      { quantity: 2000, credit: { total: 2900 } },
    ]);
    expect(await voidIt(sale.id)).toMatchObject({ ok: true });
  });

  it('is refused in another shift, without one, for a void and for what is not there', async () => {
    const sale = await sold(till, basketOf([mugs()]));
    till.sqlite.exec(close);
    expect(await voidIt(sale.id)).toMatchObject({ error: { code: 'no-shift' } });
    openShift(till.sqlite, '0192f0c1-0000-7000-8000-000000000002');
    expect(await voidIt(sale.id)).toMatchObject({ error: { code: 'not-voidable' } });
    expect(await viewed(till, sale.id)).toMatchObject({ mayVoid: false });
    expect(await voidIt(SHIFT_ID)).toMatchObject({ error: { code: 'sale-unknown' } });
    const other = await sold(till, basketOf([mugs()]));
    const { saleId } = await valueOf<CommittedSale>(voidIt(other.id));
    expect(await voidIt(saleId)).toMatchObject({ error: { code: 'not-voidable' } });
  });

  it('takes a voucher back that was sold, and gives one back that paid', async () => {
    const lines = [voucherLine('GIFT-0001', 2000)];
    const sale = await sold(till, { ...basketOf([]), lines });
    await voidIt(sale.id);
    expect(await till.ask('account.voucher', { code: 'GIFT-0001' })).toMatchObject({ value: { balance: 0 } });
    const other = await sold(till, { ...basketOf([]), lines: [voucherLine('GIFT-0002', 2000)] });
    const given = [givenOf(1450, { kind: 'voucher', reference: 'GIFT-0002' })];
    const spent = await sold(till, basketOf([mugs()]), { given });
    await voidIt(spent.id);
    expect(await voidIt(other.id)).toMatchObject({ ok: true });
    expect(await pay(till, basketOf([mugs()]), { given })).toMatchObject({
      error: { code: 'account-short' },
    });
  });
});
