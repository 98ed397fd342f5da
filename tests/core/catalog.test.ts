import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalog } from '#contract/catalog.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  addGoods(till.sqlite, { sku: 'POT-22', name: 'Clay pot, 22 cm', price: 1450, barcode: '04006381333931' });
  addGoods(till.sqlite, { sku: 'CAFE-1', name: 'Café crème', price: 320 });
  addGoods(till.sqlite, { sku: 'KEYB', name: 'Wireless keyboard', price: 6490 });
  addGoods(till.sqlite, { sku: '100%', name: '100% wool scarf', price: 4900 });
});

afterEach(() => till.close());

async function find(text: string): Promise<{ names: string[]; fuzzy: boolean }> {
  const reply = await till.ask('catalog.search', { text, categoryId: null, offset: 0, limit: 20 });
  if (!reply.ok) throw new Error(reply.error.code);
  const { items, fuzzy } = catalog.search.output.parse(reply.value);
  return { names: items.map((item) => item.name), fuzzy };
}

describe('search as you type', () => {
  it.each([
    ['cl', 'Clay pot, 22 cm'],
    ['clay pot, 22', 'Clay pot, 22 cm'],
    ['pot clay', 'Clay pot, 22 cm'],
    ['CAFE CREME', 'Café crème'],
    ['pot-22', 'Clay pot, 22 cm'],
    ['4006381333931', 'Clay pot, 22 cm'],
    ['400638', 'Clay pot, 22 cm'],
    ['100%', '100% wool scarf'],
    ['keyb', 'Wireless keyboard'],
  ])('%s finds %s', async (text, name) => {
    expect(await find(text)).toEqual({ names: [name], fuzzy: false });
  });

  it('finds the nearest of what was mistyped, and says that it guessed', async () => {
    expect(await find('wireles keybord')).toEqual({ names: ['Wireless keyboard'], fuzzy: true });
  });

  it('finds nothing where nothing is near', async () => {
    expect(await find('submarine')).toEqual({ names: [], fuzzy: false });
  });

  it('lists by name when nothing is typed', async () => {
    expect((await find('')).names).toEqual([
      '100% wool scarf',
      'Café crème',
      'Clay pot, 22 cm',
      'Wireless keyboard',
    ]);
  });

  it.each(['"', '*', '( OR', 'NEAR(', "' --", '%', '\\', 'name:x'])('takes %s as it is', async (text) => {
    expect((await find(text)).fuzzy).toBe(false);
  });

  it('pages without gaps', async () => {
    const page = (offset: number): Promise<unknown> =>
      till.ask('catalog.search', { text: '', categoryId: null, offset, limit: 2 });
    expect(await page(0)).toMatchObject({
      value: { items: [{ sku: '100%' }, { sku: 'CAFE-1' }], hasMore: true },
    });
    expect(await page(2)).toMatchObject({
      value: { items: [{ sku: 'POT-22' }, { sku: 'KEYB' }], hasMore: false },
    });
  });

  it('leaves out what is not sold any more', async () => {
    till.sqlite.exec(
      "UPDATE variant SET deleted = 1 WHERE sku = 'KEYB'; UPDATE product SET enabled = 0 WHERE name LIKE 'Caf%'",
    );
    expect((await find('')).names).toEqual(['100% wool scarf', 'Clay pot, 22 cm']);
    expect((await find('keyb')).names).toEqual([]);
  });
});

describe('a scanned code', () => {
  it.each(['4006381333931', '04006381333931', ' 4006381333931\r', 'POT-22'])(
    '%j means the pot',
    async (code) => {
      expect(await till.ask('catalog.byCode', { code })).toMatchObject({
        value: { items: [{ sku: 'POT-22' }] },
      });
    },
  );

  it('that nobody knows is refused with the code', async () => {
    expect(await till.ask('catalog.byCode', { code: '4012345678901' })).toEqual({
      ok: false,
      error: { code: 'code-unknown', details: { code: '4012345678901' } },
    });
  });

  it('that was misread is refused as such', async () => {
    expect(await till.ask('catalog.byCode', { code: '4006381333932' })).toMatchObject({
      error: { code: 'code-bad-check-digit' },
    });
  });
});
