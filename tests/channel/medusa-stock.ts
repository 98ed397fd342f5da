import { describe, expect, test } from 'vitest';
import type { WitnessedVariant } from '#tests/support/witness.ts';
import { postMemory } from '#tests/support/post-memory.ts';
import type { ConnectorSubject } from './connector-subject.ts';
import { valueOf } from './drain.ts';

/** What becomes of movements of stock at a Medusa. */
export function describeMedusaStock(subject: () => ConnectorSubject): void {
  const take = (count: number): readonly WitnessedVariant[] => subject().takeGoods(count);
  const onHand = async (id: string): Promise<number> => {
    const { witness, location } = subject();
    return (await witness.stock(id)).onHandAt[location.remoteId] ?? Number.NaN;
  };

  describe('movements of stock', () => {
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
}
