import { fc, test } from '@fast-check/vitest';
import { describe, expect, test as example } from 'vitest';
import { sum } from '#domain/money/money.ts';
import { backWays, worthOf } from '#domain/pickup/give-back.ts';
import type { Given } from '#domain/pickup/pickup.ts';
import { mayTake } from '#domain/pickup/steps.ts';
import type { PickupStep } from '#domain/pickup/step.ts';
import { after, GONE, READY, SUBSTITUTE, webOrder } from './orders.ts';

const cost = fc.integer({ min: 0, max: 5000 });
const pieces = fc.integer({ min: 1, max: 7 }).map((count) => count * 1000);

/** Goods with what they cost, other goods in their place, and what came off or on the order as a whole. */
const given: fc.Arbitrary<Given> = fc
  .record({
    lines: fc.array(fc.record({ quantity: pieces, total: cost }), { minLength: 1, maxLength: 4 }),
    other: fc.array(fc.record({ quantity: pieces, total: cost }), { maxLength: 2 }),
    beside: fc.integer({ min: -3000, max: 1000 }),
  })
  .map(({ lines, other, beside }) => {
    const goods = sum([...lines, ...other].map(({ total }) => total));
    return {
      lines: lines.map((line, place) => ({ ...line, lineId: `l${place}` })),
      substitutes: other.map((one, place) => ({ ...one, offerId: `f${place}`, substitute: SUBSTITUTE })),
      total: Math.max(0, goods + beside),
      due: 0,
      refund: 0,
    };
  });

/** Every piece that was given, one by one. */
function piecesOf({ lines, substitutes }: Given): { lineId: string; quantity: number }[] {
  const all = [...lines, ...substitutes.map((one) => ({ ...one, lineId: one.offerId }))];
  return all.flatMap(({ lineId, quantity }) =>
    Array.from({ length: quantity / 1000 }, () => ({ lineId, quantity: 1000 })),
  );
}

describe('what goods that come back are worth', () => {
  test.prop([given.chain((one) => fc.tuple(fc.constant(one), fc.shuffledSubarray(piecesOf(one))))])(
    'adds up to the minor unit, in whatever parts and order all of it comes back',
    ([all, some]) => {
      const first = some.reduce<{ worth: number; back: typeof some }>(
        ({ worth, back }, piece) => {
          const part = worthOf(all, back, [piece]);
          expect(part).toBeGreaterThanOrEqual(0);
          return { worth: worth + part, back: [...back, piece] };
        },
        { worth: 0, back: [] },
      );
      expect(worthOf(all, [], some)).toBe(first.worth);
      const rest = piecesOf(all).filter(({ lineId }, place, list) => {
        const nth = list.slice(0, place + 1).filter((one) => one.lineId === lineId).length;
        return nth > some.filter((one) => one.lineId === lineId).length;
      });
      const goods = sum([...all.lines, ...all.substitutes].map(({ total }) => total));
      expect(first.worth + worthOf(all, some, rest)).toBe(Math.min(goods, all.total));
    },
  );

  example('bears its share of what came off the order as a whole', () => {
    const lines = [{ lineId: 'a', quantity: 2000, total: 2000 }];
    const reduced: Given = { lines, substitutes: [], total: 1500, due: 0, refund: 0 };
    const one = { lineId: 'a', quantity: 1000 };
    expect([worthOf(reduced, [], [one]), worthOf(reduced, [one], [one])]).toEqual([750, 750]);
  });

  example('of six for 10.00 is 10.00 in the end, one after the other', () => {
    const lines = [{ lineId: 'a', quantity: 6000, total: 1000 }];
    const six: Given = { lines, substitutes: [], total: 1000, due: 0, refund: 0 };
    const one = { lineId: 'a', quantity: 1000 };
    const parts = Array.from({ length: 6 }, (_, before) => worthOf(six, Array(before).fill(one), [one]));
    expect(parts).toEqual([167, 166, 167, 167, 166, 167]);
  });
});

describe('money goes back', () => {
  const collected = 1000;
  const order = webOrder({ paid: 2500 });
  const gone = { ...GONE, collected };
  const back = (amount: number, paidBack: number, quantity = 1000) =>
    ({
      kind: 'give-back',
      lines: [{ lineId: 'a', quantity, isRestocked: true }],
      amount,
      reason: '',
      saleId: paidBack === 0 ? null : 'back',
      paidBack,
    }) as const;

  example('online as far as it was paid online, and at the till what a till took', () => {
    const pickup = after(order, ...READY, gone);
    expect(backWays(pickup, 500)).toEqual({ online: 500, here: 0 });
    expect(backWays(pickup, 3000)).toEqual({ online: 2500, here: 500 });
    const then = after(order, ...READY, gone, back(2400, 0), back(300, 200));
    expect([then.givenBackAmount, then.paidBack]).toEqual([2700, 200]);
    expect(backWays(then, 800)).toEqual({ online: 0, here: 800 });
  });

  example('by no step that says it otherwise', () => {
    const pickup = after(order, ...READY, gone);
    const all = (amount: number, paidBack: number): PickupStep => ({
      ...back(amount, paidBack),
      lines: [
        { lineId: 'a', quantity: 5000, isRestocked: true },
        { lineId: 'b', quantity: 2000, isRestocked: true },
      ],
    });
    expect(mayTake(pickup, all(2500, 0))).toBe('yes');
    expect(mayTake(pickup, all(2600, 0))).toBe('paid-at-till');
    expect(mayTake(pickup, all(2600, 100))).toBe('yes');
    expect(mayTake(pickup, all(500, 100))).toBe('paid-at-till');
    expect(mayTake(pickup, all(3600, 1100))).toBe('over-paid');
  });

  example('for no more than what comes back has cost, and what it cost beside its goods', () => {
    const fee = [{ name: 'Pickup', amount: 200, ratePpm: 0 }];
    const pickup = after(webOrder({ charges: fee }), ...READY, GONE);
    expect(mayTake(pickup, back(700, 0))).toBe('yes');
    expect(mayTake(pickup, back(701, 0))).toBe('over-paid');
    const then = after(webOrder({ charges: fee }), ...READY, GONE, back(600, 0));
    expect(mayTake(then, back(600, 0))).toBe('yes');
    expect(mayTake(then, back(601, 0))).toBe('over-paid');
  });

  const amounts = fc.array(fc.integer({ min: 1, max: 1200 }), { minLength: 1, maxLength: 5 });
  test.prop([amounts, fc.integer({ min: 0, max: 3500 })])(
    'never more by either way than came by it',
    (parts, atTill) => {
      let pickup = after(webOrder({ paid: 3500 - atTill }), ...READY, { ...GONE, collected: atTill });
      let online = 0;
      const done: PickupStep[] = [];
      for (const amount of parts) {
        const ways = backWays(pickup, amount);
        const step = back(amount, ways.here, 100);
        if (mayTake(pickup, step) !== 'yes') continue;
        online += ways.online;
        done.push(step);
        pickup = after(webOrder({ paid: 3500 - atTill }), ...READY, { ...GONE, collected: atTill }, ...done);
      }
      expect(pickup.paidBack).toBeLessThanOrEqual(atTill);
      expect(online).toBeLessThanOrEqual(3500 - atTill);
      expect(pickup.paidBack + online).toBe(pickup.givenBackAmount);
    },
  );
});
