import { v7 as uuid } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { CustomerChange } from '#main/channel/connector.ts';
import type { Buyer } from '#main/channel/document.ts';
import { postMemory } from '#tests/support/post-memory.ts';
import type { ConnectorSubject, Expectation } from './connector-subject.ts';
import { drain, valueOf } from './drain.ts';
import { describeOnce } from './once-contract.ts';
import { postedOf, twoOf } from './post-until-done.ts';

const PHONE = '+49 30 1234567';

/** What any connector must do about customers. The subject is open while the tests run. */
export function describeCustomers(subject: () => ConnectorSubject, expectation: Expectation): void {
  const freshMail = (): string => `${uuid()}@example.com`;

  describe('customers', () => {
    test('are read with their groups, and later only those that changed', async () => {
      const { connector, witness } = subject();
      const [mail, other] = [freshMail(), freshMail()];
      const id = await witness.makeCustomer({ name: 'Grace Hopper', mail, phone: PHONE });
      await witness.makeCustomer({ name: 'Alan Turing', mail: other, phone: '' });
      await witness.groupCustomer(id, `Friends ${mail}`);
      const first = await drain((cursor) => connector.customers(cursor));
      const grace: CustomerChange = {
        kind: 'customer',
        remoteId: id,
        name: 'Grace Hopper',
        mail,
        phone: PHONE,
        groups: [`Friends ${mail}`],
      };
      expect(first.items).toContainEqual(grace);
      expect(first.items.filter((item) => item.kind === 'customer' && item.mail === other)).toHaveLength(1);
      await witness.nameCustomer(id, 'Grace Murray');
      const { items } = await drain((cursor) => connector.customers(cursor), first.cursor);
      expect(items).toContainEqual({ ...grace, name: 'Grace Murray' });
      // A store that tells by time tells some again, but nobody who was not touched lately.
      expect(items.length).toBeLessThanOrEqual(first.items.length + 1);
    });

    test('that are deleted are listed where the store tells that', async () => {
      const { connector, witness } = subject();
      const id = await witness.makeCustomer({ name: 'Gone', mail: freshMail(), phone: '' });
      const { cursor } = await drain((at) => connector.customers(at));
      await witness.deleteCustomer(id);
      const { items } = await drain((at) => connector.customers(at), cursor);
      const isListed = items.some((item) => item.kind === 'deleted' && item.remoteId === id);
      expect(isListed).toBe(expectation.tellsGoneCustomers);
    });

    test('leave out those that only stand for nobody', async () => {
      const { connector, saleOf, takeGoods } = subject();
      const [variant] = twoOf(takeGoods(1));
      const told = async () => {
        const { items } = await drain((cursor) => connector.customers(cursor));
        return items.map(({ remoteId }) => remoteId).toSorted();
      };
      const before = await told();
      const sale = saleOf({ variant, pieces: 1 });
      expect(await connector.post(sale, postMemory())).toMatchObject({ kind: 'done' });
      expect(await told()).toEqual(before);
      const { items } = await drain((cursor) => connector.customers(cursor));
      expect(items.filter((item) => item.kind === 'customer' && !item.mail.includes('@'))).toEqual([]);
      expect(items.filter((item) => item.kind === 'customer' && item.mail.endsWith('.invalid'))).toEqual([]);
    });

    test('are changed when the till knows them', async () => {
      const { connector, witness, customerOf } = subject();
      const mail = freshMail();
      const made = customerOf('Ada Byron', mail);
      const { remoteId } = postedOf(await connector.post(made, postMemory()));
      const changed = { ...customerOf('Ada Lovelace', mail), remoteId, phone: '' };
      expect(valueOf(await connector.find(changed, postMemory()))).toBeNull();
      expect(await connector.post(changed, postMemory())).toMatchObject({
        kind: 'done',
        value: { remoteId },
      });
      expect(await witness.customers(mail)).toEqual([
        { id: remoteId, name: 'Ada Lovelace', mail, phone: '' },
      ]);
    });

    test('are never doubled: a mail that the store has is the same person', async () => {
      const { connector, witness, customerOf } = subject();
      const mail = freshMail();
      const id = await witness.makeCustomer({ name: 'Known Already', mail, phone: PHONE });
      const outcome = await connector.post(customerOf('Known Otherwise', mail.toUpperCase()), postMemory());
      expect(outcome).toMatchObject({ kind: 'done', value: { remoteId: id } });
      expect(await witness.customers(mail)).toEqual([{ id, name: 'Known Already', mail, phone: PHONE }]);
    });

    test('are named by the sales of theirs', async () => {
      const { connector, witness, saleOf, takeGoods } = subject();
      const [variant] = twoOf(takeGoods(1));
      const mail = freshMail();
      const remoteId = await witness.makeCustomer({ name: 'Grace Hopper', mail, phone: PHONE });
      const buyer: Buyer = { customerId: uuid(), remoteId, name: 'Grace Hopper', mail };
      for (const customer of [buyer, { ...buyer, remoteId: null }]) {
        const sale = { ...saleOf({ variant, pieces: 1 }), customer };
        expect(await connector.post(sale, postMemory())).toMatchObject({ kind: 'done' });
        expect(await witness.paidAs(sale.id)).toMatchObject([{ mail }]);
      }
      const sale = saleOf({ variant, pieces: 1 });
      await connector.post(sale, postMemory());
      expect(await witness.paidAs(sale.id)).toMatchObject([{ mail: null }]);
    });

    describeOnce(subject, () => {
      const mail = freshMail();
      const document = subject().customerOf('Ada Lovelace', mail);
      return Promise.resolve({
        document,
        expectOnce: async () => {
          expect(await subject().witness.customers(mail)).toMatchObject([
            { name: 'Ada Lovelace', mail, phone: PHONE },
          ]);
        },
      });
    });
  });
}
