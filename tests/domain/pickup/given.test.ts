import { fc, test } from '@fast-check/vitest';
import { describe, expect, test as example } from 'vitest';
import { sum } from '#domain/money/money.ts';
import { offerFaults, partOf } from '#domain/pickup/given.ts';
import { replay } from '#domain/pickup/replay.ts';
import type { PickupStep } from '#domain/pickup/step.ts';
import { WEIGHED_CHARGE } from '#domain/pickup/web-order.ts';
import { packed, pickingSteps, placedOrder } from './arbitrary.ts';
import { after, BEGUN, PACK, PICKED, SUBSTITUTE, webLine, webOrder } from './orders.ts';

const cuts = fc.array(fc.nat(5000), { maxLength: 6 }).map((at) => [0, ...at.toSorted((a, b) => a - b), 5000]);

test.prop([fc.integer({ min: -99_999, max: 9_999_999 }), cuts])(
  'parts of a line add up to it',
  (total, at) => {
    const line = { quantity: 5000, total, unitPrice: 0 };
    const parts = at.slice(1).map((to, index) => partOf(line, at[index] ?? 0, to));
    expect(sum(parts)).toBe(total);
    for (const part of parts) expect(Math.sign(part) * Math.sign(total)).not.toBe(-1);
  },
);

test.prop([placedOrder, pickingSteps])('what is given, due and given back adds up', (order, steps) => {
  const { given } = replay(order, packed(order, steps));
  const goods = [...given.lines, ...given.substitutes].map(({ total }) => total);
  const fees = goods.length === 0 ? [] : order.charges.map(({ amount }) => amount);
  expect(given.total).toBe(sum([...goods, ...fees]));
  expect(order.paid + given.due - given.refund).toBe(given.total);
});

example('three of five cost their part, the rest goes back', () => {
  const order = webOrder({ lines: [webLine('a', { quantity: 5000, total: 1001 })] });
  const { given } = after(
    order,
    ...BEGUN,
    { kind: 'pick', lineId: 'a', quantity: 3000 },
    { kind: 'short', lineId: 'a', quantity: 2000, reason: 'damaged' },
    PACK,
  );
  expect(given).toMatchObject({
    lines: [{ lineId: 'a', quantity: 3000, total: 601 }],
    total: 601,
    due: 0,
    refund: 400,
  });
});

describe('goods sold by weight', () => {
  const order = webOrder({ lines: [webLine('a', { quantity: 1000, total: 1999 })], paid: 0 });
  const weigh: readonly PickupStep[] = [...BEGUN, { kind: 'weigh', lineId: 'a', quantity: 1053 }, PACK];

  example('cost their exact share by weight', () => {
    expect(after(order, ...weigh).given).toMatchObject({
      lines: [{ quantity: 1053, total: 2105 }],
      total: 2105,
      due: 2105,
    });
  });

  describe('of which some are taken out again', () => {
    const kilos = webOrder({ lines: [webLine('a', { quantity: 3000, total: 3000 })] });
    const weighed: readonly PickupStep[] = [...BEGUN, { kind: 'weigh', lineId: 'a', quantity: 3300 }];
    const bag = (order: typeof kilos, ...steps: readonly PickupStep[]): unknown => {
      const pickup = after(order, ...weighed, ...steps);
      const seen = pickup.questions.map(({ questionId }): PickupStep => {
        return { kind: 'answer', questionId, answer: 'seen' };
      });
      return after(order, ...weighed, ...steps, ...seen, PACK).given.lines;
    };

    example('weigh the exact share of what they did', () => {
      const out: PickupStep = { kind: 'pick', lineId: 'a', quantity: -1000 };
      expect(bag(kilos, out)).toEqual([{ lineId: 'a', quantity: 2200, total: 2200 }]);
    });

    example('weigh so because the shopper wants fewer', () => {
      const fewer = webOrder({ lines: [webLine('a', { quantity: 2000, ordered: 3000, total: 2000 })] });
      const follow = {
        kind: 'answer',
        questionId: 'order:changed:a:2000',
        answer: 'follow-store',
      } as const;
      expect(bag(fewer, follow)).toEqual([{ lineId: 'a', quantity: 2200, total: 2200 }]);
    });

    example('weigh so because the shopper agreed with somebody else on other goods', () => {
      const offer = { kind: 'offer', offerId: 'f', lineId: 'a', replaces: 1000 } as const;
      const agreed = [
        { ...offer, substitute: { ...SUBSTITUTE, quantity: 1000 } },
        {
          kind: 'consent',
          offerId: 'f',
          isAccepted: true,
          by: 'phone',
          person: 'Ada',
          isDearerAgreed: false,
        },
      ] as const;
      expect(bag(kilos, ...agreed)).toEqual([{ lineId: 'a', quantity: 2200, total: 2200 }]);
    });

    example('weigh what they did where somebody else had picked the same goods', () => {
      expect(bag(kilos, { kind: 'pick', lineId: 'a', quantity: 3000 })).toEqual([
        { lineId: 'a', quantity: 3300, total: 3300 },
      ]);
    });
  });

  example('cost no more because the store wrote the difference down', () => {
    const charges = [{ name: WEIGHED_CHARGE, amount: 106, ratePpm: 0 }];
    expect(after({ ...order, charges, total: 2105 }, ...weigh).given.total).toBe(2105);
  });
});

describe('what is to be paid', () => {
  const charges = [{ name: 'Pickup', amount: 200, ratePpm: 190_000 }];

  example('is what neither was paid nor will be drawn', () => {
    const { given } = after(webOrder({ charges, paid: 1000, authorised: 1500 }));
    expect(given).toMatchObject({ total: 3700, due: 1200, refund: 0 });
  });

  example('is nothing of what the shopper agreed to pay for the order before some of it lacked', () => {
    const order = { ...webOrder({ lines: [webLine('a', { quantity: 1000, ordered: 3000 })] }), paid: 0 };
    const steps: readonly PickupStep[] = [...BEGUN, { kind: 'pick', lineId: 'a', quantity: 3000 }, PACK];
    const { given } = after(
      { ...order, authorised: 1500 },
      { kind: 'accept', lines: [{ lineId: 'a', quantity: 3000 }] },
      ...steps,
    );
    expect(given).toMatchObject({ total: 1500, due: 0, refund: 0 });
    expect(after({ ...order, authorised: 1500 }).given).toMatchObject({ total: 500, due: 0 });
  });

  example('has all charges as long as anything is given, and nothing when nothing is', () => {
    const short = { kind: 'short', reason: 'damaged' } as const;
    const some = after(webOrder({ charges }), ...BEGUN, { ...short, lineId: 'a', quantity: 5000 });
    expect(some.given).toMatchObject({ total: 1200, refund: 2500 });
    const none = after(
      webOrder({ charges }),
      ...BEGUN,
      { ...short, lineId: 'a', quantity: 5000 },
      { ...short, lineId: 'b', quantity: 2000 },
    );
    expect(none.given).toMatchObject({ total: 0, due: 0, refund: 3700 });
  });

  example('is not below nothing when a reduction of the whole is more than what is left', () => {
    const order = webOrder({ charges: [{ name: 'Thanks', amount: -2000, ratePpm: 0 }] });
    const pickup = after(order, ...BEGUN, { kind: 'short', lineId: 'a', quantity: 5000, reason: 'damaged' });
    expect(pickup.given).toMatchObject({ total: 0, refund: 1500 });
  });
});

describe('goods in place of others', () => {
  const offer = { kind: 'offer', offerId: 'f', lineId: 'b', replaces: 2000, substitute: SUBSTITUTE } as const;
  const consent = {
    kind: 'consent',
    offerId: 'f',
    by: 'phone',
    person: 'Ada',
    isDearerAgreed: false,
  } as const;
  const pick = { kind: 'pick-offer', offerId: 'f', quantity: 1000 } as const;
  const order = webOrder();

  example('cost as offered what was picked of them', () => {
    const { given } = after(
      order,
      ...PICKED.slice(0, 3),
      offer,
      { ...consent, isAccepted: true },
      pick,
      PACK,
    );
    expect(given).toMatchObject({
      substitutes: [{ offerId: 'f', quantity: 1000, total: 400 }],
      total: 2900,
      refund: 600,
    });
  });

  example('are not given when the shopper wants none', () => {
    const { given } = after(
      order,
      ...PICKED.slice(0, 3),
      offer,
      pick,
      { ...consent, isAccepted: false },
      PACK,
    );
    expect(given).toMatchObject({ substitutes: [], total: 2500 });
  });

  example.each([
    { unitPrice: 500, isDearerAgreed: false, faults: [] },
    { unitPrice: 501, isDearerAgreed: false, faults: ['dearer'] },
    { unitPrice: 501, isDearerAgreed: true, faults: [] },
  ])(
    'at $unitPrice each for 5.00, agreed to dearer: $isDearerAgreed',
    ({ unitPrice, isDearerAgreed, faults }) => {
      const dear = { ...offer, substitute: { ...SUBSTITUTE, unitPrice } };
      expect(offerFaults(dear, { line: webLine('b') }, { isDearerAgreed })).toEqual(faults);
      expect(offerFaults(dear, { line: webLine('b') }, null)).toEqual(unitPrice > 500 ? ['dearer'] : []);
    },
  );

  example('are dear by what all of them cost: three small ones for two', () => {
    const substitute = { ...SUBSTITUTE, quantity: 3000, unitPrice: 334 };
    expect(offerFaults({ replaces: 2000, substitute }, { line: webLine('b') }, null)).toEqual(['dearer']);
  });
});
