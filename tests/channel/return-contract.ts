import { describe, expect, test } from 'vitest';
import type { WitnessedVariant } from '#tests/support/witness.ts';
import { postMemory } from '#tests/support/post-memory.ts';
import type { ConnectorSubject, Expectation } from './connector-subject.ts';
import type { SoldItem } from './documents.ts';
import { valueOf } from './drain.ts';
import { describeOnce } from './once-contract.ts';
import { codeOf, postUntilDone, twoOf } from './post-until-done.ts';

/** What any connector must do when it posts a return, an exchange or a void. The subject is open while the tests run. */
export function describeReturns(
  subject: () => ConnectorSubject,
  { capabilities: { saleOnce } }: Expectation,
): void {
  let taken: readonly WitnessedVariant[] = [];
  const goods = (): readonly [WitnessedVariant, WitnessedVariant] => {
    if (taken.length === 0) taken = subject().takeGoods(2);
    return twoOf(taken);
  };
  const onHand = async (): Promise<number[]> => {
    const stock = goods().map(({ id }) => subject().witness.stock(id));
    return (await Promise.all(stock)).map((level) => level.onHand);
  };
  /** Sells, and gives the sale as it was posted. */
  const sell = async (...items: readonly SoldItem[]) => {
    const sale = subject().saleOf(...items);
    codeOf(await subject().connector.post(sale, postMemory()));
    return sale;
  };
  const paid = async (id: string) => (await subject().witness.paidAs(id))[0];

  describe('posting a return', () => {
    test('puts back what is whole, leaves out what is damaged, and refunds both', async () => {
      const { connector, returnOf } = subject();
      const [one, two] = goods();
      const sale = await sell({ variant: one, pieces: 3 }, { variant: two, pieces: 1 });
      const [first = 0, second = 0] = await onHand();
      const document = returnOf([
        { sale, variant: one, pieces: 2 },
        { sale, variant: two, pieces: 1, condition: 'damaged' },
      ]);
      expect(await connector.post(document, postMemory())).toMatchObject({
        kind: 'done',
        repeated: false,
        value: { total: document.total },
      });
      expect(await onHand()).toEqual([first + 2, second]);
      expect(await paid(sale.id)).toMatchObject({
        payments: 1,
        paid: sale.total,
        refunds: 1,
        refunded: 2 * one.price + two.price,
      });
    });

    test('refunds what comes back later as well', async () => {
      const { connector, returnOf } = subject();
      const [one] = goods();
      const sale = await sell({ variant: one, pieces: 2 });
      const [before = 0] = await onHand();
      for (let nth = 1; nth <= 2; nth += 1) {
        const document = returnOf([{ sale, variant: one, pieces: 1 }]);
        expect(await connector.post(document, postMemory())).toMatchObject({ kind: 'done', repeated: false });
        expect(await paid(sale.id)).toMatchObject({ refunds: nth, refunded: nth * one.price });
      }
      expect((await onHand())[0]).toBe(before + 2);
    });

    test('makes an exchange a return and an order of its own', async () => {
      const { connector, returnOf } = subject();
      const [one, two] = goods();
      const sale = await sell({ variant: one, pieces: 1 });
      const [first = 0, second = 0] = await onHand();
      const document = returnOf([{ sale, variant: one, pieces: 1 }], { sold: [{ variant: two, pieces: 2 }] });
      const outcome = await connector.post(document, postMemory());
      expect(outcome).toMatchObject({ kind: 'done', value: { total: 2 * two.price - one.price } });
      expect(await onHand()).toEqual([first + 1, second - 2]);
      expect(await paid(sale.id)).toMatchObject({ refunds: 1, refunded: one.price });
      expect(await paid(document.id)).toMatchObject({
        code: codeOf(outcome),
        isFinished: true,
        total: 2 * two.price,
        pieces: { [two.id]: 2 },
      });
    });

    test('sells what an exchange sells also when nothing comes back of what the store has', async () => {
      const { connector, returnOf, witness } = subject();
      const [, two] = goods();
      const [, second = 0] = await onHand();
      const document = returnOf([], { sold: [{ variant: two, pieces: 1 }] });
      const outcome = await connector.post(document, postMemory());
      expect(outcome).toMatchObject({ kind: 'done', value: { total: two.price } });
      expect((await onHand())[1]).toBe(second - 1);
      expect(await witness.paidAs(document.id)).toMatchObject([{ isFinished: true, total: two.price }]);
    });

    test('takes a whole sale back, and still knows that it was there', async () => {
      const { connector, returnOf, witness } = subject();
      const [one, two] = goods();
      const before = await onHand();
      const sale = await sell({ variant: one, pieces: 2 }, { variant: two, pieces: 1 });
      const document = returnOf(
        [
          { sale, variant: one, pieces: 2 },
          { sale, variant: two, pieces: 1 },
        ],
        { of: 'void' },
      );
      expect(await connector.post(document, postMemory())).toMatchObject({ kind: 'done' });
      expect(await onHand()).toEqual(before);
      expect(await paid(sale.id)).toMatchObject({ refunds: 1, refunded: sale.total });
      expect(valueOf(await connector.find(sale, postMemory()))).toMatchObject({ total: sale.total });
      expect(await connector.post(sale, postMemory())).toMatchObject({ kind: 'done', repeated: true });
      expect(await witness.paidAs(sale.id)).toHaveLength(1);
      expect(await onHand()).toEqual(before);
    });

    test('takes goods without a receipt into the stock of the shop, and nothing else', async () => {
      const { connector, returnOf, witness, location } = subject();
      const [one, two] = goods();
      const before = await witness.stock(one.id);
      const damaged = await witness.stock(two.id);
      const document = returnOf([
        { sale: null, variant: one, pieces: 2 },
        { sale: null, variant: two, pieces: 1, condition: 'damaged' },
      ]);
      expect(await connector.post(document, postMemory())).toMatchObject({
        kind: 'done',
        value: { total: document.total },
      });
      const { remoteId } = location;
      expect((await witness.stock(one.id)).onHandAt).toEqual({
        ...before.onHandAt,
        [remoteId]: (before.onHandAt[remoteId] ?? 0) + 2,
      });
      expect(await witness.stock(two.id)).toEqual(damaged);
    });

    test('refuses a return of something that the store has not, and does nothing', async () => {
      const { connector, returnOf, saleOf } = subject();
      const [one, two] = goods();
      const known = await sell({ variant: one, pieces: 1 });
      const unknown = saleOf({ variant: two, pieces: 1 });
      const before = await onHand();
      const document = returnOf([
        { sale: known, variant: one, pieces: 1 },
        { sale: unknown, variant: two, pieces: 1 },
      ]);
      expect(await connector.post(document, postMemory())).toMatchObject({
        kind: 'refused',
        code: 'unknown-document',
      });
      expect(valueOf(await connector.find(document, postMemory()))).toBeNull();
      expect(await onHand()).toEqual(before);
      expect(await paid(known.id)).toMatchObject({ refunds: 0, refunded: 0 });
    });

    test('refuses to give back more than was paid, and does nothing', async () => {
      const { connector, returnOf } = subject();
      const [one] = goods();
      const sale = await sell({ variant: one, pieces: 1 });
      const before = await onHand();
      const document = returnOf([{ sale, variant: one, pieces: 1, price: one.price + 1 }]);
      expect(await connector.post(document, postMemory())).toMatchObject({ kind: 'refused', code: 'state' });
      expect(await onHand()).toEqual(before);
      expect(await paid(sale.id)).toMatchObject({ refunds: 0, refunded: 0 });
    });

    test('takes back for nothing what was sold for nothing, and refunds no more', async () => {
      const { connector, returnOf } = subject();
      const [one] = goods();
      const sale = await sell({ variant: one, pieces: 1 });
      const [before = 0] = await onHand();
      const document = returnOf([{ sale, variant: one, pieces: 1, price: 0 }]);
      expect(await connector.post(document, postMemory())).toMatchObject({
        kind: 'done',
        value: { total: 0 },
      });
      expect((await onHand())[0]).toBe(before + 1);
      expect(await paid(sale.id)).toMatchObject({ refunds: 0, refunded: 0 });
    });

    const several = async () => {
      const [one, two] = goods();
      // Plenty, so that goods last for all tries.
      const { witness, location } = subject();
      for (const { id } of [one, two]) await witness.setStock(id, location.remoteId, 1000);
      const sale = await sell({ variant: one, pieces: 4 });
      return { one, two, witness, sale, before: await onHand() };
    };

    test('is there once through a storm of faults, with what was sold beside it', async () => {
      const { connector, proxy, returnOf } = subject();
      const weight = 0.015;
      for (let seed = 1; seed <= 4; seed += 1) {
        const { one, two, witness, sale, before } = await several();
        const document = returnOf([{ sale, variant: one, pieces: 1 }], {
          sold: [{ variant: two, pieces: 1 }],
        });
        proxy.set({
          seed,
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
        expect(await postUntilDone(connector, document)).toMatchObject({ kind: 'done' });
        proxy.plan(null);
        expect(await onHand()).toEqual([(before[0] ?? 0) + 1, (before[1] ?? 0) - 1]);
        expect(await paid(sale.id)).toMatchObject({ refunds: 1, refunded: one.price });
        expect(await witness.paidAs(document.id)).toMatchObject([{ isFinished: true, payments: 1 }]);
      }
    });

    describeOnce(
      subject,
      async () => {
        const { one, sale, before } = await several();
        return {
          document: subject().returnOf([{ sale, variant: one, pieces: 1 }]),
          expectOnce: async () => {
            expect(await onHand()).toEqual([(before[0] ?? 0) + 1, before[1]]);
            expect(await paid(sale.id)).toMatchObject({ refunds: 1, refunded: one.price });
          },
        };
      },
      // A store that is asked step by step puts goods back again when it is asked again: before it is looked at, it is
      // given the time that a request can take.
      saleOnce === 'look' ? ['before'] : ['before', 'after'],
    );
  });
}
