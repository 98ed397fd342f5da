import { describe, expect, test } from 'vitest';
import type { WitnessedVariant } from '#tests/support/witness.ts';
import { postMemory } from '#tests/support/post-memory.ts';
import type { ConnectorSubject } from './connector-subject.ts';
import { drain, valueOf } from './drain.ts';

/** What becomes of movements of stock, and of customers, at a Medusa. */
export function describeMedusaStock(subject: () => ConnectorSubject): void {
  const take = (count: number): readonly WitnessedVariant[] => subject().takeGoods(count);
  const onHand = async (id: string): Promise<number> => {
    const { witness, location } = subject();
    return (await witness.stock(id)).onHandAt[location.remoteId] ?? Number.NaN;
  };

  describe('movements of stock', () => {
    test('are added to what is there, once', async () => {
      const { connector, stockOf } = subject();
      const [one, two] = take(2).map(({ id }) => id);
      if (one === undefined || two === undefined) throw new Error('no goods');
      const before = [await onHand(one), await onHand(two)];
      const document = stockOf([one, 5], [two, -3], [one, 1]);
      const memory = postMemory();
      expect(valueOf(await connector.find(document, memory))).toBeNull();
      expect(await connector.post(document, memory)).toMatchObject({ kind: 'done', repeated: false });
      expect(valueOf(await connector.find(document, memory))).toMatchObject({ total: null });
      expect(await connector.post(document, memory)).toMatchObject({ kind: 'done', repeated: true });
      expect([await onHand(one), await onHand(two)]).toEqual([(before[0] ?? 0) + 6, (before[1] ?? 0) - 3]);
    });

    test('are refused where the store has too little, and nothing moves', async () => {
      const { connector, stockOf } = subject();
      const [one, two] = take(2).map(({ id }) => id);
      if (one === undefined || two === undefined) throw new Error('no goods');
      const before = [await onHand(one), await onHand(two)];
      const outcome = await connector.post(stockOf([one, 1], [two, -500]), postMemory());
      expect(outcome).toMatchObject({
        code: 'insufficient-stock',
        detail: { items: [{ variantRemoteId: two, available: (before[1] ?? 0) * 1000 }] },
      });
      expect([await onHand(one), await onHand(two)]).toEqual(before);
      expect(await connector.post(stockOf(['variant_no', 1]), postMemory())).toMatchObject({
        code: 'unknown-item',
      });
    });

    test('are left to a person where somebody else wrote at the same time', async () => {
      const { connector, proxy, stockOf, witness, location } = subject();
      const [id] = take(1).map((variant) => variant.id);
      if (id === undefined) throw new Error('no goods');
      const document = stockOf([id, 2]);
      const memory = postMemory();
      proxy.plan((_, body) => (body.includes('stocked_quantity') ? 'lostRequest' : null));
      expect(await connector.post(document, memory)).toMatchObject({ kind: 'unknown' });
      proxy.plan(null);
      await witness.setStock(id, location.remoteId, 77);
      expect(valueOf(await connector.find(document, memory))).toBeNull();
      expect(await connector.post(document, memory)).toMatchObject({ kind: 'refused', code: 'state' });
      expect(await onHand(id)).toBe(77);
      expect(await connector.post(document, memory)).toMatchObject({ kind: 'done' });
      expect(await onHand(id)).toBe(79);
    });
  });

  describe('customers', () => {
    test('are read when they are new, renamed and put into a group', async () => {
      const { connector, witness } = subject();
      const read = (cursor: string | null) => connector.customers(cursor);
      const start = await drain(read);
      const mail = `zoe.${Date.now()}@shop.invalid`;
      const id = await witness.makeCustomer({ name: 'Zoe Lark', mail, phone: '+49 1' });
      const made = await drain(read, start.cursor);
      expect(made.items).toContainEqual({
        kind: 'customer',
        remoteId: id,
        name: 'Zoe Lark',
        mail,
        phone: '+49 1',
        groups: [],
      });
      await witness.nameCustomer(id, 'Zoe van Lark');
      await witness.groupCustomer(id, `Club ${mail}`);
      const changed = await drain(read, made.cursor);
      const told = changed.items.findLast(({ remoteId }) => remoteId === id);
      expect(told).toMatchObject({ name: 'Zoe van Lark', groups: [`Club ${mail}`] });
    });

    test('are made and changed by their mail, once', async () => {
      const { connector, customerOf, proxy, witness } = subject();
      const mail = `Max.${Date.now()}@shop.invalid`;
      const document = customerOf('Max Müller', mail);
      expect(valueOf(await connector.find(document, postMemory()))).toBeNull();
      proxy.plan((_, body) => (body === '' ? null : 'lostAnswer'));
      expect(await connector.post(document, postMemory())).toMatchObject({ kind: 'unknown' });
      proxy.plan(null);
      const [made] = await witness.customers(mail);
      expect(made).toMatchObject({ name: 'Max Müller', phone: document.phone });
      expect(valueOf(await connector.find(document, postMemory()))).toMatchObject({ remoteId: made?.id });
      expect(await connector.post(document, postMemory())).toMatchObject({ kind: 'done', repeated: true });
      const renamed = { ...document, name: 'Maximilian Müller', remoteId: made?.id ?? '' };
      expect(await connector.post(renamed, postMemory())).toMatchObject({ kind: 'done', repeated: false });
      expect(await witness.customers(mail)).toMatchObject([{ name: 'Maximilian Müller' }]);
    });
  });
}
