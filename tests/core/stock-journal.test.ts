import { afterEach, beforeEach, expect, it } from 'vitest';
import { v7 } from 'uuid';
import type { JournalVerdict } from '#contract/journal.ts';
import { valueOf } from '#tests/support/desk.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { book, found, openCount, receive } from '#tests/support/stock-room.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;

const broken = async () => (await valueOf<JournalVerdict>(till.ask('journal.verify', {}))).broken;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite, 'vendure', false);
  const mug = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 500, onHand: 10_000 });
  const lamp = addGoods(till.sqlite, { sku: 'LAMP', name: 'Lamp', price: 500, onHand: 1000 });
  await valueOf(receive(till, { [mug]: 5 }));
  const countId = await openCount(till);
  await found(till, countId, { variantId: mug, pieces: 14 });
  await found(till, countId, { variantId: lamp, pieces: 1 });
  await book(till, countId);
  expect(await broken()).toBeNull();
});

afterEach(() => till.close());

it('notices a movement that was changed afterwards', async () => {
  till.sqlite.exec('DROP TRIGGER stock_movement_no_update; UPDATE stock_movement SET quantity = 50000');
  expect(await broken()).toEqual({ seq: 1, fault: 'changed' });
});

it('notices a line that was changed afterwards', async () => {
  till.sqlite.exec(
    "DROP TRIGGER stock_document_line_no_update; UPDATE stock_document_line SET expected = 0 WHERE sku = 'LAMP'",
  );
  expect(await broken()).toEqual({ seq: 2, fault: 'changed' });
});

it('misses a document that it was never told of', async () => {
  till.sqlite.exec(
    `INSERT INTO stock_document (id, kind, location_code, at, clerk) VALUES ('${v7()}', 'receipt', 'S1', 1, 'X')`,
  );
  expect(await broken()).toEqual({ seq: 3, fault: 'missing' });
});
