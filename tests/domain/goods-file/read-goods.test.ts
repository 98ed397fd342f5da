import { describe, expect, it } from 'vitest';
import { readGoods } from '#domain/goods-file/read-goods.ts';
import type { KnownGoods } from '#domain/goods-file/read-row.ts';

const HEADS = ['SKU', 'Name', 'Price', 'Barcode', 'VAT', 'Category', 'Stock', 'Unit', 'Option: Size'];
const MUG = ['MUG', 'Mug', '12,50', '4006381333931', '19', 'Home > Kitchen', '4', 'pcs', ''];

const NOTHING: KnownGoods = { has: () => false, taxes: [] };

const read = (rows: readonly (readonly string[])[], known: KnownGoods = NOTHING) =>
  readGoods([HEADS, ...rows], 'EUR', { mapping: null, decimal: ',' }, known);

/** A mug with other cells, by their column. */
const mug = (cells: Readonly<Record<number, string>>): string[] =>
  MUG.map((cell, column) => cells[column] ?? cell);

const troublesOf = (cells: Readonly<Record<number, string>>) =>
  read([mug(cells)]).troubles.map(({ field, problem }) => [field, problem]);

describe('a file of goods', () => {
  it('is read by the heads of its columns', () => {
    expect(read([MUG]).goods).toEqual([
      {
        line: 2,
        sku: 'MUG',
        name: 'Mug',
        product: null,
        price: 1250,
        codes: ['04006381333931'],
        tax: { remoteId: 'file:190000', name: '19 %', ratePpm: 190_000 },
        category: ['Home', 'Kitchen'],
        stock: 4000,
        unit: 'piece',
        options: [],
      },
    ]);
  });

  it.each([
    [
      'Artikelnummer;Bezeichnung;VK;EAN;MwSt;Warengruppe;Bestand;Einheit',
      'sku,name,price,barcode,tax,category,stock,unit',
    ],
    ['Variant SKU;Title;Variant Price;Variant Barcode;Type', 'sku,name,price,barcode,category'],
    ['Größe;Farbe', ''],
  ])('knows %s', (heads, fields) => {
    const { mapping } = readGoods(
      [heads.split(';')],
      'EUR',
      { mapping: null, decimal: null },
      NOTHING,
    ).writing;
    expect(Object.keys(mapping).join(',')).toBe(fields);
  });

  it('keeps leading zeros and codes longer than any number', () => {
    const long = '00340123450000000018';
    const [goods] = read([mug({ 0: '00017', 3: `0012345678905 ${long}` })]).goods;
    expect(goods).toMatchObject({ sku: '00017', codes: ['00012345678905', long] });
  });

  it.each([
    [{ 0: '' }, 'sku', 'missing'],
    [{ 1: '' }, 'name', 'missing'],
    [{ 2: '' }, 'price', 'missing'],
    [{ 2: 'free' }, 'price', 'not-a-price'],
    [{ 2: '1,999' }, 'price', 'not-a-price'],
    [{ 2: '-1' }, 'price', 'negative'],
    [{ 3: '4006381333932' }, 'barcode', 'bad-check-digit'],
    [{ 3: '4,00638E+12' }, 'barcode', 'spreadsheet'],
    [{ 3: '9'.repeat(129) }, 'barcode', 'too-long'],
    [{ 4: '' }, 'tax', 'missing'],
    [{ 4: 'Books' }, 'tax', 'tax-unknown'],
    [{ 4: '190' }, 'tax', 'tax-unknown'],
    [{ 6: 'some' }, 'stock', 'not-a-number'],
    [{ 6: '-3' }, 'stock', 'negative'],
    [{ 7: 'dozen' }, 'unit', 'unit-unknown'],
    [{ 0: 'S'.repeat(101) }, 'sku', 'too-long'],
  ] as const)('names what is wrong with %j', (cells, field, problem) => {
    expect(troublesOf(cells)).toEqual([[field, problem]]);
  });

  it('names all that is wrong with a row at once, and takes the good ones beside it', () => {
    const { goods, troubles, badLines } = read([
      mug({ 0: 'CUP', 3: '' }),
      mug({ 2: 'x', 6: 'y' }),
      ['JUG', 'Jug', '1', '', '7'],
    ]);
    expect(goods.map(({ sku }) => sku)).toEqual(['CUP', 'JUG']);
    expect(troubles.map(({ line, field }) => [line, field])).toEqual([
      [3, 'price'],
      [3, 'stock'],
    ]);
    expect([...badLines]).toEqual([3]);
  });

  it('takes a SKU and a code once', () => {
    const { goods, troubles } = read([MUG, mug({ 1: 'Other' }), mug({ 0: 'CUP' })]);
    expect(goods).toHaveLength(1);
    expect(troubles.map(({ line, field, problem }) => [line, field, problem])).toEqual([
      [3, 'sku', 'doubled'],
      [4, 'barcode', 'doubled'],
    ]);
  });

  it('leaves what it does not say of goods that are known', () => {
    const known = { has: (sku: string) => sku === 'MUG', taxes: [] };
    const { goods, troubles } = readGoods(
      [
        ['sku', 'stock'],
        ['MUG', '7'],
      ],
      'EUR',
      { mapping: null, decimal: null },
      known,
    );
    expect(troubles).toEqual([]);
    expect(goods[0]).toMatchObject({
      name: null,
      price: null,
      codes: null,
      tax: null,
      options: null,
      stock: 7000,
    });
  });

  it('taxes new goods as the shop does, where there is but one way', () => {
    const tax = { remoteId: 't1', name: 'Standard', ratePpm: 190_000 };
    const two = [tax, { remoteId: 't2', name: 'Reduced', ratePpm: 70_000 }];
    const row = mug({ 4: '' });
    expect(read([row], { has: () => false, taxes: [tax] }).goods[0]?.tax).toEqual(tax);
    expect(read([row], { has: () => false, taxes: two }).troubles).toHaveLength(1);
    expect(read([mug({ 4: 'reduced' })], { has: () => false, taxes: two }).goods[0]?.tax).toEqual(two[1]);
    expect(read([mug({ 4: '7,0 %' })], { has: () => false, taxes: two }).goods[0]?.tax).toEqual(two[1]);
  });
});
