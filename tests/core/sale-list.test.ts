import type { OutputOf } from '#contract/procedure.ts';
import type { sale } from '#contract/sale.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SaleRecord } from '#domain/sale/sale.ts';
import { basketOf } from '#tests/support/basket.ts';
import { changeRules, pay, returnLine, sold, valueOf, viewed } from '#tests/support/desk.ts';
import { givenOf } from '#tests/support/given.ts';
import { addGoods, addShop, SHIFT_ID } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

type Recent = OutputOf<typeof sale.recent>;

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
const lamps = (pieces = 1) => ({ variantId: lamp, price: 7200, pieces, taxCategoryId: 2 });

describe('tenders', () => {
  it('are kept as they were given, split and with change', async () => {
    const given = [givenOf(1000, { kind: 'card', reference: 'T-9' }), givenOf(2000)];
    expect((await sold(till, basketOf([mugs(2)]), { given })).tenders).toEqual([
      { kind: 'card', name: '', amount: 1000, given: 1000, change: 0, reference: 'T-9', foreign: null },
      { kind: 'cash', name: '', amount: 1900, given: 2000, change: 100, reference: '', foreign: null },
    ]);
  });

  it('round cash as the shop says, and keep foreign cash with its rate', async () => {
    await changeRules(till, {
      tenders: {
        cashRounding: { step: 100, mode: 'half-up' },
        foreign: [{ currency: 'CHF', rate: { worth: 107, per: 100 } }],
        others: [],
        refused: ['card'],
      },
    });
    const record = await sold(till, basketOf([mugs()]), { given: [givenOf(2000, { currency: 'CHF' })] });
    expect(record).toMatchObject({
      total: 1450,
      rounding: 50,
      tenders: [
        {
          amount: 1500,
          given: 2140,
          change: 640,
          foreign: { currency: 'CHF', given: 2000, rate: { worth: 107, per: 100 } },
        },
      ],
    });
    const given = [givenOf(1450, { kind: 'card' })];
    expect(await pay(till, basketOf([mugs()]), { given })).toMatchObject({
      error: { code: 'tender-not-taken' },
    });
  });
});

describe('recent documents', () => {
  const recent = (text = ''): Promise<Recent> =>
    valueOf(till.ask('sale.recent', { text, limit: 10, before: null }));
  const ids = async (text: string): Promise<string[]> => (await recent(text)).sales.map((one) => one.saleId);

  it('are listed newest first with where they are', async () => {
    const first = await sold(till, basketOf([mugs(3)]));
    till.clock.at += 1000;
    const second = await sold(till, basketOf([lamps()]));
    expect(await recent()).toMatchObject({
      sales: [
        {
          saleId: second.id,
          kind: 'sale',
          receiptNumber: 'R1-000002',
          pieces: 1,
          delivery: 'waiting',
          paper: 'none',
        },
        { saleId: first.id, receiptNumber: 'R1-000001', pieces: 3, isVoided: false },
      ],
    });
  });

  it('are found by number, id, SKU, name of the goods and customer', async () => {
    const first = await sold(till, basketOf([mugs()]));
    till.clock.at += 1000;
    const second = await sold(till, basketOf([lamps()]));
    expect(await ids('R1-000002')).toEqual([second.id]);
    expect(await ids('1')).toEqual([first.id]);
    expect(await ids(first.id.toUpperCase())).toEqual([first.id]);
    expect(await ids('MUG')).toEqual([first.id]);
    expect(await ids('amp')).toEqual([second.id]);
    expect(await ids('50%')).toEqual([]);
    expect(await ids('R2-1')).toEqual([]);
    expect(await ids('r1-2')).toEqual([second.id]);
  });
});

describe('a document', () => {
  it('that is not there is unknown', async () => {
    expect(await till.ask('sale.view', { saleId: SHIFT_ID })).toMatchObject({
      error: { code: 'sale-unknown' },
    });
  });

  it('tells what can come back of it', async () => {
    const record = await sold(till, basketOf([mugs(2)]));
    const { returnable, mayVoid } = await viewed(till, record.id);
    expect(returnable).toMatchObject([{ position: 1, quantity: 2000, credit: { total: 2900 } }]);
    expect(mayVoid).toBe(true);
  });

  it('tells by which documents its goods came back, unless these were voided', async () => {
    const record = await sold(till, basketOf([mugs(2), lamps()]));
    const back = async (position: number): Promise<SaleRecord> =>
      await sold(till, {
        ...basketOf([]),
        lines: [await returnLine(till, record, { position, quantity: 1000 })],
      });
    const first = await back(1);
    till.clock.at += 1000;
    const second = await back(2);
    const last = await back(1);
    await valueOf(till.ask('sale.void', { saleId: last.id, reason: 'mistake', grants: [] }));
    const { returns } = await viewed(till, record.id);
    expect(returns).toEqual([
      { position: 1, saleId: first.id, receiptNumber: 'R1-000002', soldAt: first.soldAt },
      { position: 2, saleId: second.id, receiptNumber: 'R1-000003', soldAt: second.soldAt },
    ]);
  });
});
