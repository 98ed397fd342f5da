import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PostMemory } from '#main/channel/connector.ts';
import type { ReturnDocument, SaleDocument, StoreDocument } from '#main/channel/document.ts';
import { createClient, type VendureClient } from '#main/channel/vendure/client.ts';
import { findDocument, postDocument } from '#main/channel/vendure/post-document.ts';
import type { StoreShape } from '#main/channel/vendure/store-shape.ts';
import { postMemory } from '#tests/support/post-memory.ts';
import type { WitnessedVariant } from '#tests/support/witness.ts';
import { valueOf } from './drain.ts';
import { twoOf } from './post-until-done.ts';
import { openVendure, type VendureSubject } from './vendure-subject.ts';

const PLUGIN: StoreShape = {
  hasPlugin: true,
  takesAll: true,
  hasFeed: true,
  tellsShoppers: true,
  heard: '',
  barcodeField: null,
  orderFields: [],
  hasOffers: false,
};
const NONE: StoreShape = { ...PLUGIN, hasPlugin: false, takesAll: false, hasFeed: false };

let subject: VendureSubject;
let client: VendureClient;

beforeAll(async () => {
  subject = await openVendure(true);
  const { url, apiKey, channelToken } = subject.store;
  client = createClient({ url, apiKey, channelToken }, { now: Date.now, timeoutMs: 30_000 }, () => undefined);
}, 180_000);
afterAll(() => subject.close());

const take = (): WitnessedVariant => twoOf(subject.takeGoods(1))[0];
const onHand = async ({ id }: WitnessedVariant): Promise<number> => (await subject.witness.stock(id)).onHand;

/** One document whose tries find the shop with the plugin or without it. */
function posting(document: StoreDocument, memory: PostMemory = postMemory()) {
  return {
    post: (shape: StoreShape, by = client) => postDocument(by, shape, document, memory),
    find: async (shape: StoreShape) => valueOf(await findDocument(client, shape, document, memory)),
  };
}

/** Loses the connection at the first question that has these words, before it gets to the store. */
function cutAt(words: string): VendureClient {
  return {
    ...client,
    write: async (question) =>
      question.query.includes(words)
        ? { kind: 'unknown', lookAfterMs: 0, message: 'cut' }
        : await client.write(question),
  };
}

/** The till's own way to hand over is not for orders that are made by hand: those cost what sending costs. */
const SENDING = 500;
function steppable<T extends SaleDocument | ReturnDocument>(document: T): T {
  const sold = document.lines.reduce((sum, { total }) => sum + total, 0);
  return { ...document, allows: { shortStock: false, storeTotal: sold + SENDING } };
}

async function soldOf(variant: WitnessedVariant, pieces: number) {
  const sale = subject.saleOf({ variant, pieces });
  expect(await posting(sale).post(PLUGIN)).toMatchObject({ kind: 'done' });
  return sale;
}

const DONE_BEFORE = { kind: 'done', repeated: true };

describe('a document of which the answer was lost', { timeout: 60_000 }, () => {
  test('counts once when it is stock that was stepped, and the plugin came', async () => {
    const variant = take();
    const before = await onHand(variant);
    const document = subject.stockOf([variant.id, 5]);
    const { post, find } = posting(document);
    await post(NONE);
    expect(await find(PLUGIN)).toMatchObject({ remoteId: document.id });
    expect(await posting(document).find(PLUGIN)).toMatchObject({ remoteId: document.id });
    expect(await post(PLUGIN)).toMatchObject(DONE_BEFORE);
    expect(await onHand(variant)).toBe(before + 5);
  });

  test('counts once when it is stock that the plugin has, and the plugin went: nobody can say', async () => {
    const variant = take();
    const before = await onHand(variant);
    const { post, find } = posting(subject.stockOf([variant.id, 5]));
    await post(PLUGIN);
    expect(await find(NONE)).toBeNull();
    expect(await post(NONE)).toMatchObject({ kind: 'refused', code: 'state' });
    expect(await post(PLUGIN)).toMatchObject(DONE_BEFORE);
    expect(await onHand(variant)).toBe(before + 5);
  });

  test('is stepped when the plugin had refused it, and went', async () => {
    const [gone, variant] = [take(), take()];
    await subject.witness.deleteVariant(gone.id);
    const memory = postMemory();
    const refused = subject.stockOf([gone.id, 5]);
    expect(await posting(refused, memory).post(PLUGIN)).toMatchObject({ code: 'unknown-item' });
    const before = await onHand(variant);
    const mapped = { ...subject.stockOf([variant.id, 5]), id: refused.id };
    expect(await posting(mapped, memory).post(NONE)).toMatchObject({ kind: 'done', repeated: false });
    expect(await onHand(variant)).toBe(before + 5);
  });

  test.each([
    ['came', NONE, PLUGIN],
    ['went', PLUGIN, NONE],
  ])('is refunded once when it is a return, and the plugin %s', async (_, first, then) => {
    const variant = take();
    const sale = await soldOf(variant, 3);
    const before = await onHand(variant);
    const document = subject.returnOf([{ sale, variant, pieces: 1 }]);
    const { post, find } = posting(document);
    await post(first);
    expect(await find(then)).toMatchObject({ total: document.total });
    expect(await posting(document).find(then)).toMatchObject({ total: document.total });
    expect(await post(then)).toMatchObject(DONE_BEFORE);
    expect(await subject.witness.paidAs(sale.id)).toMatchObject([{ refunded: variant.price, refunds: 1 }]);
    expect(await onHand(variant)).toBe(before + 1);
  });

  test('is brought to its end step by step when only half of a return was there before the plugin', async () => {
    const [variant, other] = [take(), take()];
    const sale = await soldOf(variant, 3);
    const before = [await onHand(variant), await onHand(other)];
    const exchange = subject.returnOf([{ sale, variant, pieces: 1 }], {
      sold: [{ variant: other, pieces: 1 }],
    });
    const document = steppable(exchange);
    const { post, find } = posting(document);
    expect(await post(NONE, cutAt('refundOrder'))).toMatchObject({ kind: 'unknown' });
    expect(await find(PLUGIN)).toBeNull();
    expect(await post(PLUGIN)).toMatchObject({ kind: 'done' });
    expect(await subject.witness.paidAs(sale.id)).toMatchObject([{ refunded: variant.price, refunds: 1 }]);
    expect(await subject.witness.paidAs(document.id)).toHaveLength(1);
    expect([await onHand(variant), await onHand(other)]).toEqual([
      (before[0] ?? 0) + 1,
      (before[1] ?? 0) - 1,
    ]);
  });

  test.each([
    ['remembered', true],
    ['forgotten by a till that was restored', false],
  ])(
    'is handed over when it is a sale that was only paid before the plugin came, %s',
    async (_, remembers) => {
      const variant = take();
      const before = await onHand(variant);
      const sale = steppable(subject.saleOf({ variant, pieces: 1 }));
      const memory = postMemory();
      expect(await posting(sale, memory).post(NONE, cutAt('addFulfillmentToOrder'))).toMatchObject({
        kind: 'unknown',
      });
      const { post, find } = posting(sale, remembers ? memory : postMemory());
      expect(await find(PLUGIN)).toBeNull();
      expect(await post(PLUGIN)).toMatchObject({ kind: 'done' });
      expect(await find(PLUGIN)).toMatchObject({ total: sale.total + SENDING });
      expect(await subject.witness.paidAs(sale.id)).toMatchObject([{ isFinished: true, payments: 1 }]);
      expect(await onHand(variant)).toBe(before - 1);
    },
  );

  test('goes by the plugin when the steps had led to nothing', async () => {
    const variant = take();
    const sale = subject.saleOf({ variant, pieces: 1, price: variant.price - 1 });
    const { post } = posting(sale);
    expect(await post(NONE)).toMatchObject({ kind: 'refused', code: 'total-differs' });
    expect(await post(PLUGIN)).toMatchObject({ kind: 'done', value: { total: sale.total } });
  });
});

test('a sale is told at what was paid for it, also after something of it came back', async () => {
  const variant = take();
  const sale = steppable(subject.saleOf({ variant, pieces: 2 }));
  expect(await posting(sale).post(NONE)).toMatchObject({ kind: 'done' });
  const refund = subject.returnOf([{ sale, variant, pieces: 1 }]);
  expect(await posting(refund).post(PLUGIN)).toMatchObject({ kind: 'done' });
  const total = sale.total + SENDING;
  expect(await posting(sale).find(PLUGIN)).toMatchObject({ total });
  expect(await posting(sale).find({ ...PLUGIN, takesAll: false })).toMatchObject({ total });
  expect(await posting(sale).post(PLUGIN)).toMatchObject({ ...DONE_BEFORE, value: { total } });
}, 60_000);
