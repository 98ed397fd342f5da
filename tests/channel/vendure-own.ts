import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { postMemory } from '#tests/support/post-memory.ts';
import { valueOf } from './drain.ts';
import { twoOf } from './post-until-done.ts';
import type { VendureSubject } from './vendure-subject.ts';

const keySchema = z.object({ createApiKey: z.object({ apiKey: z.string(), entityId: z.string() }) });
const rotatedSchema = z.object({ rotateApiKey: z.object({ apiKey: z.string() }) });
const rolesSchema = z.object({
  roles: z.object({ items: z.array(z.object({ id: z.string(), code: z.string() })) }),
});

const HOUR = 3_600_000;

/** What holds for a Vendure with the plugin and without it. */
export function describeVendure(subject: () => VendureSubject): void {
  describe('a Vendure', () => {
    test('tells its channels and its ways to hand over', async () => {
      const { connector, store } = subject();
      const { channels, shippingMethods } = valueOf(await connector.check());
      expect(channels).toEqual([{ token: store.channelToken, name: 'Default' }]);
      expect(shippingMethods).toContainEqual({
        remoteId: store.shippingMethods.inStore,
        code: 'in-store',
        name: 'In store',
      });
    });

    test('refuses a key that was changed, and takes the new one', async () => {
      const { connect, store, saleOf, takeGoods } = subject();
      const roles = rolesSchema.parse(await store.admin('{ roles { items { id code } } }')).roles.items;
      const roleId = roles.find(({ code }) => code === 'pos')?.id;
      const made = await store.admin(
        'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { apiKey entityId } }',
        { input: { roleIds: [roleId], translations: [{ languageCode: 'en', name: 'Another till' }] } },
      );
      const { apiKey, entityId } = keySchema.parse(made).createApiKey;
      const connector = connect({ key: apiKey });
      expect(valueOf(await connector.check()).missingRights).toEqual([]);
      const rotated = await store.admin('mutation ($id: ID!) { rotateApiKey(id: $id) { apiKey } }', {
        id: entityId,
      });
      const [variant] = twoOf(takeGoods(1));
      const sale = saleOf({ variant, pieces: 1 });
      const dead = { kind: 'refused', code: 'credential' };
      expect(await connector.check()).toMatchObject(dead);
      expect(await connector.post(sale, postMemory())).toMatchObject(dead);
      expect(await connector.find(sale, postMemory())).toMatchObject(dead);
      const key = rotatedSchema.parse(rotated).rotateApiKey.apiKey;
      expect(await connect({ key }).post(sale, postMemory())).toMatchObject({
        kind: 'done',
        repeated: false,
      });
    });

    test('never drops goods from a sale that were switched off after it', async () => {
      const { connector, witness, saleOf, takeGoods } = subject();
      const [one, off] = twoOf(takeGoods(2));
      const sale = saleOf({ variant: one, pieces: 1 }, { variant: off, pieces: 1 });
      await witness.setEnabled(off.id, false);
      const outcome = await connector.post(sale, postMemory());
      const whole = { total: sale.total, pieces: { [one.id]: 1, [off.id]: 1 } };
      expect(['done', 'refused']).toContain(outcome.kind);
      expect(await witness.paidAs(sale.id)).toMatchObject(outcome.kind === 'done' ? [whole] : []);
    });

    test('takes what was given away for nothing', async () => {
      const { connector, witness, saleOf, takeGoods } = subject();
      const [free] = twoOf(takeGoods(1));
      await witness.setPrice(free.id, 0);
      const sale = saleOf({ variant: { ...free, price: 0 }, pieces: 2 });
      const before = await witness.stock(free.id);
      expect(await connector.post(sale, postMemory())).toMatchObject({ kind: 'done', value: { total: 0 } });
      expect(await connector.post(sale, postMemory())).toMatchObject({ kind: 'done', repeated: true });
      expect((await witness.stock(free.id)).onHand).toBe(before.onHand - 2);
    });

    test('counts a movement once, however far ahead the clock of the till is', async () => {
      const { connector, witness, stockOf, takeGoods } = subject();
      const [variant] = twoOf(takeGoods(1));
      const before = await witness.stock(variant.id);
      const document = { ...stockOf([variant.id, 5]), at: Date.now() + 25 * HOUR };
      expect(await connector.post(document, postMemory())).toMatchObject({ kind: 'done', repeated: false });
      expect(await connector.post(document, postMemory())).toMatchObject({ kind: 'done', repeated: true });
      expect((await witness.stock(variant.id)).onHand).toBe(before.onHand + 5);
    });

    test('keeps name and number of a web shopper whom a till makes anew', async () => {
      const { connector, witness, customerOf } = subject();
      const mail = 'eve@example.com';
      await witness.makeCustomer({ name: 'Eve Webshopper', mail, phone: '+49 89 999' });
      const before = await witness.customers(mail);
      const document = { ...customerOf('E', mail), phone: '' };
      expect(await connector.post(document, postMemory())).toMatchObject({ kind: 'done' });
      expect(await witness.customers(mail)).toEqual(before);
    });

    test('gives nothing back for an exchange whose new goods it refuses', async () => {
      const { connector, witness, saleOf, returnOf, takeGoods } = subject();
      const [variant, other] = twoOf(takeGoods(2));
      const sale = saleOf({ variant, pieces: 1 });
      await connector.post(sale, postMemory());
      const before = await witness.stock(variant.id);
      const sold = [{ variant: other, pieces: 900 }];
      const exchange = returnOf([{ sale, variant, pieces: 1 }], { sold });
      expect(await connector.post(exchange, postMemory())).toMatchObject({
        kind: 'refused',
        code: 'insufficient-stock',
      });
      expect(await witness.paidAs(sale.id)).toMatchObject([{ refunds: 0, refunded: 0 }]);
      expect(await witness.stock(variant.id)).toEqual(before);
    });

    test('taxes nothing for which it has no rate where the shop is', async () => {
      const { connector, store } = subject();
      await store.admin('mutation { createTaxCategory(input: { name: "Nowhere taxed" }) { id } }');
      const { taxCategories } = valueOf(await connector.settings());
      expect(taxCategories).toContainEqual(expect.objectContaining({ name: 'Nowhere taxed', ratePpm: 0 }));
    });
  });
}
