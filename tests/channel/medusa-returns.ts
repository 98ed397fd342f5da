import { describe, expect, test } from 'vitest';
import type { SaleDocument } from '#main/channel/document.ts';
import { postMemory } from '#tests/support/post-memory.ts';
import type { WitnessedVariant } from '#tests/support/witness.ts';
import type { ConnectorSubject } from './connector-subject.ts';
import { postUntilDone } from './post-until-done.ts';

/** What becomes of returns at a Medusa. */
export function describeMedusaReturns(subject: () => ConnectorSubject): void {
  const sold = async (pieces: number): Promise<[WitnessedVariant, SaleDocument]> => {
    const { connector, saleOf, takeGoods } = subject();
    const [variant] = takeGoods(1);
    if (variant === undefined) throw new Error('no goods');
    const sale = saleOf({ variant, pieces });
    expect(await connector.post(sale, postMemory())).toMatchObject({ kind: 'done' });
    return [variant, sale];
  };
  const onHand = async ({ id }: WitnessedVariant): Promise<number> => {
    const { witness, location } = subject();
    return (await witness.stock(id)).onHandAt[location.remoteId] ?? Number.NaN;
  };

  describe('returns', () => {
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

    test('keep what is whole and what is damaged apart though each request is delivered twice', async () => {
      const { connector, proxy, isUnguarded, witness, returnOf } = subject();
      const [variant, sale] = await sold(4);
      const before = await onHand(variant);
      const document = returnOf([
        { sale, variant, pieces: 2 },
        { sale, variant, pieces: 1, condition: 'damaged' },
      ]);
      proxy.plan((_, body) => (isUnguarded(body) ? null : 'twice'));
      expect(await postUntilDone(connector, document)).toMatchObject({ kind: 'done' });
      proxy.plan(null);
      expect(await onHand(variant)).toBe(before + 2);
      expect(await witness.paidAs(sale.id)).toMatchObject([{ refunded: 3 * variant.price, refunds: 1 }]);
    });

    test('are not barred by what a late request has opened', async () => {
      const { connector, proxy, witness, returnOf } = subject();
      const [variant, sale] = await sold(2);
      const one = () => returnOf([{ sale, variant, pieces: 1 }]);
      const first = one();
      proxy.plan((_, body) => (body.includes('"internal_note"') ? 'late' : null));
      expect(await connector.post(first, postMemory())).toMatchObject({ kind: 'unknown' });
      proxy.plan(null);
      expect(await connector.post(first, postMemory())).toMatchObject({ kind: 'done' });
      await proxy.release();
      expect(await connector.post(one(), postMemory())).toMatchObject({ kind: 'done' });
      expect(await witness.paidAs(sale.id)).toMatchObject([{ refunded: sale.total, refunds: 2 }]);
    });
  });
}
