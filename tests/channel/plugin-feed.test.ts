import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openPluginDesk, type Lines, type PluginDesk } from './plugin-desk.ts';

let desk: PluginDesk;

beforeAll(async () => {
  desk = await openPluginDesk();
}, 120_000);
afterAll(() => desk.close());

const ids = ({ rows }: Pick<Lines, 'rows'>): unknown[] => rows.map(({ id }) => id);
const told = ({ rows }: Lines): string[] => rows.map(({ kind, id }) => `${String(kind)} ${String(id)}`);

const variantsSchema = z.object({
  productVariants: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        productId: z.string(),
        sku: z.string(),
        name: z.string(),
        enabled: z.boolean(),
        priceWithTax: z.int(),
        taxCategory: z.object({ id: z.string() }),
        customFields: z.object({ barcode: z.string() }),
        options: z.array(z.object({ name: z.string(), group: z.object({ name: z.string() }) })),
      }),
    ),
  }),
});

/** The variants as Vendure's own interface tells them, in the shape of the export. */
async function variantsByAdmin(): Promise<unknown[]> {
  const query = `{ productVariants(options: { take: 1000, sort: { id: ASC } }) { items {
    id productId sku name enabled priceWithTax taxCategory { id } customFields { barcode }
    options { name group { name } } } } }`;
  const { items } = variantsSchema.parse(await desk.store.admin(query)).productVariants;
  return items.map(({ priceWithTax, taxCategory, customFields, options, ...own }) => ({
    ...own,
    price: priceWithTax,
    taxCategoryId: taxCategory.id,
    barcodes: [customFields.barcode],
    options: options.map(({ name, group }) => ({ group: group.name, value: name })),
    picture: null,
  }));
}

const productsSchema = z.object({
  products: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        enabled: z.boolean(),
        collections: z.array(z.object({ id: z.string() })),
        featuredAsset: z.object({ id: z.string(), preview: z.string() }).nullable(),
      }),
    ),
  }),
});

describe('the export', () => {
  test('tells all variants as Vendure tells them', async () => {
    const { rows, end } = await desk.lines('export?kind=variants');
    expect(rows).toEqual(await variantsByAdmin());
    expect(end).toMatchObject({ complete: true, total: rows.length });
  });

  test('tells the price with tax where the shop keeps prices without', async () => {
    await desk.witness.setPricesIncludeTax(false);
    const { rows } = await desk.lines('export?kind=variants');
    const expected = await variantsByAdmin();
    await desk.witness.setPricesIncludeTax(true);
    expect(rows).toEqual(expected);
  });

  test('tells all products with their collections and pictures', async () => {
    const query = `{ products(options: { take: 1000, sort: { id: ASC } }) { items {
      id name enabled collections { id } featuredAsset { id preview } } } }`;
    const { items } = productsSchema.parse(await desk.store.admin(query)).products;
    const { rows } = await desk.lines('export?kind=products');
    expect(rows).toEqual(
      items.map(({ collections, featuredAsset, ...own }) => ({
        ...own,
        categoryIds: collections.map(({ id }) => id).toSorted((a, b) => Number(a) - Number(b)),
        picture: featuredAsset && { id: featuredAsset.id, url: featuredAsset.preview },
      })),
    );
  });

  test('is the same in small pages', async () => {
    const whole = await desk.lines('export?kind=stock');
    const rows = [];
    for (let after = ''; ;) {
      const page = await desk.lines(`export?kind=stock&limit=50&after=${after}`);
      rows.push(...page.rows);
      expect(page.end.total).toBe(after === '' ? whole.rows.length : null);
      if (page.end.complete) break;
      after = page.end.after ?? '';
    }
    expect(rows).toEqual(whole.rows);
    expect(rows.length).toBeGreaterThan(200);
  });

  test('is packed for those who can unpack it', async () => {
    const reply = await desk.get('export?kind=products', { 'accept-encoding': 'gzip' });
    expect(reply.headers.get('content-encoding')).toBe('gzip');
    expect((await reply.text()).trim().split('\n').length).toBeGreaterThan(50);
  });

  test('is for keys that may read the catalog, customers for those that may read customers', async () => {
    const weak = { 'vendure-api-key': await desk.witness.makeWeakKey() };
    expect((await desk.get('export?kind=variants&limit=1', weak)).status).toBe(200);
    expect((await desk.get('export?kind=customers', weak)).status).toBe(403);
    expect((await desk.get('changes?kinds=customer,order', weak)).status).toBe(403);
    const none = { 'vendure-api-key': 'none' };
    expect((await desk.get('export?kind=variants', none)).status).toBe(403);
  });

  test('refuses what makes no sense', async () => {
    expect((await desk.get('export?kind=secrets')).status).toBe(400);
    expect((await desk.get('export?kind=variants&limit=x')).status).toBe(400);
  });
});

describe('the changes', () => {
  const adminOf = (text: string, variables: Record<string, unknown> = {}) =>
    desk.store.admin(text, variables);

  test('are none where nothing changed', async () => {
    expect(await desk.changes(await desk.now())).toMatchObject({ rows: [], end: { complete: true } });
  });

  test('tell a new price, and the row as it is now, once', async () => {
    const cursor = await desk.now();
    await desk.witness.setPrice('3', 4711);
    await desk.witness.setPrice('3', 4712);
    const { rows } = await desk.changes(cursor);
    expect(rows).toMatchObject([{ kind: 'variant', id: '3', row: { id: '3', price: 4712 } }]);
  });

  test('tell stock that staff set and that an order of the web shop holds', async () => {
    const cursor = await desk.now();
    await desk.witness.setStock('5', desk.store.locations.S2, 77);
    const { rows, end } = await desk.changes(cursor, '&kinds=stock');
    expect(rows).toMatchObject([
      { kind: 'stock', id: `5:${desk.store.locations.S2}`, row: { onHand: 77, allocated: 0 } },
    ]);
    const code = await desk.witness.buyOnline('5', 2);
    const after = await desk.changes(end.cursor, '&kinds=stock,order');
    expect(after.rows).toMatchObject([
      { kind: 'stock', row: { variantId: '5', allocated: 2 } },
      { kind: 'order', row: { code } },
    ]);
  });

  test('tell what is gone', async () => {
    const cursor = await desk.now();
    await desk.witness.deleteVariant('8');
    await desk.witness.deleteProduct('12');
    const { rows } = await desk.changes(cursor);
    expect(rows).toContainEqual(expect.objectContaining({ kind: 'variant', id: '8', row: null }));
    expect(rows).toContainEqual(expect.objectContaining({ kind: 'product', id: '12', row: null }));
    expect(ids(await desk.lines('export?kind=variants'))).not.toContain('8');
  });

  test('tell a renamed option as the variants that have it', async () => {
    const cursor = await desk.now();
    const schema = z.object({
      productVariants: z.object({
        items: z.array(z.object({ id: z.string(), options: z.array(z.object({ id: z.string() })) })),
      }),
    });
    const listed = schema.parse(await adminOf('{ productVariants { items { id options { id } } } }'));
    const option = listed.productVariants.items[0]?.options[0]?.id;
    const having = listed.productVariants.items.filter(({ options }) =>
      options.some(({ id }) => id === option),
    );
    await adminOf(
      `mutation ($input: UpdateProductOptionInput!) { updateProductOption(input: $input) { id } }`,
      { input: { id: option, translations: [{ languageCode: 'en', name: 'renamed' }] } },
    );
    const { rows } = await desk.changes(cursor);
    expect(new Set(ids({ rows }))).toEqual(new Set(having.map(({ id }) => id)));
    expect(JSON.stringify(rows)).toContain('renamed');
  });

  test('tell tax rates, promotions, collections and customers', async () => {
    const cursor = await desk.now();
    const stop = await desk.witness.discountAll(10);
    await stop();
    await adminOf('mutation { updateTaxRate(input: { id: "1", value: 21 }) { id } }');
    await adminOf(`mutation { updateCollection(input: { id: "2", translations: [
      { languageCode: en, name: "Machines", slug: "machines", description: "" }] }) { id } }`);
    await adminOf(`mutation { createCustomer(input: { firstName: "Eva", lastName: "Stone",
      emailAddress: "eva@stone.invalid", phoneNumber: "123" }) { __typename } }`);
    const page = await desk.changes(cursor);
    expect(new Set(page.rows.map(({ kind }) => kind))).toEqual(
      new Set(['category', 'customer', 'promotion', 'tax']),
    );
    const { row } = page.rows.find(({ kind }) => kind === 'customer') ?? {};
    expect(row).toMatchObject({ name: 'Eva Stone', mail: 'eva@stone.invalid', phone: '123', groups: [] });
  });

  test('are the same in pages of one', async () => {
    const cursor = await desk.now();
    for (const id of ['20', '21', '22']) await desk.witness.setPrice(id, 900);
    const whole = await desk.changes(cursor);
    expect(told(await desk.changes(cursor, '&limit=1'))).toEqual(told(whole));
    expect(told(whole)).toEqual(['variant 20', 'variant 21', 'variant 22']);
  });

  test('send a reader back to the export when all prices may be others', async () => {
    const cursor = await desk.now();
    await desk.witness.setPricesIncludeTax(false);
    const { end } = await desk.changes(cursor);
    expect(end).toMatchObject({ stale: true, complete: true });
    await desk.witness.setPricesIncludeTax(true);
    expect((await desk.lines('changes?after=rubbish')).end.stale).toBe(true);
  });
});

describe('waiting', () => {
  const wait = async (cursor: string, ms: number): Promise<unknown> =>
    await (await desk.get(`wait?after=${cursor}&ms=${ms}`)).json();

  test('ends as soon as something is new', async () => {
    const cursor = await desk.now();
    expect(await wait(cursor, 0)).toEqual({ news: false });
    const waiting = wait(cursor, 50_000);
    await desk.witness.setPrice('30', 555);
    expect(await waiting).toEqual({ news: true });
    expect(await wait(cursor, 0)).toEqual({ news: true });
  });
});
