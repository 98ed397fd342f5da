import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#main/core/context.ts';
import { basketOf, type Wanted } from '#tests/support/basket.ts';
import { pay, returnLine, sold } from '#tests/support/desk.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

/** Cheese for 4.95, as the shop's scale prints it. */
const LABEL = '2300042004959';

const NOOR: Actor = {
  staffId: null,
  name: 'Noor',
  role: { id: 'clerk', name: '', permissions: ['sale.make', 'sale.read'], discountPpm: 0, freeRefund: 0 },
};

let till: TestTill;
let mug: number;
let cheese: number;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  mug = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 100_000 });
  cheese = addGoods(till.sqlite, { sku: '00042', name: 'Cheese', price: 2490 });
  till.sqlite.exec(
    `INSERT INTO barcode_rule (prefix, kind, item_digits, value_digits, value_decimals, has_value_check)
     VALUES ('23', 'price', 5, 5, 2, 0)`,
  );
});

afterEach(() => till.close());

const refused = { ok: false, error: { code: 'price-changed' } };
const cheeses = (change: Partial<Wanted>): Wanted => ({ variantId: cheese, price: 2490, ...change });

describe('a total that a label states', () => {
  it('is what the goods cost', async () => {
    const basket = basketOf([cheeses({ statedTotal: 495, code: LABEL })]);
    expect(await pay(till, basket, { actor: NOOR })).toMatchObject({ ok: true, value: { total: 495 } });
  });

  it.each([
    ['without a code', { statedTotal: 1 }],
    ['of nothing at all', { statedTotal: 0 }],
    ['other than in its code', { statedTotal: 1, code: LABEL }],
    ['in a code that is not understood', { statedTotal: 1, code: 'ABC' }],
    ['for several pieces', { statedTotal: 495, code: LABEL, pieces: 2 }],
  ])('is refused %s', async (_, change) => {
    expect(await pay(till, basketOf([cheeses(change)]), { actor: NOOR })).toMatchObject(refused);
  });

  it('is refused for other goods', async () => {
    const mugs = { variantId: mug, price: 100_000, statedTotal: 495, code: LABEL };
    expect(await pay(till, basketOf([mugs]), { actor: NOOR })).toMatchObject(refused);
  });
});

it('two lines of one id are refused, so that none speaks for the other', async () => {
  const sale = await sold(till, basketOf([{ variantId: mug, price: 100_000, pieces: 2 }]));
  const line = await returnLine(till, sale, { position: 1, quantity: 1000 });
  const basket = { ...basketOf([]), lines: [line, { ...line }] };
  expect(await pay(till, basket)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
});
