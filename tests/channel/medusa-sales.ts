import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { postMemory } from '#tests/support/post-memory.ts';
import type { WitnessedVariant } from '#tests/support/witness.ts';
import { drain } from './drain.ts';
import type { MedusaSubject } from './medusa-subject.ts';

const orderSchema = z.object({
  orders: z.array(
    z.object({
      metadata: z.record(z.string(), z.unknown()).nullable(),
      items: z.array(
        z.object({
          title: z.string(),
          variant_id: z.string().nullable(),
          quantity: z.number(),
          total: z.number(),
        }),
      ),
    }),
  ),
});

const preferencesSchema = z.object({
  price_preferences: z.array(z.object({ id: z.string(), attribute: z.string() })),
});

const shownSchema = z.object({
  products: z.array(
    z.object({
      variants: z.array(
        z.object({
          id: z.string(),
          calculated_price: z.object({ calculated_amount_with_tax: z.number() }),
        }),
      ),
    }),
  ),
});

/** What is particular to sales at a Medusa. */
export function describeMedusaSales(subject: () => MedusaSubject): void {
  const take = (): WitnessedVariant => {
    const [variant] = subject().takeGoods(1);
    if (variant === undefined) throw new Error('no goods');
    return variant;
  };
  const orderOf = async (saleId: string) => {
    const read = await subject().store.admin('GET', '/orders?limit=500&fields=id,metadata,total,*items');
    const { orders } = orderSchema.parse(read);
    return orders.find(({ metadata }) => metadata?.['countertop_id'] === saleId);
  };

  /** What a shopper on the web pays for one of each, tax included, in minor units. */
  const paidOnline = async (): Promise<ReadonlyMap<string, number>> => {
    const { shop, regionId } = subject().store;
    const { products } = shownSchema.parse(
      await shop(
        'GET',
        `/products?limit=1000&region_id=${regionId}&country_code=de&fields=id,*variants.calculated_price`,
      ),
    );
    return new Map(
      products
        .flatMap(({ variants }) => variants)
        .map(({ id, calculated_price: price }) => [id, price.calculated_amount_with_tax * 100]),
    );
  };

  describe('sales', () => {
    test('keep the price that the customer paid, and what the till knows', async () => {
      const { connector, saleOf, witness } = subject();
      const variant = take();
      const sale = saleOf({ variant, pieces: 2, price: variant.price - 1 });
      await witness.setPrice(variant.id, variant.price * 3);
      expect(await connector.post(sale, postMemory())).toMatchObject({ value: { total: sale.total } });
      expect(await orderOf(sale.id)).toMatchObject({
        metadata: {
          countertop_id: sale.id,
          countertop_register: 'R1',
          countertop_receipt: 'R1-000017',
          countertop_sold_at: new Date(sale.soldAt).toISOString(),
          countertop_tenders: [{ kind: 'cash', amount: '1.00' }, { kind: 'card' }],
        },
      });
    });

    test('hold a line whose total is no multiple of its pieces', async () => {
      const { connector, saleOf } = subject();
      const whole = saleOf({ variant: take(), pieces: 3, price: 333 });
      const sale = { ...whole, total: 1000, lines: whole.lines.map((line) => ({ ...line, total: 1000 })) };
      expect(await connector.post(sale, postMemory())).toMatchObject({ value: { total: 1000 } });
      const { items = [] } = (await orderOf(sale.id)) ?? {};
      expect(
        items.map(({ quantity, total }) => [quantity, total]).toSorted(([a = 0], [b = 0]) => a - b),
      ).toEqual([
        [1, 3.34],
        [2, 6.66],
      ]);
    });

    test('keep what the catalog does not have by its name, at its exact price', async () => {
      const { connector, saleOf, witness } = subject();
      const sale = saleOf({ variant: take(), pieces: 1 });
      const surcharges = [
        { position: 2, name: 'Gift wrap', amount: 255, ratePpm: 190_000 },
        { position: 3, name: 'Gift voucher', amount: 5001, ratePpm: 0 },
      ];
      const total = sale.total + 5256;
      expect(await connector.post({ ...sale, total, surcharges }, postMemory())).toMatchObject({
        value: { total },
      });
      expect(await witness.paidAs(sale.id)).toMatchObject([{ isFinished: true, paid: total }]);
      const { items = [] } = (await orderOf(sale.id)) ?? {};
      const titled = items.filter(({ variant_id }) => variant_id === null);
      expect(titled.map(({ title }) => title).toSorted()).toEqual(['Gift voucher', 'Gift wrap']);
    });

    test('record what was given away for nothing', async () => {
      const { connector, saleOf, witness } = subject();
      const variant = take();
      const before = await witness.stock(variant.id);
      const sale = saleOf({ variant, pieces: 1, price: 0 });
      expect(await connector.post(sale, postMemory())).toMatchObject({ kind: 'done', value: { total: 0 } });
      expect(await connector.post(sale, postMemory())).toMatchObject({ kind: 'done', repeated: true });
      expect((await witness.stock(variant.id)).onHand).toBe(before.onHand - 1);
    });

    test('take the stock from the shop that sold', async () => {
      const { connector, saleOf, witness, location } = subject();
      const variant = take();
      const { onHandAt } = await witness.stock(variant.id);
      await connector.post(saleOf({ variant, pieces: 2 }), postMemory());
      expect((await witness.stock(variant.id)).onHandAt).toEqual({
        ...onHandAt,
        [location.remoteId]: (onHandAt[location.remoteId] ?? 0) - 2,
      });
    });

    test('keep the discounts of the web shop off', async () => {
      const { connector, saleOf, witness } = subject();
      const stop = await witness.discountAll(50);
      const sale = saleOf({ variant: take(), pieces: 2 });
      const outcome = await connector.post(sale, postMemory());
      await stop();
      expect(outcome).toMatchObject({ kind: 'done', value: { total: sale.total } });
      expect(await witness.paidAs(sale.id)).toMatchObject([{ paid: sale.total }]);
    });

    test('tell what is short, and raise it where somebody says that the goods left', async () => {
      const { connector, saleOf, witness, location } = subject();
      const variant = take();
      await witness.setStock(variant.id, location.remoteId, 1);
      const sale = saleOf({ variant, pieces: 3 });
      expect(await connector.post(sale, postMemory())).toMatchObject({
        code: 'insufficient-stock',
        detail: { items: [{ variantRemoteId: variant.id, available: 1000 }] },
      });
      const allowed = { ...sale, allows: { storeTotal: null, shortStock: true } };
      expect(await connector.post(allowed, postMemory())).toMatchObject({ kind: 'done' });
      expect((await witness.stock(variant.id)).onHandAt[location.remoteId]).toBe(0);
    });

    test('take the total of the store where somebody accepts it', async () => {
      const { connector, saleOf, witness } = subject();
      const right = saleOf({ variant: take(), pieces: 1 });
      const sale = { ...right, total: right.total - 100 };
      expect(await connector.post(sale, postMemory())).toMatchObject({
        code: 'total-differs',
        detail: { storeTotal: right.total },
      });
      const allowed = { ...sale, allows: { storeTotal: right.total, shortStock: false } };
      expect(await connector.post(allowed, postMemory())).toMatchObject({ value: { total: right.total } });
      expect(await witness.paidAs(sale.id)).toMatchObject([{ paid: right.total, payments: 1 }]);
    });

    test('belong to their customer, or to nobody', async () => {
      const { connector, saleOf, witness } = subject();
      const mail = `ada.${Date.now()}@example.com`;
      const remoteId = await witness.makeCustomer({ name: 'Ada Web', mail, phone: '' });
      const customer = { customerId: 'c1', remoteId, name: 'Ada Web', mail };
      const sale = { ...saleOf({ variant: take(), pieces: 1 }), customer };
      const nobody = saleOf({ variant: take(), pieces: 1 });
      await connector.post(sale, postMemory());
      await connector.post(nobody, postMemory());
      expect(await witness.paidAs(sale.id)).toMatchObject([{ mail }]);
      expect(await witness.paidAs(nobody.id)).toMatchObject([{ mail: null }]);
      const gone = {
        ...saleOf({ variant: take(), pieces: 1 }),
        customer: { ...customer, remoteId: 'cus_no' },
      };
      expect(await connector.post(gone, postMemory())).toMatchObject({ code: 'unknown-customer' });
    });

    test('come out exactly where the web shop shows prices without tax', async () => {
      const { connect, saleOf, store } = subject();
      const read = await store.admin('GET', '/price-preferences');
      const { price_preferences: preferences } = preferencesSchema.parse(read);
      const setTax = async (isInclusive: boolean) => {
        for (const { id } of preferences) {
          await store.admin('POST', `/price-preferences/${id}`, { is_tax_inclusive: isInclusive });
        }
      };
      const variant = take();
      const sale = saleOf({ variant, pieces: 3, price: 2399 });
      await setTax(false);
      try {
        const connector = connect({});
        const { items } = await drain((cursor) => connector.catalog(cursor));
        const told = items.filter((item) => item.kind === 'variant');
        const paid = await paidOnline();
        expect(told.length).toBe(paid.size);
        // The web shop shows fractions of a minor unit.
        expect(
          told.filter(
            ({ remoteId, price }) => !(Math.abs(price - (paid.get(remoteId) ?? Number.NaN)) < 0.51),
          ),
        ).toEqual([]);
        expect(paid.get(variant.id)).toBeGreaterThan(variant.price);
        expect(await connector.post(sale, postMemory())).toMatchObject({ value: { total: 7197 } });
      } finally {
        await setTax(true);
      }
    });
  });
}
