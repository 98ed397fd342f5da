import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Basket } from '#domain/sale/basket.ts';
import type { SaleRecord } from '#domain/sale/sale.ts';
import { connectVendure } from '#main/channel/vendure/connect.ts';
import { refusedRows } from '#main/data/inbox.ts';
import { basketOf } from '#tests/support/basket.ts';
import { sold } from '#tests/support/desk.ts';
import { promote, type MadePromotion } from '#tests/support/store-promotions.ts';
import { startStore, type RunningStore } from '#tests/support/store.ts';
import { witnessStore, type VendureWitness } from '#tests/support/store-witness.ts';
import { openSyncTill, type SyncTill } from '#tests/support/sync-till.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';
import type { WitnessedVariant } from '#tests/support/witness.ts';

const START_MS = 240_000;
const TEST_MS = 120_000;
const MINUTE = 60_000;

describe.each([
  { name: 'with the plugin', prepared: true },
  { name: 'without it', prepared: false },
])('promotions of a real Vendure $name', ({ prepared }) => {
  let store: RunningStore;
  let witness: VendureWitness;
  let sync: SyncTill;
  let till: TestTill;
  const stops: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    store = await startStore({ prepared });
    witness = witnessStore(store, prepared);
    const { url, apiKey, channelToken, locations } = store;
    const connector = connectVendure({ url, apiKey, channelToken });
    sync = await openSyncTill(() => connector, { remoteId: locations.S1, code: 'S1', name: 'Shop One' });
    sync.database.sqlite.prepare('UPDATE shop SET currency = ?').run(prepared ? 'EUR' : 'USD');
    till = await openTestTill(sync.database);
    await round();
  }, START_MS);
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
    await round();
    expect(sync.bugs).toEqual([]);
  }, TEST_MS);
  afterAll(async () => {
    await sync.close();
    await store.dispose();
  });

  const round = async (): Promise<void> => {
    till.clock.at += MINUTE;
    sync.clock.at = till.clock.at;
    await sync.engine().round();
  };
  const make = async (promotion: MadePromotion): Promise<void> =>
    void stops.push(await promote(store, promotion));

  const basket = (
    wanted: readonly (readonly [WitnessedVariant, number])[],
    change: Partial<Basket> = {},
  ): Basket => {
    const find = sync.database.sqlite.prepare<[string], { readonly id: number; readonly tax: number }>(
      'SELECT id, tax_category_id AS tax FROM variant WHERE remote_id = ?',
    );
    const lines = wanted.flatMap(([{ id, price }, pieces]) => {
      const row = find.get(id);
      return row === undefined ? [] : [{ variantId: row.id, taxCategoryId: row.tax, price, pieces }];
    });
    return basketOf(lines, { currency: prepared ? 'EUR' : 'USD', ...change });
  };

  /** The total that the store has of a sale, once it has arrived. */
  const posted = async (sale: SaleRecord): Promise<number | undefined> => {
    await round();
    const [order] = await witness.paidAs(sale.id);
    return order?.total;
  };

  it(
    'are applied at the till, and the store has the same total',
    async () => {
      const [a, b, c, ...rest] = await witness.variants();
      const plant = rest.find(({ name }) => name.startsWith('Orchid'));
      if (a === undefined || b === undefined || c === undefined || plant === undefined)
        throw new Error('no goods');
      await make({
        name: 'Fifteen off these',
        conditions: [{ code: 'contains_products', minimum: '1', productVariantIds: JSON.stringify([a.id]) }],
        actions: [
          { code: 'products_percentage_discount', discount: '15', productVariantIds: JSON.stringify([a.id]) },
        ],
      });
      await make({
        name: 'One free',
        conditions: [
          {
            code: 'buy_x_get_y_free',
            amountX: '1',
            variantIdsX: JSON.stringify([a.id, b.id]),
            amountY: '1',
            variantIdsY: JSON.stringify([plant.id]),
          },
        ],
        actions: [{ code: 'buy_x_get_y_free' }],
      });
      await make({
        name: 'Five off the order',
        conditions: [{ code: 'minimum_order_amount', amount: '10000', taxInclusive: 'true' }],
        actions: [{ code: 'order_fixed_discount', discount: '500' }],
      });
      await make({
        name: 'Seven percent off the order',
        conditions: [{ code: 'minimum_order_amount', amount: '1000', taxInclusive: 'true' }],
        actions: [{ code: 'order_percentage_discount', discount: '7' }],
      });
      await round();
      const dear = await sold(
        till,
        basket([
          [a, 2],
          [b, 1],
          [plant, 3],
        ]),
      );
      const goods = 2 * a.price - Math.round(2 * a.price * 0.15) + b.price + 2 * plant.price;
      expect(dear.total).toBe(goods - 500 - Math.round((goods - 500) * 0.07));
      expect(dear.promotions.map(({ name }) => name).toSorted()).toEqual([
        'Fifteen off these',
        'Five off the order',
        'One free',
        'Seven percent off the order',
      ]);
      expect(await posted(dear)).toBe(dear.total);
      const cheap = await sold(till, basket([[plant, 1]]));
      expect(cheap.total).toBe(plant.price - Math.round(plant.price * 0.07));
      expect(await posted(cheap)).toBe(cheap.total);
    },
    TEST_MS,
  );

  it(
    'end at the till when they end in the store',
    async () => {
      const [variant] = await witness.variants();
      if (variant === undefined) throw new Error('no goods');
      stops.push(await witness.discountAll(10));
      await round();
      const reduced = await sold(till, basket([[variant, 1]]));
      expect(reduced.saved).toBe(Math.round(variant.price / 10));
      expect(await posted(reduced)).toBe(reduced.total);
      for (const stop of stops.splice(0)) await stop();
      await round();
      const full = await sold(till, basket([[variant, 1]]));
      expect(full.total).toBe(variant.price);
      expect(await posted(full)).toBe(full.total);
    },
    TEST_MS,
  );

  it(
    'that the store knows nothing of at a sale leave the till’s total as it was paid, and it is said',
    async () => {
      const [variant] = await witness.variants();
      if (variant === undefined) throw new Error('no goods');
      await make({
        name: 'With a code',
        couponCode: 'TEN',
        conditions: [],
        actions: [{ code: 'order_percentage_discount', discount: '10' }],
      });
      await round();
      const sale = await sold(till, basket([[variant, 1]], { coupons: ['ten'] }));
      expect(sale.total).toBe(variant.price - Math.round(variant.price / 10));
      const total = await posted(sale);
      const refusal = {
        id: sale.id,
        errorCode: 'total-differs',
        errorMessage: `The store's total is ${variant.price}, the till's is ${sale.total}.`,
      };
      expect(total).toBe(prepared ? sale.total : undefined);
      expect(await refusedRows(sync.database.db)).toMatchObject(prepared ? [] : [refusal]);
    },
    TEST_MS,
  );
});
