import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkJournal } from '#main/data/journal-check.ts';
import { basketOf } from '#tests/support/basket.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
let mug: number;
let lamp: number;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  mug = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 1450, onHand: 5000 });
  lamp = addGoods(till.sqlite, { sku: 'LAMP', name: 'Lamp', price: 7200, ratePpm: 70_000 });
});

afterEach(() => till.close());

const count = (table: string): unknown => till.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
const cash = (given: number): object => ({ kind: 'cash', given });

function commit(basket: object, shownTotal: number, given: number): ReturnType<TestTill['ask']> {
  return till.ask('sale.commit', { basket, shownTotal, tender: cash(given) });
}

describe('committing a sale', () => {
  it('writes sale, tenders, number, movements, journal, outbox and draft in one go', async () => {
    const basket = basketOf([
      { variantId: mug, price: 1450, pieces: 2 },
      { variantId: lamp, price: 7200, ratePpm: 70_000 },
    ]);
    await till.ask('sale.keepDraft', { basket });
    const reply = await commit(basket, 10_100, 20_000);
    expect(reply).toEqual({
      ok: true,
      value: {
        saleId: basket.id,
        receiptNumber: 'R1-000001',
        total: 10_100,
        given: 20_000,
        change: 9900,
        repeated: false,
      },
    });
    expect(
      till.sqlite.prepare('SELECT rate_ppm, net, tax, gross FROM sale_tax ORDER BY rate_ppm').all(),
    ).toEqual([
      { rate_ppm: 70_000, net: 6729, tax: 471, gross: 7200 },
      { rate_ppm: 190_000, net: 2437, tax: 463, gross: 2900 },
    ]);
    expect(till.sqlite.prepare('SELECT variant_id, quantity FROM unseen_movement ORDER BY 1').all()).toEqual([
      { variant_id: mug, quantity: -2000 },
      { variant_id: lamp, quantity: -1000 },
    ]);
    expect(count('outbox')).toBe(1);
    expect(count('basket_draft')).toBe(0);
    expect(await checkJournal(till.db)).toMatchObject({ broken: null });
    expect(till.touched).toEqual(['sale', 'stock', 'device']);
  });

  it('is done once however often the same basket is paid', async () => {
    const basket = basketOf([{ variantId: mug, price: 1450 }]);
    const replies = await Promise.all([
      commit(basket, 1450, 1450),
      commit(basket, 1450, 1450),
      commit(basket, 1450, 2000),
    ]);
    expect(replies.map((reply) => reply.ok && reply.value)).toEqual([
      expect.objectContaining({ repeated: false, change: 0 }),
      expect.objectContaining({ repeated: true, change: 0 }),
      expect.objectContaining({ repeated: true, change: 0 }),
    ]);
    expect([count('sale'), count('outbox'), count('journal')]).toEqual([1, 1, 1]);
  });

  it('is refused when the basket of that id was paid with other goods in it', async () => {
    const basket = basketOf([{ variantId: mug, price: 1450 }]);
    await commit(basket, 1450, 1450);
    const more = { ...basket, lines: basketOf([{ variantId: mug, price: 1450, pieces: 2 }]).lines };
    expect(await commit(more, 2900, 3000)).toMatchObject({
      error: { code: 'already-paid', details: { number: 'R1-000001' } },
    });
    expect(count('sale')).toBe(1);
  });

  it('stays made, and is acknowledged, when telling others of it fails', async () => {
    till.world.onPublish = () => {
      throw new Error('a listener broke');
    };
    const reply = await commit(basketOf([{ variantId: mug, price: 1450 }]), 1450, 1450);
    expect(reply).toMatchObject({ ok: true });
    expect([count('sale'), till.bugs.length]).toEqual([1, 1]);
  });

  it('shows stock less what was sold until the store says so itself', async () => {
    await commit(basketOf([{ variantId: mug, price: 1450, pieces: 2 }]), 2900, 2900);
    const reply = await till.ask('catalog.search', { text: 'mug', categoryId: null, offset: 0, limit: 5 });
    expect(reply).toMatchObject({ value: { items: [{ stock: { here: 3000, held: 0, knownAt: 1 } }] } });
  });

  it('queues the drawer before the paper, when there is a printer', async () => {
    till.world.printer = { host: '127.0.0.1', port: 9100, columns: 42 };
    await commit(basketOf([{ variantId: mug, price: 1450 }]), 1450, 1450);
    expect(till.sqlite.prepare('SELECT kind, state FROM device_job ORDER BY created_at, id').all()).toEqual([
      { kind: 'drawer', state: 'queued' },
      { kind: 'receipt', state: 'queued' },
    ]);
  });

  it.each([
    ['basket-empty', () => basketOf([]), 0, 0],
    ['variant-unknown', () => basketOf([{ variantId: 999, price: 1450 }]), 1450, 1450],
    ['price-changed', () => basketOf([{ variantId: mug, price: 1000 }]), 1000, 1000],
    ['price-changed', () => basketOf([{ variantId: mug, price: 1450 }]), 1400, 1450],
    ['price-changed', () => basketOf([{ variantId: mug, price: 1450, ratePpm: 70_000 }]), 1450, 1450],
    [
      'price-changed',
      () => ({ ...basketOf([{ variantId: mug, price: 1450 }]), currency: 'USD' }),
      1450,
      1450,
    ],
    ['tender-short', () => basketOf([{ variantId: mug, price: 1450 }]), 1450, 1449],
  ])('refuses with %s and writes nothing', async (code, basket, shownTotal, given) => {
    const reply = await commit(basket(), shownTotal, given);
    expect(reply).toMatchObject({ ok: false, error: { code } });
    expect([count('sale'), count('journal'), count('outbox'), count('stock_movement')]).toEqual([0, 0, 0, 0]);
  });

  it('refuses before the till was set up', async () => {
    till.sqlite.exec('DELETE FROM register; DELETE FROM shop');
    const reply = await commit(basketOf([{ variantId: mug, price: 1450 }]), 1450, 1450);
    expect(reply).toMatchObject({ ok: false, error: { code: 'not-set-up' } });
  });

  it('sends nothing where there is no store', async () => {
    till.sqlite.exec("UPDATE shop SET kind = 'sample'");
    await commit(basketOf([{ variantId: mug, price: 1450 }]), 1450, 1450);
    expect(count('outbox')).toBe(0);
  });
});

describe('the open basket', () => {
  it('comes back as it was kept', async () => {
    const basket = basketOf([{ variantId: mug, price: 1450 }]);
    await till.ask('sale.keepDraft', { basket });
    expect(await till.ask('sale.draft', {})).toEqual({ ok: true, value: { basket } });
  });

  it('is not kept again once it was paid', async () => {
    const basket = basketOf([{ variantId: mug, price: 1450 }]);
    await commit(basket, 1450, 1450);
    await till.ask('sale.keepDraft', { basket });
    expect(await till.ask('sale.draft', {})).toEqual({ ok: true, value: { basket: null } });
  });
});

describe('recent sales', () => {
  it('are listed newest first with where they are', async () => {
    const first = basketOf([{ variantId: mug, price: 1450, pieces: 3 }]);
    await commit(first, 4350, 5000);
    till.clock.at += 1000;
    const second = basketOf([{ variantId: lamp, price: 7200, ratePpm: 70_000 }]);
    await commit(second, 7200, 7200);
    const reply = await till.ask('sale.recent', { limit: 10, before: null });
    expect(reply).toMatchObject({
      value: {
        sales: [
          { saleId: second.id, receiptNumber: 'R1-000002', pieces: 1, delivery: 'waiting', paper: 'none' },
          { saleId: first.id, receiptNumber: 'R1-000001', pieces: 3 },
        ],
      },
    });
  });
});
