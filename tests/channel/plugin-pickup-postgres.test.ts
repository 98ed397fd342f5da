import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPostgres } from '#tests/support/postgres.ts';
import {
  deliverInStore,
  moveInStore,
  forgiveInStore,
  takeOffInStore,
  type PlacedOrder,
} from '#tests/support/shopper.ts';
import { startStore } from '#tests/support/store.ts';
import { deskOf, type PluginDesk } from './plugin-desk.ts';
import { describePickups } from './plugin-pickup-cases.ts';
import { CANCEL, READY, handOver, paidOf, pickupsOf, settle, type Pickups } from './plugin-pickups.ts';

const hasPostgres = (await findPostgres()) !== null;

async function openOnPostgres(): Promise<PluginDesk> {
  const store = await startStore({ prepared: true, database: 'postgres' });
  return deskOf(store, () => store.dispose());
}

describe.runIf(hasPostgres)('the plugin on PostgreSQL', { timeout: 60_000 }, () => {
  describePickups(openOnPostgres);
});

// On SQLite the transactions of a server come one after the other: what follows can go wrong on PostgreSQL only.
describe.runIf(hasPostgres)('steps at the same time', { timeout: 60_000 }, () => {
  let its: Pickups;
  beforeAll(async () => {
    its = pickupsOf(await openOnPostgres());
  }, 180_000);
  afterAll(() => its.desk.close());

  test('the same one is done once, though three send it', async () => {
    const variantId = its.take();
    const placed = await its.place({ items: [{ variantId, quantity: 3 }], payment: 'standard-payment' });
    const { orderId } = placed;
    const lineId = placed.lines[0]?.lineId ?? '';
    const unit = placed.total / 3;
    const refund = { kind: 'refund', amount: unit, paidBack: 0, reason: 'too small' } as const;
    const lines = [{ lineId, quantity: 1000, isRestocked: true }];
    for (const effect of [settle(placed, [2]), READY, handOver(0), { ...refund, lines }]) {
      const eventId = uuid();
      const outcomes = await Promise.all([1, 2, 3].map(() => its.post.pickup({ eventId, orderId, effect })));
      expect(outcomes.filter(({ repeated }) => repeated === true)).toHaveLength(2);
      expect(outcomes.filter(({ repeated }) => repeated === false)).toHaveLength(1);
    }
    const order = await its.read(orderId);
    expect(order).toMatchObject({ state: 'Delivered', total: unit, fulfillments: [{ state: 'Delivered' }] });
    expect(paidOf(order)).toBe(unit);
    expect(await its.atS1(variantId)).toEqual({ onHand: 19, allocated: 0 });
  });

  test('of two tills that give one order one is told that it is too late', async () => {
    const variantId = its.take();
    for (let nth = 0; nth < 3; nth += 1) {
      const { orderId, total } = await its.place({ items: [{ variantId, quantity: 1 }] });
      const outcomes = await Promise.all(
        [1, 2, 3].map(() => its.post.pickup({ orderId, effect: handOver(total) })),
      );
      expect(outcomes.filter(({ code }) => code === 'STATE')).toHaveLength(2);
      expect(paidOf(await its.read(orderId))).toBe(total);
    }
    expect(await its.atS1(variantId)).toEqual({ onHand: 17, allocated: 0 });
  });

  test('steps with many orders of the same goods lose no piece', async () => {
    const [first, second] = [its.take(), its.take()];
    const orders: PlacedOrder[] = [];
    for (let nth = 0; nth < 6; nth += 1) {
      const ids = nth % 2 === 0 ? [first, second] : [second, first];
      const items = ids.map((variantId) => ({ variantId, quantity: 2 }));
      orders.push(await its.place({ items, payment: 'prepaid' }));
    }
    const outcomes = await Promise.all(
      orders.map((placed, nth) =>
        its.post.pickup({
          orderId: placed.orderId,
          effect: [settle(placed, [1, 1]), READY, CANCEL][nth % 3] ?? null,
        }),
      ),
    );
    expect(outcomes.map(({ repeated }) => repeated)).toEqual(orders.map(() => false));
    for (const variantId of [first, second]) {
      expect(await its.atS1(variantId)).toEqual({ onHand: 20 - 4, allocated: 2 });
    }
  });

  test('money that somebody gives back in the store while a till cancels goes back once', async () => {
    for (let nth = 0; nth < 5; nth += 1) {
      const items = [{ variantId: its.take(), quantity: 2 }];
      const { orderId, total } = await its.place({ items, payment: 'prepaid' });
      const [cancelled] = await Promise.all([
        its.post.pickup({ orderId, effect: CANCEL }),
        forgiveInStore(its.desk.store, { orderId, amount: total - 1 }).catch(() => undefined),
      ]);
      expect(cancelled).toMatchObject({ repeated: false });
      expect(paidOf(await its.read(orderId))).toBe(0);
    }
  });

  test('an order that is moved while the first step is taken stays where that was, with its stock', async () => {
    const variantId = its.take();
    const { S1, S2 } = its.desk.store.locations;
    for (const shop of [S1, S2]) await its.desk.witness.setStock(variantId, shop, 20);
    for (let nth = 1; nth <= 4; nth += 1) {
      const { orderId } = await its.place({ items: [{ variantId, quantity: 2 }], payment: 'prepaid' });
      const [, step] = await Promise.all([
        moveInStore(its.desk.store, orderId, 'S2'),
        its.post.pickup({ orderId, effect: READY }),
      ]);
      expect(step).toMatchObject({ repeated: false });
      expect(await its.rowOf(orderId)).toMatchObject({ pickupStore: 'S1' });
      expect(await its.levels(variantId)).toEqual({ S1: [20 - 2 * nth, 0], S2: [20, 0] });
    }
  });

  test('a shopper who has another name is news of their orders, a sale of a till is not', async () => {
    const variantId = its.take();
    const emailAddress = `${uuid()}@web.invalid`;
    const customer = { firstName: 'Grace', lastName: 'Web', emailAddress };
    const { orderId } = await its.place({ items: [{ variantId, quantity: 1 }], customer });
    const cursor = await its.desk.now();
    await its.post.sale({ saleId: uuid(), items: [{ variantId, pieces: 1, price: 300 }] });
    await its.rename(orderId, { firstName: 'Nobody' });
    const { rows } = await its.desk.changes(cursor, '&kinds=order');
    expect(rows).toMatchObject([{ id: orderId, row: { customer: { name: 'Nobody Web' } } }]);
  });

  test('a change in the store at the same time as a step is made before it or after it', async () => {
    const variantId = its.take();
    let onHand = 20;
    for (let nth = 0; nth < 5; nth += 1) {
      const placed = await its.place({ items: [{ variantId, quantity: 3 }] });
      const { orderId } = placed;
      const lineId = placed.lines[0]?.lineId ?? '';
      await Promise.allSettled([
        its.post.pickup({ orderId, effect: settle(placed, [2]) }),
        takeOffInStore(its.desk.store, { orderId, lineId, quantity: 1 }),
      ]);
      const order = await its.read(orderId);
      const left = order.lines[0]?.quantity ?? 0;
      expect(order.total).toBe((placed.total / 3) * left);
      expect(await its.atS1(variantId)).toEqual({ onHand, allocated: left });
      await Promise.allSettled([
        its.post.pickup({ orderId, effect: READY }),
        deliverInStore(its.desk.store, orderId),
      ]);
      onHand -= left;
      expect(await its.atS1(variantId)).toEqual({ onHand, allocated: 0 });
    }
  });
});
