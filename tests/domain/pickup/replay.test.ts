import { describe, expect, test } from 'vitest';
import { unitsOf } from '#domain/pickup/given.ts';
import { replay } from '#domain/pickup/replay.ts';
import {
  after,
  asked,
  BEGUN,
  event,
  events,
  GONE,
  PACK,
  PICKED,
  progressOf,
  READY,
  SUBSTITUTE,
  webOrder,
} from './orders.ts';

const ORDER = webOrder();

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
    expect(progressOf(pickup, 'a')).toEqual({ wanted: 5000, picked: 6000, short: 0 });
    expect(asked(pickup)).toEqual(['too-much e0004:a']);
    const answered = after(ORDER, ...steps, { kind: 'answer', questionId: 'e0004:a', answer: 'seen' });
    expect(progressOf(answered, 'a')).toEqual({ wanted: 5000, picked: 5000, short: 0 });
    expect(answered.questions).toEqual([]);
    expect(after(ORDER, ...steps, { kind: 'pick', lineId: 'a', quantity: -1000 }).questions).toEqual([]);
  });

  test('put one of two back that are too much: it is the same question', () => {
    const pick = { kind: 'pick', lineId: 'a' } as const;
    const pickup = after(ORDER, ...BEGUN, { ...pick, quantity: 7000 }, { ...pick, quantity: -1000 });
    expect(asked(pickup)).toEqual(['too-much e0003:a']);
  });

  test('agree with the shopper on other goods for the same: somebody decides', () => {
    const offer = { kind: 'offer', lineId: 'b', replaces: 2000, substitute: SUBSTITUTE } as const;
    const consent = {
      kind: 'consent',
      isAccepted: true,
      by: 'phone',
      person: 'Ada',
      isDearerAgreed: false,
    } as const;
    const steps = [
      ...BEGUN,
      { ...offer, offerId: 'f' },
      { ...offer, offerId: 'g' },
      { ...consent, offerId: 'f' },
      { ...consent, offerId: 'g' },
    ] as const;
    const pickup = after(ORDER, ...steps);
    expect(asked(pickup)).toEqual(['too-much e0006:b']);
    expect(pickup.lines.map((line) => unitsOf(line, pickup.offers))).toEqual([0, 0]);
    expect(after(ORDER, ...steps, { ...consent, offerId: 'f', isAccepted: false }).questions).toEqual([]);
    const seen = after(ORDER, ...steps, { kind: 'answer', questionId: 'e0006:b', answer: 'seen' });
    expect(seen).toMatchObject({
      questions: [],
      given: { substitutes: [{ offerId: 'f' }, { offerId: 'g' }] },
    });
  });

  test('pick more of other goods than was offered: no more is given', () => {
    const steps = [
      ...PICKED.slice(0, 3),
      { kind: 'offer', offerId: 'f', lineId: 'b', replaces: 2000, substitute: SUBSTITUTE },
      { kind: 'consent', offerId: 'f', isAccepted: true, by: 'phone', person: '', isDearerAgreed: false },
      { kind: 'pick-offer', offerId: 'f', quantity: 3000 },
      PACK,
    ] as const;
    const pickup = after(ORDER, ...steps);
    expect(pickup.questions).toMatchObject([{ questionId: 'e0006:f', kind: 'too-much', lineId: 'b' }]);
    expect(pickup.given.substitutes).toMatchObject([{ quantity: 2000, total: 800 }]);
    const seen = after(ORDER, ...steps, { kind: 'answer', questionId: 'e0006:f', answer: 'seen' });
    expect(seen).toMatchObject({ questions: [], offers: [{ picked: 2000 }] });
  });

  test('miss the same goods: they lack once; what one finds does not lack', () => {
    const short = { kind: 'short', lineId: 'a', quantity: 2000, reason: 'not-found' } as const;
    const steps = [...BEGUN, { kind: 'pick', lineId: 'a', quantity: 3000 }, short, short] as const;
    expect(progressOf(after(ORDER, ...steps), 'a')).toEqual({ wanted: 5000, picked: 3000, short: 2000 });
    const found = after(ORDER, ...steps, { kind: 'pick', lineId: 'a', quantity: 1000 });
    expect(progressOf(found, 'a')).toEqual({ wanted: 5000, picked: 4000, short: 1000 });
    expect(found.questions).toEqual([]);
  });

  test('one picks what the other packed: somebody looks', () => {
    const late = event(4, { kind: 'pick', lineId: 'a', quantity: 1000 }, { eventId: 'z' });
    const pickup = replay(ORDER, [...events(...PICKED, PACK), { ...late, seq: 5 }]);
    expect(progressOf(pickup, 'a')).toMatchObject({ picked: 5000 });
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

  test('one hands over what the other unpacked or released: the shopper has it', () => {
    for (const other of [
      [PACK, { kind: 'unpack' }],
      [PACK, { kind: 'ready' }, { kind: 'release' }],
    ] as const) {
      const pickup = after(webOrder({ paid: 0 }), ...PICKED, ...other, { ...GONE, collected: 3500 });
      expect(pickup).toMatchObject({
        stage: 'handed-over',
        picker: null,
        questions: [],
        given: { total: 3500, due: 0 },
      });
    }
    const restocked = after(ORDER, ...READY, { kind: 'release' }, { kind: 'restock' }, GONE);
    expect(restocked.questions).toMatchObject([{ kind: 'too-late', event: { step: { saleId: 'sale' } } }]);
  });

  test('one rejects what the other accepted', () => {
    const pickup = after(ORDER, { kind: 'accept' }, { kind: 'reject', reason: 'closed' });
    expect(pickup.stage).toBe('accepted');
    expect(asked(pickup)).toEqual(['too-late e0002']);
  });

  test('take back more than there is: none is left, and somebody looks', () => {
    const pickup = after(ORDER, ...BEGUN, { kind: 'pick', lineId: 'a', quantity: -1000 });
    expect(progressOf(pickup, 'a')).toMatchObject({ picked: 0 });
    expect(asked(pickup)).toEqual(['too-late e0003']);
  });
});

describe('goods sold by weight', () => {
  const weigh = { kind: 'weigh', lineId: 'b', quantity: 900 } as const;

  test('are what others do not replace', () => {
    const pickup = after(
      ORDER,
      ...BEGUN,
      { kind: 'offer', offerId: 'f', lineId: 'b', replaces: 1000, substitute: SUBSTITUTE },
      { kind: 'consent', offerId: 'f', isAccepted: true, by: 'phone', person: '', isDearerAgreed: true },
      weigh,
    );
    expect(progressOf(pickup, 'b')).toEqual({ wanted: 2000, picked: 1000, short: 0 });
    expect(pickup.questions).toEqual([]);
  });

  test('are weighed anew when all of them went back', () => {
    const pickup = after(ORDER, ...BEGUN, weigh, { kind: 'pick', lineId: 'b', quantity: -2000 });
    expect(pickup.lines[1]).toMatchObject({ picked: 0, weighed: null });
    expect(after(ORDER, ...BEGUN, weigh, { ...weigh, quantity: 0 }).lines[1]).toMatchObject({
      picked: 0,
      weighed: null,
    });
  });
});

test('steps with goods that the order has not, or in no quantity, ask', () => {
  const pickup = after(
    ORDER,
    ...BEGUN,
    { kind: 'pick', lineId: 'none', quantity: 1000 },
    { kind: 'pick', lineId: 'a', quantity: Number.NaN },
    { kind: 'weigh', lineId: 'a', quantity: 50_000 },
    { kind: 'consent', offerId: 'none', isAccepted: true, by: 'phone', person: '', isDearerAgreed: true },
  );
  expect(asked(pickup)).toEqual(['too-late e0003', 'too-late e0004', 'too-late e0005', 'too-late e0006']);
  expect(progressOf(pickup, 'a')).toMatchObject({ picked: 0 });
});
