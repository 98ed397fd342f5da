import { expect, test } from 'vitest';
import { WEIGHED_CHARGE } from '#domain/pickup/web-order.ts';
import { drain } from './drain.ts';
import { PAYMENTS, type PickupDesk, type PickupSubject } from './pickup-desk.ts';
import { CANCEL, giveBack, handOver, orderOf, READY, settle, stepOf, swap, weigh } from './pickup-steps.ts';

/** What any connector must do in the store for steps with orders that are collected: to the piece and to the cent. */
export function describePickupEffects(
  subject: () => PickupSubject,
  { goods, order, post, doAll, stock, dueOf }: PickupDesk,
): void {
  test.each(PAYMENTS)('paid by %s: go from packed with something short to given', async (payment) => {
    const { pickups } = subject();
    const [one, two] = goods();
    const before = await stock();
    const placed = await order(payment);
    const total = 2 * one.price + two.price;
    await doAll(placed, settle(placed, [2, 1]));
    expect(await pickups.read(placed.orderId)).toMatchObject({
      isOpen: true,
      total,
      pieces: { [one.id]: 2, [two.id]: 1 },
    });
    expect(await stock()).toEqual(
      before.map(({ onHand, allocated }, nth) => ({ onHand, allocated: allocated + 2 - nth })),
    );
    await doAll(placed, READY);
    expect(await stock()).toEqual(
      before.map(({ onHand, allocated }, nth) => ({ onHand: onHand - 2 + nth, allocated })),
    );
    const collected = payment === 'pay-at-pickup' ? total : 0;
    expect((await pickups.read(placed.orderId)).paid).toBe(total - collected);
    await doAll(placed, handOver(collected));
    expect(await pickups.read(placed.orderId)).toMatchObject({
      isGiven: true,
      total,
      paid: total,
      promised: 0,
      fulfilled: 3,
    });
  });

  test.each(PAYMENTS)(
    'paid by %s: hold other goods in place of what lacks, at what was agreed',
    async (payment) => {
      const { connector, pickups } = subject();
      const [one, two] = goods();
      const placed = await pickups.place([{ variantId: one.id, quantity: 2 }], payment);
      const before = await stock();
      const effect = swap(placed, [1], { variantId: two.id, price: two.price - 7 });
      await doAll(placed, effect);
      const total = one.price + two.price - 7;
      expect(effect.total).toBe(total);
      expect(await pickups.read(placed.orderId)).toMatchObject({
        total,
        pieces: { [one.id]: 1, [two.id]: 1 },
      });
      expect(await stock()).toMatchObject([
        { allocated: (before[0]?.allocated ?? 0) - 1 },
        { allocated: (before[1]?.allocated ?? 0) + 1 },
      ]);
      const { items } = await drain((cursor) => connector.orders(cursor));
      const line = orderOf(items, placed)?.lines.find(({ variantRemoteId }) => variantRemoteId === two.id);
      expect(line).toMatchObject({ offerId: effect.added[0]?.offerId, quantity: 1000, ordered: 0 });
      await doAll(placed, READY, handOver(await dueOf(placed)));
      expect(await pickups.read(placed.orderId)).toMatchObject({ isGiven: true, total, paid: total });
    },
  );

  test.each(PAYMENTS)('paid by %s: cost what was weighed', async (payment) => {
    const { connector, pickups } = subject();
    const placed = await order(payment);
    const weighed = weigh(placed, -120);
    await doAll(placed, weighed);
    expect(await pickups.read(placed.orderId)).toMatchObject({ total: placed.total - 120, charges: -120 });
    const { items } = await drain((cursor) => connector.orders(cursor));
    expect(orderOf(items, placed)?.charges).toMatchObject([{ name: WEIGHED_CHARGE, amount: -120 }]);
    await doAll(placed, weigh(placed, 45));
    await doAll(placed, READY, handOver(await dueOf(placed)));
    const total = placed.total + 45;
    expect(await pickups.read(placed.orderId)).toMatchObject({
      isGiven: true,
      total,
      paid: total,
      promised: 0,
    });
  });

  test.each(PAYMENTS)('paid by %s: are cancelled before and after they were ready', async (payment) => {
    const { pickups } = subject();
    const before = await stock();
    for (const steps of [[], [READY]]) {
      const placed = await order(payment);
      await doAll(placed, ...steps, CANCEL);
      expect(await pickups.read(placed.orderId)).toMatchObject({
        isCancelled: true,
        paid: 0,
        promised: 0,
        pieces: {},
      });
      expect(await stock()).toEqual(before);
    }
  });

  test.each(PAYMENTS)('paid by %s: come back in part, restocked or not', async (payment) => {
    const { pickups } = subject();
    const [one] = goods();
    const placed = await order(payment);
    await doAll(placed, READY, handOver(await dueOf(placed)));
    const before = await stock();
    await doAll(placed, giveBack(placed, 1, one.price, true));
    const [restocked] = await stock();
    expect(restocked?.onHand).toBe((before[0]?.onHand ?? 0) + 1);
    expect((await pickups.read(placed.orderId)).paid).toBe(placed.total - one.price);
    await doAll(placed, giveBack(placed, 1, one.price, false));
    expect((await stock())[0]).toEqual(restocked);
    expect((await pickups.read(placed.orderId)).paid).toBe(placed.total - 2 * one.price);
    expect(await post(stepOf(placed, giveBack(placed, 1, placed.total, false)))).toMatchObject({
      kind: 'refused',
    });
    expect((await stock())[0]).toEqual(restocked);
  });
}
