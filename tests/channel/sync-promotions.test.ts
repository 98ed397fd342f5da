import { afterEach, describe, expect, it } from 'vitest';
import type { RemotePromotion, RemoteScope, RemoteTerms } from '#main/channel/connector.ts';
import { listNotApplied, listPromotions } from '#main/data/promotion.ts';
import { openSyncWorld, type SyncWorld } from '#tests/support/sync-world.ts';

const MINUTE = 60_000;

let open: SyncWorld | null = null;

async function start(promotions: readonly RemotePromotion[]): Promise<SyncWorld> {
  open = await openSyncWorld();
  open.store.promotions = promotions;
  await open.till.engine().round();
  return open;
}

afterEach(async () => {
  expect(open?.till.bugs ?? []).toEqual([]);
  await open?.close();
  open = null;
});

const scopeOf = (change: Partial<RemoteScope>): RemoteScope => ({
  everything: false,
  categoryRemoteIds: [],
  variantRemoteIds: [],
  ...change,
});

function off(scope: Partial<RemoteScope>, change: Partial<RemoteTerms> = {}): RemoteTerms {
  return {
    effect: { kind: 'off', scope: scopeOf(scope), reduction: { kind: 'percent', ppm: 100_000 } },
    validity: { from: null, until: null, weekdays: [], hours: null },
    groupIds: [],
    coupon: null,
    useLimit: null,
    customerLimit: null,
    ...change,
  };
}

const listed = ({ till }: SyncWorld) => listPromotions(till.database.db);
const notApplied = ({ till }: SyncWorld) => listNotApplied(till.database.db);

async function nextMinute({ till }: SyncWorld): Promise<void> {
  till.clock.at += MINUTE;
  await till.engine().round();
}

/** The till's ids of variants. */
function idsOf({ till }: SyncWorld, ...remoteIds: string[]): unknown[] {
  const find = till.database.sqlite.prepare('SELECT id FROM variant WHERE remote_id = ?').pluck();
  return remoteIds.map((remoteId) => find.get(remoteId));
}

describe('promotions of the store', () => {
  it('are here after the first round, in the store’s order, about the till’s own goods', async () => {
    const world = await start([
      { remoteId: '2', name: 'Second', terms: off({ variantRemoteIds: ['v1', 'v3'] }) },
      {
        remoteId: '1',
        name: 'First',
        terms: off({ categoryRemoteIds: ['c1'] }, { coupon: 'ONE', useLimit: 3 }),
      },
    ]);
    expect(await listed(world)).toMatchObject([
      {
        name: 'Second',
        priority: 100,
        effect: { scope: { everything: false, variantIds: idsOf(world, 'v1', 'v3'), categoryIds: [] } },
        source: 'store',
        isEnabled: true,
      },
      {
        name: 'First',
        priority: 101,
        effect: { scope: { variantIds: [], categoryIds: [1] } },
        coupon: 'ONE',
        useLimit: 3,
      },
    ]);
    expect(world.till.touched).toContain('promotion');
    world.till.touched.length = 0;
    await nextMinute(world);
    expect(world.till.touched).toEqual([]);
  });

  it('are completed when their goods come', async () => {
    const buyGet: RemoteTerms = {
      ...off({}),
      effect: {
        kind: 'buy-get',
        buy: { scope: scopeOf({ variantRemoteIds: ['v1', 'v8'] }), pieces: 2 },
        get: { scope: scopeOf({ variantRemoteIds: ['v9'] }), pieces: 1 },
        reduction: { kind: 'percent', ppm: 1_000_000 },
        isOnce: true,
      },
    };
    const world = await start([{ remoteId: '1', name: 'Later', terms: buyGet }]);
    const effectOf = (buy: unknown[], get: unknown[]) => ({
      effect: { buy: { scope: { variantIds: buy } }, get: { scope: { variantIds: get } }, isOnce: true },
    });
    expect(await listed(world)).toMatchObject([effectOf(idsOf(world, 'v1'), [])]);
    world.store.putVariant('v8');
    world.store.putVariant('v9');
    await nextMinute(world);
    expect(await listed(world)).toMatchObject([effectOf(idsOf(world, 'v1', 'v8'), idsOf(world, 'v9'))]);
  });

  it('that are gone are switched off', async () => {
    const spring = { remoteId: '1', name: 'Spring', terms: off({ everything: true }) };
    const world = await start([spring]);
    world.store.promotions = [];
    await nextMinute(world);
    expect(await listed(world)).toMatchObject([{ name: 'Spring', isEnabled: false }]);
    world.store.promotions = [spring];
    await nextMinute(world);
    expect(await listed(world)).toMatchObject([{ name: 'Spring', isEnabled: true }]);
  });

  it('that can not be reckoned here, or not be kept, are named and not applied', async () => {
    const goods = Array.from({ length: 501 }, (_, nth) => `v${nth + 10}`);
    const world = await start([]);
    for (const id of goods) world.store.putVariant(id);
    const percent = (ppm: number): RemoteTerms => ({
      ...off({}),
      effect: { kind: 'off', scope: scopeOf({ everything: true }), reduction: { kind: 'percent', ppm } },
    });
    world.store.promotions = [
      { remoteId: '1', name: 'Unknown rule', terms: null },
      { remoteId: '2', name: 'Too many goods', terms: off({ variantRemoteIds: goods }) },
      { remoteId: '3', name: 'Half a ppm', terms: percent(0.5) },
      { remoteId: '4', name: 'More than all', terms: percent(1_000_001) },
      { remoteId: '5', name: 'Never', terms: off({ everything: true }, { useLimit: 0 }) },
      { remoteId: '6', name: '  ', terms: null },
      { remoteId: '7', name: 'Long '.repeat(50), terms: off({ everything: true }) },
    ];
    await nextMinute(world);
    expect(await notApplied(world)).toEqual([
      '6',
      'Half a ppm',
      'More than all',
      'Never',
      'Too many goods',
      'Unknown rule',
    ]);
    expect((await listed(world)).map(({ name }) => name)).toEqual([`${'Long '.repeat(40)}`.trim()]);
  });

  it('are read again in the next round when the line broke before them', async () => {
    const world = await start([]);
    world.store.promotions = [{ remoteId: '1', name: 'Spring', terms: off({ everything: true }) }];
    world.fault = (call) => (call === 'promotions' ? 'later' : 'none');
    await nextMinute(world);
    expect([world.till.engine().line().state, await listed(world)]).toEqual(['offline', []]);
    world.fault = () => 'none';
    await world.till.engine().round();
    expect(await listed(world)).toHaveLength(1);
  });
});
