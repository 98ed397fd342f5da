import { describe, expect, test } from 'vitest';
import type { Pickup } from '#domain/pickup/pickup.ts';
import { replay } from '#domain/pickup/replay.ts';
import type { PickupStep } from '#domain/pickup/step.ts';
import {
  after,
  BEGUN,
  event,
  events,
  HAND_OVER,
  PACK,
  PICKED,
  SUBSTITUTE,
  webLine,
  webOrder,
} from './orders.ts';

const ORDER = webOrder();
const READY: readonly PickupStep[] = [...PICKED, PACK, { kind: 'ready' }];
const GONE: PickupStep = { kind: 'hand-over', handOver: HAND_OVER, saleId: 'sale', collected: 0 };

function asked(pickup: Pickup): string[] {
  return pickup.questions.map(({ kind, questionId }) => `${kind} ${questionId}`);
}

function line(pickup: Pickup, lineId: string): object | undefined {
  const found = pickup.lines.find((one) => one.line.lineId === lineId);
  return found && { wanted: found.wanted, picked: found.picked, short: found.short };
}

function shopperHas(quantity: number): ReturnType<typeof webOrder> {
  return webOrder({ lines: [webLine('a', { quantity, ordered: 5000 }), webLine('b')] });
}

describe('an order goes its way', () => {
  test('from new to the shopper', () => {
    const pickup = after(ORDER, ...READY, { kind: 'remind' }, { ...GONE, collected: 0 });
    expect(pickup).toMatchObject({
      stage: 'handed-over',
      bags: 1,
      place: 'K1',
      picker: null,
      readyAt: 6000,
      reminders: [7000],
      handedOver: { at: 8000, clerk: 'Kim', saleId: 'sale', collected: 0 },
      questions: [],
      seq: 8,
    });
    expect(pickup.given.total).toBe(3500);
  });

  test('back from the pickup shelf, as long as nobody put it away', () => {
    const released = [...READY, { kind: 'release' } as const];
    expect(after(ORDER, ...released, { kind: 'reinstate' }).stage).toBe('ready');
    const restocked = after(ORDER, ...released, { kind: 'restock' }, { kind: 'reinstate' });
    expect(restocked).toMatchObject({
      stage: 'released',
      isRestocked: true,
      given: { total: 0, refund: 3500 },
    });
    expect(asked(restocked)).toEqual(['too-late e0009']);
  });

  test('without a place to collect it, like any other', () => {
    expect(after(webOrder({ locationCode: null }), ...READY).stage).toBe('ready');
  });

  test('whoever starts takes over the walk', () => {
    const other = event(3, { kind: 'start' }, { clerk: 'Lee', registerCode: 'R2' });
    const pickup = replay(ORDER, [
      ...events(...BEGUN),
      other,
      event(4, { kind: 'start' }, { clerk: 'Lee', registerCode: 'R2' }),
    ]);
    expect(pickup.picker).toEqual({ clerk: 'Lee', registerCode: 'R2', at: 3000 });
    expect(pickup.questions).toEqual([]);
  });
});

describe('two people', () => {
  test('accept: once is enough', () => {
    const pickup = replay(ORDER, [
      event(1, { kind: 'accept' }),
      event(1, { kind: 'accept' }, { eventId: 'other' }),
    ]);
    expect(pickup).toMatchObject({ stage: 'accepted', questions: [] });
  });

  test('pick one line: it adds up, and what is too much goes back', () => {
    const steps = [
      ...BEGUN,
      { kind: 'pick', lineId: 'a', quantity: 3000 },
      { kind: 'pick', lineId: 'a', quantity: 3000 },
    ] as const;
    const pickup = after(ORDER, ...steps);
    expect(line(pickup, 'a')).toEqual({ wanted: 5000, picked: 6000, short: 0 });
    expect(asked(pickup)).toEqual(['too-much e0004:a']);
    const answered = after(ORDER, ...steps, { kind: 'answer', questionId: 'e0004:a', answer: 'seen' });
    expect(line(answered, 'a')).toEqual({ wanted: 5000, picked: 5000, short: 0 });
    expect(answered.questions).toEqual([]);
    expect(after(ORDER, ...steps, { kind: 'pick', lineId: 'a', quantity: -1000 }).questions).toEqual([]);
  });

  test('miss the same goods: they lack once; what one finds does not lack', () => {
    const short = { kind: 'short', lineId: 'a', quantity: 2000, reason: 'not-found' } as const;
    const steps = [...BEGUN, { kind: 'pick', lineId: 'a', quantity: 3000 }, short, short] as const;
    expect(line(after(ORDER, ...steps), 'a')).toEqual({ wanted: 5000, picked: 3000, short: 2000 });
    const found = after(ORDER, ...steps, { kind: 'pick', lineId: 'a', quantity: 1000 });
    expect(line(found, 'a')).toEqual({ wanted: 5000, picked: 4000, short: 1000 });
    expect(found.questions).toEqual([]);
  });

  test('one picks what the other packed: somebody looks', () => {
    const late = event(4, { kind: 'pick', lineId: 'a', quantity: 1000 }, { eventId: 'z' });
    const pickup = replay(ORDER, [...events(...PICKED, PACK), { ...late, seq: 5 }]);
    expect(line(pickup, 'a')).toMatchObject({ picked: 5000 });
    expect(pickup.questions).toMatchObject([
      { questionId: 'z', kind: 'too-late', lineId: 'a', answers: ['seen'] },
    ]);
    const seen = event(6, { kind: 'answer', questionId: 'z', answer: 'seen' });
    expect(replay(ORDER, [...events(...PICKED, PACK), { ...late, seq: 5 }, seen]).questions).toEqual([]);
  });

  test('hand it over: the second asks, with the sale that took the money', () => {
    const twice = after(ORDER, ...READY, GONE, { ...GONE, saleId: 'second', collected: 900 });
    expect(twice.handedOver?.saleId).toBe('sale');
    expect(twice.questions).toMatchObject([
      { kind: 'too-late', event: { step: { saleId: 'second', collected: 900 } } },
    ]);
  });

  test('one rejects what the other accepted', () => {
    const pickup = after(ORDER, { kind: 'accept' }, { kind: 'reject', reason: 'closed' });
    expect(pickup.stage).toBe('accepted');
    expect(asked(pickup)).toEqual(['too-late e0002']);
  });

  test('take back more than there is: none is left, and somebody looks', () => {
    const pickup = after(ORDER, ...BEGUN, { kind: 'pick', lineId: 'a', quantity: -1000 });
    expect(line(pickup, 'a')).toMatchObject({ picked: 0 });
    expect(asked(pickup)).toEqual(['too-late e0003']);
  });
});

describe('the shopper', () => {
  const CANCELLED = webOrder({ state: 'cancelled' });

  test('cancels before anybody began: it is followed', () => {
    expect(after(CANCELLED)).toMatchObject({
      stage: 'cancelled',
      questions: [],
      given: { total: 0, refund: 3500 },
    });
  });

  test('cancels afterwards: the step stands, and staff decides', () => {
    const question = 'order:cancelled::cancelled';
    expect(asked(after(CANCELLED, { kind: 'accept' }))).toEqual([`cancelled ${question}`]);
    const followed = after(CANCELLED, ...PICKED, {
      kind: 'answer',
      questionId: question,
      answer: 'follow-store',
    });
    expect(followed).toMatchObject({ stage: 'cancelled', questions: [] });
    const kept = after(CANCELLED, ...PICKED, { kind: 'answer', questionId: question, answer: 'keep' });
    expect(kept).toMatchObject({ stage: 'picking', questions: [] });
  });

  test('cancels what was handed over while the line was down: staff has to know', () => {
    const pickup = after(CANCELLED, ...READY, GONE);
    expect(pickup.stage).toBe('handed-over');
    expect(pickup.questions).toMatchObject([{ kind: 'cancelled', answers: ['seen'] }]);
  });

  test('changes a quantity before anybody began: it is followed, then and later', () => {
    expect(line(after(shopperHas(3000)), 'a')).toMatchObject({ wanted: 3000 });
    const accept = {
      kind: 'accept',
      lines: [
        { lineId: 'a', quantity: 3000 },
        { lineId: 'b', quantity: 2000 },
      ],
    } as const;
    const pickup = after(shopperHas(3000), accept, { kind: 'start' });
    expect(line(pickup, 'a')).toMatchObject({ wanted: 3000 });
    expect(pickup.questions).toEqual([]);
  });

  test('changes a quantity while staff picks: staff decides', () => {
    const pickup = after(shopperHas(3000), ...PICKED);
    expect(line(pickup, 'a')).toMatchObject({ wanted: 5000, picked: 5000 });
    expect(pickup.questions).toMatchObject([
      { questionId: 'order:changed:a:3000', kind: 'changed', lineId: 'a', answers: ['follow-store', 'keep'] },
    ]);
    const answer = { kind: 'answer', questionId: 'order:changed:a:3000' } as const;
    const kept = after(shopperHas(3000), ...PICKED, { ...answer, answer: 'keep' });
    expect(line(kept, 'a')).toMatchObject({ wanted: 5000 });
    expect(kept.questions).toEqual([]);
    const followed = after(shopperHas(3000), ...PICKED, { ...answer, answer: 'follow-store' });
    expect(line(followed, 'a')).toMatchObject({ wanted: 3000, picked: 5000 });
    expect(asked(followed)).toEqual(['too-much e0005:a']);
  });

  test('changes it again: staff is asked anew', () => {
    const kept = { kind: 'answer', questionId: 'order:changed:a:3000', answer: 'keep' } as const;
    const followed = { ...kept, answer: 'follow-store' } as const;
    expect(asked(after(shopperHas(4000), ...BEGUN, kept))).toEqual(['changed order:changed:a:4000']);
    expect(asked(after(shopperHas(5000), ...BEGUN, kept))).toEqual([]);
    expect(asked(after(shopperHas(5000), ...BEGUN, followed))).toEqual(['changed order:changed:a:5000']);
    expect(asked(after(shopperHas(6000), ...READY))).toEqual(['changed order:changed:a:6000']);
    expect(after(shopperHas(6000), ...READY).questions[0]?.answers).toEqual(['keep']);
  });
});

describe('the store', () => {
  const short = { kind: 'short', lineId: 'a', quantity: 2000, reason: 'damaged' } as const;
  const partly = [
    ...BEGUN,
    { kind: 'pick', lineId: 'a', quantity: 3000 },
    short,
    { kind: 'pick', lineId: 'b', quantity: 2000 },
  ] as const;

  test('did what packing meant: nobody is asked', () => {
    expect(after(shopperHas(3000), ...partly, PACK).questions).toEqual([]);
    expect(asked(after(shopperHas(3000), ...partly))).toEqual(['changed order:changed:a:3000']);
  });

  test('has the goods that came in place of others as a line: it is the offer’s', () => {
    const extra = webLine('x', { ...SUBSTITUTE, offerId: 'f', ordered: 0 });
    const order = webOrder({
      lines: [webLine('a', { quantity: 5000 }), webLine('b', { quantity: 0, ordered: 2000 }), extra],
    });
    const pickup = after(
      order,
      ...PICKED.slice(0, 3),
      { kind: 'offer', offerId: 'f', lineId: 'b', replaces: 2000, substitute: SUBSTITUTE },
      { kind: 'consent', offerId: 'f', isAccepted: true, by: 'phone', person: 'Ada', isDearerAgreed: false },
      { kind: 'pick-offer', offerId: 'f', quantity: 2000 },
      PACK,
    );
    expect(pickup.lines.map((one) => one.line.lineId)).toEqual(['a', 'b']);
    expect(pickup.given.substitutes).toMatchObject([{ offerId: 'f', quantity: 2000, total: 800 }]);
    expect(pickup.questions).toEqual([]);
  });

  test('was told by somebody else that all was given', () => {
    const order = webOrder({ state: 'given' });
    expect(after(order)).toMatchObject({ stage: 'handed-over', handedOver: null, given: { total: 3500 } });
    const pickup = after(order, ...PICKED);
    expect(pickup.stage).toBe('picking');
    expect(asked(pickup)).toEqual(['changed order:changed::given']);
    const followed = after(order, ...PICKED, {
      kind: 'answer',
      questionId: 'order:changed::given',
      answer: 'follow-store',
    });
    expect(followed).toMatchObject({ stage: 'handed-over', questions: [] });
    expect(after(order, ...READY, GONE).questions).toEqual([]);
  });

  test('sent an order that comes back at the counter, and took the lines off', () => {
    const back = {
      kind: 'give-back',
      lines: [{ lineId: 'a', quantity: 5000, isRestocked: true }],
      amount: 2500,
      reason: '',
    } as const;
    const order = webOrder({
      state: 'given',
      locationCode: null,
      lines: [webLine('a', { quantity: 0, ordered: 5000, total: 0 }), webLine('b')],
    });
    const pickup = after(order, back);
    expect(pickup).toMatchObject({ stage: 'handed-over', givenBackAmount: 2500, questions: [] });
    expect(asked(after(order, back, back))).toEqual(['too-late e0002']);
  });
});

test('steps with goods that the order has not, or in no quantity, ask', () => {
  const pickup = after(
    ORDER,
    ...BEGUN,
    { kind: 'pick', lineId: 'none', quantity: 1000 },
    { kind: 'pick', lineId: 'a', quantity: Number.NaN },
    { kind: 'weigh', lineId: 'a', quantity: 50_000 },
    { kind: 'consent', offerId: 'none', isAccepted: true, by: 'link', person: '', isDearerAgreed: true },
  );
  expect(asked(pickup)).toEqual(['too-late e0003', 'too-late e0004', 'too-late e0005', 'too-late e0006']);
  expect(line(pickup, 'a')).toMatchObject({ picked: 0 });
});
