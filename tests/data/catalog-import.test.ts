import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { itemsByCode, itemsByWords, itemsNear } from '#main/data/catalog.ts';
import { importProducts, importVariants, type ImportedVariant } from '#main/data/catalog-import.ts';
import { markDeleted } from '#main/data/deletion.ts';
import { importSettings, type ImportedSettings } from '#main/data/settings-import.ts';
import type { Tx } from '#main/data/database.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addShop } from '#tests/support/goods.ts';

const SETTINGS: ImportedSettings = {
  taxCategories: [{ remoteId: 't1', name: 'Standard', ratePpm: 190_000 }],
  locations: [{ remoteId: '7', code: 'S1', name: 'Shop One' }],
  categories: [
    { remoteId: 'c1', parentRemoteId: null, name: 'Kitchen', position: 1 },
    { remoteId: 'c2', parentRemoteId: 'c1', name: 'Mugs', position: 2 },
  ],
};

const MUG: ImportedVariant = {
  remoteId: 'v1',
  productRemoteId: 'p1',
  sku: 'MUG-1',
  name: 'Stoneware Mug Grey',
  enabled: true,
  price: 1450,
  taxCategoryRemoteId: 't1',
  codes: ['04006381333931'],
  options: [{ group: 'Glaze', value: 'Matt' }],
  picture: { remoteId: 'a1', url: 'http://store/mug.png' },
};

const PRODUCT = {
  remoteId: 'p1',
  name: 'Mug',
  enabled: true,
  categoryRemoteIds: ['c1', 'c2'],
  picture: null,
};

const SPAN = { offset: 0, limit: 10 };

let till: TestDatabase;
const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => till.db.transaction().execute(work);
const names = async (words: string[]): Promise<string[]> =>
  (await itemsByWords(till.db, { text: words.join(' '), words }, SPAN)).items.map((item) => item.name);
const rowsOf = (sql: string): unknown[] => till.sqlite.prepare(sql).raw().all();

beforeEach(async () => {
  till = await openTestDatabase();
  addShop(till.sqlite);
  await write((tx) => importSettings(tx, SETTINGS));
  await write((tx) => importProducts(tx, [PRODUCT]));
  await write((tx) => importVariants(tx, [MUG]));
});
afterEach(() => till.close());

describe('a variant from the store', () => {
  it('is found by code, by word and by what was mistyped', async () => {
    const [item] = await itemsByCode(till.db, '04006381333931');
    expect(item).toMatchObject({ sku: 'MUG-1', price: 1450, taxCategoryId: 1, options: 'Matt' });
    expect(await names(['stone'])).toEqual(['Stoneware Mug Grey']);
    expect(await names(['mug', '1'])).toEqual(['Stoneware Mug Grey']);
    expect(await itemsNear(till.db, ['sto', 'ton', 'one', 'new'], 3, 5)).toHaveLength(1);
  });

  it('is found by the beginning of the digits that are printed under its bars', async () => {
    await write((tx) => importVariants(tx, [{ ...MUG, codes: ['00012345678905', '00000096385074'] }]));
    for (const printed of ['012345', '0012345', '963850']) {
      expect(await names([printed])).toEqual(['Stoneware Mug Grey']);
    }
  });

  it('changes nothing when it comes again as it was', async () => {
    expect(await write((tx) => importVariants(tx, [MUG]))).toBe(0);
    expect(await write((tx) => importProducts(tx, [PRODUCT]))).toBe(0);
  });

  it('is found by its new words only after they changed', async () => {
    const renamed = { ...MUG, name: 'Enamel Cup', sku: 'CUP-9', codes: ['CUP'] };
    expect(await write((tx) => importVariants(tx, [renamed]))).toBe(1);
    expect(await names(['stone'])).toEqual([]);
    expect(await names(['enamel'])).toEqual(['Enamel Cup']);
    expect(await itemsByCode(till.db, '04006381333931')).toEqual([]);
    expect(await itemsByCode(till.db, 'CUP')).toHaveLength(1);
  });

  it('keeps its row and its words when only the price changes', async () => {
    const [before] = await itemsByCode(till.db, 'MUG-1');
    await write((tx) => importVariants(tx, [{ ...MUG, price: 1500 }]));
    const [after] = await itemsByCode(till.db, 'MUG-1');
    expect(after).toEqual({ ...before, price: 1500 });
    expect(await names(['stone'])).toHaveLength(1);
  });

  it('drops options and codes that it no longer has', async () => {
    await write((tx) => importVariants(tx, [{ ...MUG, codes: [], options: [] }]));
    expect(rowsOf('SELECT count(*) FROM barcode')).toEqual([[0]]);
    expect(rowsOf('SELECT count(*) FROM variant_option')).toEqual([[0]]);
  });

  it('that comes before its product gets one of its own name until that arrives', async () => {
    const early = {
      ...MUG,
      remoteId: 'v2',
      productRemoteId: 'p2',
      sku: 'E-1',
      name: 'Early Bird',
      codes: [],
    };
    await write((tx) => importVariants(tx, [early]));
    expect(rowsOf("SELECT name FROM product WHERE remote_id = 'p2'")).toEqual([['Early Bird']]);
    await write((tx) => importProducts(tx, [{ ...PRODUCT, remoteId: 'p2', name: 'Birds' }]));
    expect(rowsOf("SELECT name FROM product WHERE remote_id = 'p2'")).toEqual([['Birds']]);
    expect(await names(['early'])).toHaveLength(1);
  });

  it('in an unknown tax category is refused with everything beside it', async () => {
    const strange = { ...MUG, remoteId: 'v2', sku: 'X', codes: [], taxCategoryRemoteId: 't9' };
    const both = write((tx) => importVariants(tx, [{ ...MUG, price: 1 }, strange]));
    await expect(both).rejects.toThrow(/NOT NULL constraint failed: variant.tax_category_id/);
    expect(await itemsByCode(till.db, 'MUG-1')).toMatchObject([{ price: 1450 }]);
  });

  it('keeps the local file of a picture until the picture is another', async () => {
    const file = (): unknown[] => rowsOf('SELECT file FROM picture');
    till.sqlite.exec("UPDATE picture SET file = '1.png', size = 5");
    await write((tx) => importVariants(tx, [{ ...MUG, price: 1 }]));
    expect(file()).toEqual([['1.png']]);
    const picture = { remoteId: 'a1', url: 'http://store/other.png' };
    await write((tx) => importVariants(tx, [{ ...MUG, picture }]));
    expect(file()).toEqual([[null]]);
  });
});

describe('what the store deleted', () => {
  it('is not sold or found any more, but stays for the sales that point to it', async () => {
    expect(await write((tx) => markDeleted(tx, 'variant', ['v1', 'unknown']))).toBe(1);
    expect(await itemsByCode(till.db, 'MUG-1')).toEqual([]);
    expect(await names(['stone'])).toEqual([]);
    expect(rowsOf('SELECT sku, deleted FROM variant')).toEqual([['MUG-1', 1]]);
    expect(await write((tx) => markDeleted(tx, 'variant', ['v1']))).toBe(0);
  });

  it('takes its variants with it when it was a product', async () => {
    expect(await write((tx) => markDeleted(tx, 'product', ['p1']))).toBe(2);
    expect(rowsOf('SELECT deleted FROM variant')).toEqual([[1]]);
  });

  it('is there again, with its words, when the store has it again', async () => {
    await write((tx) => markDeleted(tx, 'variant', ['v1']));
    await write((tx) => importVariants(tx, [MUG]));
    expect(await names(['stone'])).toHaveLength(1);
    expect(await itemsByCode(till.db, '04006381333931')).toHaveLength(1);
  });
});

describe('categories', () => {
  const memberships = (): unknown[] =>
    rowsOf(
      `SELECT category.remote_id FROM product_category JOIN category ON category.id = category_id ORDER BY 1`,
    );

  it('have the products that the store puts into them, unknown ones left out', async () => {
    expect(memberships()).toEqual([['c1'], ['c2']]);
    await write((tx) => importProducts(tx, [{ ...PRODUCT, categoryRemoteIds: ['c2', 'c9'] }]));
    expect(memberships()).toEqual([['c2']]);
  });

  it('follow the store: moved, renamed, gone', async () => {
    const categories = [{ remoteId: 'c2', parentRemoteId: null, name: 'Cups', position: 1 }];
    expect(await write((tx) => importSettings(tx, { ...SETTINGS, categories }))).toBe(true);
    expect(rowsOf('SELECT remote_id, parent_id, name FROM category')).toEqual([['c2', null, 'Cups']]);
    expect(memberships()).toEqual([['c2']]);
    expect(await write((tx) => importSettings(tx, { ...SETTINGS, categories }))).toBe(false);
  });
});

describe('settings', () => {
  it('change the rate of goods that are there', async () => {
    const taxCategories = [{ remoteId: 't1', name: 'Standard', ratePpm: 200_000 }];
    await write((tx) => importSettings(tx, { ...SETTINGS, taxCategories }));
    expect(rowsOf('SELECT rate_ppm FROM tax_category')).toEqual([[200_000]]);
  });

  it('never take the location away that the till sells from', async () => {
    await write((tx) =>
      importSettings(tx, { ...SETTINGS, locations: [{ remoteId: '9', code: 'W', name: 'W' }] }),
    );
    expect(rowsOf('SELECT code FROM stock_location ORDER BY code')).toEqual([['S1'], ['W']]);
    await write((tx) => importSettings(tx, { ...SETTINGS, locations: [] }));
    expect(rowsOf('SELECT code FROM stock_location')).toEqual([['S1']]);
  });
});
