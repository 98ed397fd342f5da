import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openPluginDesk, type PluginDesk } from './plugin-desk.ts';
import { postTo, type Post } from './plugin-posts.ts';

let desk: PluginDesk;
let post: Post;
let S1: string;
let S2: string;
let nextVariant = 88;

beforeAll(async () => {
  desk = await openPluginDesk();
  post = postTo(desk);
  ({ S1, S2 } = desk.store.locations);
}, 120_000);
afterAll(() => desk.close());

/** Goods that no other test touches: 100 in the default location, 20 in S1, 10 in S2. */
const take = (): string => String(nextVariant--);
const onHandAt = async (variantId: string, location: string) =>
  (await desk.witness.stock(variantId)).onHandAt[location];

const ordersSchema = z.object({
  orders: z.object({
    items: z.array(
      z.object({
        code: z.string(),
        state: z.string(),
        totalWithTax: z.int(),
        payments: z.array(
          z.object({
            amount: z.int(),
            refunds: z.array(z.object({ total: z.int(), state: z.string(), reason: z.string() })),
          }),
        ),
        lines: z.array(z.object({ quantity: z.int() })),
        surcharges: z.array(z.object({ description: z.string() })),
      }),
    ),
  }),
});

async function orderOf(saleId: string) {
  const query = `query ($options: OrderListOptions) { orders(options: $options) { items { code state totalWithTax
    payments { amount refunds { total state reason } } lines { quantity } surcharges { description } } } }`;
  const options = { filter: { posSaleId: { eq: saleId } } };
  const { items } = ordersSchema.parse(await desk.store.admin(query, { options })).orders;
  expect(items).toHaveLength(1);
  return items[0];
}

describe('a sale', () => {
  test('is found by its id, once it is recorded', async () => {
    const saleId = uuid();
    expect(await post.find(saleId)).toBeNull();
    const first = await post.sale({ saleId, items: [{ variantId: take(), pieces: 2, price: 500 }] });
    expect(first).toMatchObject({
      repeated: false,
      document: { id: saleId, kind: 'SALE', total: 1000, code: (await orderOf(saleId))?.code },
    });
    expect(await post.find(saleId)).toEqual(first.document);
  });

  test('names all that the store does not have', async () => {
    const gone = take();
    await desk.witness.deleteVariant(gone);
    const saleId = uuid();
    const items = [gone, '99999', take()].map((variantId) => ({ variantId, pieces: 1, price: 100 }));
    expect(await post.sale({ saleId, items })).toMatchObject({
      code: 'UNKNOWN_ITEM',
      items: [
        { productVariantId: gone, isUnknown: true, available: null, totalWithTax: null },
        { productVariantId: '99999', isUnknown: true },
      ],
    });
    expect(await post.find(saleId)).toBeNull();
  });

  test('of more than there is says how many there are, and raises the stock when it is told to', async () => {
    const variantId = take();
    const sale = { saleId: uuid(), items: [{ variantId, pieces: 133, price: 10 }] };
    expect(await post.sale(sale)).toMatchObject({
      code: 'INSUFFICIENT_STOCK',
      items: [{ productVariantId: variantId, available: 130, isUnknown: false }],
    });
    expect(await post.sale({ ...sale, allowShort: true })).toMatchObject({ repeated: false });
    expect((await desk.witness.stock(variantId)).onHand).toBe(0);
    expect(await onHandAt(variantId, S2)).toBe(10 + 3 - 133);
  });

  test('at another total is refused, unless that total is accepted', async () => {
    const sale = { saleId: uuid(), items: [{ variantId: take(), pieces: 1, price: 500 }], total: 499 };
    expect(await post.sale(sale)).toMatchObject({ code: 'TOTAL_DIFFERS', totalWithTax: 500 });
    expect(await post.sale({ ...sale, allowTotal: 500 })).toMatchObject({ document: { total: 500 } });
  });

  test('of nothing but what the store has no goods for is recorded', async () => {
    const saleId = uuid();
    const surcharges = [{ description: 'Cheese 0.350 kg', amountWithTax: 777, taxRate: 7 }];
    expect(await post.sale({ saleId, items: [], surcharges, total: 777 })).toMatchObject({
      document: { total: 777 },
    });
    expect(await orderOf(saleId)).toMatchObject({ totalWithTax: 777, state: 'Delivered', surcharges: [{}] });
  });

  test('belongs to the customer with the mail address, or is refused when there is none', async () => {
    const items = [{ variantId: take(), pieces: 1, price: 100 }];
    const customerEmail = 'Greta@Garbo.invalid';
    expect(await post.sale({ saleId: uuid(), items, customerEmail })).toMatchObject({
      code: 'UNKNOWN_CUSTOMER',
    });
    await post.customer({ name: 'Greta Garbo', emailAddress: customerEmail });
    expect(await post.sale({ saleId: uuid(), items, customerEmail, customerId: '4711' })).toMatchObject({
      repeated: false,
    });
  });
});

describe('a return', () => {
  test('puts good pieces back where they came back to, and gives the money back', async () => {
    const [variantId, saleId, returnId] = [take(), uuid(), uuid()];
    await post.sale({ saleId, items: [{ variantId, pieces: 3, price: 400 }] });
    const wish = {
      returnId,
      locationId: S1,
      returned: [
        { saleId, variantId, pieces: 1, amount: 400 },
        { saleId, variantId, pieces: 1, amount: 399, restock: false },
      ],
    };
    const { code } = (await orderOf(saleId)) ?? {};
    expect(await post.back(wish)).toMatchObject({ repeated: false, document: { total: -799, code } });
    expect(await post.back(wish)).toMatchObject({ repeated: true, document: { total: -799, code } });
    expect(await onHandAt(variantId, S1)).toBe(20 + 1);
    expect(await onHandAt(variantId, S2)).toBe(10 - 3);
    const order = await orderOf(saleId);
    expect(order?.payments).toMatchObject([{ amount: 1200, refunds: [{ total: 799, state: 'Settled' }] }]);
    expect(order?.payments[0]?.refunds[0]?.reason).toContain(returnId);
    expect(order?.lines).toEqual([{ quantity: 2 }]);
  });

  test('of a whole sale leaves nothing of it', async () => {
    const [first, second, saleId] = [take(), take(), uuid()];
    const items = [first, second].map((variantId) => ({ variantId, pieces: 2, price: 150 }));
    await post.sale({ saleId, items });
    const returned = items.map(({ variantId }) => ({ saleId, variantId, pieces: 2, amount: 300 }));
    expect(await post.back({ returnId: uuid(), kind: 'VOID', returned })).toMatchObject({
      document: { total: -600 },
    });
    expect(await orderOf(saleId)).toMatchObject({
      state: 'Cancelled',
      totalWithTax: 0,
      payments: [{ refunds: [{ total: 600, state: 'Settled' }] }],
    });
    expect(await desk.witness.stock(first)).toMatchObject({ onHand: 130, allocated: 0 });
    expect(await onHandAt(second, S2)).toBe(10);
  });

  test('gives no more back than was paid, and takes no more back than was sold', async () => {
    const [variantId, saleId] = [take(), uuid()];
    await post.sale({ saleId, items: [{ variantId, pieces: 2, price: 400 }] });
    const line = { saleId, variantId, pieces: 1, amount: 801 };
    expect(await post.back({ returnId: uuid(), returned: [line] })).toMatchObject({
      code: 'STATE',
      totalWithTax: 800,
    });
    expect(
      await post.back({ returnId: uuid(), returned: [{ ...line, pieces: 3, amount: 1 }] }),
    ).toMatchObject({ code: 'STATE', items: [{ productVariantId: variantId, available: 2 }] });
    expect(await onHandAt(variantId, S2)).toBe(10 - 2);
    expect((await orderOf(saleId))?.payments).toMatchObject([{ refunds: [] }]);
  });

  test('in an exchange makes a new order, which can come back in its turn', async () => {
    const [old, fresh, saleId, returnId] = [take(), take(), uuid(), uuid()];
    await post.sale({ saleId, items: [{ variantId: old, pieces: 1, price: 400 }] });
    const outcome = await post.back({
      returnId,
      kind: 'EXCHANGE',
      returned: [{ saleId, variantId: old, pieces: 1, amount: 400 }],
      items: [{ variantId: fresh, pieces: 1, price: 650 }],
    });
    const order = await orderOf(returnId);
    expect(outcome).toMatchObject({ document: { kind: 'RETURN', total: 250, code: order?.code } });
    expect(order).toMatchObject({ totalWithTax: 650, state: 'Delivered' });
    const again = [{ saleId: returnId, variantId: fresh, pieces: 1, amount: 650 }];
    expect(await post.back({ returnId: uuid(), returned: again })).toMatchObject({
      document: { total: -650 },
    });
    expect(await desk.witness.stock(fresh)).toMatchObject({ onHand: 130 });
  });

  test('without a receipt moves the goods only, and is worth what the till gave back; of an unknown sale it is refused', async () => {
    const variantId = take();
    const line = { variantId, pieces: 2, amount: 500 };
    expect(await post.back({ returnId: uuid(), returned: [line] })).toMatchObject({
      document: { total: -500 },
    });
    expect(await onHandAt(variantId, S2)).toBe(12);
    expect(await post.back({ returnId: uuid(), returned: [{ ...line, saleId: uuid() }] })).toMatchObject({
      code: 'UNKNOWN_DOCUMENT',
    });
  });
});

describe('a movement of stock', () => {
  test('adds what came and takes what went, below zero too, once', async () => {
    const [first, second, documentId] = [take(), take(), uuid()];
    const moves = [
      { variantId: first, quantity: 5 },
      { variantId: second, quantity: -14 },
    ];
    expect(await post.stock({ documentId, moves })).toMatchObject({ repeated: false });
    expect(await post.stock({ documentId, moves })).toMatchObject({ repeated: true });
    expect(await onHandAt(first, S2)).toBe(15);
    expect(await onHandAt(second, S2)).toBe(-4);
    expect(await post.find(documentId)).toMatchObject({ kind: 'STOCK', remoteId: documentId, total: null });
  });

  test('of goods that the store does not have moves nothing', async () => {
    const variantId = take();
    const moves = [variantId, '99999'].map((id) => ({ variantId: id, quantity: 1 }));
    expect(await post.stock({ documentId: uuid(), moves })).toMatchObject({
      code: 'UNKNOWN_ITEM',
      items: [{ productVariantId: '99999', isUnknown: true }],
    });
    expect(await onHandAt(variantId, S2)).toBe(10);
  });

  test('adds up when twenty come at once', async () => {
    const variantId = take();
    const moves = [{ variantId, quantity: -1 }];
    await Promise.all(Array.from({ length: 20 }, () => post.stock({ documentId: uuid(), moves })));
    expect(await onHandAt(variantId, S2)).toBe(10 - 20);
  });
});

describe('a customer', () => {
  const named = async (mail: string) => {
    const { rows } = await desk.lines('export?kind=customers');
    return rows.filter((row) => row['mail'] === mail);
  };

  test('is made once for a mail address, and changed by the till that made it', async () => {
    const emailAddress = 'ada@lovelace.invalid';
    const posCustomerId = uuid();
    const made = await post.customer({ posCustomerId, name: 'Ada King', emailAddress, phoneNumber: '1' });
    const other = await post.customer({ name: 'A', emailAddress: 'ADA@lovelace.invalid', phoneNumber: '2' });
    expect(other.document?.remoteId).toBe(made.document?.remoteId);
    expect(await named(emailAddress)).toMatchObject([{ name: 'Ada King', phone: '1' }]);
    await post.customer({ posCustomerId, name: 'Ada Lovelace', emailAddress });
    expect(await named(emailAddress)).toMatchObject([{ name: 'Ada Lovelace', phone: '' }]);
  });

  test('keeps being the same with another mail address, but takes nobody else’s', async () => {
    const posCustomerId = uuid();
    const made = await post.customer({ posCustomerId, name: 'Bo', emailAddress: 'bo@one.invalid' });
    const moved = await post.customer({ posCustomerId, name: 'Bo', emailAddress: 'bo@two.invalid' });
    expect(moved.document?.remoteId).toBe(made.document?.remoteId);
    expect(await named('bo@one.invalid')).toEqual([]);
    await post.customer({ name: 'Al', emailAddress: 'al@one.invalid' });
    expect(await post.customer({ posCustomerId, name: 'Bo', emailAddress: 'al@one.invalid' })).toMatchObject({
      code: 'STATE',
    });
  });
});
