import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { z } from 'zod';
import { readCsv } from '#main/channel/csv/csv-text.ts';
import { basketOf } from '#tests/support/basket.ts';
import { sold } from '#tests/support/desk.ts';
import { addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

const HEADS = 'SKU;Name;Product;Price;Barcode;VAT;Category;Stock;Unit;Option: Size';
const MUG = 'MUG;Mug;;12,50;4006381333931;19;Home > Kitchen;4;pcs;';
const TEA = '0017;Tea, loose;;39,90;;7;Food;2,5;kg;';
const SHIRTS = ['SH-S;Shirt S;Shirt;19,00;;19;;3;;S', 'SH-M;Shirt M;Shirt;19,00;;19;;0;;M'];

let till: TestTill;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite, 'sample');
});
afterEach(() => till.close());

const textOf = (...rows: string[]): string => [HEADS, ...rows].join('\r\n');
const fileOf = (...rows: string[]) => ({ text: textOf(...rows), mapping: null, decimal: null });
const take = (documentId: string, ...rows: string[]) =>
  till.ask('goodsFile.take', { ...fileOf(...rows), documentId });
const rows = (query: string): unknown[] => till.sqlite.prepare(query).raw().all();

/** What the till shows of goods when their SKU is looked for. */
async function shown(sku: string): Promise<unknown> {
  const reply = await till.ask('catalog.search', { text: sku, categoryId: null, offset: 0, limit: 5 });
  return z.object({ value: z.object({ items: z.array(z.unknown()) }) }).parse(reply).value.items[0];
}

describe('a file of goods', () => {
  it('fills an empty shop: goods, prices, taxes, categories, codes, options and stock', async () => {
    expect(await take(v7(), MUG, TEA, ...SHIRTS)).toEqual({
      ok: true,
      value: { added: 4, changed: 0, bad: 0 },
    });
    expect(await shown('MUG')).toMatchObject({
      name: 'Mug',
      price: 1250,
      unit: 'piece',
      stock: { here: 4000 },
    });
    expect(await shown('0017')).toMatchObject({ name: 'Tea, loose', unit: 'kg', stock: { here: 2500 } });
    expect(await till.ask('catalog.byCode', { code: '4006381333931' })).toMatchObject({
      value: { items: [{ sku: 'MUG' }] },
    });
    expect(rows('SELECT name, rate_ppm FROM tax_category ORDER BY rate_ppm')).toEqual([
      ['7 %', 70_000],
      ['19 %', 190_000],
    ]);
    expect(
      rows(
        'SELECT child.name, parent.name FROM category AS child JOIN category AS parent ON parent.id = child.parent_id',
      ),
    ).toEqual([['Kitchen', 'Home']]);
    expect(
      rows(
        "SELECT count(*) FROM variant JOIN product ON product.id = product_id WHERE product.name = 'Shirt'",
      ),
    ).toEqual([[2]]);
    expect(
      rows(
        "SELECT group_name, value FROM variant_option JOIN variant ON variant.id = variant_id WHERE sku = 'SH-M'",
      ),
    ).toEqual([['Size', 'M']]);
  });

  it('says before what it would do, and changes nothing', async () => {
    await take(v7(), MUG, TEA);
    const preview = await till.ask(
      'goodsFile.preview',
      fileOf(MUG.replace('12,50', '13,00'), TEA, 'NEW;New;;x;;19;;;;', ...SHIRTS),
    );
    expect(preview).toMatchObject({
      value: {
        rows: 5,
        added: 2,
        changed: 1,
        same: 1,
        bad: 1,
        decimal: ',',
        mapping: { sku: [0], option: [9] },
        troubles: [{ line: 4, field: 'price', problem: 'not-a-price', value: 'x' }],
      },
    });
    expect(await shown('MUG')).toMatchObject({ price: 1250 });
    expect(rows('SELECT count(*) FROM variant')).toEqual([[2]]);
  });

  it('takes the good rows beside bad ones, and gives the bad ones back with the reasons', async () => {
    const given = fileOf('BAD;;;x;4006381333932;19;;;;', MUG);
    expect(await till.ask('goodsFile.take', { ...given, documentId: v7() })).toMatchObject({
      value: { added: 1, bad: 1 },
    });
    await till.ask('goodsFile.saveRejects', given);
    const [saved] = till.world.files;
    const table = readCsv(new TextDecoder().decode(saved?.bytes)) ?? [];
    expect(table).toHaveLength(2);
    expect(table[1]?.[0]).toBe('BAD');
    expect(table[1]?.at(-1)).toContain('Name: is missing');
    expect(table[1]?.at(-1)).toContain('“x” is no price');
  });

  it('taken twice does nothing twice: stock is what the file says, by movements', async () => {
    const id = v7();
    await take(id, MUG);
    await take(id, MUG);
    expect(await shown('MUG')).toMatchObject({ stock: { here: 4000 } });
    expect(rows('SELECT quantity, reason FROM stock_movement')).toEqual([[4000, 'count']]);
    await take(v7(), MUG.replace(';4;', ';9;'));
    expect(rows('SELECT quantity FROM stock_movement ORDER BY rowid')).toEqual([[4000], [5000]]);
  });

  it('taken again after a sale does not undo the sale, and goes on where it was stopped', async () => {
    const id = v7();
    await take(id, MUG);
    const variantId = z.number().parse(till.sqlite.prepare('SELECT id FROM variant').pluck().get());
    await sold(till, basketOf([{ variantId, price: 1250, pieces: 1 }]));
    await take(id, MUG, TEA);
    expect(await shown('MUG')).toMatchObject({ stock: { here: 3000 } });
    expect(await shown('0017')).toMatchObject({ stock: { here: 2500 } });
  });

  it('that says what is there anyhow is not taken for a new count after a sale', async () => {
    await take(v7(), MUG);
    const id = v7();
    await take(id, MUG);
    const variantId = z.number().parse(till.sqlite.prepare('SELECT id FROM variant').pluck().get());
    await sold(till, basketOf([{ variantId, price: 1250, pieces: 1 }]));
    await take(id, MUG);
    expect(await shown('MUG')).toMatchObject({ stock: { here: 3000 } });
  });

  it('leaves what it does not say', async () => {
    await take(v7(), MUG, ...SHIRTS);
    const prices = { text: 'sku,price\nMUG,9.99', mapping: null, decimal: null };
    expect(await till.ask('goodsFile.take', { ...prices, documentId: v7() })).toMatchObject({
      value: { added: 0, changed: 1 },
    });
    expect(await shown('MUG')).toMatchObject({ name: 'Mug', price: 999, stock: { here: 4000 } });
    expect(await till.ask('catalog.byCode', { code: '4006381333931' })).toMatchObject({ ok: true });
    expect(rows('SELECT count(*) FROM product_category')).toEqual([[1]]);
  });

  it('that was written by the till comes back as it went', async () => {
    await take(v7(), MUG, TEA, ...SHIRTS);
    await till.ask('goodsFile.save', { what: 'goods' });
    const text = new TextDecoder().decode(till.world.files[0]?.bytes);
    const preview = await till.ask('goodsFile.preview', { text, mapping: null, decimal: null });
    expect(preview).toMatchObject({ value: { rows: 4, added: 0, changed: 0, same: 4, bad: 0 } });
  });

  it('is refused where an online store is the source of goods, or when it is no table', async () => {
    expect(await till.ask('goodsFile.preview', { text: 'a;"b', mapping: null, decimal: null })).toMatchObject(
      {
        error: { code: 'file-unreadable' },
      },
    );
    till.sqlite.exec("UPDATE shop SET kind = 'vendure'");
    expect(await take(v7(), MUG)).toMatchObject({ error: { code: 'catalog-of-store' } });
    expect(rows('SELECT count(*) FROM variant')).toEqual([[0]]);
  });

  it.each(['sales', 'customers', 'movements'] as const)('can be made of %s', async (what) => {
    await take(v7(), MUG);
    expect(await till.ask('goodsFile.save', { what })).toMatchObject({ ok: true });
    expect(readCsv(new TextDecoder().decode(till.world.files[0]?.bytes))?.length).toBeGreaterThan(0);
  });
});
