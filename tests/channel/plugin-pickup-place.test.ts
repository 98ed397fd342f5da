import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addInStore, moveInStore, placePickupOrder, takeOffInStore } from '#tests/support/shopper.ts';
import { openPluginDesk } from './plugin-desk.ts';
import { CANCEL, READY, handOver, keep, pickupsOf, settle, type Pickups } from './plugin-pickups.ts';

let its: Pickups;

beforeAll(async () => {
  its = pickupsOf(await openPluginDesk());
}, 180_000);
afterAll(() => its.desk.close());

/** Sells them nowhere else, and gives both shops some. */
async function stocked(): Promise<string> {
  const variantId = its.take();
  await its.desk.witness.setStock(variantId, its.desk.store.locations.S1, 20);
  await its.desk.witness.setStock(variantId, its.desk.store.locations.S2, 10);
  return variantId;
}

/** As a program of the shop's own does it, past all of Vendure's functions. */
function moveUnseen(orderId: string, shop: string): void {
  const db = new Database(join(its.desk.store.dataFolder, 'store.sqlite'));
  db.prepare('UPDATE "order" SET customFieldsPickupstore = ? WHERE id = ?').run(shop, orderId);
  db.close();
}

describe('an order that is moved to another shop', () => {
  test('before anybody took a step takes what is held for it along', async () => {
    const variantId = await stocked();
    const placed = await its.place({ items: [{ variantId, quantity: 3 }], payment: 'prepaid' });
    const { orderId } = placed;
    expect(await its.levels(variantId)).toEqual({ S1: [20, 3], S2: [10, 0] });
    await moveInStore(its.desk.store, orderId, 'S2');
    expect(await its.levels(variantId)).toEqual({ S1: [20, 0], S2: [10, 3] });
    for (const effect of [settle(placed, [2]), READY, handOver(0)]) {
      expect(await its.post.pickup({ orderId, effect, shop: 'S2' })).toMatchObject({ repeated: false });
    }
    expect(await its.levels(variantId)).toEqual({ S1: [20, 0], S2: [8, 0] });
    expect(await its.rowOf(orderId)).toMatchObject({ pickupStore: 'S2', state: 'given' });
  });

  test('by another way takes it along with the first step', async () => {
    const variantId = await stocked();
    const { orderId } = await its.place({ items: [{ variantId, quantity: 3 }] });
    moveUnseen(orderId, 'S2');
    expect(await its.levels(variantId)).toEqual({ S1: [20, 3], S2: [10, 0] });
    await its.post.pickup({ orderId, effect: null, shop: 'S2' });
    expect(await its.levels(variantId)).toEqual({ S1: [20, 0], S2: [10, 3] });
    await its.post.pickup({ orderId, effect: CANCEL, shop: 'S2' });
    expect(await its.levels(variantId)).toEqual({ S1: [20, 0], S2: [10, 0] });
  });

  test('after the first step stays where that was taken, with all its stock', async () => {
    const variantId = await stocked();
    const placed = await its.place({ items: [{ variantId, quantity: 3 }], payment: 'prepaid' });
    const { orderId } = placed;
    await its.twice(orderId, READY);
    for (const move of [
      () => moveInStore(its.desk.store, orderId, 'S2'),
      async () => moveUnseen(orderId, ''),
    ]) {
      await move();
      expect(await its.rowOf(orderId)).toMatchObject({ pickupStore: 'S1' });
    }
    await its.twice(orderId, settle(placed, [2]));
    expect(await its.levels(variantId)).toEqual({ S1: [20, 2], S2: [10, 0] });
    await its.twice(orderId, READY);
    await its.twice(orderId, handOver(0));
    expect(await its.levels(variantId)).toEqual({ S1: [18, 0], S2: [10, 0] });
  });

  test('while a till had no line stays with the shop whose step came first', async () => {
    const variantId = await stocked();
    const { orderId } = await its.place({ items: [{ variantId, quantity: 3 }], payment: 'prepaid' });
    await moveInStore(its.desk.store, orderId, 'S2');
    await its.twice(orderId, READY);
    expect(await its.levels(variantId)).toEqual({ S1: [17, 0], S2: [10, 0] });
    await its.post.pickup({ orderId, effect: null, shop: 'S2' });
    expect(await its.rowOf(orderId)).toMatchObject({ pickupStore: 'S1' });
    await its.twice(orderId, CANCEL);
    expect(await its.levels(variantId)).toEqual({ S1: [20, 0], S2: [10, 0] });
  });

  test('gets what the shopper shows once it is said where it is collected', async () => {
    const variantId = await stocked();
    const { orderId } = await its.place({ items: [{ variantId, quantity: 1 }] });
    const db = new Database(join(its.desk.store.dataFolder, 'store.sqlite'));
    db.prepare(
      'UPDATE "order" SET customFieldsPickupstore = NULL, customFieldsPickupcode = NULL WHERE id = ?',
    ).run(orderId);
    db.close();
    await moveInStore(its.desk.store, orderId, 'S1');
    const { pickupCode } = await its.rowOf(orderId);
    expect(pickupCode).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
    await moveInStore(its.desk.store, orderId, 'S2');
    expect(await its.rowOf(orderId)).toMatchObject({ pickupStore: 'S2', pickupCode });
  });
});

describe('pieces that were taken off an order that waits', () => {
  test('and came into it again are held and sold once', async () => {
    const variantId = await stocked();
    const placed = await its.place({ items: [{ variantId, quantity: 3 }], payment: 'standard-payment' });
    const { orderId } = placed;
    const lineId = placed.lines[0]?.lineId ?? '';
    await its.twice(orderId, settle(placed, [3]));
    await its.twice(orderId, READY);
    await takeOffInStore(its.desk.store, { orderId, lineId, quantity: 1 });
    expect(await its.levels(variantId)).toEqual({ S1: [18, 0], S2: [10, 0] });
    await its.post.pickup({ orderId, effect: null, step: keep(lineId, 2) });
    await its.twice(orderId, settle(placed, [3]));
    expect(await its.levels(variantId)).toEqual({ S1: [20, 3], S2: [10, 0] });
    await its.twice(orderId, READY);
    expect(await its.levels(variantId)).toEqual({ S1: [17, 0], S2: [10, 0] });
    await takeOffInStore(its.desk.store, { orderId, lineId, quantity: 3 });
    expect(await its.levels(variantId)).toEqual({ S1: [20, 0], S2: [10, 0] });
  });

  test('and put in again by somebody else are sold with the next step', async () => {
    const variantId = await stocked();
    const placed = await its.place({ items: [{ variantId, quantity: 3 }] });
    const { orderId } = placed;
    const lineId = placed.lines[0]?.lineId ?? '';
    await its.twice(orderId, READY);
    await takeOffInStore(its.desk.store, { orderId, lineId, quantity: 1 });
    await addInStore(its.desk.store, { orderId, variantId, quantity: 1 });
    expect(await its.levels(variantId)).toEqual({ S1: [18, 1], S2: [10, 0] });
    await its.twice(orderId, handOver(placed.total));
    expect(await its.levels(variantId)).toEqual({ S1: [17, 0], S2: [10, 0] });
  });
});

describe('a shop that there is not', () => {
  test('is nowhere to collect from', async () => {
    const items = [{ variantId: await stocked(), quantity: 1 }];
    await expect(placePickupOrder(its.desk.store, { items, shop: 'NOWHERE' })).rejects.toThrow(
      'IneligibleShippingMethodError',
    );
    await expect(placePickupOrder(its.desk.store, { items, shop: 'S2' })).resolves.toBeDefined();
  });
});
