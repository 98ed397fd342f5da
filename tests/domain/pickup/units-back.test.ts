import { fc, test } from '@fast-check/vitest';
import { describe, expect, test as example } from 'vitest';
import { effectOf } from '#domain/pickup/effect.ts';
import { movesOf } from '#domain/pickup/moves.ts';
import { replay } from '#domain/pickup/replay.ts';
import type { PickupEvent, PickupStep } from '#domain/pickup/step.ts';
import { unitsBack } from '#domain/pickup/units-back.ts';
import { packed, pickingSteps, placedOrder } from './arbitrary.ts';
import { after, BEGUN, event, GONE, PACK, webLine, webOrder } from './orders.ts';

const CONTEXT = { notice: { subject: '', text: '' }, notFetched: '', receiptNumber: '', tenders: [] };

function back(...lines: readonly (readonly [string, number])[]): PickupStep {
  const all = lines.map(([lineId, quantity]) => ({ lineId, quantity, isRestocked: true }));
  return { kind: 'give-back', lines: all, amount: 0, paidBack: 0, saleId: null, reason: '' };
}

/** With the step after the others. */
function then(done: readonly PickupEvent[], step: PickupStep): PickupEvent[] {
  const seq = done.reduce((highest, one) => Math.max(highest, one.seq), 0) + 1;
  return [...done, event(seq, step, { eventId: `x${String(seq).padStart(4, '0')}` })];
}

test.prop([placedOrder, pickingSteps, fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 5 })])(
  'what was given comes back whole, weighed or not, however many times some of it does',
  (order, steps, cuts) => {
    let done = packed(order, steps);
    if (replay(order, done).stage !== 'packed') return;
    const left = new Map<string, number>();
    const count = (before: readonly PickupEvent[], step: PickupStep): void => {
      for (const move of movesOf(replay(order, before), order, step)) {
        left.set(move.variantRemoteId, (left.get(move.variantRemoteId) ?? 0) + move.quantity);
      }
    };
    count(done, GONE);
    done = then(done, GONE);
    const { given } = replay(order, done);
    for (const share of [...cuts, 100]) {
      const { givenBack } = replay(order, done);
      const goods = [...given.lines, ...given.substitutes.map((one) => ({ ...one, lineId: one.offerId }))];
      const parts = goods.flatMap(({ lineId, quantity }): [string, number][] => {
        const before = givenBack.reduce((sum, one) => (one.lineId === lineId ? sum + one.quantity : sum), 0);
        const part = Math.ceil(((quantity - before) * share) / 100);
        return part === 0 ? [] : [[lineId, part]];
      });
      if (parts.length === 0) continue;
      count(done, back(...parts));
      done = then(done, back(...parts));
    }
    expect([...left.values()].filter((quantity) => quantity !== 0)).toEqual([]);
  },
);

describe('three ordered that weighed 1.350', () => {
  const order = webOrder({ lines: [webLine('a', { quantity: 3000, total: 3000 })] });
  const given: readonly PickupStep[] = [...BEGUN, { kind: 'weigh', lineId: 'a', quantity: 1350 }, PACK, GONE];

  example.each([
    [1350, 0, 3000],
    [450, 0, 1000],
    [200, 0, 0],
    [225, 0, 1000],
    [1150, 200, 3000],
    [900, 450, 2000],
  ])('%i of it, after %i of it did, come back as %i', (weight, before, units) => {
    const pickup = after(order, ...given, ...(before === 0 ? [] : [back(['a', before])]));
    const step = back(['a', weight]);
    expect(unitsBack(pickup, [{ lineId: 'a', quantity: weight }])).toEqual([
      { lineId: 'a', quantity: units },
    ]);
    expect(movesOf(pickup, order, step).map(({ quantity }) => quantity)).toEqual(units === 0 ? [] : [units]);
    expect(effectOf(pickup, order, step, CONTEXT)).toMatchObject({
      lines: [{ lineId: 'a', quantity: units, isRestocked: true }],
    });
  });

  example('come back as what they were, also in two parts at once', () => {
    const parts = [
      { lineId: 'a', quantity: 350 },
      { lineId: 'a', quantity: 1000 },
    ];
    expect(unitsBack(after(order, ...given), parts).map(({ quantity }) => quantity)).toEqual([1000, 2000]);
  });
});
