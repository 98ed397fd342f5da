import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importPromotions, localIds, type ImportedPromotion } from '#main/data/promotion-import.ts';
import { insertUses, offeredPromotions } from '#main/data/promotion-use.ts';
import { listNotApplied, listPromotions, saveLocalPromotion } from '#main/data/promotion.ts';
import { insertSale } from '#main/data/sale.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { saleOf } from '#tests/support/sale.ts';

const RULE = {
  effect: {
    kind: 'off',
    scope: { everything: true, categoryIds: [], variantIds: [] },
    reduction: { kind: 'percent', ppm: 100_000 },
  },
  validity: { from: null, until: null, weekdays: [], hours: null },
  groupIds: [],
  coupon: 'SPRING',
  priority: 100,
  isExclusive: false,
} as const;

const SPRING: ImportedPromotion = {
  remoteId: '1',
  name: 'Spring',
  terms: { rule: RULE, useLimit: 5, customerLimit: null },
};
const ODD: ImportedPromotion = { remoteId: '2', name: 'Odd', terms: null };

let till: TestDatabase;

beforeEach(async () => {
  till = await openTestDatabase();
  addShop(till.sqlite);
});
afterEach(() => till.close());

const bring = (promotions: readonly ImportedPromotion[], at = 1): Promise<boolean> =>
  till.db.transaction().execute((tx) => importPromotions(tx, promotions, at));

const offered = async (): Promise<string[]> =>
  (await offeredPromotions(till.db, null)).map(({ name }) => name);

describe('promotions from the store', () => {
  it('are kept as they came and offered, and bringing the same again changes nothing', async () => {
    expect(await bring([SPRING])).toBe(true);
    expect(await listPromotions(till.db)).toEqual([
      {
        id: 'store:1',
        name: 'Spring',
        ...RULE,
        source: 'store',
        isEnabled: true,
        useLimit: 5,
        customerLimit: null,
        uses: 0,
      },
    ]);
    expect(await offered()).toEqual(['Spring']);
    expect(await bring([SPRING], 2)).toBe(false);
    expect(await bring([{ ...SPRING, name: 'Late spring' }], 3)).toBe(true);
    expect(await bring([{ ...SPRING, terms: { rule: RULE, useLimit: null, customerLimit: 1 } }], 4)).toBe(
      true,
    );
    expect(await listPromotions(till.db)).toMatchObject([
      { name: 'Spring', useLimit: null, customerLimit: 1 },
    ]);
  });

  it('are switched off when they are gone there, and count on when they come back', async () => {
    await bring([SPRING]);
    const sale = saleOf({ lines: [{}] });
    await till.db.transaction().execute(async (tx) => {
      await insertSale(tx, sale, 'S1', []);
      await insertUses(tx, sale, ['store:1']);
    });
    expect(await bring([])).toBe(true);
    expect(await offered()).toEqual([]);
    expect(await listPromotions(till.db)).toMatchObject([{ name: 'Spring', isEnabled: false, uses: 1 }]);
    expect(await bring([])).toBe(false);
    await bring([SPRING]);
    expect(await listPromotions(till.db)).toMatchObject([{ isEnabled: true, uses: 1 }]);
  });

  it('that the till can not reckon are named as long as the store has them, and never offered', async () => {
    await bring([SPRING, ODD]);
    expect([await offered(), await listNotApplied(till.db)]).toEqual([['Spring'], ['Odd']]);
    expect(await listPromotions(till.db)).toHaveLength(1);
    await bring([{ ...SPRING, terms: null }]);
    expect([await offered(), await listNotApplied(till.db)]).toEqual([[], ['Spring']]);
    expect(await bring([])).toBe(true);
    expect(await listNotApplied(till.db)).toEqual([]);
  });

  it('leave those of the shop alone', async () => {
    const own = { ...RULE, id: 'own', name: 'Own', isEnabled: true, useLimit: null, customerLimit: null };
    await till.db.transaction().execute((tx) => saveLocalPromotion(tx, own, 1));
    await bring([SPRING]);
    await bring([]);
    expect(await offered()).toEqual(['Own']);
    expect(await listPromotions(till.db)).toMatchObject([{ source: 'local' }, { source: 'store' }]);
  });
});

describe('the till’s ids of the store’s goods and categories', () => {
  it('are told for those that are here', async () => {
    const mug = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 1000 });
    till.sqlite.exec(`INSERT INTO category (id, remote_id, name, position) VALUES (9, 'c9', 'Mugs', 1)`);
    expect(await localIds(till.db, 'variant', ['v-MUG', 'v-JUG'])).toEqual(new Map([['v-MUG', mug]]));
    expect(await localIds(till.db, 'category', ['c9', 'v-MUG'])).toEqual(new Map([['c9', 9]]));
  });
});
