import { describe, expect, test } from 'vitest';
import type { SaleDocument } from '#main/channel/document.ts';
import type { Fault } from '#tests/support/fault-proxy.ts';
import type { ConnectorSubject, Expectation } from './connector-subject.ts';
import { valueOf } from './drain.ts';
import { codeOf, postUntilDone, twoOf } from './post-until-done.ts';
import { postMemory } from '#tests/support/post-memory.ts';

/** What any connector must do when it posts a sale. The subject is open while the tests run. */
export function describePosting(subject: () => ConnectorSubject, expectation: Expectation): void {
  describe('posting a sale', () => {
    test('makes one order of it, paid and handed over, and takes the stock', async () => {
      const { connector, witness, saleOf, takeGoods } = subject();
      const [one, two] = twoOf(takeGoods(2));
      const sale = saleOf({ variant: one, pieces: 2 }, { variant: two, pieces: 1 });
      const before = await witness.stock(one.id);
      const outcome = await connector.post(sale, postMemory());
      expect(outcome).toMatchObject({ kind: 'done', repeated: false, value: { total: sale.total } });
      const [order, ...others] = await witness.paidAs(sale.id);
      expect(others).toEqual([]);
      expect(order).toMatchObject({
        code: codeOf(outcome),
        isFinished: true,
        total: sale.total,
        paid: sale.total,
        payments: 1,
        fulfillments: 1,
        pieces: { [one.id]: 2, [two.id]: 1 },
      });
      const after = await witness.stock(one.id);
      expect(after).toMatchObject({ onHand: before.onHand - 2, allocated: before.allocated });
    });

    test('does nothing the second time, and finds the sale again', async () => {
      const { connector, witness, saleOf, takeGoods } = subject();
      const [variant] = twoOf(takeGoods(1));
      const sale = saleOf({ variant, pieces: 1 });
      expect(valueOf(await connector.find(sale, postMemory()))).toBeNull();
      const first = await connector.post(sale, postMemory());
      const second = await connector.post(sale, postMemory());
      expect(first).toMatchObject({ kind: 'done', repeated: false });
      expect(second).toEqual({ ...first, repeated: true });
      expect(valueOf(await connector.find(sale, postMemory()))).toMatchObject({
        code: codeOf(first),
        total: sale.total,
      });
      expect(await witness.paidAs(sale.id)).toHaveLength(1);
    });

    test('keeps lines of equal goods together', async () => {
      const { connector, witness, saleOf, takeGoods } = subject();
      const [variant] = twoOf(takeGoods(1));
      const sale = saleOf({ variant, pieces: 1 }, { variant, pieces: 2 });
      expect(await connector.post(sale, postMemory())).toMatchObject({
        kind: 'done',
        value: { total: sale.total },
      });
      expect(await witness.paidAs(sale.id)).toMatchObject([{ pieces: { [variant.id]: 3 } }]);
    });

    test('refuses what the store is short of, and leaves nothing that counts', async () => {
      const { connector, witness, saleOf, takeGoods } = subject();
      const [plenty, scarce] = twoOf(takeGoods(2));
      const sale = saleOf({ variant: plenty, pieces: 1 }, { variant: scarce, pieces: 500 });
      const before = [await witness.stock(plenty.id), await witness.stock(scarce.id)];
      expect(await connector.post(sale, postMemory())).toMatchObject({
        kind: 'refused',
        code: 'insufficient-stock',
      });
      expect(await connector.post(sale, postMemory())).toMatchObject({
        kind: 'refused',
        code: 'insufficient-stock',
      });
      expect([await witness.stock(plenty.id), await witness.stock(scarce.id)]).toEqual(before);
      expect(await witness.paidAs(sale.id)).toEqual([]);
      expect(valueOf(await connector.find(sale, postMemory()))).toBeNull();
    });

    test('posts what was refused once the shop has put it right', async () => {
      const { connector, witness, location, saleOf, takeGoods } = subject();
      const [scarce] = twoOf(takeGoods(1));
      const sale = saleOf({ variant: scarce, pieces: 200 });
      expect(await connector.post(sale, postMemory())).toMatchObject({
        kind: 'refused',
        code: 'insufficient-stock',
      });
      await witness.setStock(scarce.id, location.remoteId, 300);
      expect(await connector.post(sale, postMemory())).toMatchObject({
        kind: 'done',
        value: { total: sale.total },
      });
      expect(await witness.paidAs(sale.id)).toMatchObject([{ pieces: { [scarce.id]: 200 }, payments: 1 }]);
    });

    test('refuses a sale whose total the store reckons otherwise', async () => {
      const { connector, witness, saleOf, takeGoods } = subject();
      const [variant] = twoOf(takeGoods(1));
      const right = saleOf({ variant, pieces: 2 });
      const sale = { ...right, total: right.total - 100 };
      const before = await witness.stock(variant.id);
      expect(await connector.post(sale, postMemory())).toMatchObject({
        kind: 'refused',
        code: 'total-differs',
      });
      expect(await witness.stock(variant.id)).toEqual(before);
      expect(await witness.paidAs(sale.id)).toEqual([]);
    });

    test('refuses goods that are deleted in the store', async () => {
      const { connector, witness, saleOf, takeGoods } = subject();
      const [kept, gone] = twoOf(takeGoods(2));
      const sale = saleOf({ variant: kept, pieces: 1 }, { variant: gone, pieces: 1 });
      const before = await witness.stock(kept.id);
      await witness.deleteVariant(gone.id);
      expect(await connector.post(sale, postMemory())).toMatchObject({
        kind: 'refused',
        code: 'unknown-item',
      });
      expect(await witness.stock(kept.id)).toEqual(before);
      expect(await witness.paidAs(sale.id)).toEqual([]);
    });

    test('keeps what was weighed at its exact price, or refuses it, and moves no stock for it', async () => {
      const { connector, witness, saleOf, takeGoods } = subject();
      const [one, weighed] = twoOf(takeGoods(2));
      const before = await witness.stock(weighed.id);
      const { lines, ...rest } = saleOf({ variant: one, pieces: 1 }, { variant: weighed, pieces: 1 });
      const sale = {
        ...rest,
        lines: lines.map((line) => (line.variantRemoteId === weighed.id ? { ...line, quantity: 350 } : line)),
      };
      const outcome = await connector.post(sale, postMemory());
      expect(outcome).toMatchObject(
        expectation.takesSurcharges
          ? { kind: 'done', value: { total: sale.total } }
          : { kind: 'refused', code: 'other' },
      );
      expect(await witness.stock(weighed.id)).toEqual(before);
      const kept = { total: sale.total, pieces: { [one.id]: 1 } };
      expect(await witness.paidAs(sale.id)).toMatchObject(expectation.takesSurcharges ? [kept] : []);
    });

    test('posts once though the answer to any one request is lost', async () => {
      const { connector, proxy, saleOf, stride, takeGoods } = subject();
      const [one, two] = twoOf(takeGoods(2));
      const clean = saleOf({ variant: one, pieces: 1 }, { variant: two, pieces: 1 });
      proxy.plan(() => null);
      await connector.post(clean, postMemory());
      const requests = proxy.count();
      expect(requests).toBeGreaterThan(0);
      for (let lost = 0; lost < requests; lost += stride) {
        const sale = saleOf({ variant: one, pieces: 1 }, { variant: two, pieces: 1 });
        proxy.plan((nth) => (nth === lost ? 'lostAnswer' : null));
        await expectOnce(subject(), sale, 2);
      }
    });

    test.each<[Fault, string]>([
      ['lostRequest', 'unknown'],
      ['lostAnswer', 'unknown'],
      ['truncated', 'unknown'],
      ['errorAfter', 'unknown'],
      ['html', 'unknown'],
      ['error500', 'unknown'],
      ['error503', 'later'],
      ['error429', 'later'],
      ['noAuth', 'refused'],
      ['twice', 'done'],
    ])('takes %s of its first change for "%s", and posts once', async (fault, kind) => {
      const { connector, proxy, isChange, saleOf, takeGoods } = subject();
      const [variant] = twoOf(takeGoods(1));
      await connector.check();
      const sale = saleOf({ variant, pieces: 1 });
      let isFaulty = true;
      proxy.plan((_, body) => {
        if (!isFaulty || !isChange(body)) return null;
        isFaulty = false;
        return fault;
      });
      const outcome = await connector.post(sale, postMemory());
      expect(outcome.kind).toBe(kind);
      await expectOnce(subject(), sale, 1);
    });

    test('waits no longer than it was told, and posts once', async () => {
      const { connect, proxy, isChange, saleOf, takeGoods } = subject();
      const [variant] = twoOf(takeGoods(1));
      const connector = connect({ timeoutMs: 1500 });
      await connector.check();
      const sale = saleOf({ variant, pieces: 1 });
      proxy.plan((_, body) => (isChange(body) ? 'stuck' : null));
      const outcome = await connector.post(sale, postMemory());
      proxy.plan(null);
      expect(outcome).toMatchObject({ kind: 'unknown' });
      await expectOnce(subject(), sale, 1);
    });

    test.each(['before', 'after'])(
      'posts once though a request arrives late, %s the next try',
      async (when) => {
        const { connector, proxy, saleOf, stride, takeGoods } = subject();
        const [one, two] = twoOf(takeGoods(2));
        const clean = saleOf({ variant: one, pieces: 1 });
        proxy.plan(() => null);
        await connector.post(clean, postMemory());
        const requests = proxy.count();
        for (let late = 0; late < requests; late += stride) {
          const sale = saleOf({ variant: two, pieces: 1 });
          proxy.plan((nth) => (nth === late ? 'late' : null));
          await connector.post(sale, postMemory());
          if (when === 'before') await proxy.release();
          await postUntilDone(connector, sale);
          await proxy.release();
          await expectOnce(subject(), sale, 1);
        }
      },
    );

    test('posts each of many sales once through a storm of faults', async () => {
      const { connector, proxy, witness, saleOf, takeGoods } = subject();
      const [one, two] = twoOf(takeGoods(2));
      const before = [await witness.stock(one.id), await witness.stock(two.id)];
      const weight = 0.04;
      proxy.set({
        seed: 7,
        weights: {
          lostRequest: weight,
          lostAnswer: weight,
          truncated: weight,
          errorAfter: weight,
          html: weight,
          error503: weight,
          noAuth: weight,
        },
      });
      for (let nth = 0; nth < 6; nth += 1) {
        const sale = saleOf({ variant: one, pieces: 1 }, { variant: two, pieces: 2 });
        expect(await postUntilDone(connector, sale)).toMatchObject({ kind: 'done' });
        expect(await witness.paidAs(sale.id)).toMatchObject([
          { payments: 1, fulfillments: 1, paid: sale.total },
        ]);
      }
      proxy.plan(null);
      const after = [await witness.stock(one.id), await witness.stock(two.id)];
      expect(before[0]?.onHand).toBe((after[0]?.onHand ?? 0) + 6);
      expect(before[1]?.onHand).toBe((after[1]?.onHand ?? 0) + 12);
    });
  });
}

/** Posts again and again, as the outbox does, and sees that it became one order and took the stock once. */
async function expectOnce(
  { connector, proxy, witness }: ConnectorSubject,
  sale: SaleDocument,
  goods: number,
): Promise<void> {
  expect(sale.lines).toHaveLength(goods);
  const outcome = await postUntilDone(connector, sale);
  proxy.plan(null);
  expect(outcome).toMatchObject({ kind: 'done', value: { total: sale.total } });
  const paid = await witness.paidAs(sale.id);
  expect(paid).toMatchObject([
    {
      code: codeOf(outcome),
      isFinished: true,
      total: sale.total,
      paid: sale.total,
      payments: 1,
      fulfillments: 1,
    },
  ]);
}
