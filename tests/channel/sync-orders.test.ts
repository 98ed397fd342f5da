import { afterEach, describe, expect, it } from 'vitest';
import type { OrderChange, StoreConnector } from '#main/channel/connector.ts';
import type { PickupDocument } from '#main/channel/document.ts';
import type { WebOrder } from '#domain/pickup/web-order.ts';
import { findOrder } from '#main/data/web-order.ts';
import { hasCompleted, wantAnew } from '#main/data/sync-cursor.ts';
import { listTroubles } from '#main/data/sync-log.ts';
import { webOrderOf } from '#tests/support/memory-orders.ts';
import { LOCATION } from '#tests/support/memory-store.ts';
import { postMemory } from '#tests/support/post-memory.ts';
import { openSyncWorld, type SyncWorld } from '#tests/support/sync-world.ts';

let open: SyncWorld | null = null;

async function start(options: Parameters<typeof openSyncWorld>[0] = {}): Promise<SyncWorld> {
  open = await openSyncWorld(options);
  return open;
}

afterEach(async () => {
  expect(open?.till.bugs ?? []).toEqual([]);
  await open?.close();
  open = null;
});

const known = ({ till }: SyncWorld): unknown[] =>
  till.database.sqlite.prepare('SELECT id FROM web_order ORDER BY id').pluck().all();

const orders = (world: SyncWorld): number => world.store.calls.filter((call) => call === 'orders').length;

/** The first step that another till took with an order. */
function acceptOf({ orderId, code }: WebOrder): PickupDocument {
  const id = '0192f5a8-0000-7000-8000-00000000e001';
  const about = { at: 1, registerCode: 'R2', clerk: 'Bo' };
  const event = { eventId: id, orderId, seq: 1, ...about, step: { kind: 'accept' } } as const;
  const place = { orderRemoteId: orderId, name: code, locationRemoteId: LOCATION.remoteId };
  return { kind: 'pickup', id, ...place, event, effect: null };
}

describe('orders of shoppers', () => {
  it('come page by page, go on where they broke, and touch nothing when there is nothing new', async () => {
    const world = await start();
    for (let nth = 1; nth <= 8; nth += 1) world.store.shoppers.put(webOrderOf(`o${nth}`, { v1: nth }));
    let pages = 2;
    world.fault = (call) => (call === 'orders' && (pages -= 1) < 0 ? 'later' : 'none');
    await world.till.engine().round();
    expect(known(world)).toHaveLength(6);
    expect(await hasCompleted(world.till.database.db, 'orders')).toBe(false);
    world.fault = () => 'none';
    await world.till.restart();
    await world.till.engine().round();
    expect(known(world)).toHaveLength(8);
    expect(world.till.touched).toContain('pickup');
    world.till.touched.length = 0;
    await world.till.engine().round();
    expect(world.till.touched).toEqual([]);
  });

  it('bring what other tills did with them, and what the shopper changed', async () => {
    const world = await start();
    const order = webOrderOf('o1', { v1: 2 });
    world.store.shoppers.put(order);
    await world.till.engine().round();
    expect(await world.store.connect().post(acceptOf(order), postMemory())).toMatchObject({ kind: 'done' });
    await world.till.engine().round();
    const heard = await findOrder(world.till.database.db, 'o1');
    expect(heard?.pickup.stage).toBe('accepted');
    expect(heard?.events).toEqual([acceptOf(order).event]);
    world.store.shoppers.cancel('o1');
    await world.till.engine().round();
    expect((await findOrder(world.till.database.db, 'o1'))?.order.state).toBe('cancelled');
  });

  it('are read every round from a feed, every half minute from lists, never where there are none', async () => {
    const fed = await start();
    for (let round = 0; round < 3; round += 1) await fed.till.engine().round();
    expect(orders(fed)).toBe(3);
    await fed.close();
    const listed = await start({ capabilities: { stock: 'sweep', pickup: 'effects' } });
    for (let round = 0; round < 4; round += 1) {
      await listed.till.engine().round();
      listed.till.clock.at += 15_000;
    }
    expect(orders(listed)).toBe(2);
    await listed.close();
    const none = await start({ capabilities: { pickup: 'none' } });
    await none.till.engine().round();
    expect(orders(none)).toBe(0);
  });

  it('that ended while the till had lost its place are asked for by their ids, and are over then', async () => {
    const world = await start();
    const { store, till } = world;
    for (const id of ['o1', 'o2', 'o3', 'o4', 'o5']) store.shoppers.put(webOrderOf(id, { v1: 1 }));
    await till.engine().round();
    store.shoppers.cancel('o1');
    store.shoppers.hide('o1');
    store.shoppers.remove('o2');
    store.shoppers.hide('o3');
    store.beginLife();
    world.fault = (call) => (call === 'ordersById' ? 'later' : 'none');
    await till.engine().round();
    expect(known(world)).toEqual(['o1', 'o2', 'o3', 'o4', 'o5']);
    world.fault = () => 'none';
    await till.restart();
    await till.engine().round();
    expect(known(world)).toEqual(['o3', 'o4', 'o5']);
    const asked = store.calls.filter((call) => call === 'ordersById').length;
    till.clock.at += 60_000;
    await till.engine().round();
    expect(store.calls.filter((call) => call === 'ordersById')).toHaveLength(asked);
    store.shoppers.remove('o3');
    await till.database.db.transaction().execute((tx) => wantAnew(tx, ['orders']));
    await till.engine().round();
    expect(known(world)).toEqual(['o4', 'o5']);
  });

  it('with a step that this till does not know stay as they were, are said, and hold up no other', async () => {
    const world = await start();
    const { store, till } = world;
    store.shoppers.put(webOrderOf('o1', { v1: 1 }));
    await till.engine().round();
    const tell = store.connect();
    const asOlderTill = (orderId: string): StoreConnector => ({
      ...tell,
      orders: async (cursor) => {
        const read = await tell.orders(cursor);
        if (read.kind !== 'read') return read;
        const items = read.value.items.map((item): OrderChange => {
          const isUnknown = item.kind === 'order' && item.order.orderId === orderId;
          return isUnknown
            ? { kind: 'unread', remoteId: orderId, message: `${orderId}: ${'what?'.repeat(200)}` }
            : item;
        });
        return { ...read, value: { ...read.value, items } };
      },
    });
    world.connector = asOlderTill('o1');
    await till.restart();
    store.shoppers.change('o1', 'o1-v1', 3000);
    for (const id of ['o2', 'o3', 'o4', 'o5']) store.shoppers.put(webOrderOf(id, { v1: 1 }));
    for (let round = 0; round < 2; round += 1) await till.engine().round();
    expect(known(world)).toEqual(['o1', 'o2', 'o3', 'o4', 'o5']);
    expect((await findOrder(till.database.db, 'o1'))?.order.lines[0]?.quantity).toBe(1000);
    const trouble = { stream: 'orders', code: 'order-unread' };
    expect(await listTroubles(till.database.db)).toMatchObject([trouble]);
    expect(till.lines.at(-1)?.state).toBe('online');
    till.touched.length = 0;
    await till.restart();
    await till.engine().round();
    expect(till.touched).toEqual([]);
    expect(await listTroubles(till.database.db)).toMatchObject([trouble]);
    world.connector = tell;
    await till.restart();
    await till.engine().round();
    expect((await findOrder(till.database.db, 'o1'))?.order.lines[0]?.quantity).toBe(3000);
    expect(await listTroubles(till.database.db)).toEqual([]);
  });

  it('that can not be read are said, and hold up nothing else', async () => {
    const world = await start();
    const change: OrderChange = { kind: 'order', order: webOrderOf('o1', { v1: 1 }), events: [] };
    world.connector = {
      ...world.store.connect(),
      orders: () =>
        Promise.resolve({ kind: 'refused', code: 'other', message: 'Order WEBo1 is not understood' }),
    };
    await world.till.restart();
    await world.till.engine().round();
    expect(await listTroubles(world.till.database.db)).toMatchObject([
      { stream: 'orders', code: 'other', message: 'Order WEBo1 is not understood' },
    ]);
    expect(await hasCompleted(world.till.database.db, 'customers')).toBe(true);
    world.connector = {
      ...world.store.connect(),
      orders: () =>
        Promise.resolve({ kind: 'read', value: { items: [change], cursor: '1', complete: true } }),
    };
    await world.till.restart();
    await world.till.engine().round();
    expect(known(world)).toEqual(['o1']);
    expect(await listTroubles(world.till.database.db)).toEqual([]);
  });
});
