import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PickupDetail } from '#contract/pickup.ts';
import type { PickupEvent, PickupStep } from '#domain/pickup/step.ts';
import type { BasketLine } from '#domain/sale/basket.ts';
import type { SaleRecord } from '#domain/sale/sale.ts';
import { basketOf } from '#tests/support/basket.ts';
import { pay, sold, valueOf, viewed } from '#tests/support/desk.ts';
import { twiceLine } from '#tests/support/order-back.ts';
import { GIVE, tell, told } from '#tests/support/pickup-desk.ts';
import { openMugTill, withLines } from '#tests/support/mug-till.ts';
import type { TestTill } from '#tests/support/till.ts';
import { lineFor, putPacked, type Packed } from '#tests/support/web-orders.ts';
import { close, codeOf, open, xOf } from './shift-till.ts';

let till: TestTill;
let mug: number;

beforeEach(async () => {
  ({ till, mug } = await openMugTill());
});

afterEach(() => till.close());

/** The other till was first, as is heard only afterwards. */
async function heard({ order, events }: Packed, step: PickupStep): Promise<void> {
  const event: PickupEvent = {
    eventId: '00000000-0000-7000-8000-000000000001',
    orderId: order.orderId,
    seq: events.length + 1,
    at: till.clock.at,
    registerCode: 'R2',
    clerk: 'Zoë',
    step,
  };
  await tell(till, [order], [...events, event]);
}

const ELSEWHERE: PickupStep = { ...GIVE, saleId: v7(), collected: 2580 };

/** An order whose money this till took with a mug, and another till before it. */
async function paidTwice(step: PickupStep = ELSEWHERE): Promise<SaleRecord> {
  const packed = await putPacked(till);
  const basket = { ...basketOf([{ variantId: mug, price: 1450, pieces: 1 }]) };
  const line = await lineFor(till, packed);
  const record = await sold(till, { ...basket, lines: [...basket.lines, line] });
  await heard(packed, step);
  return record;
}

const detail = (): Promise<PickupDetail> => valueOf(till.ask('pickup.order', { orderId: 'o1' }));

const stateOf = (id: string): unknown =>
  till.sqlite.prepare('SELECT state FROM outbox WHERE id = ?').pluck().get(id);

const handOverId = (): string => told(till).find(({ event }) => event.step.kind === 'hand-over')?.id ?? '';

describe('an order that two tills took money for', () => {
  it('says which sale has to be given back', async () => {
    const record = await paidTwice();
    const { pickup, taken } = await detail();
    expect(pickup.questions).toMatchObject([{ kind: 'too-late', questionId: handOverId() }]);
    expect(taken).toMatchObject({
      handedOver: { origin: null, credit: { total: 2580, taxes: [{ tax: 412 }] } },
      inVain: [
        {
          origin: { saleId: record.id, position: 2, receiptNumber: 'R1-000001' },
          credit: { total: 2580, taxes: [{ tax: 412 }] },
        },
      ],
    });
  });

  it('has that sale voided: the money goes back, and the store never books it', async () => {
    const record = await paidTwice();
    expect((await viewed(till, record.id)).mayVoid).toBe(true);
    await valueOf(till.ask('sale.void', { saleId: record.id, reason: 'paid twice', grants: [] }));
    expect(await xOf(till)).toMatchObject({ total: 0, taxes: [{ tax: 0 }] });
    expect(stateOf(handOverId())).toBe('dropped');
    expect(await detail()).toMatchObject({ pickup: { questions: [] }, taken: { inVain: [] } });
    expect(stateOf(record.id)).toBe('waiting');
    const voided = till.sqlite
      .prepare("SELECT document FROM outbox WHERE kind = 'return'")
      .pluck()
      .all()
      .map((text): unknown => JSON.parse(String(text)));
    expect(voided).toMatchObject([
      { of: 'void', total: -1450, returned: [{ sku: 'MUG' }], tenders: [{ kind: 'cash', amount: -1450 }] },
    ]);
  });

  it('has it given back alone, also when the shift is over, and just once', async () => {
    const record = await paidTwice();
    await close(till, { counts: {} });
    await open(till);
    expect((await viewed(till, record.id)).mayVoid).toBe(false);
    const line = await twiceLine(till, 'o1');
    const back = await sold(till, withLines([line]));
    expect(back).toMatchObject({
      kind: 'refund',
      total: -2580,
      lines: [{ kind: 'order-back', origin: { saleId: record.id, position: 2 } }],
      tenders: [{ kind: 'cash', amount: -2580 }],
    });
    expect(stateOf(handOverId())).toBe('dropped');
    expect(stateOf(back.id)).toBeUndefined();
    expect(await detail()).toMatchObject({
      pickup: { questions: [], givenBackAmount: 0 },
      taken: { inVain: [] },
    });
    expect(await codeOf(pay(till, withLines([{ ...line, id: v7() }])))).toBe('more-than-sold');
  });

  it('leaves the document alone that the store may have by now', async () => {
    const record = await paidTwice();
    till.sqlite.prepare("UPDATE outbox SET state = 'uncertain' WHERE id = ?").run(handOverId());
    await valueOf(till.ask('sale.void', { saleId: record.id, reason: 'paid twice', grants: [] }));
    expect(stateOf(handOverId())).toBe('uncertain');
  });

  it('has it given back by the till that took it, also when somebody looked at the question only', async () => {
    await paidTwice();
    const step = { kind: 'answer', questionId: handOverId(), answer: 'seen' } as const;
    await valueOf(till.ask('pickup.step', { eventId: v7(), orderId: 'o1', step }));
    expect(await sold(till, withLines([await twiceLine(till, 'o1')]))).toMatchObject({ total: -2580 });
  });

  it('has it given back, too, when the order had been cancelled before', async () => {
    await paidTwice({ kind: 'cancel', reason: 'asked' });
    expect(await detail()).toMatchObject({ pickup: { stage: 'cancelled' }, taken: { handedOver: null } });
    expect(await sold(till, withLines([await twiceLine(till, 'o1')]))).toMatchObject({ total: -2580 });
  });
});

describe('the sale of an order that was handed over by it', () => {
  it('is none that could be given back so', async () => {
    const packed = await putPacked(till);
    const record = await sold(till, withLines([await lineFor(till, packed)]));
    const { taken } = await detail();
    expect([taken.inVain, (await viewed(till, record.id)).mayVoid]).toEqual([[], false]);
    const line: BasketLine = {
      ...(await lineFor(till, packed)),
      kind: 'order-back',
      origin: { saleId: record.id, position: 1, receiptNumber: 'R1-000001' },
      credit: { total: 2580, taxes: [] },
      giveBack: null,
    };
    const { due: _, handOver: __, ...back } = { due: null, handOver: null, ...line };
    expect(await codeOf(pay(till, withLines([back])))).toBe('more-than-sold');
  });
});
