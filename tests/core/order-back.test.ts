import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutputOf } from '#contract/procedure.ts';
import type { sale } from '#contract/sale.ts';
import type { GiveBack } from '#domain/pickup/step.ts';
import type { WebOrder } from '#domain/pickup/web-order.ts';
import type { Basket } from '#domain/sale/basket.ts';
import type { SaleRecord } from '#domain/sale/sale.ts';
import type { Given } from '#domain/sale/tender.ts';
import { checkJournal } from '#main/data/journal-check.ts';
import { findOrder } from '#main/data/web-order.ts';
import { basketOf, voucherLine } from '#tests/support/basket.ts';
import { customerOf } from '#tests/support/customer.ts';
import { changeRules, pay, sold, valueOf, viewed } from '#tests/support/desk.ts';
import { givenOf, PLAIN_RULES } from '#tests/support/given.ts';
import { backLine } from '#tests/support/order-back.ts';
import { GIVE, tell, told, tryStep } from '#tests/support/pickup-desk.ts';
import { documentsOf, openMugTill, withLines } from '#tests/support/mug-till.ts';
import type { TestTill } from '#tests/support/till.ts';
import { heardSteps, lineFor, putPacked } from '#tests/support/web-orders.ts';
import { ADA, codeOf, jobs, PRINTER, xOf } from './shift-till.ts';

let till: TestTill;
let mug: number;

beforeEach(async () => {
  ({ till, mug } = await openMugTill());
});

afterEach(() => till.close());

/** So many of the two mugs at 12.90. */
const mugs = (pieces: number, amount = pieces * 1290): GiveBack => ({
  lines: [{ lineId: 'l1', quantity: pieces * 1000, isRestocked: true }],
  amount,
  reason: 'broken',
});

/** An order that was paid at this till when it was handed over. */
async function handedOver(
  given: readonly Given[] = [givenOf(2580)],
  change: Partial<WebOrder> = {},
  basket: Basket = basketOf([]),
): Promise<SaleRecord> {
  const packed = await putPacked(till, change);
  return await sold(till, withLines([await lineFor(till, packed)], basket), { given });
}

/** What the till proposes to give so much back by. */
async function wayBack(record: SaleRecord, amount: number): Promise<readonly Given[]> {
  const asked = till.ask('sale.refundTenders', { saleIds: [record.id], amount });
  return (await valueOf<OutputOf<typeof sale.refundTenders>>(asked)).given;
}

const pickupOf = async () => (await findOrder(till.db, 'o1'))?.pickup;

const others = () => documentsOf(till).filter(({ kind }) => kind !== 'pickup');

describe('an order that was paid in cash at the counter', () => {
  it('goes back out of the drawer, as a refund with its taxes, and the store hears that it did', async () => {
    const record = await handedOver();
    const back = await sold(till, withLines([await backLine(till, 'o1', mugs(1))]));
    expect(back).toMatchObject({
      kind: 'refund',
      total: -1290,
      lines: [
        {
          kind: 'order-back',
          webOrderId: 'o1',
          quantity: -1000,
          total: -1290,
          tax: -206,
          origin: { saleId: record.id, position: 1 },
          reason: 'broken',
        },
      ],
      tenders: [{ kind: 'cash', amount: -1290 }],
    });
    expect(await pickupOf()).toMatchObject({ givenBackAmount: 1290, paidBack: 1290 });
    expect(told(till).at(-1)).toMatchObject({
      event: { step: { kind: 'give-back', saleId: back.id, paidBack: 1290 } },
      effect: { kind: 'refund', amount: 1290, paidBack: 1290, reason: 'broken' },
    });
    expect(others()).toEqual([]);
    const x = await xOf(till);
    expect([x.total, x.cash?.expected, x.refunds.amount]).toEqual([1290, 1290, -1290]);
    expect((await checkJournal(till.db)).broken).toBeNull();
  });

  it('goes back in parts, each tax to the cent, and never more than was taken', async () => {
    await handedOver();
    const first = await sold(till, withLines([await backLine(till, 'o1', mugs(1, 999))]));
    const rest = await backLine(till, 'o1', mugs(1, 1581));
    const second = await sold(till, withLines([rest]));
    expect(first.taxes.concat(second.taxes).map(({ tax }) => tax)).toEqual([-160, -252]);
    const again = await pay(till, withLines([{ ...rest, id: till.clock.newId() }]));
    expect(again).toMatchObject({ ok: false, error: { code: 'step-unfit' } });
    expect(await xOf(till)).toMatchObject({ total: 0, taxes: [{ tax: 0, gross: 0 }] });
    const insert = (): unknown =>
      till.sqlite.exec(
        `INSERT INTO sale_line (sale_id, position, kind, sku, name, unit, quantity, unit_price, total, tax, taxes,
          steps, web_order_id, origin_sale_id, origin_position)
        SELECT sale_id, 9, kind, sku, name, unit, quantity, unit_price, -1, 0, '[]', '[]', web_order_id,
          origin_sale_id, origin_position FROM sale_line WHERE kind = 'order-back' LIMIT 1`,
      );
    expect(insert).toThrow('more is given back than was taken');
  });

  it('opens the drawer and prints what went back, of which order and receipt', async () => {
    till.world.printer = PRINTER;
    await handedOver();
    const back = await sold(till, withLines([await backLine(till, 'o1', mugs(1))]));
    const paper = await valueOf<unknown>(till.ask('receipt.view', { subject: 'sale', id: back.id }));
    const text = JSON.stringify(paper);
    for (const part of [
      'Refund',
      'Order T3X9',
      'Online order, given back',
      'R1-000001',
      '-12.90',
      'broken',
    ]) {
      expect(text).toContain(part);
    }
    expect(jobs(till.sqlite).slice(2)).toMatchObject([
      { kind: 'drawer', subject: 'sale', subject_id: back.id },
      { kind: 'receipt', subject: 'sale', subject_id: back.id },
    ]);
  });

  it('is set against goods that go out with it, and cash is rounded once', async () => {
    await changeRules(till, { tenders: { ...PLAIN_RULES, cashRounding: { step: 10, mode: 'half-up' } } });
    await handedOver([givenOf(2580)]);
    const line = await backLine(till, 'o1', mugs(1, 1288));
    const record = await sold(
      till,
      withLines([line], basketOf([{ variantId: mug, price: 1450, pieces: 1 }])),
    );
    expect([record.kind, record.total, record.rounding]).toEqual(['exchange', 162, -2]);
    expect(others()).toMatchObject([
      { kind: 'sale', total: 1450, lines: [{ sku: 'MUG' }], tenders: [{ kind: 'cash', amount: 1448 }] },
    ]);
    expect(told(till).at(-1)?.effect).toMatchObject({ amount: 1288, paidBack: 1288 });
  });
});

describe('money goes back the way it came', () => {
  const back = async (record: SaleRecord, giveBack: GiveBack, basket?: Basket): Promise<SaleRecord> => {
    const line = await backLine(till, 'o1', giveBack);
    const given = await wayBack(record, line.credit.total);
    return await sold(till, withLines([line], basket), { given });
  };
  const booked = (): unknown => till.sqlite.prepare('SELECT sum(amount) FROM account_entry').pluck().get();

  it('to the voucher that paid for it', async () => {
    await sold(till, withLines([voucherLine('GIFT-0001', 5000)]));
    const record = await handedOver([givenOf(2580, { kind: 'voucher', reference: 'GIFT-0001' })]);
    await back(record, mugs(2));
    expect(await till.ask('account.voucher', { code: 'GIFT-0001' })).toMatchObject({
      value: { balance: 5000 },
    });
  });

  it('off the invoice before anything else', async () => {
    const customer = customerOf('Ada', { mayPayLater: true });
    await valueOf(till.ask('customer.save', { customer }));
    const known = { id: customer.customerId, name: 'Ada', groupIds: [] };
    const whose = (): Basket => basketOf([], { customer: known });
    const given = [givenOf(1000), givenOf(1580, { kind: 'invoice' })];
    const record = await handedOver(given, {}, whose());
    const paid = await back(record, mugs(1), whose());
    expect(paid.tenders).toMatchObject([{ kind: 'invoice', amount: -1290 }]);
    expect(booked()).toBe(-290);
    const rest = await back(record, mugs(1), whose());
    expect(rest.tenders).toMatchObject([
      { kind: 'invoice', amount: -290 },
      { kind: 'cash', amount: -1000 },
    ]);
    expect(booked()).toBe(0);
  });

  it('in no other way, but by the right to give money back freely', async () => {
    await handedOver([givenOf(2580, { kind: 'card' })]);
    const line = await backLine(till, 'o1', mugs(1));
    const clerk = { ...ADA, role: { ...ADA.role, permissions: MAY } };
    const cash = await pay(till, withLines([line]), { actor: clerk });
    expect(cash).toMatchObject({ error: { details: { permission: 'sale.refund-free', amount: 1290 } } });
    const card = { given: [givenOf(-1290, { kind: 'card' })], actor: clerk };
    expect(await pay(till, withLines([line]), card)).toMatchObject({ ok: true });
  });

  it('online first, and only the rest at the till', async () => {
    await handedOver([givenOf(580)], { paid: 2000 });
    expect(await codeOf(tryStep(till, 'o1', stepOf(mugs(2))))).toBe('step-unfit');
    const line = await backLine(till, 'o1', mugs(2));
    expect(line.credit.total).toBe(580);
    const record = await sold(till, withLines([line]));
    expect(record.total).toBe(-580);
    expect(told(till).at(-1)?.effect).toMatchObject({ amount: 2580, paidBack: 580 });
  });

  it('wholly online needs no till, and no till may say that it gave that', async () => {
    await handedOver([givenOf(580)], { paid: 2000 });
    const line = await backLine(till, 'o1', mugs(1), { credit: { total: 500, taxes: [] } });
    const forged = await pay(till, withLines([line]));
    expect(forged).toMatchObject({ error: { code: 'step-unfit', details: { why: 'paid_at_till' } } });
    const said = tryStep(till, 'o1', { ...stepOf(mugs(1)), saleId: till.clock.newId(), paidBack: 1 });
    expect(await said).toMatchObject({ error: { code: 'step-unfit', details: { why: 'paid_at_till' } } });
    expect(await tryStep(till, 'o1', stepOf(mugs(1)))).toMatchObject({ ok: true });
    expect(told(till).at(-1)?.effect).toMatchObject({ amount: 1290, paidBack: 0 });
  });

  const stepOf = (giveBack: GiveBack) =>
    ({ kind: 'give-back', ...giveBack, saleId: null, paidBack: 0 }) as const;
});

const MAY = ['sale.make', 'sale.refund', 'pickup.read', 'pickup.work', 'pickup.settle'] as const;

describe('an order that another till took money for', () => {
  const elsewhere = async (): Promise<void> => {
    const { order, events } = await putPacked(till);
    const step = { ...GIVE, saleId: v7(), collected: 2580 };
    const given = heardSteps('o1', [...events.map((one) => one.step), step], till.clock.at);
    await tell(till, [order], given.slice(-1));
  };

  it('is paid back here with the taxes of what was given, as goods without a receipt are', async () => {
    await elsewhere();
    const line = await backLine(till, 'o1', mugs(1), { name: 'Anything at all' });
    expect(line.origin).toBeNull();
    const clerk = { ...ADA, role: { ...ADA.role, permissions: MAY } };
    expect(await pay(till, withLines([line]), { actor: clerk })).toMatchObject({
      error: { code: 'override-needed', details: { permission: 'sale.refund-free', amount: 1290 } },
    });
    const back = await sold(till, withLines([line]));
    expect(back.lines).toMatchObject([{ name: 'Order T3X9', sku: '' }]);
    expect(back).toMatchObject({ total: -1290, taxes: [{ ratePpm: 190_000, tax: -206 }] });
    const again = await backLine(till, 'o1', mugs(1));
    expect(await sold(till, withLines([again]))).toMatchObject({ total: -1290 });
    expect(await pickupOf()).toMatchObject({ givenBackAmount: 2580, paidBack: 2580 });
  });

  it('is paid back once for one basket, however often that is asked', async () => {
    await elsewhere();
    const basket = withLines([await backLine(till, 'o1', mugs(1))]);
    const first = await sold(till, basket);
    expect(await pay(till, basket)).toMatchObject({ value: { saleId: first.id, repeated: true } });
    expect((await pickupOf())?.paidBack).toBe(1290);
  });
});

describe('who gives money back for an order', () => {
  it.each([
    ['pickup.settle', ['sale.make', 'sale.refund']],
    ['sale.refund', ['sale.make', 'pickup.settle']],
  ] as const)('needs %s, or a manager at the spot', async (permission, permissions) => {
    await handedOver();
    const line = await backLine(till, 'o1', mugs(1));
    const actor = { ...ADA, role: { ...ADA.role, permissions } };
    expect(await pay(till, withLines([line]), { actor })).toMatchObject({
      ok: false,
      error: { code: 'override-needed', details: { permission, amount: 1290 } },
    });
  });

  it('gives no more than the day’s limit of this till', async () => {
    const { rules } = await valueOf<{ rules: object }>(till.ask('pickup.board', {}));
    await valueOf(till.ask('pickup.saveRules', { ...rules, givenBackLimit: 2000 }));
    await handedOver();
    expect(await codeOf(pay(till, withLines([await backLine(till, 'o1', mugs(2))])))).toBe(
      'given-back-limit',
    );
    await sold(till, withLines([await backLine(till, 'o1', mugs(1))]));
    expect(await codeOf(pay(till, withLines([await backLine(till, 'o1', mugs(1))])))).toBe(
      'given-back-limit',
    );
  });

  it('can not take it back by a void, as the goods are back', async () => {
    const record = await handedOver();
    const back = await sold(till, withLines([await backLine(till, 'o1', mugs(1))]));
    expect((await viewed(till, back.id)).mayVoid).toBe(false);
    expect((await viewed(till, record.id)).mayVoid).toBe(false);
  });
});
