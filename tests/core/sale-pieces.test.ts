import { afterEach, beforeEach, expect, it } from 'vitest';
import { basketOf } from '#tests/support/basket.ts';
import { freeReturn, pay, returnLine, sold } from '#tests/support/desk.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
let mug: number;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  mug = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 1450 });
});

afterEach(() => till.close());

const refused = { ok: false, error: { code: 'bad-request' } };
const some = (quantity: number) => basketOf([{ variantId: mug, price: 1450, quantity }]);

it('half a piece is not sold, whatever unit the screen says', async () => {
  expect(await pay(till, some(1))).toMatchObject(refused);
  const byWeight = basketOf([{ variantId: mug, price: 1450, quantity: 1500, unit: 'kg' }]);
  expect(await pay(till, byWeight)).toMatchObject(refused);
});

it('half a piece does not come back, with a receipt or without', async () => {
  const line = await returnLine(till, await sold(till, some(2000)), { position: 1, quantity: 1500 });
  expect(await pay(till, { ...basketOf([]), lines: [line] })).toMatchObject(refused);
  const free = freeReturn({ variantId: mug, quantity: 500, unit: 'kg' });
  expect(await pay(till, { ...basketOf([]), lines: [free] })).toMatchObject(refused);
});

it('goods by weight come and go in any quantity', async () => {
  till.sqlite.exec("UPDATE variant SET unit = 'kg'");
  const sale = await sold(till, some(350));
  const line = await returnLine(till, sale, { position: 1, quantity: 125 });
  expect(await pay(till, { ...basketOf([]), lines: [line] })).toMatchObject({ ok: true });
});
