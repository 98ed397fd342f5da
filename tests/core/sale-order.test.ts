import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebOrder } from '#domain/pickup/web-order.ts';
import type { BasketLine } from '#domain/sale/basket.ts';
import { checkJournal } from '#main/data/journal-check.ts';
import type { StoreDocument } from '#main/channel/document.ts';
import { findOrder } from '#main/data/web-order.ts';
import { basketOf, miscLine } from '#tests/support/basket.ts';
import { changeRules, pay, returnLine, sold, viewed } from '#tests/support/desk.ts';
import { givenOf, PLAIN_RULES } from '#tests/support/given.ts';
import { documentsOf, openMugTill, withLines } from '#tests/support/mug-till.ts';
import type { TestTill } from '#tests/support/till.ts';
import { lineFor, putPacked, type Packed } from '#tests/support/web-orders.ts';
import { ADA, codeOf, xOf } from './shift-till.ts';

let till: TestTill;
let mug: number;

beforeEach(async () => {
  ({ till, mug } = await openMugTill());
});

afterEach(() => till.close());

const mugs = (pieces = 1) => ({ variantId: mug, price: 1450, pieces });

const documents = () => documentsOf(till);

/** What a hand-over says in the store. */
const handedOver = (): unknown[] =>
  documents().flatMap((document) => (document.kind === 'pickup' ? [document.effect] : []));

const told = (): StoreDocument[] => documents().filter(({ kind }) => kind !== 'pickup');

const stageOf = async (orderId: string) => (await findOrder(till.db, orderId))?.pickup.stage;

async function packedLine(change: Partial<WebOrder> = {}): Promise<[Packed, BasketLine]> {
  const packed = await putPacked(till, change);
  return [packed, await lineFor(till, packed)];
}

describe('an order that is paid at the counter', () => {
  it('is handed over by the sale that takes its money, and is turnover with its taxes', async () => {
    const [{ order }, line] = await packedLine();
    const record = await sold(till, withLines([line]), { given: [givenOf(3000)] });
    expect(record).toMatchObject({
      kind: 'sale',
      total: 2580,
      lines: [
        { kind: 'order', webOrderId: 'o1', name: 'Order T3X9', total: 2580, tax: 412, variantId: null },
      ],
      taxes: [{ ratePpm: 190_000, net: 2168, tax: 412, gross: 2580 }],
    });
    expect(await stageOf(order.orderId)).toBe('handed-over');
    expect((await findOrder(till.db, 'o1'))?.pickup.handedOver).toMatchObject({
      clerk: 'Mira',
      saleId: record.id,
      collected: 2580,
      handOver: { proof: 'code' },
    });
    expect((await xOf(till)).total).toBe(2580);
    expect((await checkJournal(till.db)).broken).toBeNull();
  });

  it('alone is no sale in the store: the order says there what was collected, and how', async () => {
    const [, line] = await packedLine();
    const given = [givenOf(1000, { kind: 'card' }), givenOf(2000)];
    const record = await sold(till, withLines([line]), { given });
    expect(told()).toEqual([]);
    expect(handedOver()).toEqual([
      {
        kind: 'hand-over',
        collected: 2580,
        receiptNumber: 'R1-000001',
        tenders: [
          { kind: 'card', amount: 1000 },
          { kind: 'cash', amount: 1580 },
        ],
      },
    ]);
    const listed = await till.ask('sale.recent', { text: record.id, limit: 1, before: null });
    expect(listed).toMatchObject({ value: { sales: [{ delivery: 'none', total: 2580 }] } });
  });

  it('with goods leaves the sale in the store with the goods and what was paid for them', async () => {
    const [, line] = await packedLine();
    const basket = withLines([line, miscLine()], basketOf([mugs()]));
    const given = [givenOf(2000, { kind: 'card' }), givenOf(2130)];
    const record = await sold(till, basket, { given });
    expect(record.total).toBe(2580 + 1450 + 100);
    expect(told()).toMatchObject([
      {
        kind: 'sale',
        total: 1550,
        lines: [{ sku: 'MUG', total: 1450, position: 1 }],
        surcharges: [{ name: 'Gift wrap', amount: 100, position: 3 }],
        tenders: [{ kind: 'cash', amount: 1550 }],
      },
    ]);
    expect(handedOver()).toMatchObject([
      {
        tenders: [
          { kind: 'card', amount: 2000 },
          { kind: 'cash', amount: 580 },
        ],
      },
    ]);
  });

  it('with goods that come back is an exchange here and a refund in the store', async () => {
    const before = await sold(till, basketOf([mugs()]));
    const [, line] = await packedLine();
    const back = await returnLine(till, before, { position: 1 });
    const record = await sold(till, withLines([line, back]));
    expect([record.kind, record.total]).toEqual(['exchange', 2580 - 1450]);
    expect(told().at(-1)).toMatchObject({
      kind: 'return',
      of: 'refund',
      total: -1450,
      lines: [],
      returned: [{ total: 1450 }],
    });
    expect(handedOver()).toMatchObject([{ collected: 2580 }]);
  });

  it('takes to the cent what is due when cash is rounded', async () => {
    await changeRules(till, { tenders: { ...PLAIN_RULES, cashRounding: { step: 50, mode: 'half-up' } } });
    const [, line] = await packedLine();
    const record = await sold(till, withLines([line]));
    expect([record.total, record.rounding]).toEqual([2580, 20]);
    expect(handedOver()).toMatchObject([{ collected: 2580, tenders: [{ kind: 'cash', amount: 2580 }] }]);
  });

  it('is no line that could be returned or voided: it comes back at the pickup desk', async () => {
    const [, line] = await packedLine();
    const record = await sold(till, withLines([line], basketOf([mugs()])));
    const { mayVoid, returnable } = await viewed(till, record.id);
    expect([mayVoid, returnable.map(({ position }) => position)]).toEqual([false, [1]]);
    const ask = { saleId: record.id, reason: 'mistake', grants: [] };
    expect(await codeOf(till.ask('sale.void', ask))).toBe('not-voidable');
    const credit = { saleId: record.id, position: 2, quantity: 1000 };
    expect(await codeOf(till.ask('sale.credit', credit))).toBe('more-than-sold');
  });

  it('asked again is the same sale, and hands nothing over twice', async () => {
    const [, line] = await packedLine();
    const basket = withLines([line]);
    await sold(till, basket);
    expect(await pay(till, basket)).toMatchObject({ ok: true, value: { repeated: true } });
    expect(handedOver()).toHaveLength(1);
  });
});

describe('an order is not handed over', () => {
  const nothingHappened = (): void => {
    const count = (table: string): unknown =>
      till.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect([count('sale'), count('outbox'), count('tender')]).toEqual([0, 0, 0]);
  };

  it.each([
    ['that nobody knows', 'order-unknown', { orderId: 'nowhere' }],
    [
      'for another amount than the till reckons',
      'price-changed',
      { due: { total: 1, taxes: [] }, unitPrice: 1 },
    ],
  ] as const)('%s', async (_, code, change) => {
    const packed = await putPacked(till);
    expect(await codeOf(pay(till, withLines([await lineFor(till, packed, change)])))).toBe(code);
    nothingHappened();
    expect(await stageOf('o1')).toBe('packed');
  });

  it('that is collected elsewhere', async () => {
    const [, line] = await packedLine({ locationCode: 'S2' });
    expect(await codeOf(pay(till, withLines([line])))).toBe('order-elsewhere');
    nothingHappened();
  });

  it('a second time', async () => {
    const [, line] = await packedLine();
    await sold(till, withLines([line]));
    const again = await pay(till, withLines([{ ...line, id: till.clock.newId() }]));
    expect(again).toMatchObject({ ok: false, error: { code: 'step-unfit' } });
    expect(handedOver()).toHaveLength(1);
  });

  it('by somebody who may not work on orders, unless it is allowed at the spot', async () => {
    const [, line] = await packedLine();
    const reply = await pay(till, withLines([line]), { actor: ADA });
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'override-needed', details: { permission: 'pickup.work', amount: 2580 } },
    });
    nothingHappened();
  });

  it('with a card number for a name', async () => {
    const packed = await putPacked(till);
    const line = await lineFor(till, packed);
    const typed = { ...line, handOver: { ...line.handOver, collector: '4111 1111 1111 1111' } };
    expect(await codeOf(pay(till, withLines([typed])))).toBe('card-number');
    nothingHappened();
  });

  it('by taxes that a screen made up: the till takes its own', async () => {
    const packed = await putPacked(till);
    const line = await lineFor(till, packed);
    const record = await sold(till, withLines([{ ...line, due: { ...line.due, taxes: [] } }]));
    expect(record.taxes).toEqual([{ name: '', ratePpm: 190_000, net: 2168, tax: 412, gross: 2580 }]);
  });
});
