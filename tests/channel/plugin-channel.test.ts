import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { deskOf, openPluginDesk, type PluginDesk } from './plugin-desk.ts';

let main: PluginDesk;
let other: PluginDesk;

const madeSchema = z.object({
  createChannel: z.object({ id: z.string() }),
});
const roleSchema = z.object({ createRole: z.object({ id: z.string() }) });
const keySchema = z.object({ data: z.object({ createApiKey: z.object({ apiKey: z.string() }) }) });
const pricesSchema = z.object({
  data: z.object({
    productVariants: z.object({ items: z.array(z.object({ id: z.string(), priceWithTax: z.int() })) }),
  }),
});
const zonesSchema = z.object({
  activeChannel: z.object({
    defaultTaxZone: z.object({ id: z.string() }),
    defaultShippingZone: z.object({ id: z.string() }),
  }),
});

/** The owner asks within a channel: a key belongs to the one it was made in. */
async function adminOf(token: string, question: unknown): Promise<unknown> {
  const ask = (body: unknown, headers: Readonly<Record<string, string>>) =>
    fetch(`${main.store.url}/admin-api`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'vendure-token': token, ...headers },
      body: JSON.stringify(body),
    });
  const login = 'mutation { login(username: "superadmin", password: "superadmin") { __typename } }';
  const session = (await ask({ query: login }, {})).headers.get('vendure-auth-token') ?? '';
  return await (await ask(question, { authorization: `Bearer ${session}` })).json();
}

/** A second shop in the same store: in German, in dollars, its prices without tax, with a few goods and one location. */
async function openOther(): Promise<PluginDesk> {
  const { admin, locations } = main.store;
  const { activeChannel } = zonesSchema.parse(
    await admin('{ activeChannel { defaultTaxZone { id } defaultShippingZone { id } } }'),
  );
  await admin('mutation { updateGlobalSettings(input: { availableLanguages: [en, de] }) { __typename } }');
  const token = 'second-shop';
  const { createChannel } = madeSchema.parse(
    await admin(
      'mutation ($input: CreateChannelInput!) { createChannel(input: $input) { ... on Channel { id } } }',
      {
        input: {
          code: 'second',
          token,
          defaultLanguageCode: 'de',
          availableLanguageCodes: ['de', 'en'],
          defaultCurrencyCode: 'USD',
          pricesIncludeTax: false,
          defaultTaxZoneId: activeChannel.defaultTaxZone.id,
          defaultShippingZoneId: activeChannel.defaultShippingZone.id,
        },
      },
    ),
  );
  const channelId = createChannel.id;
  await admin(
    'mutation ($input: AssignProductsToChannelInput!) { assignProductsToChannel(input: $input) { id } }',
    { input: { channelId, productIds: ['3', '4'], priceFactor: 2 } },
  );
  await admin(
    'mutation ($input: AssignStockLocationsToChannelInput!) { assignStockLocationsToChannel(input: $input) { id } }',
    { input: { channelId, stockLocationIds: [locations.S1] } },
  );
  const role = await admin('mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }', {
    input: {
      code: 'second-pos',
      description: 'Till of the second shop',
      permissions: ['ReadCatalog', 'ReadStockLocation'],
      channelIds: [channelId],
    },
  });
  const key = await adminOf(token, {
    query: 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { apiKey } }',
    variables: {
      input: {
        roleIds: [roleSchema.parse(role).createRole.id],
        translations: [{ languageCode: 'de', name: 'Second till' }],
      },
    },
  });
  const { apiKey } = keySchema.parse(key).data.createApiKey;
  return deskOf({ ...main.store, apiKey, channelToken: token }, () => Promise.resolve());
}

beforeAll(async () => {
  main = await openPluginDesk();
  other = await openOther();
}, 120_000);
afterAll(() => main.close());

describe('a channel', () => {
  test('is told its own goods, at its own prices, in what language there is', async () => {
    const everything = await main.lines('export?kind=variants');
    const own = await other.lines('export?kind=variants');
    expect(own.end.total).toBe(own.rows.length);
    expect(new Set(own.rows.map(({ productId }) => productId))).toEqual(new Set(['3', '4']));
    for (const row of own.rows) {
      const inMain = everything.rows.find(({ id }) => id === row['id']);
      expect(row['name']).toBe(inMain?.['name']);
      expect(Number(row['price'])).toBeGreaterThan(Number(inMain?.['price']) * 1.9);
    }
    const query = '{ productVariants(options: { sort: { id: ASC } }) { items { id priceWithTax } } }';
    const { productVariants } = pricesSchema.parse(await adminOf('second-shop', { query })).data;
    expect(own.rows.map(({ id, price }) => ({ id, priceWithTax: price }))).toEqual(productVariants.items);
    expect((await other.lines('export?kind=products')).rows.map(({ id }) => id)).toEqual(['3', '4']);
  });

  test('is told the stock of its own locations and of its own goods', async () => {
    const { rows } = await other.lines('export?kind=stock');
    const own = await other.lines('export?kind=variants');
    expect(rows.map(({ id }) => id)).toEqual(
      own.rows.map(({ id }) => `${String(id)}:${main.store.locations.S1}`),
    );
  });

  test('is told null for what is not its own, and for what is taken from it', async () => {
    const cursor = await other.now();
    await main.witness.setPrice('1', 123);
    await main.store.admin(
      `mutation ($input: RemoveProductsFromChannelInput!) { removeProductsFromChannel(input: $input) { id } }`,
      { input: { channelId: '2', productIds: ['4'] } },
    );
    const { rows } = await other.changes(cursor, '&kinds=product,variant');
    expect(rows).toContainEqual(expect.objectContaining({ kind: 'variant', id: '1', row: null }));
    expect(rows).toContainEqual(expect.objectContaining({ kind: 'product', id: '4', row: null }));
    expect((await other.lines('export?kind=products')).rows.map(({ id }) => id)).toEqual(['3']);
  });

  test('with a new tax rate on prices without tax has all its prices told anew', async () => {
    const cursors = [await main.now(), await other.now()];
    await main.store.admin('mutation { updateTaxRate(input: { id: "1", value: 21 }) { id } }');
    expect((await main.changes(cursors[0] ?? '')).end.stale).toBeUndefined();
    expect((await other.changes(cursors[1] ?? '')).end.stale).toBe(true);
  });

  test('is closed to the key of another', async () => {
    expect((await main.get('export?kind=variants', { 'vendure-token': 'second-shop' })).status).toBe(403);
  });
});
