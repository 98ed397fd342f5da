import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCode, shortGtin } from '#domain/barcode/gtin.ts';
import { importSample } from '#main/channel/sample/import-sample.ts';
import { itemsByCode, listCategories, listItems } from '#main/data/catalog.ts';
import { insertShop } from '#main/data/shop.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let till: TestDatabase;

beforeEach(async () => {
  till = await openTestDatabase();
  await till.db.transaction().execute(async (tx) => {
    const place = { locationRemoteId: 'LOCAL', locationCode: 'LOCAL' };
    await insertShop(
      tx,
      { kind: 'sample', name: 'Countertop', currency: 'EUR', ...place },
      { code: 'R1', name: 'R1' },
    );
    await importSample(tx, 'EUR', 1234);
  });
});
afterEach(() => till.close());

describe('the sample shop', () => {
  it('has 24 goods in five categories, each with stock, price and tax', async () => {
    const { items } = await listItems(till.db, null, { offset: 0, limit: 100 });
    expect(items).toHaveLength(24);
    expect(await listCategories(till.db)).toHaveLength(5);
    const rows = till.sqlite
      .prepare<[], [number, number]>('SELECT id, rate_ppm FROM tax_category')
      .raw()
      .all();
    const rates = new Map(rows);
    for (const item of items) {
      expect(item.price).toBeGreaterThan(0);
      expect(rates.get(item.taxCategoryId)).toBeOneOf([190_000, 70_000]);
      expect(item.stock).toMatchObject({ held: 0, knownAt: 1234 });
    }
  });

  it('has codes that can be scanned, none of them from the ranges for goods by weight', async () => {
    const codes = till.sqlite.prepare('SELECT code FROM barcode').pluck().all().map(String);
    expect(new Set(codes).size).toBe(24);
    for (const code of codes) {
      expect(readCode(shortGtin(code))).toMatchObject({ kind: 'gtin', gtin14: code });
      expect(shortGtin(code)).not.toMatch(/^(?:02|2)/);
      expect(await itemsByCode(till.db, code)).toHaveLength(1);
    }
  });
});
