import { afterEach, describe, expect, it } from 'vitest';
import { unsentCounts } from '#main/data/outbox.ts';
import { streamPosition, wantAnew, type Stream } from '#main/data/sync-cursor.ts';
import { pauseSync, resumeSync } from '#main/data/sync-state.ts';
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

async function pause({ till }: SyncWorld): Promise<void> {
  await till.database.db.transaction().execute((tx) => pauseSync(tx, till.clock.at, 'Mira'));
  await till.engine().look();
}

async function resume({ till }: SyncWorld): Promise<void> {
  await till.database.db.transaction().execute(resumeSync);
  await till.engine().look();
}

async function wantRead({ till }: SyncWorld, ...streams: Stream[]): Promise<void> {
  await till.database.db.transaction().execute((tx) => wantAnew(tx, streams));
}

describe('a look at what a person wants', () => {
  it('wants a round for what was stopped, let go on or is to be read anew, and none for anything else', async () => {
    const world = await start();
    await world.till.engine().round();
    await world.till.sell('v1');
    expect(await world.till.engine().look()).toBe(false);
    await wantRead(world, 'catalog');
    expect(await world.till.engine().look()).toBe(true);
    await world.till.engine().round();
    expect(await world.till.engine().look()).toBe(false);
    await world.till.database.db.transaction().execute((tx) => pauseSync(tx, 1, 'Mira'));
    expect(await world.till.engine().look()).toBe(true);
    expect(await world.till.engine().look()).toBe(false);
    await world.till.database.db.transaction().execute(resumeSync);
    expect(await world.till.engine().look()).toBe(true);
  });
});

describe('a sync that a person stopped', () => {
  it('asks the store nothing and sends nothing, also after a restart, until it is let go on', async () => {
    const world = await start();
    await world.till.engine().round();
    await pause(world);
    const id = await world.till.sell('v1');
    world.store.calls.length = 0;
    await world.till.engine().round();
    await world.till.engine().push();
    await world.till.restart();
    expect(world.till.engine().line().state).toBe('paused');
    await world.till.engine().round();
    expect(world.store.calls).toEqual([]);
    await resume(world);
    await world.till.engine().round();
    expect(world.store.orders.has(id)).toBe(true);
    expect(world.till.engine().line().state).toBe('online');
  });

  it('ends after the page that is under way, and goes on with the next one', async () => {
    const world = await start({ variants: 29 });
    let pages = 0;
    world.fault = async (call) => {
      if (call === 'catalog' && (pages += 1) === 4) await pause(world);
      return 'none' as const;
    };
    await world.till.engine().round();
    expect(livingVariants(world)).toBe(11);
    expect(world.till.engine().line()).toMatchObject({ state: 'paused', progress: { done: 12 } });
    await resume(world);
    await world.till.engine().round();
    expect(livingVariants(world)).toBe(29);
    expect(pages).toBe(10);
  });

  it('ends after the document that is under way', async () => {
    const world = await start();
    await world.till.engine().round();
    for (let nth = 0; nth < 3; nth += 1) await world.till.sell('v1');
    world.fault = async (call) => {
      if (call === 'post') await pause(world);
      return 'none' as const;
    };
    await world.till.engine().push();
    expect(await unsentCounts(world.till.database.db)).toMatchObject({ unsent: 2, uncertain: 0 });
  });
});

describe('a stream that a person wants read anew', () => {
  it('is read from its beginning at once; what is right stays, what is wrong is mended', async () => {
    const world = await start({ variants: 8, capabilities: { stock: 'sweep' } });
    await world.till.engine().round();
    const { sqlite } = world.till.database;
    sqlite.exec("UPDATE variant SET price = 1 WHERE remote_id = 'v3'; UPDATE stock_level SET on_hand = 1");
    await wantRead(world, 'catalog', 'stock');
    await world.till.engine().round();
    expect(sqlite.prepare('SELECT DISTINCT price FROM variant').pluck().all()).toEqual([1000]);
    expect(await world.till.shown('v3')).toMatchObject({ here: 10_000 });
    expect(world.till.engine().line().catalogComplete).toBe(true);
  });

  it('is not forgotten by the page that was under way when it was wanted', async () => {
    const world = await start({ variants: 8 });
    let isWanted = false;
    world.fault = async (call) => {
      if (call === 'catalog' && !isWanted) {
        isWanted = true;
        await wantRead(world, 'catalog');
      }
      return 'none' as const;
    };
    await world.till.engine().round();
    // Nothing of it was read before, so there was nothing to read anew.
    expect((await streamPosition(world.till.database.db, 'catalog'))?.cursor).not.toBeNull();
    isWanted = false;
    world.store.putVariant('v3');
    await world.till.engine().round();
    world.store.calls.length = 0;
    await world.till.engine().round();
    expect(world.store.calls.filter((call) => call === 'catalog')).toHaveLength(3);
  });

  it('brings the customers and the ids again although they are not due', async () => {
    const world = await start({ capabilities: { deletions: 'sweep' } });
    await world.till.engine().round();
    world.store.calls.length = 0;
    await wantRead(world, 'customers', 'variant-ids', 'promotions');
    await world.till.engine().round();
    expect(world.store.calls).toEqual(expect.arrayContaining(['promotions', 'customers', 'ids']));
  });
});
