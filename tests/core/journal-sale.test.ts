import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkJournal } from '#main/data/journal-check.ts';
import { basketOf, voucherLine } from '#tests/support/basket.ts';
import { returnLine, sold, valueOf } from '#tests/support/desk.ts';
import { customerOf } from '#tests/support/customer.ts';
import { givenOf } from '#tests/support/given.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;

/** A shift, a sale, part of it back, cash moved: entries 1 to 4. */
beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite, 'sample', false);
  const mug = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 1450, onHand: 5000 });
  await valueOf(till.ask('shift.open', { counts: { 1000: 5 } }));
  const sale = await sold(till, basketOf([{ variantId: mug, price: 1450, pieces: 2 }]));
  const basket = basketOf([]);
  const back = await returnLine(till, sale, { position: 1, quantity: 1000 });
  await sold(till, { ...basket, lines: [back] }, { given: [givenOf(-1450)] });
  await valueOf(till.ask('shift.moveCash', { id: v7(), kind: 'pay-in', amount: 500, reason: 'change' }));
});

afterEach(() => till.close());

const broken = async () => (await checkJournal(till.db)).broken;

/** Changes the tables as somebody does who has the file: triggers are no hindrance. */
function forge(sql: string): void {
  const triggers = till.sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  till.sqlite.pragma('foreign_keys = OFF');
  for (const name of triggers) till.sqlite.exec(`DROP TRIGGER ${String(name)}`);
  till.sqlite.exec(sql);
}

describe('the journal beside the tables', () => {
  it('holds for sales, refunds and shifts as they were made', async () => {
    expect(await checkJournal(till.db)).toEqual({ entries: 4, signed: 0, broken: null });
  });

  it.each([
    ['another total', 'UPDATE sale SET total = total - 1 WHERE number = 1', 2],
    ['another number', 'UPDATE sale SET number = 9 WHERE number = 2', 3],
    ['another moment', 'UPDATE sale SET sold_at = sold_at + 1 WHERE number = 1', 2],
    ['another clerk', "UPDATE sale SET clerk = 'Otto' WHERE number = 2", 3],
    ['another kind', "UPDATE sale SET kind = 'sale' WHERE number = 2", 3],
    ['another quantity', 'UPDATE sale_line SET quantity = 1000 WHERE quantity = 2000', 2],
    ['another price', 'UPDATE sale_line SET unit_price = 1 WHERE quantity = 2000', 2],
    ['a line less', 'DELETE FROM sale_line WHERE quantity = 2000', 2],
    ['another name of a line', "UPDATE sale_line SET name = 'Pot' WHERE quantity = 2000", 2],
    ['another tax', "UPDATE sale_line SET taxes = '[]' WHERE quantity = 2000", 2],
    ['another tax in all', 'UPDATE sale_tax SET net = net + 1, gross = gross + 1', 2],
    ['no origin', 'UPDATE sale_line SET origin_sale_id = NULL, origin_position = NULL', 3],
    ['another voucher', "UPDATE sale_line SET voucher_code = 'X' WHERE quantity = 2000", 2],
    [
      'something booked beside',
      `INSERT INTO account SELECT id, 'voucher', 'FREE-1', NULL, 1 FROM sale WHERE number = 1;
       INSERT INTO account_entry SELECT id, id, id, 9000, 1 FROM sale WHERE number = 1`,
      2,
    ],
    ['more cash moved', 'UPDATE cash_movement SET amount = 501', 4],
    ['another float', 'UPDATE shift SET float = 1', 1],
    ['another tender', "UPDATE tender SET kind = 'card' WHERE amount > 0", 2],
    ['less cash', 'UPDATE tender SET amount = 1, given = 1 WHERE amount > 0', 2],
    ['a sale less', 'DELETE FROM sale WHERE number = 2', 3],
  ])('names the entry of a document with %s', async (_, sql, seq) => {
    forge(sql);
    expect(await broken()).toEqual({ seq, fault: 'changed' });
  });

  it('misses the entry of a document whose end of the chain was cut off', async () => {
    forge('DELETE FROM journal WHERE seq > 2');
    expect(await broken()).toEqual({ seq: 3, fault: 'missing' });
  });

  it('names the entry of a shift whose count or report is another one', async () => {
    await valueOf(till.ask('shift.close', { counts: { 1000: 6 }, leftFloat: 0, note: '' }));
    expect(await broken()).toBeNull();
    forge("UPDATE shift_close SET report = json_set(report, '$.total', 1)");
    expect(await broken()).toEqual({ seq: 5, fault: 'changed' });
    forge(
      "UPDATE shift_close SET report = json_set(report, '$.total', 1450), counted = counted + 1, expected = expected + 1",
    );
    expect(await broken()).toEqual({ seq: 5, fault: 'changed' });
  });

  it('holds for vouchers and store credit that were sold, used and taken back', async () => {
    const customer = customerOf('Ada Secret', { mayPayLater: true });
    await valueOf(till.ask('customer.save', { customer }));
    const buyer = { customer: { id: customer.customerId, name: customer.name, groupIds: [] } };
    const bought = { ...basketOf([], buyer), lines: [voucherLine('GIFT-12345', 2000)] };
    const { id: saleId } = await sold(till, bought, { given: [givenOf(2000, { kind: 'invoice' })] });
    await valueOf(till.ask('sale.void', { saleId, reason: 'mistake', grants: [] }));
    expect((await checkJournal(till.db)).broken).toBeNull();
    expect(till.sqlite.prepare('SELECT count(*) FROM account_entry').pluck().get()).toBe(4);
    const journal = till.sqlite.prepare('SELECT payload FROM journal').pluck().all().join();
    expect(journal).toContain(customer.customerId);
    expect(journal).not.toContain('Secret');
  });

  it('misses the entry of a shift', async () => {
    forge("INSERT INTO shift SELECT replace(id, '0', '1'), register_code, 2, 0, 'Otto', 0, '{}' FROM shift");
    expect(await broken()).toEqual({ seq: 5, fault: 'missing' });
  });
});
