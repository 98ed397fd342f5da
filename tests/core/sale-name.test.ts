import { afterEach, beforeEach, expect, it } from 'vitest';
import { basketOf } from '#tests/support/basket.ts';
import { freeReturn, sold } from '#tests/support/desk.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
let mug: number;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  mug = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 1450 });
  till.sqlite
    .prepare(
      "INSERT INTO variant_option (variant_id, position, group_name, value) VALUES (?, 1, 'Colour', 'Blue')",
    )
    .run(mug);
});

afterEach(() => till.close());

it('goods are called what the catalog calls them, not what the screen says', async () => {
  const other = { sku: 'GOLD', name: 'Gold bar' };
  const sale = await sold(till, basketOf([{ variantId: mug, price: 1450, ...other }]));
  expect(sale.lines).toMatchObject([{ sku: 'MUG', name: 'Mug, Blue' }]);
  const line = freeReturn({ variantId: mug, ...other });
  const back = await sold(till, { ...basketOf([]), lines: [line] });
  expect(back.lines).toMatchObject([{ sku: 'MUG', name: 'Mug, Blue' }]);
});
