import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connectVendure } from '#main/channel/vendure/connect.ts';
import { unsentCounts } from '#main/data/outbox.ts';
import { startFaultProxy, type FaultProxy } from '#tests/support/fault-proxy.ts';
import { startStore, type RunningStore } from '#tests/support/store.ts';
import { witnessStore, type VendureWitness } from '#tests/support/store-witness.ts';
import { openSyncTill, type SyncTill } from '#tests/support/sync-till.ts';

const START_MS = 240_000;
const TEST_MS = 120_000;

/** Longer than the waits that sync asks for at first. */
const LONG_MS = 20_000;

describe.each([
  { name: 'with the plugin', prepared: true },
  { name: 'without it', prepared: false },
])('a till on a real Vendure $name', ({ prepared }) => {
  let store: RunningStore;
  let witness: VendureWitness;
  let proxy: FaultProxy;
  let till: SyncTill;

  beforeAll(async () => {
    store = await startStore({ prepared });
    witness = witnessStore(store, prepared);
    proxy = await startFaultProxy({ target: store.port });
    const address = { url: proxy.url, apiKey: store.apiKey, channelToken: store.channelToken };
    const connector = connectVendure(address);
    const settings = await connector.settings();
    if (settings.kind !== 'read') throw new Error(settings.message);
    const location = settings.value.locations.find(({ remoteId }) => remoteId === store.locations.S1);
    if (location === undefined) throw new Error('the shop has no location');
    till = await openSyncTill(() => connector, location);
    till.database.sqlite.prepare('UPDATE shop SET currency = ?').run(settings.value.currency);
    await round();
  }, START_MS);
  afterEach(() => {
    proxy.plan(null);
    expect(till.bugs).toEqual([]);
  });
  afterAll(async () => {
    await till.close();
    await proxy.close();
    await store.dispose();
  });

  const round = async (): Promise<void> => void (await till.engine().round());
  const here = async (id: string): Promise<number | undefined> => (await till.shown(id))?.here;
  const unsent = () => unsentCounts(till.database.db);

  /** Rounds until nothing is left to send; the till's clock runs ahead so that no wait is real. */
  const untilSent = async (): Promise<void> => {
    for (let tries = 0; tries < 12 && (await unsent()).unsent > 0; tries += 1) {
      till.clock.at += LONG_MS;
      await round();
    }
    till.engine().refresh();
    await round();
  };

  it(
    'has all goods as the store has them, with their stock',
    async () => {
      const goods = await witness.variants();
      const rows = till.database.sqlite
        .prepare(
          `SELECT variant.remote_id AS id, product.remote_id AS productId, sku, variant.name, price,
             (variant.enabled AND product.enabled) AS enabled FROM variant
           JOIN product ON product.id = variant.product_id WHERE variant.deleted = 0`,
        )
        .all();
      const expected = goods.map(({ barcode: _, enabled, ...variant }) => ({
        ...variant,
        enabled: Number(enabled),
      }));
      expect(rows).toHaveLength(expected.length);
      expect(rows).toEqual(expect.arrayContaining(expected));
      const levels = till.database.sqlite
        .prepare<[], { readonly id: string; readonly onHand: number }>(
          `SELECT variant.remote_id AS id, on_hand AS onHand FROM stock_level JOIN variant ON variant.id = variant_id
           JOIN stock_location ON stock_location.id = location_id
           JOIN shop ON shop.location_remote_id = stock_location.remote_id ORDER BY variant.id LIMIT 20`,
        )
        .all();
      expect(levels).toHaveLength(20);
      for (const { id, onHand } of levels) {
        expect((await witness.stock(id)).onHandAt[store.locations.S1]).toBe(onHand / 1000);
      }
    },
    TEST_MS,
  );

  it(
    'sells each thing once, whichever answer is lost',
    async () => {
      const [variant] = await witness.variants();
      if (variant === undefined) throw new Error('the shop is empty');
      const before = await witness.stock(variant.id);
      const sales: string[] = [];
      for (let lost = 0; lost < (prepared ? 2 : 5); lost += 1) {
        sales.push(await till.sell(variant.id));
        proxy.plan((nth) => (nth === lost ? 'lostAnswer' : null));
        await till.engine().push();
        await untilSent();
      }
      expect(await unsent()).toMatchObject({ unsent: 0, refused: 0 });
      for (const id of sales) {
        expect(await witness.paidAs(id)).toMatchObject([
          { total: variant.price, paid: variant.price, payments: 1, fulfillments: 1 },
        ]);
      }
      const after = await witness.stock(variant.id);
      expect(after.onHand).toBe(before.onHand - sales.length);
      expect(await here(variant.id)).toBe((after.onHandAt[store.locations.S1] ?? 0) * 1000);
    },
    TEST_MS,
  );

  it(
    'goes on selling without a line, and catches up when it is back',
    async () => {
      const variant = (await witness.variants())[1];
      if (variant === undefined) throw new Error('the shop is empty');
      const before = await here(variant.id);
      await store.stop();
      const sales = [await till.sell(variant.id), await till.sell(variant.id, 2)];
      await round();
      expect(till.engine().line().state).toBe('offline');
      expect(await unsent()).toMatchObject({ unsent: 2, refused: 0 });
      expect(await here(variant.id)).toBe((before ?? 0) - 3000);
      await store.start();
      await untilSent();
      expect(till.engine().line().state).toBe('online');
      for (const id of sales) expect(await witness.paidAs(id)).toHaveLength(1);
      const after = await witness.stock(variant.id);
      expect(await here(variant.id)).toBe((after.onHandAt[store.locations.S1] ?? 0) * 1000);
    },
    TEST_MS,
  );

  it(
    'learns what happens in the web shop',
    async () => {
      const [, , changed, deleted] = await witness.variants();
      if (changed === undefined || deleted === undefined) throw new Error('the shop is too small');
      await witness.setStock(changed.id, store.locations.S1, 5);
      await witness.setPrice(changed.id, 4321);
      await witness.deleteVariant(deleted.id);
      for (let sweep = 0; sweep < 3; sweep += 1) {
        till.clock.at += 4_000_000;
        till.engine().refresh();
        await round();
      }
      const price = (await witness.variants()).find(({ id }) => id === changed.id)?.price;
      expect(await here(changed.id)).toBe(5000);
      expect(
        till.database.sqlite.prepare('SELECT price FROM variant WHERE remote_id = ?').pluck().get(changed.id),
      ).toBe(price);
      expect(
        till.database.sqlite
          .prepare('SELECT deleted FROM variant WHERE remote_id = ?')
          .pluck()
          .get(deleted.id),
      ).toBe(1);
    },
    TEST_MS,
  );
});
