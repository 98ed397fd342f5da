import { expect, test } from 'vitest';
import type { PickupEffect } from '#domain/pickup/effect.ts';
import type { Placed, PickupWitness } from '#tests/support/pickup-witness.ts';
import type { PickupDesk, PickupSubject } from './pickup-desk.ts';
import { drain } from './drain.ts';
import { CANCEL, handOver, NOTICE, orderOf, READY, settle, stepOf } from './pickup-steps.ts';

/** What any connector must not do for steps with orders that are collected. */
export function describePickupLimits(
  subject: () => PickupSubject,
  { order, post, doAll, stock }: PickupDesk,
): void {
  test('take for done what staff did in the store itself', async () => {
    const { pickups } = subject();
    const placed = await order('standard-payment');
    const [first] = placed.lines;
    await pickups.takeOff(placed.orderId, first?.lineId ?? '', 1);
    expect(await post(stepOf(placed, settle(placed, [2, 1])))).toMatchObject({ kind: 'done' });
    await pickups.settle(placed.orderId);
    expect(await post(stepOf(placed, READY))).toMatchObject({ kind: 'done' });
    await pickups.deliver(placed.orderId);
    const before = [await pickups.read(placed.orderId), await stock()];
    expect(await post(stepOf(placed, handOver(0)))).toMatchObject({ kind: 'done' });
    expect([await pickups.read(placed.orderId), await stock()]).toEqual(before);
    const cancelled = await order('prepaid');
    await pickups.cancel(cancelled.orderId);
    expect(await post(stepOf(cancelled, CANCEL))).toMatchObject({ kind: 'done' });
    expect(await pickups.read(cancelled.orderId)).toMatchObject({ isCancelled: true, paid: 0 });
  });

  test('owe nothing again that the store gave back out of goodwill', async () => {
    const { connector, pickups } = subject();
    const placed = await order('prepaid');
    await pickups.giveBack(placed.orderId, 50);
    const { items } = await drain((cursor) => connector.orders(cursor));
    expect(orderOf(items, placed)).toMatchObject({ total: placed.total, paid: placed.total });
    await doAll(placed, READY, handOver(0));
    expect(await pickups.read(placed.orderId)).toMatchObject({ isGiven: true, paid: placed.total - 50 });
  });

  test('are not moved by what is refused', async () => {
    const { pickups } = subject();
    const cancelled = await order();
    await pickups.cancel(cancelled.orderId);
    const given = await order('prepaid');
    await doAll(given, READY, handOver(0));
    const owing = await order();
    await doAll(owing, READY);
    const gone = { ...owing, orderId: '999999' };
    const before = [await stock(), ...(await readAll(pickups, [cancelled, given, owing]))];
    const refusals: readonly (readonly [Placed, PickupEffect, string])[] = [
      [cancelled, settle(cancelled, [1, 1]), 'state'],
      [cancelled, READY, 'state'],
      [cancelled, handOver(cancelled.total), 'state'],
      [given, settle(given, [1, 1]), 'state'],
      [given, CANCEL, 'state'],
      [owing, handOver(owing.total - 1), 'total-differs'],
      [gone, READY, 'unknown-document'],
    ];
    for (const [placed, effect, code] of refusals) {
      const refused = await post(stepOf(placed, effect));
      expect([effect.kind, refused]).toMatchObject([effect.kind, { kind: 'refused', code }]);
    }
    expect([await stock(), ...(await readAll(pickups, [cancelled, given, owing]))]).toEqual(before);
  });

  test('do nothing in the store for a step that means nothing to it', async () => {
    const { pickups } = subject();
    const placed = await order();
    const before = await pickups.read(placed.orderId);
    const document = { ...stepOf(placed, CANCEL), effect: null };
    expect(await post(document)).toMatchObject({ kind: 'done' });
    expect(
      await post({ ...stepOf(placed, CANCEL), effect: { kind: 'remind', notice: NOTICE } }),
    ).toMatchObject({ kind: 'done' });
    expect(await pickups.read(placed.orderId)).toEqual(before);
  });
}

function readAll(pickups: PickupWitness, orders: readonly Placed[]) {
  return Promise.all(orders.map(({ orderId }) => pickups.read(orderId)));
}
