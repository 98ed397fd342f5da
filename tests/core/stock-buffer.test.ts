import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { holdBackWish } from '#main/data/stock-buffer.ts';
import { valueOf } from '#tests/support/desk.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
let mug: number;
let lamp: number;

const rule = (change: object) => ({
  bufferId: v7(),
  variantId: null,
  categoryId: null,
  quantity: 1000,
  ...change,
});

const set = (buffers: readonly object[], afterMinutes = 30) =>
  till.ask('stock.setBuffers', { afterMinutes, buffers });

/** Pieces by the goods' id; `rest` where something is held back of all others. */
const wished = async (): Promise<unknown> => {
  const wish = await holdBackWish(till.db);
  const named = wish?.items.map((item) => [item.variantRemoteId, item.quantity / 1000]) ?? [];
  return Object.fromEntries(wish?.rest ? [['rest', wish.rest / 1000], ...named] : named);
};

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  mug = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 500, onHand: 10_000 });
  lamp = addGoods(till.sqlite, { sku: 'LAMP', name: 'Lamp', price: 4000, onHand: 5000 });
  addGoods(till.sqlite, { sku: 'GONE', name: 'Gone', price: 1, onHand: 0 });
  till.sqlite.exec(`
    INSERT INTO category (id, remote_id, parent_id, name, position) VALUES (1, '1', NULL, 'Home', 1), (2, '2', 1, 'Light', 2);
    INSERT INTO product_category (product_id, category_id) SELECT product_id, 2 FROM variant WHERE id = ${lamp};
  `);
});

afterEach(() => till.close());

describe('the wish to hold back', () => {
  it('names what is in stock where the nearest rule says something else than that of everything', async () => {
    await valueOf(set([rule({ quantity: 1000 }), rule({ categoryId: 1, quantity: 2000 })]));
    expect(await wished()).toEqual({ rest: 1, 'v-LAMP': 2 });
    await valueOf(set([rule({ categoryId: 1, quantity: 2000 }), rule({ categoryId: 2, quantity: 3000 })]));
    expect(await wished()).toEqual({ 'v-LAMP': 3 });
    await valueOf(set([rule({ quantity: 4000 }), rule({ variantId: lamp, quantity: 0 })]));
    expect(await wished()).toEqual({ rest: 4, 'v-LAMP': 0 });
    expect(await holdBackWish(till.db)).toMatchObject({
      registerCode: 'R1',
      locationRemoteId: '7',
      afterMs: 1_800_000,
    });
  });

  it('is empty where nothing is set, so that an earlier one is taken back', async () => {
    const nothing = { registerCode: 'R1', locationRemoteId: '7', afterMs: 0, rest: 0, items: [] };
    expect(await holdBackWish(till.db)).toEqual(nothing);
    await valueOf(set([rule({})], 0));
    expect(await holdBackWish(till.db)).toEqual(nothing);
    await valueOf(set([]));
    expect(await holdBackWish(till.db)).toEqual(nothing);
  });

  it('of everything names nothing, however much there is', async () => {
    await valueOf(set([rule({ quantity: 2000 })]));
    expect(await wished()).toEqual({ rest: 2 });
    await valueOf(set([rule({ quantity: 2000 }), rule({ categoryId: 1, quantity: 2000 })]));
    expect(await wished()).toEqual({ rest: 2 });
  });

  it('is none without a store', async () => {
    till.sqlite.exec("UPDATE shop SET kind = 'sample'");
    expect(await holdBackWish(till.db)).toBeNull();
  });
});

describe('the rules', () => {
  it('are replaced whole, kept in the journal, and tell whether the store can do it', async () => {
    const buffers = [rule({ variantId: mug })];
    await valueOf(set(buffers));
    expect(await valueOf(till.ask('stock.buffers', {}))).toEqual({
      afterMinutes: 30,
      buffers,
      canHoldBack: false,
    });
    expect(till.touched).toEqual(expect.arrayContaining(['stock', 'sync']));
    expect(
      till.sqlite.prepare("SELECT count(*) FROM journal WHERE kind = 'rules-changed'").pluck().get(),
    ).toBe(1);
  });

  it('are one for a thing, and of goods that the shop has', async () => {
    const refusals = await Promise.all([
      set([rule({ variantId: mug }), rule({ variantId: mug })]),
      set([rule({}), rule({})]),
      set([rule({ variantId: mug, categoryId: 1 })]),
      set([rule({ variantId: 99 })]),
    ]);
    expect(refusals.map((reply) => (reply.ok ? null : reply.error.code))).toEqual([
      'bad-request',
      'bad-request',
      'bad-request',
      'goods-unknown',
    ]);
  });

  it('of a category that is gone are left out', async () => {
    await valueOf(set([rule({ categoryId: 77 }), rule({ categoryId: 2 })]));
    expect(await wished()).toEqual({ 'v-LAMP': 1 });
  });
});
