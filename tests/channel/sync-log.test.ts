import { afterEach, describe, expect, it } from 'vitest';
import { concealer } from '#main/channel/conceal.ts';
import { keepExchange, lastExchanges } from '#main/data/sync-log.ts';
import { syncResources } from '#main/data/sync-resources.ts';
import { STREAMS } from '#contract/sync.ts';
import { openSyncWorld, type SyncWorld } from '#tests/support/sync-world.ts';

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

const log = ({ till }: SyncWorld) => lastExchanges(till.database.db, 500);

describe('the log of exchanges', () => {
  it('tells what came and what went, a line for a stream that comes in many pages', async () => {
    const world = await start({ variants: 20 });
    await world.till.engine().round();
    await world.till.sell('v1');
    await world.till.engine().push();
    const lines = (await log(world)).toReversed();
    expect(
      lines.map(({ direction, subject, items, outcome }) => [direction, subject, items, outcome]),
    ).toEqual([
      ['down', 'check', 1, 'done'],
      ['down', 'catalog', 21, 'done'],
      ['down', 'stock', 20, 'done'],
      ['down', 'product-ids', 1, 'done'],
      ['down', 'variant-ids', 20, 'done'],
      ['up', 'sale', 1, 'done'],
    ]);
    expect(lines.at(-1)?.name).toBe('R1-1');
  });

  it('keeps a trouble that lasts in one line, and says of each stream what is wrong with it', async () => {
    const world = await start();
    await world.till.engine().round();
    const before = (await log(world)).length;
    world.fault = (call) => (call === 'catalog' ? 'later' : 'none');
    for (let round = 0; round < 5; round += 1) {
      world.till.clock.at += 15_000;
      await world.till.engine().round();
    }
    const troubles = (await log(world)).filter(({ subject }) => subject === 'catalog' && before > 0);
    expect(troubles.filter(({ outcome }) => outcome === 'later').length).toBeLessThanOrEqual(5);
    const streams = await syncResources(world.till.database.db, STREAMS);
    expect(streams.find(({ stream }) => stream === 'catalog')?.trouble).toMatchObject({
      code: 'later',
      message: 'no line',
    });
    expect(streams.find(({ stream }) => stream === 'catalog')?.count).toBe(4);
    world.fault = () => 'none';
    await world.till.engine().round();
    expect(
      (await syncResources(world.till.database.db, STREAMS)).every(({ trouble }) => trouble === null),
    ).toBe(true);
  });

  it('keeps the last 500', async () => {
    const world = await start();
    const { db } = world.till.database;
    for (let nth = 0; nth < 520; nth += 1) {
      await db.transaction().execute((tx) =>
        keepExchange(tx, {
          at: nth,
          direction: 'up',
          subject: 'sale',
          name: `R1-${nth}`,
          items: 1,
          tookMs: 1,
          outcome: 'done',
          message: '',
        }),
      );
    }
    const lines = await lastExchanges(db, 1000);
    expect([lines.length, lines[0]?.name, lines.at(-1)?.name]).toEqual([500, 'R1-519', 'R1-20']);
  });
});

describe('what people may read', () => {
  it('never has the key in it, nor a password of an address', async () => {
    const key = 'S3cret/Key+=';
    const world = await start();
    const connector = world.store.connect();
    const message = `GET http://mira:pass@shop.test/x?key=${encodeURIComponent(key)} with ${key} failed`;
    world.connector = {
      ...connector,
      catalog: () => Promise.resolve({ kind: 'later', afterMs: 0, message }),
    };
    world.conceal = concealer(key);
    await world.till.restart();
    await world.till.engine().round();
    const { sqlite } = world.till.database;
    const kept = JSON.stringify([
      sqlite.prepare('SELECT * FROM sync_exchange').all(),
      sqlite.prepare('SELECT * FROM sync_trouble').all(),
      world.till.lines,
    ]);
    expect(kept).toContain('shop.test');
    for (const secret of [key, encodeURIComponent(key), 'mira', 'pass@']) expect(kept).not.toContain(secret);
  });
});
