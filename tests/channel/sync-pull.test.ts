import { afterEach, describe, expect, it } from 'vitest';
import { livingVariants, openSyncWorld, type SyncWorld } from '#tests/support/sync-world.ts';

const HOUR = 3_600_000;

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

describe('the first pull', () => {
  it('brings all goods with their stock and says how far it is', async () => {
    const world = await start({ variants: 10 });
    await world.till.engine().round();
    expect(livingVariants(world)).toBe(10);
    expect(await world.till.shown('v10')).toMatchObject({ here: 10_000 });
    const parts = world.till.lines.flatMap(({ progress }) => (progress === null ? [] : [progress]));
    expect(parts[0]).toMatchObject({ part: 'catalog', done: 3, total: 11 });
    expect([...new Set(parts.map(({ part }) => part))]).toEqual(['catalog', 'stock', 'orders', 'customers']);
    expect(world.till.engine().line()).toMatchObject({
      state: 'online',
      progress: null,
      catalogComplete: true,
    });
    expect(world.till.touched).toEqual(expect.arrayContaining(['catalog', 'stock']));
  });

  it('goes on where it was when the line broke at 60 %', async () => {
    const world = await start({ variants: 29 });
    let pages = 6;
    world.fault = (call) => (call === 'catalog' && (pages -= 1) < 0 ? 'later' : 'none');
    await world.till.engine().round();
    expect(world.till.engine().line()).toMatchObject({ state: 'offline', catalogComplete: false });
    expect(livingVariants(world)).toBe(17);
    world.fault = () => 'none';
    world.store.calls.length = 0;
    await world.till.restart();
    await world.till.engine().round();
    expect(livingVariants(world)).toBe(29);
    expect(world.store.calls.filter((call) => call === 'catalog')).toHaveLength(4);
  });

  it('goes on where it was when the till died in the middle of a page', async () => {
    const world = await start({ variants: 29 });
    const death = new Promise<void>((resolve) => world.till.dieAfter(9, resolve));
    void world.till.engine().round();
    await death;
    const before = livingVariants(world);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(29);
    await world.till.restart();
    await world.till.engine().round();
    expect(livingVariants(world)).toBe(29);
  });

  it('lets a sale go out between two pages', async () => {
    const world = await start({ variants: 12 });
    await world.till.engine().round();
    for (let index = 13; index <= 40; index += 1) world.store.putVariant(`v${index}`);
    world.store.calls.length = 0;
    let isSold = false;
    world.fault = async (call) => {
      if (call === 'catalog' && !isSold) {
        isSold = true;
        await world.till.sell('v1');
      }
      return 'none' as const;
    };
    await world.till.engine().round();
    const { calls } = world.store;
    expect(calls.indexOf('post')).toBeLessThan(calls.lastIndexOf('catalog'));
    expect(world.store.orders.size).toBe(1);
  });
});

describe('a catalog page', () => {
  it('with a tax category younger than the settings makes sync read these first', async () => {
    const world = await start();
    await world.till.engine().round();
    const { taxCategories } = world.store.settings;
    world.fault = (call) => {
      if (call !== 'catalog') return 'none';
      world.store.settings = {
        ...world.store.settings,
        taxCategories: [...taxCategories, { remoteId: 't2', name: 'Books', ratePpm: 50_000 }],
      };
      return 'none';
    };
    world.store.putVariant('v9', { taxCategoryRemoteId: 't2' });
    await world.till.engine().round();
    expect(livingVariants(world)).toBe(5);
    expect(world.till.engine().line().state).toBe('online');
  });

  it('with a tax category that has no rate holds up no stock of other goods, and its own comes later', async () => {
    const world = await start();
    const soon = async (): Promise<void> => {
      world.till.clock.at += 600_000;
      await world.till.engine().round();
    };
    await soon();
    const { settings } = world.store;
    world.store.putVariant('v9', { taxCategoryRemoteId: 't9' });
    world.store.moveStock('v9', 5000);
    world.store.moveStock('v1', -3000);
    await soon();
    expect(await world.till.shown('v1')).toMatchObject({ here: 7000 });
    const taxCategories = [...settings.taxCategories, { remoteId: 't9', name: 'New', ratePpm: 0 }];
    world.fault = (call) => (call === 'catalog' ? 'later' : 'none');
    await soon();
    world.fault = () => 'none';
    world.store.settings = { ...settings, taxCategories };
    await soon();
    await soon();
    expect(await world.till.shown('v9')).toMatchObject({ here: 5000 });
    world.store.moveStock('v9', -1000);
    await soon();
    expect(await world.till.shown('v9')).toMatchObject({ here: 4000 });
  });

  it('with a tax category that has no rate is refused whole, in words, and comes in when it has one', async () => {
    const world = await start();
    await world.till.engine().round();
    world.store.putVariant('v8');
    world.store.putVariant('v9', { taxCategoryRemoteId: 't9' });
    await world.till.engine().round();
    expect(livingVariants(world)).toBe(4);
    const { state, message } = world.till.engine().line();
    expect({ state, message }).toEqual({
      state: 'attention',
      message: 'The store has goods in a tax category without a rate for this shop (t9).',
    });
    const { settings } = world.store;
    const taxCategories = [...settings.taxCategories, { remoteId: 't9', name: 'New', ratePpm: 0 }];
    world.store.settings = { ...settings, taxCategories };
    await world.till.engine().round();
    expect(livingVariants(world)).toBe(6);
    expect(world.till.engine().line().state).toBe('online');
  });
});

describe('deletions', () => {
  it('that the store lists happen at once', async () => {
    const world = await start();
    await world.till.engine().round();
    world.store.remove('variant', 'v2');
    await world.till.engine().round();
    expect(livingVariants(world)).toBe(3);
  });

  it('that it does not list are believed when two whole sweeps miss the goods', async () => {
    const world = await start({ capabilities: { deletions: 'sweep' } });
    await world.till.engine().round();
    world.store.remove('variant', 'v2');
    const after: unknown[] = [];
    for (let sweep = 0; sweep < 2; sweep += 1) {
      world.till.clock.at += HOUR;
      await world.till.engine().round();
      after.push(livingVariants(world));
    }
    expect(after).toEqual([4, 3]);
  });

  it('are not believed of a store that suddenly lists nothing', async () => {
    const world = await start({ capabilities: { deletions: 'sweep' } });
    await world.till.engine().round();
    for (const id of ['v1', 'v2', 'v3', 'v4']) world.store.remove('variant', id);
    for (let sweep = 0; sweep < 3; sweep += 1) {
      world.till.clock.at += HOUR;
      await world.till.engine().round();
    }
    expect(livingVariants(world)).toBe(4);
  });

  it('are not all that a sweep finds: goods that the till missed are fetched', async () => {
    const world = await start({ capabilities: { deletions: 'sweep' } });
    await world.till.engine().round();
    world.till.database.sqlite.exec("UPDATE variant SET deleted = 1 WHERE remote_id = 'v3'");
    world.till.clock.at += HOUR;
    await world.till.engine().round();
    await world.till.engine().round();
    expect(livingVariants(world)).toBe(4);
  });
});

describe('goods that are younger than the catalog that was read a moment ago', () => {
  it('get their stock all the same', async () => {
    const world = await start();
    await world.till.engine().round();
    let isMade = false;
    world.fault = (call) => {
      if (call === 'stock' && !isMade) {
        isMade = true;
        world.store.putVariant('v9');
        world.store.moveStock('v9', 3000);
      }
      return 'none';
    };
    await world.till.engine().round();
    expect(await world.till.shown('v9')).toMatchObject({ here: 3000 });
  });
});

describe.each(['feed', 'sweep'] as const)('stock by %s', (stock) => {
  it('is known from the last read, also where that brought nothing new', async () => {
    const world = await start({ capabilities: { stock } });
    await world.till.engine().round();
    const first = world.till.clock.at;
    expect(await world.till.shown('v1')).toMatchObject({ knownAt: first });
    world.till.clock.at += HOUR;
    world.fault = (call) => (call === 'stock' ? 'later' : 'none');
    await world.till.engine().round();
    expect(await world.till.shown('v1')).toMatchObject({ knownAt: first });
    world.fault = () => 'none';
    await world.till.engine().round();
    expect(await world.till.shown('v1')).toMatchObject({ knownAt: first + HOUR });
  });
});

describe('a feed of stock', () => {
  it('is read whole once a day, so that a level that was missed comes right', async () => {
    const world = await start();
    await world.till.engine().round();
    world.till.database.sqlite.exec('UPDATE stock_level SET on_hand = 1');
    await world.till.engine().round();
    expect(await world.till.shown('v1')).toMatchObject({ here: 1 });
    world.till.clock.at += 24 * HOUR;
    await world.till.engine().round();
    await world.till.engine().round();
    expect(await world.till.shown('v1')).toMatchObject({ here: 10_000 });
  });
});

describe('a sweep of all stock', () => {
  it('is made now and then only, or when somebody asks', async () => {
    const world = await start({ capabilities: { stock: 'sweep' } });
    const reads = (): number => world.store.calls.filter((call) => call === 'stock').length;
    await world.till.engine().round();
    const first = reads();
    await world.till.engine().round();
    expect(reads()).toBe(first);
    world.till.engine().refresh();
    await world.till.engine().round();
    expect(reads()).toBe(first * 2);
    world.till.clock.at += HOUR;
    await world.till.engine().round();
    expect(reads()).toBe(first * 3);
  });
});
