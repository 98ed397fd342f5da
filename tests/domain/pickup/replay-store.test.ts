import { describe, expect, test } from 'vitest';
import type { PickupStep } from '#domain/pickup/step.ts';
import {
  after,
  asked,
  BEGUN,
  GONE,
  PACK,
  PICKED,
  progressOf,
  READY,
  shopperHas,
  SUBSTITUTE,
  webLine,
  webOrder,
} from './orders.ts';

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

  test('pays otherwise than the order comes to by now: staff has to know both sums, once', () => {
    const due = webOrder({ paid: 0 });
    const gone = { ...GONE, collected: 3500 };
    expect(after(due, ...READY, gone).questions).toEqual([]);
    expect(after({ ...due, state: 'given', paid: 3500 }, ...READY, gone).questions).toEqual([]);
    const paidMeanwhile = after({ ...due, paid: 3500 }, ...READY, gone);
    const questionId = 'order:sums:3500:0';
    expect(paidMeanwhile.questions).toEqual([
      {
        questionId,
        kind: 'other-sum',
        event: null,
        lineId: null,
        answers: ['seen'],
        sums: { collected: 3500, due: 0 },
      },
    ]);
    const seen = { kind: 'answer', questionId, answer: 'seen' } as const;
    expect(after({ ...due, paid: 3500 }, ...READY, gone, seen).questions).toEqual([]);
    expect(asked(after({ ...due, paid: 3000 }, ...READY, gone, seen))).toEqual([
      'other-sum order:sums:3500:500',
    ]);
  });

  test('pays for what somebody else took out of the bags meanwhile: both sums are asked', () => {
    const due = webOrder({ paid: 0 });
    const less: readonly PickupStep[] = [
      { kind: 'unpack' },
      { kind: 'pick', lineId: 'a', quantity: -1000 },
      { kind: 'short', lineId: 'a', quantity: 1000, reason: 'damaged' },
      PACK,
    ];
    const pickup = after(due, ...PICKED, PACK, ...less, { ...GONE, collected: 3500 });
    expect(pickup).toMatchObject({
      stage: 'handed-over',
      questions: [{ kind: 'other-sum', sums: { collected: 3500, due: 3000 } }],
    });
  });

  test('gets all of it back and has no order any more: that is no news', () => {
    const lines = [
      { lineId: 'a', quantity: 5000, isRestocked: true },
      { lineId: 'b', quantity: 2000, isRestocked: true },
    ];
    const back = { kind: 'give-back', lines, amount: 3500, reason: '', saleId: null, paidBack: 0 } as const;
    expect(after(CANCELLED, ...READY, GONE, back).questions).toEqual([]);
  });

  test('changes a quantity before anybody began: it is followed, then and later', () => {
    expect(progressOf(after(shopperHas(3000)), 'a')).toMatchObject({ wanted: 3000 });
    const accept = {
      kind: 'accept',
      lines: [
        { lineId: 'a', quantity: 3000 },
        { lineId: 'b', quantity: 2000 },
      ],
    } as const;
    const pickup = after(shopperHas(3000), accept, { kind: 'start' });
    expect(progressOf(pickup, 'a')).toMatchObject({ wanted: 3000 });
    expect(pickup.questions).toEqual([]);
  });

  test('changes a quantity while staff picks: staff decides', () => {
    const pickup = after(shopperHas(3000), ...PICKED);
    expect(progressOf(pickup, 'a')).toMatchObject({ wanted: 5000, picked: 5000 });
    expect(pickup.questions).toMatchObject([
      { questionId: 'order:changed:a:3000', kind: 'changed', lineId: 'a', answers: ['follow-store', 'keep'] },
    ]);
    const answer = { kind: 'answer', questionId: 'order:changed:a:3000' } as const;
    const kept = after(shopperHas(3000), ...PICKED, { ...answer, answer: 'keep' });
    expect(progressOf(kept, 'a')).toMatchObject({ wanted: 5000 });
    expect(kept.questions).toEqual([]);
    const followed = after(shopperHas(3000), ...PICKED, { ...answer, answer: 'follow-store' });
    expect(progressOf(followed, 'a')).toMatchObject({ wanted: 3000, picked: 5000 });
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

  test('was told what may be in the bag, also where more is in it', () => {
    const pickup = after(
      shopperHas(3000),
      ...PICKED,
      { kind: 'offer', offerId: 'f', lineId: 'a', replaces: 2000, substitute: SUBSTITUTE },
      { kind: 'consent', offerId: 'f', isAccepted: true, by: 'phone', person: '', isDearerAgreed: true },
      PACK,
    );
    expect(pickup.questions.map(({ kind }) => kind)).toEqual(['too-much']);
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
      saleId: null,
      paidBack: 0,
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
