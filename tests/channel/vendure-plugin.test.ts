import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { connectorContract } from './connector-contract.ts';
import { describeFeed } from './vendure-feed.ts';
import { describeVendure } from './vendure-own.ts';
import { expectVendure, openVendure, type VendureSubject } from './vendure-subject.ts';
import { describeVendurePromotions } from './vendure-promotions.ts';
import { postMemory } from '#tests/support/post-memory.ts';

connectorContract(
  'Vendure with the plugin',
  expectVendure(true, {
    deletions: 'listed',
    stock: 'feed',
    saleOnce: 'atomic',
    priceAsSold: true,
    locations: true,
    returns: true,
    stockWrite: 'once',
    pickup: 'shared',
    notices: true,
    holdBack: true,
    push: true,
    weaknesses: [],
  }),
  {
    open: () => openVendure(true),
    more: (subject) => {
      describeVendure(subject);
      describePlugin(subject);
      describeVendurePromotions(subject);
      describeFeed(subject);
    },
  },
);

const orderSchema = z.object({
  orders: z.object({
    items: z.tuple([
      z.object({
        customFields: z.record(z.string(), z.unknown()),
        payments: z.array(z.object({ method: z.string(), metadata: z.unknown() })),
        lines: z.array(z.object({ quantity: z.int(), unitPriceWithTax: z.int() })),
        discounts: z.array(z.unknown()),
        surcharges: z.array(z.unknown()),
      }),
    ]),
  }),
});

const ORDER = `query ($options: OrderListOptions) { orders(options: $options) { items {
  customFields { posSaleId posRegister posReceiptNumber posSoldAt posLocationId }
  payments { method metadata } lines { quantity unitPriceWithTax } discounts { amount: amountWithTax }
  surcharges { description priceWithTax taxRate }
} } }`;

function describePlugin(subject: () => VendureSubject): void {
  const orderOf = async (saleId: string) => {
    const options = { filter: { posSaleId: { eq: saleId } } };
    return orderSchema.parse(await subject().store.admin(ORDER, { options })).orders.items[0];
  };

  const take = () => {
    const [variant] = subject().takeGoods(1);
    if (variant === undefined) throw new Error('no goods');
    return variant;
  };

  describe('the plugin', () => {
    test('records one of three simultaneous posts of a sale', async () => {
      const { connect, witness, saleOf } = subject();
      const variant = take();
      const connectors = [connect({}), connect({}), connect({})];
      for (let nth = 0; nth < 5; nth += 1) {
        const sale = saleOf({ variant, pieces: 1 });
        const outcomes = await Promise.all(connectors.map((connector) => connector.post(sale, postMemory())));
        expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
        expect(outcomes.filter((outcome) => outcome.kind === 'done' && !outcome.repeated)).toHaveLength(1);
        expect(await witness.paidAs(sale.id)).toMatchObject([{ payments: 1, fulfillments: 1 }]);
      }
      expect((await witness.stock(variant.id)).onHand).toBe(130 - 5);
    });

    test('keeps what the catalog does not have as surcharges, tax and all', async () => {
      const { connector, witness, saleOf } = subject();
      const sale = saleOf({ variant: take(), pieces: 1 });
      const surcharges = [
        { position: 2, name: 'Gift wrap', amount: 250, ratePpm: 190_000 },
        { position: 3, name: 'Gift voucher', amount: 5000, ratePpm: 0 },
      ];
      const total = sale.total + 5250;
      expect(await connector.post({ ...sale, total, surcharges }, postMemory())).toMatchObject({
        value: { total },
      });
      expect(await witness.paidAs(sale.id)).toMatchObject([{ isFinished: true, total, paid: total }]);
      expect((await orderOf(sale.id)).surcharges).toEqual([
        { description: 'Gift wrap', priceWithTax: 250, taxRate: 19 },
        { description: 'Gift voucher', priceWithTax: 5000, taxRate: 0 },
      ]);
    });

    test('takes a sale without any goods of the catalog, once', async () => {
      const { connector, witness, saleOf } = subject();
      const { lines, ...sale } = saleOf({ variant: take(), pieces: 2 });
      const surcharges = lines.map(({ position, total: amount }) => {
        return { position, name: '2 × Mug', amount, ratePpm: 190_000 };
      });
      const misc = { ...sale, lines: [], surcharges };
      const value = { total: sale.total };
      expect(await connector.post(misc, postMemory())).toMatchObject({
        kind: 'done',
        repeated: false,
        value,
      });
      expect(await connector.find(misc, postMemory())).toMatchObject({ value });
      expect(await connector.post(misc, postMemory())).toMatchObject({ kind: 'done', repeated: true });
      expect(await witness.paidAs(sale.id)).toMatchObject([{ isFinished: true, total: sale.total }]);
    });

    test('takes the stock from the shop that sold', async () => {
      const { connector, saleOf, store, witness } = subject();
      const variant = take();
      const { onHandAt } = await witness.stock(variant.id);
      await connector.post(saleOf({ variant, pieces: 2 }), postMemory());
      const { S2 } = store.locations;
      expect((await witness.stock(variant.id)).onHandAt).toEqual({
        ...onHandAt,
        [S2]: (onHandAt[S2] ?? 0) - 2,
      });
    });

    test('keeps what the till knows of the sale', async () => {
      const { connector, saleOf, store } = subject();
      const sale = saleOf({ variant: take(), pieces: 1 });
      await connector.post(sale, postMemory());
      const order = await orderOf(sale.id);
      expect(order.customFields).toEqual({
        posSaleId: sale.id,
        posRegister: 'R1',
        posReceiptNumber: 'R1-000017',
        posSoldAt: new Date(sale.soldAt).toISOString(),
        posLocationId: store.locations.S2,
      });
      expect(order.payments).toEqual([
        {
          method: 'pos',
          metadata: { tenders: sale.tenders, register: 'R1', receiptNumber: 'R1-000017' },
        },
      ]);
    });

    test('keeps the price that the customer paid, whatever the catalog says by now', async () => {
      const { connector, witness, saleOf } = subject();
      const variant = take();
      const sale = saleOf({ variant, pieces: 2, price: variant.price - 1 });
      await witness.setPrice(variant.id, variant.price * 3);
      expect(await connector.post(sale, postMemory())).toMatchObject({
        kind: 'done',
        value: { total: sale.total },
      });
      expect((await orderOf(sale.id)).lines).toEqual([{ quantity: 2, unitPriceWithTax: variant.price - 1 }]);
    });

    test('holds a line whose total is no multiple of its pieces', async () => {
      const { connector, saleOf } = subject();
      const whole = saleOf({ variant: take(), pieces: 3, price: 333 });
      const sale = { ...whole, total: 1000, lines: whole.lines.map((line) => ({ ...line, total: 1000 })) };
      expect(await connector.post(sale, postMemory())).toMatchObject({
        kind: 'done',
        value: { total: 1000 },
      });
      const { lines } = await orderOf(sale.id);
      expect(lines.toSorted((a, b) => a.quantity - b.quantity)).toEqual([
        { quantity: 1, unitPriceWithTax: 334 },
        { quantity: 2, unitPriceWithTax: 333 },
      ]);
    });

    test('records what was given away for nothing', async () => {
      const { connector, saleOf, witness } = subject();
      const variant = take();
      const sale = saleOf({ variant, pieces: 1, price: 0 });
      expect(await connector.post(sale, postMemory())).toMatchObject({ kind: 'done', value: { total: 0 } });
      expect((await witness.stock(variant.id)).onHand).toBe(129);
    });

    test('takes what is weighed for money and no pieces, also when it happens to be whole kilograms', async () => {
      const { connector, saleOf, returnOf, witness } = subject();
      const variant = take();
      const before = await witness.stock(variant.id);
      const weighed = (quantity: number) => {
        const sale = saleOf({ variant, pieces: 1, price: 1000 });
        return { ...sale, lines: sale.lines.map((line) => ({ ...line, unit: 'kg' as const, quantity })) };
      };
      const sale = weighed(2350);
      for (const one of [sale, weighed(2000)]) {
        expect(await connector.post(one, postMemory())).toMatchObject({
          kind: 'done',
          value: { total: 1000 },
        });
      }
      const refund = returnOf([{ sale, variant, pieces: 2, price: 425 }]);
      const returned = refund.returned.map((line) => ({ ...line, unit: 'kg' as const }));
      expect(await connector.post({ ...refund, returned }, postMemory())).toMatchObject({ kind: 'done' });
      expect(await witness.paidAs(sale.id)).toMatchObject([{ refunded: 850 }]);
      expect(await witness.stock(variant.id)).toEqual(before);
    });

    test('keeps the discounts of the web shop off sales of a till', async () => {
      const { connector, witness, saleOf } = subject();
      const stop = await witness.discountAll(50);
      const sale = saleOf({ variant: take(), pieces: 2 });
      const outcome = await connector.post(sale, postMemory());
      await stop();
      expect(outcome).toMatchObject({ kind: 'done', value: { total: sale.total } });
      expect((await orderOf(sale.id)).discounts).toEqual([]);
    });

    test('offers the counter to no shopper, and collecting only once a store was chosen', async () => {
      const { store } = subject();
      const variant = take();
      const shop = store.openShopper();
      const methods = async (): Promise<string[]> => {
        const answer = z.object({ eligibleShippingMethods: z.array(z.object({ code: z.string() })) });
        const reply = await shop('{ eligibleShippingMethods { code } }');
        return answer.parse(reply).eligibleShippingMethods.map(({ code }) => code);
      };
      await shop(
        'mutation ($id: ID!) { addItemToOrder(productVariantId: $id, quantity: 1) { __typename } }',
        {
          id: variant.id,
        },
      );
      expect(await methods()).toEqual(['standard-shipping', 'express-shipping']);
      await shop(
        `mutation { setOrderCustomFields(input: { customFields: { pickupStore: "S1" } }) { __typename } }`,
      );
      expect((await methods()).toSorted()).toEqual(['express-shipping', 'standard-shipping', 'store-pickup']);
    });
  });
}
