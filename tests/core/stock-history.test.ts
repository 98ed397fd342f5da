import { afterEach, beforeEach, expect, it } from 'vitest';
import { importLevels } from '#main/data/stock-import.ts';
import { basketOf } from '#tests/support/basket.ts';
import { pay, returnLine, sold, valueOf } from '#tests/support/desk.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { adjust, historyOf, receive } from '#tests/support/stock-room.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
let mug: number;

/** The store tells a level that holds everything the till has sent. */
async function storeSays(pieces: number): Promise<void> {
  till.sqlite.exec('UPDATE unseen_movement SET posted_at = 1');
  const level = { variantRemoteId: 'v-MUG', locationRemoteId: '7', onHand: pieces * 1000, allocated: 0 };
  await till.db.transaction().execute((tx) => importLevels(tx, [{ ...level, knownAt: till.clock.at }], 2));
}

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  mug = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 500, onHand: 10_000 });
});

afterEach(() => till.close());

it('tells what this till did, newest first, and what others changed in between', async () => {
  const sale = await sold(till, basketOf([{ variantId: mug, price: 500, pieces: 2 }]));
  await storeSays(8);
  await valueOf(receive(till, { [mug]: 5 }, { supplier: 'Potters', reference: 'LS-7' }));
  await storeSays(10);
  await valueOf(adjust(till, { [mug]: -1 }, { reason: 'lost' }));
  await storeSays(11);
  const { now, movements, hasMore } = await historyOf(till, mug);
  expect(
    movements.map(({ reason, name, quantity, after, elsewhere }) => [
      reason,
      name,
      quantity,
      after,
      elsewhere,
    ]),
  ).toEqual([
    ['adjustment', '', -1000, 9000, -3000],
    ['receipt', 'LS-7', 5000, 13_000, 0],
    ['sale', 'R1-000001', -2000, 8000, null],
  ]);
  expect(movements.at(-1)).toMatchObject({ documentId: sale.id, delivery: 'waiting', adjustReason: null });
  expect(now).toEqual({ quantity: 11_000, knownAt: till.clock.at });
  expect(hasMore).toBe(false);
});

it('goes on where a page ended, also where things happened in one moment', async () => {
  const sale = await sold(till, basketOf([{ variantId: mug, price: 500, pieces: 2 }]));
  const line = await returnLine(till, sale, { position: 1, condition: 'damaged' });
  await valueOf(pay(till, { ...basketOf([]), lines: [line] }));
  const all = (await historyOf(till, mug)).movements;
  expect(all.map(({ reason, after }) => [reason, after])).toEqual([
    ['damage', 8000],
    ['return', 10_000],
    ['sale', 8000],
  ]);
  const first = await historyOf(till, mug, { limit: 2 });
  expect(first.hasMore).toBe(true);
  const before = first.movements.at(-1)?.movementId ?? null;
  const second = await historyOf(till, mug, { before, limit: 2 });
  expect(second.hasMore).toBe(false);
  expect([...first.movements, ...second.movements]).toEqual(all);
});

it('is told of goods that are no longer sold, not of such as never were', async () => {
  await valueOf(receive(till, { [mug]: 1 }));
  till.sqlite.exec('UPDATE variant SET deleted = 1');
  expect((await historyOf(till, mug)).movements).toHaveLength(1);
  const stranger = { variantId: 99, before: null, limit: 1 };
  expect(await till.ask('stock.history', stranger)).toMatchObject({
    ok: false,
    error: { code: 'goods-unknown' },
  });
});
