import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { basketOf, miscLine } from '#tests/support/basket.ts';
import { pay, sold } from '#tests/support/desk.ts';
import { givenOf } from '#tests/support/given.ts';
import { addGoods, addShop, SHIFT_ID } from '#tests/support/goods.ts';
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
const mugs = (pieces = 1) => ({ variantId: mug, price: 1450, pieces });
const lamps = (pieces = 1) => ({ variantId: lamp, price: 7200, pieces, taxCategoryId: 2 });

describe('committing a sale', () => {
  it('writes sale, tenders, number, movements, journal and outbox, and lets the basket go, in one go', async () => {
    const basket = basketOf([mugs(2), lamps()]);
    await till.ask('basket.keep', { basket });
    till.touched.length = 0;
    const reply = await pay(till, basket, { given: [givenOf(20_000)] });
    expect(reply).toEqual({
      ok: true,
      value: {
        saleId: basket.id,
        kind: 'sale',
        receiptNumber: 'R1-000001',
        total: 10_100,
        rounding: 0,
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
    expect([count('outbox'), count('open_basket'), count('journal')]).toEqual([1, 0, 1]);
    expect(till.touched).toEqual(expect.arrayContaining(['sale', 'stock', 'basket', 'shift', 'journal']));
  });

  it('keeps of each line what it was and how it came to its total', async () => {
    const [line] = basketOf([mugs()]).lines;
    const record = await sold(
      till,
      basketOf([{ ...mugs(2), note: 'gift', override: { unitPrice: 1200, reason: 'scratched' } }], {
        note: 'Thanks',
      }),
    );
    expect(line?.kind).toBe('goods');
    expect(record).toMatchObject({
      kind: 'sale',
      shiftId: SHIFT_ID,
      clerk: 'Mira',
      staffId: null,
      note: 'Thanks',
      total: 2400,
      lines: [
        {
          position: 1,
          kind: 'goods',
          variantId: mug,
          quantity: 2000,
          unitPrice: 1200,
          total: 2400,
          tax: 383,
          note: 'gift',
          taxCategoryId: 1,
        },
      ],
    });
    expect(record.lines[0]?.steps.map((step) => step.kind)).toEqual(['override', 'price', 'tax']);
    expect(record.lines[0]?.taxes).toEqual([
      { name: '', ratePpm: 190_000, net: 2017, tax: 383, gross: 2400 },
    ]);
  });

  it('is done once however often the same basket is paid', async () => {
    const basket = basketOf([mugs()]);
    const replies = await Promise.all([
      pay(till, basket),
      pay(till, basket),
      pay(till, basket, { given: [givenOf(2000)] }),
    ]);
    expect(replies.map((reply) => reply.ok && reply.value)).toEqual([
      expect.objectContaining({ repeated: false, change: 0 }),
      expect.objectContaining({ repeated: true, change: 0 }),
      expect.objectContaining({ repeated: true, change: 0 }),
    ]);
    expect([count('sale'), count('outbox'), count('journal')]).toEqual([1, 1, 1]);
  });

  it('is refused when the basket of that id was paid with other goods in it', async () => {
    const basket = basketOf([mugs()]);
    await pay(till, basket);
    expect(await pay(till, { ...basket, lines: basketOf([mugs(2)]).lines })).toMatchObject({
      error: { code: 'already-paid', details: { number: 'R1-000001' } },
    });
    expect(count('sale')).toBe(1);
  });

  it('stays made, and is acknowledged, when telling others of it fails', async () => {
    till.world.onPublish = () => {
      throw new Error('a listener broke');
    };
    expect(await pay(till, basketOf([mugs()]))).toMatchObject({ ok: true });
    expect([count('sale'), till.bugs.length]).toEqual([1, 1]);
  });

  it('shows stock less what was sold until the store says so itself', async () => {
    await pay(till, basketOf([mugs(2)]));
    const reply = await till.ask('catalog.search', { text: 'mug', categoryId: null, offset: 0, limit: 5 });
    expect(reply).toMatchObject({ value: { items: [{ stock: { here: 3000, held: 0, knownAt: 1 } }] } });
  });

  it('queues the drawer before the paper, when there is a printer, and only where cash moves', async () => {
    till.world.printer = { host: '127.0.0.1', port: 9100, columns: 42 };
    await pay(till, basketOf([mugs()]));
    await pay(till, basketOf([mugs()]), { given: [givenOf(1450, { kind: 'card' })] });
    expect(till.sqlite.prepare('SELECT kind, subject FROM device_job ORDER BY rowid').all()).toEqual([
      { kind: 'drawer', subject: 'sale' },
      { kind: 'receipt', subject: 'sale' },
      { kind: 'receipt', subject: 'sale' },
    ]);
  });

  it('sends nothing of what is no goods at all: a store has no orders without goods', async () => {
    await pay(till, { ...basketOf([]), lines: [miscLine()] });
    expect(count('outbox')).toBe(0);
  });

  it('sends nothing where there is no store', async () => {
    till.sqlite.exec("UPDATE shop SET kind = 'sample'");
    await pay(till, basketOf([mugs()]));
    expect(count('outbox')).toBe(0);
  });

  it('tells the store of what it has no goods for as surcharges', async () => {
    const misc = { ...basketOf([]), lines: [miscLine({ unitPrice: 500 })] };
    await pay(till, { ...misc, lines: [...basketOf([mugs()]).lines, ...misc.lines] });
    const document = JSON.parse(
      String(till.sqlite.prepare('SELECT document FROM outbox').pluck().get()),
    ) as unknown;
    expect(document).toMatchObject({
      total: 1950,
      lines: [{ variantRemoteId: 'v-MUG', quantity: 1000, total: 1450 }],
      surcharges: [{ name: 'Gift wrap', amount: 500, ratePpm: 190_000 }],
    });
  });
});

describe('the total that was shown', () => {
  it('holds for a quarter of an hour', async () => {
    const settledAt = till.clock.at;
    till.clock.at += 15 * 60_000;
    expect(await pay(till, basketOf([mugs()]), { change: { settledAt } })).toMatchObject({ ok: true });
  });
});
