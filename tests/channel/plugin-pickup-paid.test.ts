import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { PickupEffect } from '#domain/pickup/effect.ts';
import { forgiveInStore, openInStore, type PlacedOrder } from '#tests/support/shopper.ts';
import { openPluginDesk } from './plugin-desk.ts';
import {
  CANCEL,
  NOTICE,
  PIECE,
  READY,
  handOver,
  pickupsOf,
  settle,
  swap,
  type Pickups,
} from './plugin-pickups.ts';

/** Taxed in full, as plants are not. */
const LAPTOP = '1';

let its: Pickups;

beforeAll(async () => {
  its = pickupsOf(await openPluginDesk());
}, 180_000);
afterAll(() => its.desk.close());

const lineSchema = z.object({ code: z.string(), asked: z.string().optional(), kind: z.string().optional() });

/** What payment providers were asked to do for an order, whatever the store kept of it. */
async function askedFor(order: string): Promise<unknown> {
  return (await linesOf('providers.ndjson', order)).map(({ asked }) => asked);
}

/** What shoppers were told of an order. */
async function toldOf(order: string): Promise<unknown> {
  return (await linesOf('notices.ndjson', order)).map(({ kind }) => kind);
}

async function linesOf(file: string, order: string) {
  const text = await readFile(join(its.desk.store.dataFolder, file), 'utf8').catch(() => '');
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => lineSchema.parse(JSON.parse(line))).filter(({ code }) => code === order);
}

async function moneyOf(orderId: string): Promise<unknown> {
  const { total, paid, authorised } = await its.rowOf(orderId);
  return { total, paid, authorised };
}

function back(
  { lines: [line] }: PlacedOrder,
  { amount, paidBack = 0, reason = 'too small' }: { amount: number; paidBack?: number; reason?: string },
): PickupEffect {
  const lines = [{ lineId: line?.lineId ?? '', quantity: PIECE, isRestocked: false }];
  return { kind: 'refund', lines, amount, paidBack, reason };
}

describe('a payment provider', () => {
  test('is asked for nothing when the till collected another amount than the store wants', async () => {
    for (const payment of ['prepaid', 'standard-payment'] as const) {
      const { orderId, code } = await its.place({ items: [{ variantId: its.take(), quantity: 2 }], payment });
      expect(await its.post.pickup({ orderId, effect: handOver(7) })).toMatchObject({
        code: 'TOTAL_DIFFERS',
        totalWithTax: 0,
      });
      expect(await askedFor(code)).toEqual([]);
      await its.twice(orderId, handOver(0));
      expect(await askedFor(code)).toEqual(payment === 'prepaid' ? [] : ['settlePayment']);
    }
  });

  test('draws what is needed before it is given, and lets go of or gives back the rest at last', async () => {
    const placed = await its.place({
      items: [{ variantId: its.take(), quantity: 3 }],
      payment: 'standard-payment',
    });
    await its.twice(placed.orderId, settle(placed, [1]));
    await its.twice(placed.orderId, handOver(0));
    expect(await askedFor(placed.code)).toEqual(['settlePayment', 'createRefund']);
  });

  test('is asked for nothing when the total is not the same', async () => {
    const placed = await its.place({ items: [{ variantId: its.take(), quantity: 3 }], payment: 'prepaid' });
    const { orderId, code } = placed;
    const wrong = { ...settle(placed, [1]), total: 7 };
    expect(await its.post.pickup({ orderId, effect: wrong })).toMatchObject({ code: 'TOTAL_DIFFERS' });
    expect(await askedFor(code)).toEqual([]);
  });

  test('that gives nothing back stops the step in words, and nothing of it is kept', async () => {
    const variantId = its.take();
    const placed = await its.place({ items: [{ variantId, quantity: 2 }], payment: 'prepaid' });
    const { orderId } = placed;
    const before = await its.read(orderId);
    const words = 'The payment provider did not give';
    const cancel = { ...CANCEL, reason: 'card expired' };
    expect(await its.post.pickup({ orderId, effect: cancel })).toMatchObject({
      code: 'STATE',
      message: `${words} ${placed.total} back: The card expired`,
    });
    expect(await its.read(orderId)).toEqual(before);
    expect(await its.atS1(variantId)).toEqual({ onHand: 20, allocated: 2 });
    await its.twice(orderId, handOver(0));
    const effect = back(placed, { amount: 1, reason: 'card expired' });
    expect(await its.post.pickup({ orderId, effect })).toMatchObject({
      code: 'STATE',
      message: `${words} 1 back: The card expired`,
    });
    expect((await its.read(orderId)).payments[0]?.refunds).toEqual([]);
  });

  test('that does not answer is not asked again before a person has looked there', async () => {
    const { orderId, code } = await its.place({
      items: [{ variantId: its.take(), quantity: 1 }],
      payment: 'prepaid',
    });
    const before = await its.read(orderId);
    const effect = { ...CANCEL, reason: 'nobody answers' };
    expect(await its.post.pickup({ orderId, effect })).toMatchObject({
      code: 'OTHER',
      message:
        'The provider does not answer. A payment provider may have moved money for this already: look there first',
    });
    expect(await askedFor(code)).toEqual(['createRefund']);
    expect(await its.read(orderId)).toEqual(before);
  });
});

describe('goodwill', () => {
  test('is not asked for again at the counter', async () => {
    const { orderId, code, total } = await its.place({
      items: [{ variantId: its.take(), quantity: 2 }],
      payment: 'prepaid',
    });
    await forgiveInStore(its.desk.store, { orderId, amount: 500 });
    expect(await moneyOf(orderId)).toEqual({ total, paid: total, authorised: 0 });
    await its.twice(orderId, READY);
    expect((await its.read(orderId)).state).toBe('PaymentSettled');
    await its.twice(orderId, handOver(0));
    expect(await its.read(orderId)).toMatchObject({ state: 'Delivered', payments: [{ method: 'prepaid' }] });
    expect(await askedFor(code)).toEqual(['createRefund']);
  });

  test('is set off when goods lack, and not asked for again when the order costs more', async () => {
    const [variantId, other] = [its.take(), its.take()];
    const placed = await its.place({ items: [{ variantId, quantity: 2 }], payment: 'prepaid' });
    const { orderId, total } = placed;
    await forgiveInStore(its.desk.store, { orderId, amount: 500 });
    await its.twice(orderId, settle(placed, [1]));
    expect(await moneyOf(orderId)).toEqual({ total: total / 2, paid: total / 2, authorised: 0 });
    const refunds = (await its.read(orderId)).payments.flatMap((one) => one.refunds);
    expect(refunds).toMatchObject([{ total: 500 }, { total: total / 2 - 500 }]);
    const dearer = total / 2 + 800;
    await its.twice(orderId, swap(placed, [0], { variantId: other, pieces: 1, price: dearer }));
    expect((await its.read(orderId)).state).toBe('ArrangingAdditionalPayment');
    await its.twice(orderId, handOver(300));
    expect(await its.read(orderId)).toMatchObject({ state: 'Delivered', total: dearer });
    expect(await moneyOf(orderId)).toEqual({ total: dearer, paid: dearer, authorised: 0 });
  });

  test('is not given a second time when the order is cancelled', async () => {
    const { orderId, total } = await its.place({
      items: [{ variantId: its.take(), quantity: 2 }],
      payment: 'prepaid',
    });
    await forgiveInStore(its.desk.store, { orderId, amount: 500 });
    await its.twice(orderId, CANCEL);
    expect(await moneyOf(orderId)).toEqual({ total: 0, paid: 0, authorised: 0 });
    const refunds = (await its.read(orderId)).payments.flatMap((one) => one.refunds);
    expect(refunds).toMatchObject([{ total: 500 }, { total: total - 500 }]);
  });
});

describe('what the store may draw', () => {
  test('is told whole, as fewer goods may be more again', async () => {
    const placed = await its.place({
      items: [{ variantId: its.take(), quantity: 3 }],
      payment: 'standard-payment',
    });
    const { orderId, total } = placed;
    await its.twice(orderId, settle(placed, [1]));
    expect(await moneyOf(orderId)).toEqual({ total: total / 3, paid: 0, authorised: total });
    await its.twice(orderId, settle(placed, [3]));
    await its.twice(orderId, READY);
    expect(await moneyOf(orderId)).toEqual({ total, paid: total, authorised: 0 });
    await its.twice(orderId, handOver(0));
  });
});

describe('what a till collected', () => {
  test('is a payment of its own kind, of which just what the till paid back is settled', async () => {
    const placed = await its.place({ items: [{ variantId: its.take(), quantity: 3 }] });
    const { orderId, total } = placed;
    await its.twice(orderId, handOver(total));
    expect((await its.read(orderId)).payments).toMatchObject([
      { method: 'pay-at-pickup', state: 'Cancelled' },
      { method: 'pos-pickup', state: 'Settled', amount: total },
    ]);
    await its.twice(orderId, back(placed, { amount: 100, paidBack: 60 }));
    const refunds = (await its.read(orderId)).payments.flatMap((one) => one.refunds);
    expect(refunds).toMatchObject([
      { state: 'Settled', total: 60 },
      { state: 'Pending', total: 40 },
    ]);
    expect(
      await its.post.pickup({ orderId, effect: back(placed, { amount: total, paidBack: total }) }),
    ).toMatchObject({
      code: 'STATE',
      totalWithTax: total - 100,
    });
  });

  test('goes back from the counter before the card is asked', async () => {
    const [variantId, other] = [its.take(), its.take()];
    const placed = await its.place({ items: [{ variantId, quantity: 1 }], payment: 'prepaid' });
    const { orderId, total } = placed;
    const dearer = swap(placed, [0], { variantId: other, pieces: 1, price: total + 500 });
    await its.twice(orderId, dearer);
    await its.twice(orderId, handOver(500));
    await its.twice(orderId, back(placed, { amount: 800, paidBack: 500 }));
    expect((await its.read(orderId)).payments).toMatchObject([
      { method: 'prepaid', refunds: [{ state: 'Settled', total: 300 }] },
      { method: 'pos-pickup', refunds: [{ state: 'Settled', total: 500 }] },
    ]);
  });
});

describe('a price with parts of a cent', () => {
  test('is rounded no longer once all of it is there after all', async () => {
    await its.desk.witness.setPricesIncludeTax(false);
    await its.desk.witness.setPrice(LAPTOP, 101);
    const placed = await its.place({ items: [{ variantId: LAPTOP, quantity: 3 }], payment: 'prepaid' });
    await its.desk.witness.setPricesIncludeTax(true);
    const { orderId } = placed;
    const given = (pieces: number, total: number): PickupEffect => {
      const lines = [{ lineId: placed.lines[0]?.lineId ?? '', quantity: pieces * PIECE, total }];
      return { kind: 'settle', lines, added: [], total };
    };
    await its.twice(orderId, given(2, 243));
    await its.twice(orderId, given(3, 364));
    const whole = await its.read(orderId);
    expect(whole.total).toBe(364);
    expect(whole.surcharges.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
    await its.twice(orderId, given(1, 122));
    expect((await its.read(orderId)).total).toBe(122);
  });
});

describe('the shopper', () => {
  test('is told once by two tills that say ready, and again when it was packed anew', async () => {
    const placed = await its.place({ items: [{ variantId: its.take(), quantity: 2 }], payment: 'prepaid' });
    const { orderId, code } = placed;
    await its.twice(orderId, READY);
    await its.twice(orderId, READY);
    expect(await toldOf(code)).toEqual(['ready']);
    await its.twice(orderId, { kind: 'remind', notice: NOTICE });
    await its.twice(orderId, settle(placed, [1]));
    await its.twice(orderId, READY);
    expect(await toldOf(code)).toEqual(['ready', 'remind', 'ready']);
  });
});

describe('an order that somebody has open in the store', () => {
  test('waits for them from the first step that means anything for the store', async () => {
    const placed = await its.place({ items: [{ variantId: its.take(), quantity: 2 }], payment: 'prepaid' });
    const { orderId } = placed;
    await openInStore(its.desk.store, orderId);
    const before = await its.read(orderId);
    for (const effect of [settle(placed, [1]), READY, handOver(0), CANCEL]) {
      expect(await its.post.pickup({ orderId, effect })).toMatchObject({ code: 'STATE' });
    }
    expect(await its.read(orderId)).toEqual(before);
    expect(await its.post.pickup({ orderId, effect: null })).toMatchObject({ repeated: false });
  });
});
