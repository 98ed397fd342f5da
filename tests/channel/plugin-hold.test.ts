import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openPluginDesk, type PluginDesk } from './plugin-desk.ts';

let desk: PluginDesk;

beforeAll(async () => {
  desk = await openPluginDesk();
}, 120_000);
afterAll(() => desk.close());

const addedSchema = z.object({
  addItemToOrder: z.object({ __typename: z.string(), quantityAvailable: z.int().optional() }),
});

/** How many a new shopper can put into the basket, of far more than there are. */
async function offered(variantId: string): Promise<number | null> {
  const answer = await desk.store.openShopper()(
    `mutation ($id: ID!) { addItemToOrder(productVariantId: $id, quantity: 500) {
      __typename ... on InsufficientStockError { quantityAvailable } } }`,
    { id: variantId },
  );
  return addedSchema.parse(answer).addItemToOrder.quantityAvailable ?? null;
}

async function holdBack(wish: {
  readonly afterMs: number;
  readonly pieces: number;
  readonly variantId: string;
  readonly rest?: number;
  readonly isMore?: boolean;
}): Promise<void> {
  const { pieces, variantId, ...others } = wish;
  await desk.ask('mutation ($input: PosHoldBackInput!) { setPosHoldBack(input: $input) }', {
    input: {
      register: 'R1',
      locationId: desk.store.locations.S2,
      ...others,
      items: [{ productVariantId: variantId, quantity: pieces }],
    },
  });
}

/** Goods of the default location and both shops: 100, 20 and 10. */
const ALL = 130;
const HOUR = 3_600_000;

describe('what a silent till may have sold', { timeout: 60_000 }, () => {
  test('is offered to shoppers while the till is heard of', async () => {
    await holdBack({ variantId: '40', pieces: 7, afterMs: HOUR });
    expect(await offered('40')).toBe(ALL);
  });

  test('is kept from shoppers once it is silent for too long, and never more than the shop has', async () => {
    await holdBack({ variantId: '41', pieces: 7, afterMs: 1 });
    await expect.poll(() => offered('41')).toBe(ALL - 7);
    await holdBack({ variantId: '41', pieces: 70, afterMs: 1 });
    await expect.poll(() => offered('41')).toBe(ALL - 10);
  });

  test('is not missed by the till itself', async () => {
    await holdBack({ variantId: '42', pieces: 10, afterMs: 1 });
    await expect.poll(() => offered('42')).toBe(ALL - 10);
    expect((await desk.witness.stock('42')).onHand).toBe(ALL);
    const { rows } = await desk.lines('export?kind=stock');
    expect(rows).toContainEqual(expect.objectContaining({ id: `42:${desk.store.locations.S2}`, onHand: 10 }));
  });

  test('is offered again when the till is heard of, when it says so, or when it wants something else', async () => {
    await holdBack({ variantId: '43', pieces: 4, afterMs: 4000 });
    await expect.poll(() => offered('43'), { timeout: 30_000 }).toBe(ALL - 4);
    expect((await desk.get('state', { 'countertop-register': 'R2' })).status).toBe(200);
    expect(await offered('43')).toBe(ALL - 4);
    expect((await desk.get('state', { 'countertop-register': 'R1' })).status).toBe(200);
    expect(await offered('43')).toBe(ALL);
    await expect.poll(() => offered('43'), { timeout: 30_000 }).toBe(ALL - 4);
    await desk.ask('{ countertopPlugin { version } }', {}, { 'countertop-register': 'R1' });
    expect(await offered('43')).toBe(ALL);
    await holdBack({ variantId: '44', pieces: 4, afterMs: 1 });
    await expect.poll(() => offered('44')).toBe(ALL - 4);
    expect(await offered('43')).toBe(ALL);
    await holdBack({ variantId: '44', pieces: 4, afterMs: 0 });
    expect(await offered('44')).toBe(ALL);
  });

  test('is kept back of everything, with exceptions, told in as many parts as it takes', async () => {
    await holdBack({ variantId: '45', pieces: 0, rest: 3, afterMs: 1 });
    await expect.poll(() => offered('46')).toBe(ALL - 3);
    expect(await offered('45')).toBe(ALL);
    await holdBack({ variantId: '46', pieces: 5, isMore: true, afterMs: 1 });
    await expect.poll(() => offered('46')).toBe(ALL - 5);
    expect(await offered('45')).toBe(ALL);
    expect(await offered('47')).toBe(ALL - 3);
    await holdBack({ variantId: '47', pieces: 0, rest: 3, afterMs: 0 });
    expect(await offered('46')).toBe(ALL);
  });

  test('goes on being kept while a web shopper says to be the till', async () => {
    await holdBack({ variantId: '45', pieces: 4, afterMs: 1 });
    await expect.poll(() => offered('45')).toBe(ALL - 4);
    await holdBack({ variantId: '45', pieces: 4, afterMs: SILENT_MS });
    const session = await logIn();
    const isKept = async () => {
      const reply = await shopAs(session);
      expect(await reply.json()).toMatchObject({ data: { activeCustomer: { id: ID } } });
      return await offered('45');
    };
    await expect.poll(isKept, { timeout: 20_000 }).toBe(ALL - 4);
  });
});

const SILENT_MS = 2000;
const ID: unknown = expect.any(String);

/** The session of a shopper with an account. */
async function logIn(): Promise<string> {
  const shopper = { emailAddress: 'sly@web.invalid', firstName: 'Sly', lastName: 'Shopper' };
  await desk.store.admin(
    `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input, password: "secret-7") { __typename } }`,
    { input: shopper },
  );
  const reply = await shopPost(
    `mutation { login(username: "sly@web.invalid", password: "secret-7") { ... on CurrentUser { id } } }`,
  );
  expect(await reply.json()).toMatchObject({ data: { login: { id: ID } } });
  const cookies = reply.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  return reply.headers.get('vendure-auth-token') ?? cookies.join('; ');
}

const shopAs = (session: string): Promise<Response> =>
  shopPost('{ activeCustomer { id } }', {
    authorization: `Bearer ${session}`,
    cookie: session,
    'countertop-register': 'R1',
  });

async function shopPost(query: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return await fetch(`${desk.store.url}/shop-api`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
}
