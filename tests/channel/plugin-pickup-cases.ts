import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PickupEffect } from '#domain/pickup/effect.ts';
import type { PickupPayment } from '#tests/support/shopper.ts';
import type { PluginDesk } from './plugin-desk.ts';
import {
  CANCEL,
  PIECE,
  READY,
  handOver,
  paidOf,
  pickupsOf,
  settle,
  swap,
  type Pickups,
} from './plugin-pickups.ts';

const PAYMENTS: readonly PickupPayment[] = ['prepaid', 'standard-payment', 'pay-at-pickup'];

/** Money and stock of an order after each step, however it was paid. */
export function describePickups(open: () => Promise<PluginDesk>): void {
  let its: Pickups;
  beforeAll(async () => {
    its = pickupsOf(await open());
  }, 180_000);
  afterAll(() => its.desk.close());

  describe.each(PAYMENTS)('an order placed with %s', (payment) => {
    const isPaid = payment === 'prepaid';
    const atCounter = payment === 'pay-at-pickup';

    test('is given whole', async () => {
      const variantId = its.take();
      const { orderId, total } = await its.place({ items: [{ variantId, quantity: 2 }], payment });
      expect(await its.atS1(variantId)).toEqual({ onHand: 20, allocated: 2 });
      await its.twice(orderId, READY);
      expect(await its.atS1(variantId)).toEqual({ onHand: 18, allocated: 0 });
      expect(paidOf(await its.read(orderId))).toBe(atCounter ? 0 : total);
      expect(await its.rowOf(orderId)).toMatchObject({
        state: 'open',
        paid: atCounter ? 0 : total,
        authorised: 0,
      });
      const due = atCounter ? total : 0;
      expect(await its.post.pickup({ orderId, effect: handOver(due + 1) })).toMatchObject({
        code: 'TOTAL_DIFFERS',
        totalWithTax: due,
      });
      await its.twice(orderId, handOver(due));
      const order = await its.read(orderId);
      expect(order).toMatchObject({
        state: 'Delivered',
        total,
        fulfillments: [{ state: 'Delivered', method: 'pickup' }],
      });
      expect(paidOf(order)).toBe(total);
      expect(await its.atS1(variantId)).toEqual({ onHand: 18, allocated: 0 });
      expect((await its.rowOf(orderId))['state']).toBe('given');
      expect(await its.post.pickup({ orderId, effect: handOver(due) })).toMatchObject({ code: 'STATE' });
      expect(await its.post.pickup({ orderId, effect: CANCEL })).toMatchObject({ code: 'STATE' });
    });

    test('is given in part, and with other goods', async () => {
      const [first, second, other] = [its.take(), its.take(), its.take()];
      const items = [first, second].map((variantId) => ({ variantId, quantity: 3 }));
      const placed = await its.place({ items, payment });
      const { orderId } = placed;
      const effect = swap(placed, [1, 0], { variantId: other, pieces: 2, price: 123 });
      await its.twice(orderId, effect);
      const settled = await its.read(orderId);
      expect(settled.total).toBe(effect.total);
      expect(
        settled.lines.map(({ variantId, quantity, offerId }) => ({ variantId, quantity, offerId })),
      ).toEqual([
        { variantId: first, quantity: 1, offerId: null },
        { variantId: second, quantity: 0, offerId: null },
        { variantId: other, quantity: 2, offerId: effect.added[0]?.offerId },
      ]);
      expect(paidOf(settled)).toBe(isPaid ? effect.total : 0);
      expect(await its.atS1(first)).toEqual({ onHand: 20, allocated: 1 });
      expect(await its.atS1(second)).toEqual({ onHand: 20, allocated: 0 });
      expect(await its.atS1(other)).toEqual({ onHand: 20, allocated: 2 });
      expect(await its.rowOf(orderId)).toMatchObject({
        total: effect.total,
        paid: isPaid ? effect.total : 0,
        authorised: payment === 'standard-payment' ? placed.total : 0,
      });
      await its.twice(orderId, effect);
      expect(await its.read(orderId)).toEqual(settled);
      await its.twice(orderId, READY);
      expect(paidOf(await its.read(orderId))).toBe(atCounter ? 0 : effect.total);
      await its.twice(orderId, handOver(atCounter ? effect.total : 0));
      const given = await its.read(orderId);
      expect(given.state).toBe('Delivered');
      expect(paidOf(given)).toBe(effect.total);
      expect(await its.atS1(first)).toEqual({ onHand: 19, allocated: 0 });
      expect(await its.atS1(second)).toEqual({ onHand: 20, allocated: 0 });
      expect(await its.atS1(other)).toEqual({ onHand: 18, allocated: 0 });
    });

    test('costs more with dearer goods, which the shopper pays at the counter', async () => {
      const [first, other] = [its.take(), its.take()];
      const placed = await its.place({ items: [{ variantId: first, quantity: 1 }], payment });
      const dearer = placed.total + 500;
      await its.twice(placed.orderId, swap(placed, [0], { variantId: other, pieces: 1, price: dearer }));
      expect((await its.read(placed.orderId)).state).toBe('ArrangingAdditionalPayment');
      await its.twice(placed.orderId, READY);
      await its.twice(placed.orderId, handOver(atCounter ? dearer : 500));
      const given = await its.read(placed.orderId);
      expect(given).toMatchObject({ state: 'Delivered', total: dearer });
      expect(paidOf(given)).toBe(dearer);
      expect(await its.atS1(other)).toEqual({ onHand: 19, allocated: 0 });
    });

    test('is settled anew after it was unpacked', async () => {
      const variantId = its.take();
      const placed = await its.place({ items: [{ variantId, quantity: 3 }], payment });
      const { orderId } = placed;
      await its.twice(orderId, settle(placed, [1]));
      await its.twice(orderId, READY);
      await its.twice(orderId, settle(placed, [2]));
      expect(await its.atS1(variantId)).toEqual({ onHand: 20, allocated: 2 });
      expect((await its.read(orderId)).total).toBe((placed.total / 3) * 2);
      await its.twice(orderId, settle(placed, [1]));
      await its.twice(orderId, READY);
      expect(await its.atS1(variantId)).toEqual({ onHand: 19, allocated: 0 });
    });

    test('costs what weighed goods came to', async () => {
      const variantId = its.take();
      const placed = await its.place({ items: [{ variantId, quantity: 2 }], payment });
      const { orderId } = placed;
      const lineId = placed.lines[0]?.lineId ?? '';
      const price = (total: number): PickupEffect => ({
        kind: 'settle',
        lines: [{ lineId, quantity: 2 * PIECE, total }],
        added: [],
        total,
      });
      expect(await its.post.pickup({ orderId, effect: price(1234) })).toMatchObject({
        code: 'TOTAL_DIFFERS',
      });
      const step = { kind: 'weigh', lineId, quantity: 1850 } as const;
      await its.post.pickup({ orderId, effect: null, step });
      await its.twice(orderId, price(1234));
      await its.twice(orderId, price(placed.total + 55));
      const order = await its.read(orderId);
      expect(order.total).toBe(placed.total + 55);
      expect(order.lines[0]?.quantity).toBe(2);
      expect(order.surcharges.every(({ name }) => name === 'Weighed')).toBe(true);
      expect(order.surcharges.reduce((sum, { amount }) => sum + amount, 0)).toBe(55);
      await its.twice(orderId, CANCEL);
      const cancelled = await its.read(orderId);
      expect(cancelled).toMatchObject({ state: 'Cancelled', total: 0 });
      expect(paidOf(cancelled)).toBe(0);
      expect(await its.atS1(variantId)).toEqual({ onHand: 20, allocated: 0 });
    });

    test('is cancelled, before it is ready and after', async () => {
      const variantId = its.take();
      for (const isReady of [false, true]) {
        const { orderId } = await its.place({ items: [{ variantId, quantity: 2 }], payment });
        if (isReady) await its.twice(orderId, READY);
        await its.twice(orderId, CANCEL);
        await its.post.pickup({ orderId, effect: CANCEL });
        const order = await its.read(orderId);
        expect(order).toMatchObject({ state: 'Cancelled', total: 0 });
        expect(paidOf(order)).toBe(0);
        expect(order.payments.filter(({ state }) => state === 'Authorized')).toEqual([]);
        expect(await its.atS1(variantId)).toEqual({ onHand: 20, allocated: 0 });
        expect(await its.rowOf(orderId)).toMatchObject({ state: 'cancelled', paid: 0, authorised: 0 });
        expect(await its.post.pickup({ orderId, effect: READY })).toMatchObject({ code: 'STATE' });
      }
    });

    test('comes back in part, good and damaged', async () => {
      const variantId = its.take();
      const placed = await its.place({ items: [{ variantId, quantity: 3 }], payment });
      const { orderId, total } = placed;
      await its.twice(orderId, handOver(atCounter ? total : 0));
      const lineId = placed.lines[0]?.lineId ?? '';
      const back = (isRestocked: boolean, amount: number): PickupEffect => ({
        kind: 'refund',
        lines: [{ lineId, quantity: PIECE, isRestocked }],
        amount,
        paidBack: atCounter ? amount : 0,
        reason: 'too small',
      });
      await its.twice(orderId, back(true, total / 3));
      expect(await its.atS1(variantId)).toEqual({ onHand: 18, allocated: 0 });
      await its.twice(orderId, back(false, total / 3));
      expect(await its.atS1(variantId)).toEqual({ onHand: 18, allocated: 0 });
      const order = await its.read(orderId);
      expect(paidOf(order)).toBe(total / 3);
      // The till has given back what it took; the sample's provider can't give back by itself.
      const wanted = payment === 'standard-payment' ? 'Pending' : 'Settled';
      const refunds = order.payments.flatMap((one) => one.refunds);
      expect(refunds.map(({ state }) => state)).toEqual([wanted, wanted]);
      expect(await its.post.pickup({ orderId, effect: back(false, total / 3 + 1) })).toMatchObject({
        code: 'STATE',
        totalWithTax: total / 3,
      });
    });
  });
}
