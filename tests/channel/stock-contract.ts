import { describe, expect, test } from 'vitest';
import { postMemory } from '#tests/support/post-memory.ts';
import type { WitnessedVariant } from '#tests/support/witness.ts';
import type { ConnectorSubject, Expectation } from './connector-subject.ts';
import { describeOnce } from './once-contract.ts';
import { postUntilDone, twoOf } from './post-until-done.ts';

const ADJUSTERS = 20;
const LONG_MS = 180_000;

/** What any connector must do when it posts movements of stock. The subject is open while the tests run. */
export function describeStockMoves(subject: () => ConnectorSubject, expectation: Expectation): void {
  let taken: readonly WitnessedVariant[] = [];
  const goods = (): readonly [WitnessedVariant, WitnessedVariant] => {
    if (taken.length === 0) taken = subject().takeGoods(2);
    return twoOf(taken);
  };
  const here = async ({ id }: WitnessedVariant): Promise<number> =>
    (await subject().witness.stock(id)).onHandAt[subject().location.remoteId] ?? 0;

  describe('posting movements of stock', () => {
    test('adds and takes at the shop, and nowhere else', async () => {
      const { connector, stockOf, witness, otherLocationId } = subject();
      const [one, two] = goods();
      const before = [await here(one), await here(two)];
      const elsewhere = (await witness.stock(one.id)).onHandAt[otherLocationId];
      const document = stockOf([one.id, 7], [two.id, -2]);
      expect(await connector.post(document, postMemory())).toMatchObject({ kind: 'done', repeated: false });
      expect([await here(one), await here(two)]).toEqual([(before[0] ?? 0) + 7, (before[1] ?? 0) - 2]);
      expect((await witness.stock(one.id)).onHandAt[otherLocationId]).toBe(elsewhere);
    });

    test('counts each of two movements of the same goods', async () => {
      const { connector, stockOf } = subject();
      const [one] = goods();
      const before = await here(one);
      await connector.post(stockOf([one.id, 3], [one.id, 3], [one.id, -1]), postMemory());
      expect(await here(one)).toBe(before + 5);
    });

    test('leaves out what was weighed', async () => {
      const { connector, stockOf } = subject();
      const [one, two] = goods();
      const before = [await here(one), await here(two)];
      const document = stockOf([one.id, 0.35], [two.id, 1]);
      expect(await connector.post(document, postMemory())).toMatchObject({ kind: 'done' });
      expect([await here(one), await here(two)]).toEqual([before[0], (before[1] ?? 0) + 1]);
      expect(await connector.post(stockOf([one.id, 0.35]), postMemory())).toMatchObject({ kind: 'done' });
      expect(await here(one)).toBe(before[0]);
    });

    test('refuses goods that are deleted in the store, and names them', async () => {
      const { connector, stockOf, witness, takeGoods } = subject();
      const [gone] = twoOf(takeGoods(1));
      await witness.deleteVariant(gone.id);
      expect(await connector.post(stockOf([gone.id, 1]), postMemory())).toMatchObject({
        kind: 'refused',
        code: 'unknown-item',
        detail: { items: [{ variantRemoteId: gone.id, isUnknown: true }] },
      });
    });

    test(
      'loses none of the movements that many tills make of the same goods at once',
      async () => {
        const { connect, stockOf } = subject();
        const [one] = goods();
        const before = await here(one);
        const works = Array.from({ length: ADJUSTERS }, () =>
          postUntilDone(connect({}), stockOf([one.id, -1])),
        );
        const outcomes = await Promise.all(works);
        expect(outcomes.every(({ kind }) => kind === 'done')).toBe(true);
        expect(await here(one)).toBe(before - ADJUSTERS);
      },
      LONG_MS,
    );

    test.runIf(expectation.tellsLevels)('makes good what a late write of it undid', async () => {
      const { connector, stockOf, proxy, isChange, witness, location } = subject();
      const [one] = goods();
      const before = await here(one);
      const document = stockOf([one.id, -1]);
      proxy.plan((_, body) => (isChange(body) ? 'late' : null));
      const memory = postMemory();
      expect(await connector.post(document, memory)).toMatchObject({ kind: 'unknown' });
      proxy.plan(null);
      await witness.setStock(one.id, location.remoteId, before + 50);
      await proxy.release();
      expect(await postUntilDone(connector, document, memory)).toMatchObject({ kind: 'done' });
      expect(await here(one)).toBe(before + 49);
    });

    describeOnce(subject, async () => {
      const [one, two] = goods();
      const before = [await here(one), await here(two)];
      return {
        document: subject().stockOf([one.id, 5], [two.id, -1]),
        expectOnce: async () => {
          expect([await here(one), await here(two)]).toEqual([(before[0] ?? 0) + 5, (before[1] ?? 0) - 1]);
        },
      };
    });
  });
}
