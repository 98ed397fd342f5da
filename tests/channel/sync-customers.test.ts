import { afterEach, describe, expect, it } from 'vitest';
import type { Customer } from '#contract/customer.ts';
import { saveCustomer, searchCustomers } from '#main/data/customer.ts';
import { hasCompleted } from '#main/data/sync-cursor.ts';
import { personOf } from '#tests/support/memory-list.ts';
import { openSyncWorld, type SyncWorld } from '#tests/support/sync-world.ts';

const MINUTE = 60_000;

let open: SyncWorld | null = null;

async function start(): Promise<SyncWorld> {
  open = await openSyncWorld();
  return open;
}

afterEach(async () => {
  expect(open?.till.bugs ?? []).toEqual([]);
  await open?.close();
  open = null;
});

async function nextMinute({ till }: SyncWorld): Promise<void> {
  till.clock.at += MINUTE;
  await till.engine().round();
}

const all = ({ till }: SyncWorld) => searchCustomers(till.database.db, [], 100);

const remoteIds = ({ till }: SyncWorld): unknown[] =>
  till.database.sqlite.prepare('SELECT remote_id FROM customer ORDER BY name').pluck().all();

const ada: Customer = {
  customerId: '0192f5a8-0000-7000-8000-00000000c001',
  name: 'Ada',
  phone: '030 1',
  mail: 'Ada@Example.com',
  card: 'C-1',
  address: 'Main Street 1',
  taxNumber: 'DE1',
  note: 'likes tea',
  groupIds: [],
  storeGroupIds: [],
  mayPayLater: true,
};

async function keep({ till }: SyncWorld, customer: Customer): Promise<void> {
  await till.database.db.transaction().execute((tx) => saveCustomer(tx, customer, till.clock.at));
}

describe('customers of the store', () => {
  it('come page by page, go on where they broke, and are found by their groups and phone', async () => {
    const world = await start();
    for (let nth = 1; nth <= 8; nth += 1) {
      world.store.customers.put(personOf(`k${nth}`, { phone: `030 ${nth}`, groups: ['Club'] }));
    }
    let pages = 2;
    world.fault = (call) => (call === 'customers' && (pages -= 1) < 0 ? 'later' : 'none');
    await world.till.engine().round();
    expect(await all(world)).toHaveLength(6);
    expect(await hasCompleted(world.till.database.db, 'customers')).toBe(false);
    world.fault = () => 'none';
    world.store.calls.length = 0;
    await world.till.restart();
    await world.till.engine().round();
    expect(world.store.calls.filter((call) => call === 'customers')).toHaveLength(1);
    expect(await all(world)).toHaveLength(8);
    expect((await searchCustomers(world.till.database.db, ['0308'], 5))[0]).toMatchObject({
      name: 'Person k8',
      groupIds: ['Club'],
    });
    expect(world.till.touched).toContain('customer');
  });

  it('are the till’s own where the mail is the same, and keep what only the till knows', async () => {
    const world = await start();
    await keep(world, ada);
    world.store.customers.put(
      personOf('k1', { mail: 'ada@example.COM', name: 'Ada Lovelace', groups: ['Club'] }),
    );
    await world.till.engine().round();
    expect(await all(world)).toEqual([
      { ...ada, name: 'Ada Lovelace', mail: 'ada@example.COM', groupIds: ['Club'], storeGroupIds: ['Club'] },
    ]);
    expect(remoteIds(world)).toEqual(['k1']);
    world.till.touched.length = 0;
    await nextMinute(world);
    expect(world.till.touched).toEqual([]);
  });

  it('keep the groups that the shop gave them, beside those of the store', async () => {
    const world = await start();
    world.store.customers.put(personOf('k1', { mail: ada.mail, groups: ['Club'] }));
    await keep(world, ada);
    await world.till.engine().round();
    await keep(world, { ...ada, groupIds: ['Club', 'Staff'] });
    world.store.customers.put(personOf('k1', { mail: ada.mail, phone: '030 2', groups: ['Club', 'Web'] }));
    await nextMinute(world);
    expect(await all(world)).toMatchObject([
      { phone: '030 2', groupIds: ['Club', 'Web', 'Staff'], storeGroupIds: ['Club', 'Web'] },
    ]);
    world.store.customers.put(personOf('k1', { mail: ada.mail }));
    await nextMinute(world);
    expect(await all(world)).toMatchObject([{ groupIds: ['Staff'], storeGroupIds: [] }]);
  });

  it('keep their groups when the store forgets them', async () => {
    const world = await start();
    world.store.customers.put(personOf('k1', { mail: ada.mail, groups: ['Club'] }));
    await keep(world, { ...ada, groupIds: ['Staff'] });
    await world.till.engine().round();
    world.store.customers.put({ kind: 'deleted', remoteId: 'k1' });
    await nextMinute(world);
    expect(await all(world)).toMatchObject([{ groupIds: ['Club', 'Staff'], storeGroupIds: [] }]);
  });

  it('that share a mail do not take one another over', async () => {
    const world = await start();
    await keep(world, ada);
    await keep(world, {
      ...ada,
      customerId: ada.customerId.replace('c001', 'c002'),
      card: 'C-2',
      name: 'Bob',
    });
    world.store.customers.put(personOf('k1', { mail: ada.mail, name: 'One' }));
    world.store.customers.put(personOf('k2', { mail: ada.mail, name: 'Two' }));
    await world.till.engine().round();
    expect(await all(world)).toHaveLength(3);
    expect(remoteIds(world)).toEqual([null, 'k1', 'k2']);
  });

  it('that the store forgets stay here, unlinked, with their purchases', async () => {
    const world = await start();
    world.store.customers.put(personOf('k1'));
    await world.till.engine().round();
    world.store.customers.put({ kind: 'deleted', remoteId: 'k1' });
    await nextMinute(world);
    expect(await all(world)).toHaveLength(1);
    expect(remoteIds(world)).toEqual([null]);
  });

  it('do not undo what was changed here and waits for the store', async () => {
    const world = await start();
    world.store.customers.put(personOf('k1', { mail: ada.mail, name: 'Ada' }));
    await keep(world, ada);
    await world.till.engine().round();
    await keep(world, { ...ada, name: 'Ada King' });
    const { sqlite } = world.till.database;
    const document = JSON.stringify({ id: ada.customerId, kind: 'customer', customerId: ada.customerId });
    sqlite
      .prepare(
        "INSERT INTO outbox (id, kind, document, state, due_at, created_at, refused_at) VALUES (?, 'customer', ?, 'refused', 0, 0, 0)",
      )
      .run(ada.customerId, document);
    world.store.customers.put(personOf('k1', { mail: ada.mail, name: 'Ada', groups: ['Club'] }));
    await nextMinute(world);
    expect(await all(world)).toMatchObject([{ name: 'Ada King' }]);
  });

  it('that the key may not read are a trouble of that stream alone', async () => {
    const world = await start();
    const connector = world.store.connect();
    world.connector = {
      ...connector,
      customers: () =>
        Promise.resolve({ kind: 'refused', code: 'not-allowed', message: 'ReadCustomer is missing' }),
    };
    await world.till.restart();
    await world.till.engine().round();
    expect(world.till.engine().line()).toMatchObject({ state: 'online', message: null });
    expect(
      world.till.database.sqlite.prepare('SELECT stream, code, message FROM sync_trouble').all(),
    ).toEqual([{ stream: 'customers', code: 'not-allowed', message: 'ReadCustomer is missing' }]);
    world.connector = connector;
    await world.till.restart();
    await world.till.engine().round();
    expect(world.till.database.sqlite.prepare('SELECT count(*) FROM sync_trouble').pluck().get()).toBe(0);
  });
});
