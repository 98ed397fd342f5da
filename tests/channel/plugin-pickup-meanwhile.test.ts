import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addInStore,
  cancelInStore,
  deliverInStore,
  settleInStore,
  takeOffInStore,
} from '#tests/support/shopper.ts';
import { openPluginDesk } from './plugin-desk.ts';
import {
  CANCEL,
  NOTICE,
  PIECE,
  READY,
  handOver,
  keep,
  paidOf,
  settle,
  swap,
  pickupsOf,
  type Pickups,
} from './plugin-pickups.ts';

/** Taxed in full, as plants are not. */
const LAPTOP = '1';

let its: Pickups;

beforeAll(async () => {
  its = pickupsOf(await openPluginDesk());
}, 180_000);
afterAll(() => its.desk.close());

describe('what somebody did in the store meanwhile', () => {
  test('a cancelled order is not packed, not ready and not given', async () => {
    const placed = await its.place({ items: [{ variantId: its.take(), quantity: 1 }], payment: 'prepaid' });
    const { orderId } = placed;
    await cancelInStore(its.desk.store, orderId);
    for (const effect of [
      settle(placed, [1]),
      READY,
      handOver(0),
      { kind: 'remind', notice: NOTICE } as const,
    ]) {
      expect(await its.post.pickup({ orderId, effect })).toMatchObject({ code: 'STATE' });
    }
    await its.twice(orderId, CANCEL);
    expect(paidOf(await its.read(orderId))).toBe(0);
  });

  test('less than was given is refused, as much or more is not', async () => {
    const variantId = its.take();
    const placed = await its.place({ items: [{ variantId, quantity: 3 }] });
    const { orderId } = placed;
    const lineId = placed.lines[0]?.lineId ?? '';
    await takeOffInStore(its.desk.store, { orderId, lineId, quantity: 1 });
    expect(await its.post.pickup({ orderId, effect: settle(placed, [3]) })).toMatchObject({ code: 'STATE' });
    await its.twice(orderId, settle(placed, [2]));
    await takeOffInStore(its.desk.store, { orderId, lineId, quantity: 1 });
    expect(await its.post.pickup({ orderId, effect: settle(placed, [3]) })).toMatchObject({ code: 'STATE' });
    await its.twice(orderId, settle(placed, [1]));
    expect(await its.atS1(variantId)).toEqual({ onHand: 20, allocated: 1 });
  });

  test('more than the store has left is given where staff decided to keep to it', async () => {
    const variantId = its.take();
    const placed = await its.place({ items: [{ variantId, quantity: 3 }], payment: 'standard-payment' });
    const { orderId } = placed;
    const lineId = placed.lines[0]?.lineId ?? '';
    await takeOffInStore(its.desk.store, { orderId, lineId, quantity: 1 });
    const step = keep(lineId, 2);
    await its.post.pickup({ orderId, effect: null, step });
    await its.twice(orderId, settle(placed, [3]));
    await its.twice(orderId, READY);
    expect(await its.read(orderId)).toMatchObject({ state: 'PaymentSettled', total: placed.total });
    expect(await its.atS1(variantId)).toEqual({ onHand: 17, allocated: 0 });
  });

  test('that decision is about one line, as the store had it then', async () => {
    const [first, second] = [its.take(), its.take()];
    const items = [first, second].map((variantId) => ({ variantId, quantity: 3 }));
    const placed = await its.place({ items });
    const { orderId } = placed;
    const [one = '', other = ''] = placed.lines.map(({ lineId }) => lineId);
    await takeOffInStore(its.desk.store, { orderId, lineId: one, quantity: 1 });
    await its.post.pickup({ orderId, effect: null, step: keep(one, 2) });
    await takeOffInStore(its.desk.store, { orderId, lineId: other, quantity: 1 });
    const whole = settle(placed, [3, 3]);
    expect(await its.post.pickup({ orderId, effect: whole })).toMatchObject({ code: 'STATE' });
    await its.post.pickup({ orderId, effect: null, step: keep(other, 2) });
    await takeOffInStore(its.desk.store, { orderId, lineId: one, quantity: 1 });
    expect(await its.post.pickup({ orderId, effect: whole })).toMatchObject({ code: 'STATE' });
    const step = { ...keep(one, 1), answer: 'follow-store' } as const;
    await its.post.pickup({ orderId, effect: null, step });
    expect(await its.post.pickup({ orderId, effect: whole })).toMatchObject({ code: 'STATE' });
    await its.twice(orderId, settle(placed, [1, 3]));
  });

  test.each([
    ['prepaid', 0],
    ['pay-at-pickup', null],
  ] as const)(
    'what staff keeps to in an order that waits already is given and paid in full: %s',
    async (payment, owed) => {
      const variantId = its.take();
      const placed = await its.place({ items: [{ variantId, quantity: 3 }], payment });
      const { orderId } = placed;
      const lineId = placed.lines[0]?.lineId ?? '';
      await its.twice(orderId, settle(placed, [3]));
      await its.twice(orderId, READY);
      await takeOffInStore(its.desk.store, { orderId, lineId, quantity: 1 });
      const step = { kind: 'answer', questionId: `order:changed:${lineId}:2000`, answer: 'keep' } as const;
      const kept = await its.post.pickup({ orderId, effect: settle(placed, [3]), step });
      expect(kept).toMatchObject({ repeated: false });
      await its.twice(orderId, handOver(owed ?? placed.total));
      const order = await its.read(orderId);
      expect(order).toMatchObject({ state: 'Delivered', total: placed.total });
      expect(paidOf(order)).toBe(placed.total);
      expect(await its.atS1(variantId)).toEqual({ onHand: 17, allocated: 0 });
    },
  );

  test('goods that the till did not know are not taken off, and given once it knows them', async () => {
    const [variantId, more] = [its.take(), its.take()];
    const placed = await its.place({ items: [{ variantId, quantity: 1 }], payment: 'prepaid' });
    const { orderId } = placed;
    await addInStore(its.desk.store, { orderId, variantId: more, quantity: 2 });
    expect(await its.post.pickup({ orderId, effect: settle(placed, [1]) })).toMatchObject({ code: 'STATE' });
    const order = await its.read(orderId);
    const lines = order.lines.map(({ lineId, quantity, total }) => {
      return { lineId, quantity: quantity * PIECE, total };
    });
    await its.twice(orderId, { kind: 'settle', lines, added: [], total: order.total });
    await its.twice(orderId, READY);
    await its.twice(orderId, handOver(order.total - placed.total));
    expect(await its.read(orderId)).toMatchObject({ state: 'Delivered', total: order.total });
    expect(await its.atS1(more)).toEqual({ onHand: 18, allocated: 0 });
  });

  test('an order of which nothing is there is cancelled, shipping and all', async () => {
    const variantId = its.take();
    const placed = await its.place({ items: [{ variantId, quantity: 3 }], payment: 'prepaid' });
    await its.twice(placed.orderId, settle(placed, [0]));
    const order = await its.read(placed.orderId);
    expect(order).toMatchObject({ state: 'Cancelled', total: 0 });
    expect(paidOf(order)).toBe(0);
    expect(await its.atS1(variantId)).toEqual({ onHand: 20, allocated: 0 });
  });

  test('other goods come back by their offer, as long as the till does not know their line', async () => {
    const [variantId, others] = [its.take(), its.take()];
    const placed = await its.place({ items: [{ variantId, quantity: 1 }], payment: 'prepaid' });
    const effect = swap(placed, [0], { variantId: others, pieces: 2, price: 10 });
    await its.twice(placed.orderId, effect);
    await its.twice(placed.orderId, handOver(0));
    await its.twice(placed.orderId, {
      kind: 'refund',
      lines: [{ lineId: effect.added[0]?.offerId ?? '', quantity: PIECE, isRestocked: true }],
      amount: 10,
      paidBack: 0,
      reason: 'too small',
    });
    expect(await its.atS1(others)).toEqual({ onHand: 19, allocated: 0 });
    expect(paidOf(await its.read(placed.orderId))).toBe(10);
  });

  test('money that staff drew and goods that staff gave are not drawn and given again', async () => {
    const variantId = its.take();
    const drawn = await its.place({ items: [{ variantId, quantity: 1 }], payment: 'standard-payment' });
    await settleInStore(its.desk.store, drawn.orderId);
    await deliverInStore(its.desk.store, drawn.orderId);
    await its.twice(drawn.orderId, handOver(0));
    const atCounter = await its.place({ items: [{ variantId, quantity: 1 }] });
    await settleInStore(its.desk.store, atCounter.orderId);
    await its.twice(atCounter.orderId, READY);
    await deliverInStore(its.desk.store, atCounter.orderId);
    await its.twice(atCounter.orderId, handOver(atCounter.total));
    for (const { orderId, total } of [drawn, atCounter]) {
      const order = await its.read(orderId);
      expect(order).toMatchObject({ state: 'Delivered', fulfillments: [{ state: 'Delivered' }] });
      expect(paidOf(order)).toBe(total);
    }
    expect(await its.atS1(variantId)).toEqual({ onHand: 18, allocated: 0 });
  });

  test('other goods that the store lacks or no longer has are refused by name', async () => {
    const [variantId, others] = [its.take(), its.take()];
    const placed = await its.place({ items: [{ variantId, quantity: 1 }] });
    const other = (pieces: number) => swap(placed, [0], { variantId: others, pieces, price: 1 });
    const { orderId } = placed;
    const available = (await its.desk.witness.stock(others)).onHand;
    expect(await its.post.pickup({ orderId, effect: other(available + 1) })).toMatchObject({
      code: 'INSUFFICIENT_STOCK',
      items: [{ productVariantId: others, available, isUnknown: false }],
    });
    await its.desk.witness.deleteVariant(others);
    expect(await its.post.pickup({ orderId, effect: other(1) })).toMatchObject({
      code: 'UNKNOWN_ITEM',
      items: [{ productVariantId: others, isUnknown: true }],
    });
  });
});

describe('the price of fewer', () => {
  test('is the share of what was promised, whatever it costs now', async () => {
    const variantId = its.take();
    const stop = await its.desk.witness.discountAll(7);
    const placed = await its.place({ items: [{ variantId, quantity: 3 }], payment: 'prepaid' });
    await stop();
    await its.desk.witness.setPrice(variantId, 999_999);
    const lineId = placed.lines[0]?.lineId ?? '';
    const total = Math.round((placed.total * 2) / 3);
    await its.twice(placed.orderId, {
      kind: 'settle',
      lines: [{ lineId, quantity: 2 * PIECE, total }],
      added: [],
      total,
    });
    const order = await its.read(placed.orderId);
    expect(order.total).toBe(total);
    expect(paidOf(order)).toBe(total);
  });
});

describe('a price with parts of a cent', () => {
  test('is rounded as the till rounds it', async () => {
    const variantId = LAPTOP;
    await its.desk.witness.setPricesIncludeTax(false);
    await its.desk.witness.setPrice(variantId, 101);
    const placed = await its.place({ items: [{ variantId, quantity: 3 }], payment: 'prepaid' });
    await its.desk.witness.setPricesIncludeTax(true);
    // 121.2 a piece: two thirds of 364 are 243, two of them would be 242.
    expect(placed.total).toBe(364);
    const lines = [{ lineId: placed.lines[0]?.lineId ?? '', quantity: 2 * PIECE, total: 243 }];
    await its.twice(placed.orderId, { kind: 'settle', lines, added: [], total: 243 });
    const order = await its.read(placed.orderId);
    expect(order).toMatchObject({ total: 243, surcharges: [{ name: 'Rounding', amount: 1 }] });
    expect(paidOf(order)).toBe(243);
  });
});
