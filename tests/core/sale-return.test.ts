import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SaleRecord } from '#domain/sale/sale.ts';
import { basketOf, miscLine, voucherLine } from '#tests/support/basket.ts';
import { freeReturn, pay, returnLine, sold, valueOf, viewed } from '#tests/support/desk.ts';
import { givenOf } from '#tests/support/given.ts';
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

const mugs = (pieces = 1) => ({ variantId: mug, price: 1450, pieces });
const lamps = () => ({ variantId: lamp, price: 7200, taxCategoryId: 2 });
const rows = (sql: string): unknown[] => till.sqlite.prepare(sql).raw().all();

/** A basket with goods of a document coming back in it. */
async function backOf(record: SaleRecord, ...returned: Parameters<typeof returnLine>[2][]) {
  const lines = await Promise.all(returned.map((one) => returnLine(till, record, one)));
  return { ...basketOf([]), lines };
}

describe('goods that come back by receipt', () => {
  it('give back what was paid for them, with discounts and tax as they were', async () => {
    const discount = { reduction: { kind: 'percent', ppm: 100_000 }, reason: 'regular' } as const;
    const sale = await sold(till, basketOf([mugs(3), lamps()], { discount }));
    till.sqlite.exec('UPDATE variant SET price = 9999; UPDATE tax_category SET rate_ppm = 0');
    const back = await sold(till, await backOf(sale, { position: 1, quantity: 1000 }));
    expect(back).toMatchObject({
      kind: 'refund',
      total: -1305,
      lines: [
        {
          kind: 'return',
          quantity: -1000,
          unitPrice: 1450,
          total: -1305,
          tax: -208,
          origin: { saleId: sale.id, position: 1 },
          reason: 'does not fit',
          condition: 'restock',
          taxCategoryId: null,
        },
      ],
      tenders: [{ kind: 'cash', amount: -1305, given: -1305, change: 0 }],
    });
    expect(back.taxes).toEqual([{ name: '', ratePpm: 190_000, net: -1097, tax: -208, gross: -1305 }]);
  });

  it('are in stock again, and gone again where they are damaged', async () => {
    const sale = await sold(till, basketOf([mugs(2), lamps()]));
    const basket = await backOf(sale, { position: 1, quantity: 2000 }, { position: 2, condition: 'damaged' });
    const back = await sold(till, basket);
    expect(
      rows(
        `SELECT variant_id, quantity, reason FROM stock_movement WHERE sale_id = '${back.id}' ORDER BY rowid`,
      ),
    ).toEqual([
      [mug, 2000, 'return'],
      [lamp, 1000, 'return'],
      [lamp, -1000, 'damage'],
    ]);
    expect(rows('SELECT variant_id, sum(quantity) FROM unseen_movement GROUP BY 1')).toEqual([
      [mug, 0],
      [lamp, -1000],
    ]);
  });

  it('go to the store as a document of their own, after the sale that they are about', async () => {
    const sale = await sold(till, basketOf([mugs()]));
    const back = await sold(till, await backOf(sale, { position: 1 }));
    expect(rows('SELECT kind, state FROM outbox ORDER BY rowid')).toEqual([
      ['sale', 'waiting'],
      ['return', 'waiting'],
    ]);
    const document: unknown = JSON.parse(
      String(till.sqlite.prepare("SELECT document FROM outbox WHERE kind = 'return'").pluck().get()),
    );
    expect(document).toMatchObject({
      kind: 'return',
      of: 'refund',
      total: -1450,
      lines: [],
      returned: [
        {
          origin: { saleId: sale.id, position: 1 },
          variantRemoteId: 'v-MUG',
          quantity: 1000,
          total: 1450,
          condition: 'restock',
        },
      ],
    });
    expect(rows('SELECT outbox_id, needs_id FROM outbox_need')).toEqual([[back.id, sale.id]]);
    expect(await till.ask('sale.recent', { text: '', limit: 5, before: null })).toMatchObject({
      value: {
        sales: [
          { saleId: back.id, kind: 'refund', pieces: -1, delivery: 'waiting' },
          { delivery: 'waiting' },
        ],
      },
    });
    expect(await till.ask('sync.status', {})).toMatchObject({ value: { unsent: 2 } });
  });

  it('come back once: the second time is refused, also after a restart', async () => {
    const sale = await sold(till, basketOf([mugs(2)]));
    const first = await backOf(sale, { position: 1, quantity: 2000 });
    const second = { ...first, id: basketOf([]).id };
    expect(await pay(till, first)).toMatchObject({ ok: true });
    expect(await pay(till, second)).toMatchObject({
      error: { code: 'more-than-sold', details: { name: 'Mug' } },
    });
    const asked = { saleId: sale.id, position: 1, quantity: 1 };
    expect(await till.ask('sale.credit', asked)).toMatchObject({ error: { code: 'more-than-sold' } });
    const { returnable, mayVoid } = await viewed(till, sale.id);
    expect(returnable).toEqual([
      { position: 1, quantity: 0, credit: { total: 0, taxes: [expect.anything()] } },
    ]);
    expect(mayVoid).toBe(false);
  });

  it('may stand on two lines of one basket, one after the other', async () => {
    const sale = await sold(till, basketOf([mugs(3)]));
    const one = await backOf(
      sale,
      { position: 1, quantity: 1000 },
      { position: 1, quantity: 1000, beside: 1000 },
    );
    expect(await pay(till, one)).toMatchObject({ ok: true });
    const over = await backOf(sale, { position: 1, quantity: 1000 });
    const twice = {
      ...over,
      lines: [...over.lines, ...over.lines.map((line) => ({ ...line, id: basketOf([]).id }))],
    };
    expect(await pay(till, twice)).toMatchObject({ error: { code: 'more-than-sold' } });
  });

  it('are refused with another credit than theirs', async () => {
    const sale = await sold(till, basketOf([mugs()]));
    const basket = await backOf(sale, { position: 1 });
    const lines = basket.lines.map((line) => ({
      ...line,
      credit: line.credit && { ...line.credit, total: 2000 },
    }));
    expect(await pay(till, { ...basket, lines })).toMatchObject({ error: { code: 'price-changed' } });
    const bare = basket.lines.map((line) => ({ ...line, taxCategoryId: 1, credit: null }));
    expect(await pay(till, { ...basket, lines: bare })).toMatchObject({ error: { code: 'price-changed' } });
  });

  it('are refused of a document or a line that is not there, and of what is no goods', async () => {
    const voucher = voucherLine('GIFT-0001', 500);
    const sale = await sold(till, { ...basketOf([mugs()]), lines: [voucher] });
    const ask = (saleId: string, position: number) =>
      till.ask('sale.credit', { saleId, position, quantity: 1000 });
    expect(await ask(basketOf([]).id, 1)).toMatchObject({ error: { code: 'sale-unknown' } });
    expect(await ask(sale.id, 2)).toMatchObject({ error: { code: 'sale-unknown' } });
    expect(await ask(sale.id, 1)).toMatchObject({ error: { code: 'more-than-sold' } });
  });

  it('of a misc item move no stock', async () => {
    const sale = await sold(till, { ...basketOf([]), lines: [miscLine({ unitPrice: 500 })] });
    expect(await sold(till, await backOf(sale, { position: 1 }))).toMatchObject({
      kind: 'refund',
      total: -500,
    });
    expect(rows('SELECT * FROM stock_movement')).toEqual([]);
  });
});

describe('an exchange', () => {
  it('takes the difference, or pays it out', async () => {
    const sale = await sold(till, basketOf([mugs(), lamps()]));
    const dearer = await backOf(sale, { position: 1 });
    const one = await sold(till, { ...dearer, lines: [...dearer.lines, ...basketOf([lamps()]).lines] });
    expect(one).toMatchObject({ kind: 'exchange', total: 5750, tenders: [{ amount: 5750 }] });
    const cheaper = await backOf(sale, { position: 2 });
    const other = await sold(till, { ...cheaper, lines: [...cheaper.lines, ...basketOf([mugs()]).lines] });
    expect(other).toMatchObject({ kind: 'exchange', total: -5750, tenders: [{ amount: -5750 }] });
  });

  it('of the same for the same needs no tender and opens no drawer', async () => {
    till.world.printer = { host: '127.0.0.1', port: 9100, columns: 42 };
    const sale = await sold(till, basketOf([mugs()]), { given: [givenOf(1450, { kind: 'card' })] });
    const back = await backOf(sale, { position: 1 });
    const even = await sold(till, { ...back, lines: [...back.lines, ...basketOf([mugs()]).lines] });
    expect(even).toMatchObject({ kind: 'exchange', total: 0, tenders: [] });
    expect(rows("SELECT kind FROM device_job WHERE kind = 'drawer'")).toEqual([]);
  });
});

describe('goods without a receipt', () => {
  it('give back what is said, with the tax of the goods', async () => {
    const line = freeReturn({ variantId: lamp, unitPrice: 5000, taxCategoryId: 1 });
    const back = await sold(till, { ...basketOf([]), lines: [line] });
    expect(back).toMatchObject({
      kind: 'refund',
      total: -5000,
      lines: [{ origin: null, variantId: lamp, taxCategoryId: 2, tax: -327 }],
    });
    expect(rows('SELECT variant_id, quantity, reason FROM stock_movement')).toEqual([[lamp, 1000, 'return']]);
  });

  it('never for more than they cost now', async () => {
    const line = freeReturn({ variantId: lamp, unitPrice: 99_999, taxCategoryId: 1 });
    expect(await pay(till, { ...basketOf([]), lines: [line] })).toMatchObject({
      error: { code: 'price-changed' },
    });
  });

  it('never with a credit of their own, and only of goods that were known once', async () => {
    const credit = { total: 9999, taxes: [] };
    const line = freeReturn({ credit, unitPrice: 100 });
    expect(await pay(till, { ...basketOf([]), lines: [line] })).toMatchObject({
      error: { code: 'price-changed' },
    });
    const unknown = { ...basketOf([]), lines: [freeReturn({ variantId: 999 })] };
    expect(await pay(till, unknown)).toMatchObject({ error: { code: 'variant-unknown' } });
    till.sqlite.exec('UPDATE variant SET deleted = 1');
    expect(await pay(till, { ...basketOf([]), lines: [freeReturn({ variantId: mug })] })).toMatchObject({
      ok: true,
    });
  });
});

describe('the way back of the money', () => {
  const wayBack = async (record: SaleRecord, amount: number): Promise<unknown[]> => {
    const reply = await valueOf<{ given: { kind: string; amount: number; reference: string }[] }>(
      till.ask('sale.refundTenders', { saleIds: [record.id], amount }),
    );
    return reply.given.map((one) => [one.kind, one.amount, one.reference]);
  };

  it('is the card first, as far as it paid and has not had it back', async () => {
    const given = [givenOf(1000, { kind: 'card', reference: 'T-1' }), givenOf(2000)];
    const sale = await sold(till, basketOf([mugs(2)]), { given });
    expect(await wayBack(sale, 1450)).toEqual([
      ['card', -1000, 'T-1'],
      ['cash', -450, ''],
    ]);
    const back = [givenOf(-1000, { kind: 'card', reference: 'T-2' }), givenOf(-450)];
    await sold(till, await backOf(sale, { position: 1, quantity: 1000 }), { given: back });
    expect(await wayBack(sale, 1450)).toEqual([['cash', -1450, '']]);
  });

  it('asks for documents that are there', async () => {
    const asked = { saleIds: [basketOf([]).id], amount: 1 };
    expect(await till.ask('sale.refundTenders', asked)).toMatchObject({ error: { code: 'sale-unknown' } });
  });
});

describe('the journal', () => {
  it('tells of documents of every kind, and verifies', async () => {
    await till.close();
    till = await openTestTill();
    addShop(till.sqlite, 'vendure', false);
    addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 1450 });
    await valueOf(till.ask('shift.open', { counts: {} }));
    const sale = await sold(till, basketOf([{ ...mugs(3), note: 'blue' }], { note: 'Thanks' }));
    await sold(till, await backOf(sale, { position: 1, quantity: 1000 }));
    const back = await backOf(sale, { position: 1, quantity: 1000 });
    const last = await sold(till, { ...back, lines: [...back.lines, ...basketOf([mugs()]).lines] });
    await valueOf(till.ask('sale.void', { saleId: last.id, reason: 'mistake', grants: [] }));
    expect(rows("SELECT kind FROM journal WHERE kind <> 'shift-opened' ORDER BY seq").flat()).toEqual([
      'sale',
      'refund',
      'exchange',
      'void',
    ]);
    expect(await till.ask('journal.verify', {})).toMatchObject({ value: { broken: null } });
  });
});
