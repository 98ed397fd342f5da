import { afterEach, describe, expect, it } from 'vitest';
import { repostLost } from '#main/data/outbox-repost.ts';
import { unsentCounts } from '#main/data/outbox.ts';
import { wantAnew } from '#main/data/sync-cursor.ts';
import { findSyncState, keepRewound } from '#main/data/sync-state.ts';
import { STREAMS } from '#contract/sync.ts';
import { livingVariants, openSyncWorld, type SyncWorld } from '#tests/support/sync-world.ts';

const HOUR = 3_600_000;

let open: SyncWorld | null = null;

async function start(...options: Parameters<typeof openSyncWorld>): Promise<SyncWorld> {
  open = await openSyncWorld(...options);
  await open.till.engine().round();
  return open;
}

afterEach(async () => {
  expect(open?.till.bugs ?? []).toEqual([]);
  await open?.close();
  open = null;
});

/** So many sales, each an hour after the last and sent at once. */
async function sellAndSend(world: SyncWorld, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    world.till.clock.at += HOUR;
    ids.push(await world.till.sell('v1'));
    await world.till.engine().round();
  }
  return ids;
}

/** The line was down, as it is while a backup is put back. */
async function loseLine(world: SyncWorld): Promise<void> {
  world.fault = () => 'later';
  await world.till.engine().round();
  world.fault = () => 'none';
}

/** As `sync.repost` does. */
async function repost({ till }: SyncWorld): Promise<void> {
  await till.database.db.transaction().execute(async (tx) => {
    await repostLost(tx, (await findSyncState(tx)).rewoundTo, till.clock.at);
    await wantAnew(tx, STREAMS);
    await keepRewound(tx, null);
  });
}

const state = ({ till }: SyncWorld) => findSyncState(till.database.db);

describe.each([1, 2, 3, 7, 12])('a store that was restored and lost the last %i sales', (lost) => {
  it('is left alone until a person decides; then each is there once and stock is right', async () => {
    const world = await start({ isNaive: true });
    const kept = await sellAndSend(world, 5);
    const restore = world.store.backUp();
    const gone = await sellAndSend(world, lost);
    const newer = await world.till.sell('v2');
    restore();
    await loseLine(world);
    world.store.calls.length = 0;
    await world.till.engine().round();
    expect(world.till.engine().line()).toMatchObject({ state: 'attention' });
    expect((await state(world)).rewoundAt).toBe(world.till.clock.at);
    expect(new Set(world.store.calls)).toEqual(new Set(['find']));
    expect(world.store.calls.length).toBeLessThan(12);
    await world.till.engine().push();
    expect(world.store.orders.has(newer)).toBe(false);
    expect(await world.till.shown('v1')).toMatchObject({ here: 10_000 - (5 + lost) * 1000 });

    await repost(world);
    expect(await world.till.shown('v1')).toMatchObject({ here: 10_000 - (5 + lost) * 1000 });
    await world.till.engine().round();
    world.till.clock.at += HOUR;
    await world.till.engine().round();
    for (const id of [...kept, ...gone, newer]) expect(world.store.orders.get(id)).toHaveLength(1);
    expect(await unsentCounts(world.till.database.db)).toMatchObject({ unsent: 0, refused: 0 });
    expect(await world.till.shown('v1')).toMatchObject({ here: world.store.onHand('v1') });
    expect(world.store.onHand('v1')).toBe(10_000 - (5 + lost) * 1000);
    expect(world.till.engine().line()).toMatchObject({ state: 'online', message: null });
  });
});

describe('a store that was restored', () => {
  it('is fine again by itself when it has everything after all', async () => {
    const world = await start();
    await sellAndSend(world, 1);
    const before = world.store.backUp();
    await sellAndSend(world, 2);
    const after = world.store.backUp();
    before();
    await loseLine(world);
    await world.till.engine().round();
    expect((await state(world)).rewoundAt).not.toBeNull();
    after();
    await world.till.engine().round();
    expect((await state(world)).rewoundAt).toBeNull();
    expect(world.till.engine().line().state).toBe('online');
  });

  it('is noticed although the clock was ahead once', async () => {
    const world = await start({ isNaive: true });
    const real = world.till.clock.at;
    world.till.clock.at = real + 365 * 24 * HOUR;
    await world.till.sell('v1');
    await world.till.engine().round();
    world.till.clock.at = real + HOUR;
    await world.till.engine().round();
    const restore = world.store.backUp();
    const [gone = ''] = await sellAndSend(world, 1);
    expect(world.store.orders.get(gone)).toHaveLength(1);
    restore();
    await loseLine(world);
    await world.till.engine().round();
    expect((await state(world)).rewoundAt).toBe(world.till.clock.at);
    await repost(world);
    await world.till.engine().round();
    expect(world.store.orders.get(gone)).toHaveLength(1);
  });

  it('is noticed with the line up when its feed begins anew, and nothing of it is believed', async () => {
    const world = await start({ isNaive: true });
    const restore = world.store.backUp();
    await sellAndSend(world, 1);
    world.till.clock.at += 60_000;
    await world.till.engine().round();
    restore();
    world.store.beginLife();
    world.till.clock.at += 60_000;
    await world.till.engine().round();
    expect((await state(world)).rewoundAt).toBe(world.till.clock.at);
    expect(world.till.engine().line().state).toBe('attention');
    expect(await world.till.shown('v1')).toMatchObject({ here: 9000 });
    await repost(world);
    await world.till.engine().round();
    world.till.clock.at += HOUR;
    await world.till.engine().round();
    expect(await world.till.shown('v1')).toMatchObject({ here: 9000 });
    expect(world.store.onHand('v1')).toBe(9000);
  });

  it('is noticed with the line up before all its stock is read once more', async () => {
    const world = await start({ isNaive: true, capabilities: { stock: 'sweep' } });
    const restore = world.store.backUp();
    await sellAndSend(world, 1);
    expect(await world.till.shown('v1')).toMatchObject({ here: 9000 });
    restore();
    for (let round = 0; round < 5; round += 1) {
      world.till.clock.at += HOUR / 6;
      await world.till.engine().round();
    }
    expect((await state(world)).rewoundAt).not.toBeNull();
    expect(await world.till.shown('v1')).toMatchObject({ here: 9000 });
  });

  it('is not mistaken for one whose rows may all differ: that is read anew', async () => {
    const world = await start();
    await sellAndSend(world, 1);
    world.store.beginLife();
    world.store.moveStock('v1', -2000);
    world.till.clock.at += 60_000;
    await world.till.engine().round();
    expect((await state(world)).rewoundAt).toBeNull();
    expect(await world.till.shown('v1')).toMatchObject({ here: 7000 });
  });

  it('deletes nothing, although its goods are too new for it', async () => {
    const world = await start({ capabilities: { deletions: 'sweep' } });
    const restore = world.store.backUp();
    world.store.putVariant('v9');
    await sellAndSend(world, 1);
    expect(livingVariants(world)).toBe(5);
    restore();
    const sweeps = async (): Promise<void> => {
      world.till.clock.at += HOUR / 2;
      await world.till.engine().round();
    };
    await sweeps();
    await sweeps();
    await sweeps();
    expect(livingVariants(world)).toBe(5);
    expect((await state(world)).rewoundAt).not.toBeNull();
  });

  it('is not mistaken for one that the till never sold to', async () => {
    const world = await start();
    world.till.engine().refresh();
    await world.till.engine().round();
    expect(world.till.engine().line().state).toBe('online');
  });
});
