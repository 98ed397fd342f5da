import { afterEach, describe, expect, it } from 'vitest';
import { refusedRows } from '#main/data/inbox.ts';
import { unsentCounts } from '#main/data/outbox.ts';
import { hasCompleted } from '#main/data/sync-cursor.ts';
import { BUSY_MS, type Fault } from '#tests/support/memory-store.ts';
import { livingVariants, openSyncWorld, type SyncWorld } from '#tests/support/sync-world.ts';

let open: SyncWorld | null = null;

async function start(...options: Parameters<typeof openSyncWorld>): Promise<SyncWorld> {
  open = await openSyncWorld(...options);
  return open;
}

afterEach(async () => {
  expect(open?.till.bugs ?? []).toEqual([]);
  await open?.close();
  open = null;
});

const counts = ({ till }: SyncWorld) => unsentCounts(till.database.db);
const down = (): Fault => 'later';

describe('without a line', () => {
  it('says since when, keeps what is sold, and sends it as soon as the store answers', async () => {
    const world = await start();
    await world.till.engine().round();
    world.fault = down;
    const since = world.till.clock.at;
    const first = await world.till.sell('v1');
    expect(await world.till.engine().round()).toBe(1000);
    world.till.clock.at += 60_000;
    const second = await world.till.sell('v1');
    expect(await world.till.engine().round()).toBe(2000);
    expect(world.till.engine().line()).toMatchObject({ state: 'offline', offlineSince: since });
    expect(await counts(world)).toMatchObject({ unsent: 2, refused: 0 });
    expect(await world.till.shown('v1')).toMatchObject({ here: 8000 });
    world.fault = () => 'none';
    await world.till.engine().round();
    expect([...world.store.orders.keys()]).toEqual([first, second]);
    expect(world.till.engine().line()).toMatchObject({ state: 'online', offlineSince: null });
    expect(await world.till.shown('v1')).toMatchObject({ here: 8000 });
    expect(world.store.onHand('v1')).toBe(8000);
  });

  it('comes back without asking anew what the store can do: a bad line would lose one question of many', async () => {
    const world = await start();
    await world.till.engine().round();
    world.fault = down;
    await world.till.engine().round();
    world.fault = (call) => (call === 'check' ? 'later' : 'none');
    const waiting = await world.till.sell('v1');
    await world.till.engine().round();
    expect(world.till.engine().line()).toMatchObject({ state: 'online' });
    expect(world.store.orders.has(waiting)).toBe(true);
  });

  it('asks at most every 15 seconds', async () => {
    const world = await start();
    world.fault = down;
    const waits: number[] = [];
    for (let round = 0; round < 8; round += 1) waits.push(await world.till.engine().round());
    expect(waits).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000, 15_000, 15_000]);
  });

  it('does not try to send each sale on its own', async () => {
    const world = await start();
    await world.till.engine().round();
    world.fault = down;
    await world.till.engine().round();
    world.store.calls.length = 0;
    await world.till.sell('v1');
    await world.till.engine().push();
    expect(world.store.calls).toEqual([]);
  });
});

describe('a nudge', () => {
  it('sends at once, without reading', async () => {
    const world = await start();
    await world.till.engine().round();
    world.store.calls.length = 0;
    await world.till.sell('v1');
    await world.till.engine().push();
    expect(world.store.calls).toEqual(['post']);
    expect(await counts(world)).toMatchObject({ unsent: 0, refused: 0 });
  });

  it('that finds the line gone asks for a round at once', async () => {
    const world = await start();
    await world.till.engine().round();
    world.fault = down;
    await world.till.sell('v1');
    expect(await world.till.engine().push()).toBe(0);
  });
});

describe('a sale whose answer was lost', () => {
  it('is looked for after the time that the store asked for, not posted again', async () => {
    const world = await start();
    await world.till.engine().round();
    world.fault = (call) => (call === 'post' ? 'lost' : 'none');
    const id = await world.till.sell('v1');
    await world.till.engine().round();
    expect(await world.till.engine().round()).toBe(5000);
    world.fault = () => 'none';
    world.store.calls.length = 0;
    world.till.clock.at += 5000;
    await world.till.engine().round();
    expect(world.store.calls.slice(0, 2)).toEqual(['find', 'catalog']);
    expect(world.store.orders.get(id)).toHaveLength(1);
    expect(await counts(world)).toMatchObject({ unsent: 0, refused: 0 });
  });
});

describe('a store that refuses the key', () => {
  it('is said in words; the queue is kept and goes out when the key is good again', async () => {
    const world = await start();
    await world.till.engine().round();
    world.fault = () => 'credential';
    const id = await world.till.sell('v1');
    await world.till.engine().round();
    expect(world.till.engine().line()).toMatchObject({ state: 'attention', message: 'the key is dead' });
    expect(await counts(world)).toMatchObject({ unsent: 1, refused: 0 });
    expect(await refusedRows(world.till.database.db)).toEqual([]);
    world.fault = () => 'none';
    world.till.engine().refresh();
    await world.till.engine().round();
    expect(world.store.orders.has(id)).toBe(true);
    expect(world.till.engine().line()).toMatchObject({ state: 'online', message: null });
  });

  it('for sales only stays said while reading goes on', async () => {
    const world = await start();
    await world.till.engine().round();
    world.fault = (call) => (call === 'post' ? 'credential' : 'none');
    await world.till.sell('v1');
    world.store.putVariant('v9');
    await world.till.engine().round();
    await world.till.engine().round();
    expect(livingVariants(world)).toBe(5);
    expect(world.till.engine().line().state).toBe('attention');
  });

  it('for some documents only says so, round after round, while the others go', async () => {
    const world = await start();
    await world.till.engine().round();
    const barred = await world.till.sell('v1');
    world.store.refusal = ({ id }) =>
      id === barred ? { code: 'not-allowed', message: 'CreateOrder is missing' } : null;
    for (let round = 0; round < 3; round += 1) {
      const sold = await world.till.sell('v2');
      await world.till.engine().round();
      expect(world.store.orders.has(sold)).toBe(true);
      expect(world.till.engine().line()).toMatchObject({
        state: 'attention',
        message: 'CreateOrder is missing',
      });
      world.till.clock.at += 60_000;
    }
    world.store.refusal = () => null;
    await world.till.engine().round();
    expect(world.store.orders.has(barred)).toBe(true);
    expect(world.till.engine().line()).toMatchObject({ state: 'online', message: null });
  });
});

describe('a store whose prices changed their currency', () => {
  it('is not read on: its prices would be wrong here', async () => {
    const world = await start();
    await world.till.engine().round();
    world.store.settings = { ...world.store.settings, currency: 'USD' };
    world.till.clock.at += 60_000;
    world.store.putVariant('v9');
    await world.till.engine().round();
    expect(livingVariants(world)).toBe(4);
    expect(world.till.engine().line()).toMatchObject({
      state: 'attention',
      message: "The store's prices are in USD now, this till sells in EUR.",
    });
  });
});

describe('a round with nothing new', () => {
  it('asks three questions, once a minute three more, and touches nothing', async () => {
    const world = await start();
    await world.till.engine().round();
    world.store.calls.length = 0;
    world.till.touched.length = 0;
    expect(await world.till.engine().round()).toBe(15_000);
    expect(world.store.calls).toEqual(['catalog', 'stock', 'orders']);
    world.till.clock.at += 60_000;
    await world.till.engine().round();
    const rest = ['settings', 'catalog', 'stock', 'orders', 'promotions', 'customers'];
    expect(world.store.calls.slice(3)).toEqual(rest);
    expect(world.till.touched).toEqual([]);
    expect(await hasCompleted(world.till.database.db, 'stock')).toBe(true);
  });
});

describe('a store that asks for a rest', () => {
  it('gets it: nothing is asked or sent meanwhile, the line is not called down, and all goes on after', async () => {
    const world = await start();
    await world.till.engine().round();
    world.fault = (call) => (call === 'catalog' ? 'busy' : 'none');
    expect(await world.till.engine().round()).toBe(BUSY_MS);
    const until = world.till.clock.at + BUSY_MS;
    expect(world.till.engine().line()).toMatchObject({ state: 'online', pace: { kind: 'waiting', until } });
    world.store.calls.length = 0;
    const id = await world.till.sell('v1');
    world.till.clock.at += 10_000;
    expect(await world.till.engine().push()).toBe(20_000);
    expect(world.store.calls).toEqual([]);
    world.fault = () => 'none';
    world.till.clock.at += 20_000;
    await world.till.engine().round();
    expect(world.store.orders.has(id)).toBe(true);
    for (let round = 0; round < 8; round += 1) await world.till.engine().round();
    expect(world.till.engine().line().pace).toEqual({ kind: 'normal', until: null });
  });

  it('again and again counts as gone in the end', async () => {
    const world = await start();
    await world.till.engine().round();
    world.fault = () => 'busy';
    const states: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      await world.till.engine().round();
      states.push(world.till.engine().line().state);
      world.till.clock.at += BUSY_MS;
    }
    expect(states).toEqual(['online', 'online', 'offline', 'offline']);
  });
});

describe('since when the line is down', () => {
  it('is known after a restart, and forgotten when it is up', async () => {
    const world = await start();
    await world.till.engine().round();
    world.fault = down;
    const since = world.till.clock.at;
    await world.till.engine().round();
    world.till.clock.at += 3_600_000;
    await world.till.restart();
    expect(world.till.engine().line().offlineSince).toBe(since);
    await world.till.engine().round();
    expect(world.till.engine().line()).toMatchObject({ state: 'offline', offlineSince: since });
    world.fault = () => 'none';
    await world.till.engine().round();
    await world.till.restart();
    expect(world.till.engine().line().offlineSince).toBeNull();
  });
});

describe('a store that says by itself what is new', () => {
  it('is asked less often', async () => {
    const world = await start({ capabilities: { push: true } });
    expect(world.till.engine().canListen()).toBe(false);
    expect(await world.till.engine().round()).toBe(60_000);
    expect(world.till.engine().canListen()).toBe(true);
    world.fault = down;
    await world.till.engine().round();
    expect(world.till.engine().canListen()).toBe(false);
  });
});
