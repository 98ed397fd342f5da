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

describe('a code that says more than which goods', () => {
  const rule = (prefix: string, kind: 'price' | 'weight', valueDecimals: number): void => {
    till.sqlite
      .prepare('INSERT INTO barcode_rule VALUES (?, ?, 5, 5, ?, 0)')
      .run(prefix, kind, valueDecimals);
  };
  const scan = (code: string): Promise<unknown> => till.ask('catalog.byCode', { code });

  beforeEach(() => {
    rule('21', 'weight', 3);
    rule('23', 'price', 2);
    addGoods(till.sqlite, { sku: 'APPLE', name: 'Apples', price: 399, barcode: '02112345000008' });
    addGoods(till.sqlite, { sku: '00042', name: 'Cheese', price: 2490 });
  });

  it('is weighed or priced goods of the shop', async () => {
    expect(await scan('2112345015002')).toMatchObject({
      value: { items: [{ sku: 'APPLE' }], measure: { kind: 'weight', quantity: 1500 }, expiresOn: null },
    });
    expect(await scan('2300042004959')).toMatchObject({
      value: { items: [{ sku: '00042' }], measure: { kind: 'price', total: 495 }, expiresOn: null },
    });
  });

  it('is the code as the catalog knows it, where it does', async () => {
    addGoods(till.sqlite, { sku: 'JAM', name: 'Jam', price: 590, barcode: '02112345015002' });
    expect(await scan('2112345015002')).toMatchObject({ value: { items: [{ sku: 'JAM' }], measure: null } });
    expect(await scan('2112345000008')).toMatchObject({
      value: { items: [{ sku: 'APPLE' }], measure: null },
    });
  });

  it('is no measured goods without a rule', async () => {
    till.sqlite.exec('DELETE FROM barcode_rule');
    expect(await scan('2112345015002')).toMatchObject({
      error: { code: 'code-unknown', details: { code: '2112345015002' } },
    });
  });

  it.each([
    [']d20104006381333931172603311030', { measure: null, expiresOn: '2026-03-31' }],
    ['(01)04006381333931(3103)000189', { measure: { kind: 'weight', quantity: 189 }, expiresOn: null }],
    // A price beside goods of one fixed measure is not believed.
    ['010400638133393110A1\x1D3922495', { measure: null, expiresOn: null }],
    ['https://id.gs1.org/01/04006381333931?30=3', { measure: { kind: 'count', quantity: 3000 } }],
  ])('%j is the pot', async (code, said) => {
    expect(await scan(code)).toMatchObject({ value: { items: [{ sku: 'POT-22' }], ...said } });
  });

  it('that nobody knows is refused with the number that people know', async () => {
    expect(await scan(']C10109506000134352' + '17261231')).toEqual({
      ok: false,
      error: { code: 'code-unknown', details: { code: '9506000134352' } },
    });
  });

  it.each([
    ['2112345015003', 'code-bad-check-digit', '2112345015003'],
    [']C10104006381333932' + '10A\x1D17261231', 'code-bad-check-digit', ']C1010400638133393210A 17261231'],
  ])('%j that was misread is refused as such', async (code, refusal, shown) => {
    expect(await scan(code)).toMatchObject({ error: { code: refusal, details: { code: shown } } });
  });

  it.each([
    ['0104006381333931' + '17261131', 'malformed'],
    ['0104006381333931' + '3100999999', 'excess'],
    ['0104006381333931' + '3932840100', 'currency'],
  ])('%j is refused as %s', async (code, flaw) => {
    expect(await scan(code)).toMatchObject({ error: { code: 'code-malformed', details: { flaw } } });
  });

  it('is read by the calendar of the shop', async () => {
    till.clock.at = Date.UTC(2049, 11, 31, 23, 30);
    expect(await scan('0104006381333931' + '17001231')).toMatchObject({ value: { expiresOn: '2100-12-31' } });
    till.clock.at = Date.UTC(2049, 11, 31, 22, 30);
    expect(await scan('0104006381333931' + '17001231')).toMatchObject({ value: { expiresOn: '2000-12-31' } });
  });

  it('means nothing before there is a shop', async () => {
    const empty = await openTestTill();
    try {
      expect(await empty.ask('catalog.byCode', { code: '1' })).toMatchObject({
        error: { code: 'not-set-up' },
      });
    } finally {
      await empty.close();
    }
  });
});
