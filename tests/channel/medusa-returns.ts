import { describe, expect, test } from 'vitest';
import type { Outcome } from '#main/channel/connector.ts';
import type { Posted, SaleDocument, StoreDocument } from '#main/channel/document.ts';
import { postMemory } from '#tests/support/post-memory.ts';
import type { WitnessedVariant } from '#tests/support/witness.ts';
import type { ConnectorSubject } from './connector-subject.ts';
import { valueOf } from './drain.ts';

const MAX_TRIES = 10;

/** What becomes of returns at a Medusa. */
export function describeMedusaReturns(subject: () => ConnectorSubject): void {
  const sold = async (pieces: number, price?: number): Promise<[WitnessedVariant, SaleDocument]> => {
    const { connector, saleOf, takeGoods } = subject();
    const [variant] = takeGoods(1);
    if (variant === undefined) throw new Error('no goods');
    const sale = saleOf({ variant, pieces, ...(price === undefined ? {} : { price }) });
    expect(await connector.post(sale, postMemory())).toMatchObject({ kind: 'done' });
    return [variant, sale];
  };
  const onHand = async ({ id }: WitnessedVariant): Promise<number> => {
    const { witness, location } = subject();
    return (await witness.stock(id)).onHandAt[location.remoteId] ?? Number.NaN;
  };

  describe('returns', () => {
    test('put goods back and refund their money at the order, once', async () => {
      const { connector, witness, returnOf } = subject();
      const [variant, sale] = await sold(3);
      const before = await onHand(variant);
      const document = returnOf([{ sale, variant, pieces: 2 }]);
      const memory = postMemory();
      expect(valueOf(await connector.find(document, memory))).toBeNull();
      const first = await connector.post(document, memory);
      expect(first).toMatchObject({ kind: 'done', repeated: false, value: { total: document.total } });
      expect(await connector.post(document, memory)).toEqual({ ...first, repeated: true });
      expect(valueOf(await connector.find(document, memory))).toMatchObject({ total: document.total });
      expect(await onHand(variant)).toBe(before + 2);
      expect(await witness.paidAs(sale.id)).toMatchObject([
        { refunded: -document.total, refunds: 1, paid: sale.total, pieces: { [variant.id]: 3 } },
      ]);
      expect(valueOf(await connector.find(sale, postMemory()))).toMatchObject({ total: sale.total });
    });

    test('give back the money of damaged goods and leave the stock', async () => {
      const { connector, witness, returnOf } = subject();
      const [variant, sale] = await sold(2);
      const before = await onHand(variant);
      const document = returnOf([
        { sale, variant, pieces: 1 },
        { sale, variant, pieces: 1, condition: 'damaged' },
      ]);
      expect(await connector.post(document, postMemory())).toMatchObject({ kind: 'done' });
      expect(await onHand(variant)).toBe(before + 1);
      expect(await witness.paidAs(sale.id)).toMatchObject([{ refunded: sale.total, refunds: 1 }]);
    });

    test('make an order of what was taken instead', async () => {
      const { connector, witness, returnOf, takeGoods } = subject();
      const [variant, sale] = await sold(1);
      const [other] = takeGoods(1);
      if (other === undefined) throw new Error('no goods');
      const document = returnOf([{ sale, variant, pieces: 1 }], { sold: [{ variant: other, pieces: 1 }] });
      const outcome = await connector.post(document, postMemory());
      expect(outcome).toMatchObject({ kind: 'done', value: { total: document.total } });
      expect(await witness.paidAs(document.id)).toMatchObject([
        { paid: other.price, isFinished: true, pieces: { [other.id]: 1 } },
      ]);
      expect(await witness.paidAs(sale.id)).toMatchObject([{ refunded: variant.price }]);
    });

    test('take a line back whose pieces had two prices', async () => {
      const { connector, saleOf, returnOf, takeGoods, witness } = subject();
      const [variant] = takeGoods(1);
      if (variant === undefined) throw new Error('no goods');
      const even = saleOf({ variant, pieces: 3, price: 333 });
      const sale = { ...even, total: 1000, lines: even.lines.map((line) => ({ ...line, total: 1000 })) };
      await connector.post(sale, postMemory());
      const before = await onHand(variant);
      const whole = returnOf([{ sale, variant, pieces: 3 }]);
      const document = {
        ...whole,
        total: -1000,
        returned: whole.returned.map((line) => ({ ...line, total: 1000 })),
      };
      expect(await connector.post(document, postMemory())).toMatchObject({ value: { total: -1000 } });
      expect(await onHand(variant)).toBe(before + 3);
      expect(await witness.paidAs(sale.id)).toMatchObject([{ refunded: 1000 }]);
    });

    test('come in parts, but never to more than was sold', async () => {
      const { connector, witness, returnOf } = subject();
      const [variant, sale] = await sold(2);
      const one = () => returnOf([{ sale, variant, pieces: 1 }]);
      expect(await connector.post(one(), postMemory())).toMatchObject({ kind: 'done' });
      expect(await connector.post(one(), postMemory())).toMatchObject({ kind: 'done' });
      expect(await connector.post(one(), postMemory())).toMatchObject({ kind: 'refused', code: 'state' });
      expect(await witness.paidAs(sale.id)).toMatchObject([{ refunded: sale.total, refunds: 2 }]);
    });

    test('are refused for a sale that the store does not have', async () => {
      const { connector, saleOf, returnOf, takeGoods } = subject();
      const [variant] = takeGoods(1);
      if (variant === undefined) throw new Error('no goods');
      const sale = saleOf({ variant, pieces: 1 });
      const document = returnOf([{ sale, variant, pieces: 1 }]);
      expect(await connector.post(document, postMemory())).toMatchObject({
        kind: 'refused',
        code: 'unknown-document',
      });
      expect(valueOf(await connector.find(document, postMemory()))).toBeNull();
    });

    test('raise the stock of what came without a receipt, once', async () => {
      const { connector, returnOf, takeGoods } = subject();
      const [variant] = takeGoods(1);
      if (variant === undefined) throw new Error('no goods');
      const before = await onHand(variant);
      const document = returnOf([{ sale: null, variant, pieces: 2 }]);
      const memory = postMemory();
      expect(await connector.post(document, memory)).toMatchObject({ kind: 'done', repeated: false });
      expect(await connector.post(document, memory)).toMatchObject({ kind: 'done', repeated: true });
      expect(await onHand(variant)).toBe(before + 2);
    });

    test('come once though the answer to any one request is lost', async () => {
      const { connector, proxy, witness, returnOf } = subject();
      const [variant, sale] = await sold(30);
      proxy.plan(() => null);
      await connector.post(returnOf([{ sale, variant, pieces: 1 }]), postMemory());
      const requests = proxy.count();
      expect(requests).toBeGreaterThan(5);
      const before = await onHand(variant);
      for (let lost = 0; lost < requests; lost += 1) {
        proxy.plan((nth) => (nth === lost ? 'lostAnswer' : null));
        await untilDone(returnOf([{ sale, variant, pieces: 1 }]));
      }
      proxy.plan(null);
      expect(await onHand(variant)).toBe(before + requests);
      expect(await witness.paidAs(sale.id)).toMatchObject([
        { refunds: requests + 1, refunded: (requests + 1) * variant.price },
      ]);
    });
  });

  const untilDone = async (document: StoreDocument): Promise<Outcome<Posted>> => {
    const { connector } = subject();
    const memory = postMemory();
    let outcome = await connector.post(document, memory);
    for (let tries = 1; outcome.kind !== 'done' && tries < MAX_TRIES; tries += 1) {
      outcome = await connector.post(document, memory);
    }
    expect(outcome).toMatchObject({ kind: 'done' });
    return outcome;
  };
}
