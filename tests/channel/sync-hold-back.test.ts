import { v7 } from 'uuid';
import { afterEach, describe, expect, it } from 'vitest';
import { replaceBuffers } from '#main/data/stock-buffer.ts';
import { openSyncWorld, type SyncWorld } from '#tests/support/sync-world.ts';

const MINUTE = 60_000;

let open: SyncWorld | null = null;

async function start(holdBack: boolean): Promise<SyncWorld> {
  open = await openSyncWorld({ capabilities: { holdBack } });
  await open.till.engine().round();
  return open;
}

afterEach(async () => {
  expect(open?.till.bugs ?? []).toEqual([]);
  await open?.close();
  open = null;
});

async function wantHeld({ till }: SyncWorld, pieces: number): Promise<void> {
  const buffers = [{ bufferId: v7(), variantId: 1, categoryId: null, quantity: pieces * 1000 }];
  await till.database.db.transaction().execute((tx) => replaceBuffers(tx, { afterMs: 10 * MINUTE, buffers }));
}

async function later({ till }: SyncWorld, ms: number): Promise<void> {
  till.clock.at += ms;
  await till.engine().round();
}

describe('what the store is to hold back', () => {
  it('is told when it changed and once a day, and not in between', async () => {
    const world = await start(true);
    expect(world.store.wishes).toEqual([
      { registerCode: 'R1', locationRemoteId: '7', afterMs: 0, rest: 0, items: [] },
    ]);
    await wantHeld(world, 2);
    await later(world, MINUTE);
    expect(world.store.wishes.at(-1)).toEqual({
      registerCode: 'R1',
      locationRemoteId: '7',
      afterMs: 10 * MINUTE,
      rest: 0,
      items: [{ variantRemoteId: 'v1', quantity: 2000 }],
    });
    for (let round = 0; round < 5; round += 1) await later(world, MINUTE);
    expect(world.store.wishes).toHaveLength(2);
    await later(world, 1440 * MINUTE);
    expect(world.store.wishes).toHaveLength(3);
  });

  it('is not told to a store that can not', async () => {
    const world = await start(false);
    await wantHeld(world, 2);
    await later(world, MINUTE);
    expect(world.store.wishes).toEqual([]);
  });
});
