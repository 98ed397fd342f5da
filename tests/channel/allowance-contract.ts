import { describe, expect, test } from 'vitest';
import { postMemory } from '#tests/support/post-memory.ts';
import type { ConnectorSubject } from './connector-subject.ts';
import { postUntilDone, twoOf } from './post-until-done.ts';

const MANY = 500;

/** What any connector must say of what it refused, and make of what a person decided about it. */
export function describeAllowances(subject: () => ConnectorSubject): void {
  describe('a refused sale', () => {
    test('tells what the store has of the goods, and is posted once they are said to have left the shop', async () => {
      const { connector, witness, saleOf, takeGoods } = subject();
      const [plenty, scarce] = twoOf(takeGoods(2));
      const sale = saleOf({ variant: plenty, pieces: 1 }, { variant: scarce, pieces: MANY });
      const refused = await connector.post(sale, postMemory());
      expect(refused).toMatchObject({
        kind: 'refused',
        code: 'insufficient-stock',
        detail: { items: [{ variantRemoteId: scarce.id, isUnknown: false }] },
      });
      const available = refused.kind === 'refused' ? (refused.detail?.items[0]?.available ?? -1) : -1;
      expect(available).toBeGreaterThanOrEqual(0);
      expect(available).toBeLessThan(MANY * 1000);
      const allowed = { ...sale, allows: { storeTotal: null, shortStock: true } };
      expect(await connector.post(allowed, postMemory())).toMatchObject({
        kind: 'done',
        value: { total: sale.total },
      });
      expect(await connector.post(allowed, postMemory())).toMatchObject({ kind: 'done', repeated: true });
      const pieces = { [plenty.id]: 1, [scarce.id]: MANY };
      expect(await witness.paidAs(sale.id)).toMatchObject([{ isFinished: true, payments: 1, pieces }]);
      const { onHand } = await witness.stock(scarce.id);
      expect(onHand).toBeGreaterThanOrEqual(0);
      expect(onHand).toBeLessThan(MANY);
    });

    test('raises the stock once, whichever answer is lost', async () => {
      const { connector, proxy, witness, saleOf, takeGoods } = subject();
      const [scarce] = twoOf(takeGoods(1));
      const make = () => ({
        ...saleOf({ variant: scarce, pieces: MANY }),
        allows: { storeTotal: null, shortStock: true },
      });
      proxy.plan(() => null);
      await connector.post(make(), postMemory());
      const requests = proxy.count();
      const left = (await witness.stock(scarce.id)).onHand;
      for (let lost = 0; lost < requests; lost += 3) {
        const sale = make();
        proxy.plan((nth) => (nth === lost ? 'lostAnswer' : null));
        expect(await postUntilDone(connector, sale)).toMatchObject({ kind: 'done' });
        proxy.plan(null);
        expect(await witness.paidAs(sale.id)).toMatchObject([{ pieces: { [scarce.id]: MANY }, payments: 1 }]);
        expect((await witness.stock(scarce.id)).onHand).toBe(left);
      }
    }, 180_000);

    test('tells the total that the store makes of it, and is posted once that is accepted', async () => {
      const { connector, witness, saleOf, takeGoods } = subject();
      const [variant] = twoOf(takeGoods(1));
      const right = saleOf({ variant, pieces: 2 });
      const sale = { ...right, total: right.total - 100 };
      expect(await connector.post(sale, postMemory())).toMatchObject({
        kind: 'refused',
        code: 'total-differs',
        detail: { storeTotal: right.total },
      });
      const other = { ...sale, allows: { storeTotal: right.total + 1, shortStock: false } };
      expect(await connector.post(other, postMemory())).toMatchObject({
        kind: 'refused',
        code: 'total-differs',
      });
      const allowed = { ...sale, allows: { storeTotal: right.total, shortStock: false } };
      expect(await connector.post(allowed, postMemory())).toMatchObject({
        kind: 'done',
        value: { total: right.total },
      });
      expect(await witness.paidAs(sale.id)).toMatchObject([{ total: right.total, paid: right.total }]);
    });

    test('names the goods that the store does not know any more', async () => {
      const { connector, witness, saleOf, takeGoods } = subject();
      const [kept, gone] = twoOf(takeGoods(2));
      await witness.deleteVariant(gone.id);
      const sale = saleOf({ variant: kept, pieces: 1 }, { variant: gone, pieces: 1 });
      expect(await connector.post(sale, postMemory())).toMatchObject({
        kind: 'refused',
        code: 'unknown-item',
        detail: { items: [{ variantRemoteId: gone.id, isUnknown: true }] },
      });
    });

    test('tells that the customer is not there any more', async () => {
      const { connector, witness, saleOf, takeGoods } = subject();
      const [variant] = twoOf(takeGoods(1));
      const mail = `gone-${Date.now()}@example.com`;
      const remoteId = await witness.makeCustomer({ name: 'Long Gone', mail, phone: '' });
      await witness.deleteCustomer(remoteId);
      const customer = { customerId: 'c', remoteId, name: 'Long Gone', mail: '' };
      const sale = { ...saleOf({ variant, pieces: 1 }), customer };
      expect(await connector.post(sale, postMemory())).toMatchObject({
        kind: 'refused',
        code: 'unknown-customer',
      });
      expect(await witness.paidAs(sale.id)).toEqual([]);
    });
  });
}
