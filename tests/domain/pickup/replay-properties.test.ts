import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { sum } from '#domain/money/money.ts';
import type { Pickup } from '#domain/pickup/pickup.ts';
import { replay } from '#domain/pickup/replay.ts';
import type { PickupEvent, PickupStep } from '#domain/pickup/step.ts';
import type { WebOrder } from '#domain/pickup/web-order.ts';
import { faultOf } from '#domain/pickup/step-rules.ts';
import { mayTake } from '#domain/pickup/steps.ts';
import { promisedOf } from '#domain/pickup/given.ts';
import { anyEvents, anyOrder, anyStep, packed, pickingSteps, placedOrder, taken } from './arbitrary.ts';
import { GONE, PACK, PICKED, settledInStore } from './orders.ts';

const shuffledEvents = anyEvents.chain((events) =>
  fc
    .shuffledSubarray([...events, ...events], { minLength: 2 * events.length })
    .map((shuffled) => ({ events, shuffled })),
);

test.prop([anyOrder, shuffledEvents])(
  'an order is the same whatever the order and number of times its events come in',
  (order, { events, shuffled }) => {
    expect(replay(order, shuffled)).toEqual(replay(order, events));
  },
);

test.prop([anyOrder, anyEvents])(
  'what an order has is never less than nothing nor more than its parts',
  (order, events) => {
    const pickup = replay(order, events);
    for (const { line, wanted, picked, short } of pickup.lines) {
      expect(picked).toBeGreaterThanOrEqual(0);
      expect(short).toBeGreaterThanOrEqual(0);
      expect(picked + short).toBeLessThanOrEqual(Math.max(picked, wanted));
      const isOver = picked > Math.max(0, wanted - promisedOf(line.lineId, pickup.offers));
      if (isOver && ['picking', 'packed'].includes(pickup.stage)) {
        expect(pickup.questions.map(({ kind }) => kind)).toContain('too-much');
      }
    }
    const { given } = pickup;
    const parts = [...given.lines, ...given.substitutes].map(({ total }) => total);
    const charges = parts.length === 0 ? [] : order.charges.map(({ amount }) => amount);
    expect(given.total).toBe(Math.max(0, sum([...parts, ...charges])));
    expect(given.due === 0 || given.refund === 0).toBe(true);
    expect(new Set(pickup.questions.map(({ questionId }) => questionId)).size).toBe(pickup.questions.length);
  },
);

test.prop([anyOrder, anyEvents, anyStep], { numRuns: 300 })(
  'a further event is seen in the order, or asks, or says nothing new',
  (order, events, step) => {
    const before = replay(order, events);
    const event: PickupEvent = {
      eventId: 'last',
      orderId: 'o',
      seq: before.seq + 1,
      at: 99,
      registerCode: 'R2',
      clerk: 'Noa',
      step,
    };
    const after = replay(order, [...events, event]);
    if (JSON.stringify({ ...after, seq: 0 }) !== JSON.stringify({ ...before, seq: 0 })) return;
    expect(isSilent(before, event)).toBe(true);
  },
);

/** Steps that may leave an order as it was: done before, of no effect by themselves, or answers to nothing. */
function isSilent(pickup: Pickup, { step }: PickupEvent): boolean {
  if (faultOf(pickup, step) === 'done' || step.kind === 'answer') return true;
  return ['short', 'weigh', 'consent', 'pack'].includes(step.kind);
}

test.prop([anyOrder, anyEvents])('every question can be answered, and then it is gone', (order, events) => {
  const pickup = replay(order, events);
  for (const { questionId, answers } of pickup.questions) {
    for (const answer of answers) {
      const step = { kind: 'answer', questionId, answer } as const;
      expect(mayTake(pickup, step)).toBe('yes');
      const last = { seq: pickup.seq + 1, at: 1, registerCode: 'R1', clerk: 'Kim', orderId: 'o' };
      const after = replay(order, [...events, { ...last, eventId: 'answer', step }]);
      expect(after.questions.map((question) => question.questionId)).not.toContain(questionId);
    }
  }
});

test.prop([placedOrder, pickingSteps], { numRuns: 300 })(
  'the order as the store settled it costs what the till said, and asks nothing',
  (order, steps) => {
    const done = packed(order, steps);
    const before = replay(order, done);
    if (before.stage !== 'packed') return;
    const settled = settledInStore(order, done);
    const again = replay(settled, done);
    expect(again).toEqual({
      ...before,
      lines: again.lines,
      given: { ...before.given, refund: 0 },
    });
    expect(settled.total).toBe(before.given.total);
    expect(settled.paid + before.given.refund).toBe(order.paid);
  },
);

test.prop([placedOrder, pickingSteps])(
  'one device that does what the screen offers is never asked',
  (order, steps) => {
    expect(replay(order, packed(order, steps)).questions).toEqual([]);
  },
);

const exchange = fc.array(
  fc.record({
    device: fc.constantFrom('Kim', 'Lee'),
    step: fc.oneof(anyStep, fc.constantFrom<PickupStep>(...PICKED, PACK, GONE)),
    isHeard: fc.boolean(),
  }),
  { maxLength: 40 },
);

/** Two devices that take what their screens offer, and hear of each other now and then. */
function exchanged(
  order: WebOrder,
  drawn: readonly { device: string; step: PickupStep; isHeard: boolean }[],
): PickupEvent[] {
  let all: PickupEvent[] = [];
  const known = new Map<string, PickupEvent[]>();
  for (const { device, step, isHeard } of drawn) {
    const mine = isHeard ? all : (known.get(device) ?? []);
    const own = taken(order, [step], mine).map((event) => ({
      ...event,
      eventId: `${event.eventId}-${device}`,
      clerk: device,
    }));
    known.set(device, [...mine, ...own]);
    all = [...all, ...own];
  }
  return all;
}

test.prop([placedOrder, exchange], { numRuns: 500 })(
  'no money that was taken for an order is lost',
  (order, drawn) => {
    const all = exchanged(order, drawn);
    const pickup = replay(order, all);
    const isHandOver = ({ step }: PickupEvent): boolean => step.kind === 'hand-over';
    const asked = pickup.questions.flatMap(({ event }) =>
      event !== null && isHandOver(event) ? [event] : [],
    );
    const seen = all.flatMap(({ step }) => (step.kind === 'answer' ? [step.questionId] : []));
    const counted = all.filter((event) => isHandOver(event) && !seen.includes(event.eventId));
    expect(asked.length + (pickup.handedOver === null ? 0 : 1)).toBe(counted.length);
    expect(pickup.stage === 'handed-over').toBe(pickup.handedOver !== null);
  },
);

const twoDevices = fc
  .record({ mine: pickingSteps, others: pickingSteps, cut: fc.nat(10), otherCut: fc.nat(10) })
  .map(({ mine, others, cut, otherCut }) => [mine.slice(0, cut + 2), others.slice(0, otherCut + 2)] as const);

test.prop([placedOrder, twoDevices])(
  'two devices lose nothing that either picked',
  (order, [mine, others]) => {
    const one = taken(order, mine);
    const two = taken(order, others).map((event) => ({ ...event, eventId: `u${event.seq}`, clerk: 'Lee' }));
    const both = replay(order, [...one, ...two]);
    expect(both).toEqual(replay(order, [...two, ...one]));
    for (const { line, picked } of both.lines) {
      const ofLine = [...one, ...two].filter(({ step }) => 'lineId' in step && step.lineId === line.lineId);
      const picks = ofLine.flatMap(({ step }) => (step.kind === 'pick' ? [step.quantity] : []));
      const isWeighed = ofLine.some(({ step }) => step.kind === 'weigh');
      const isAsked = both.questions.some(
        ({ kind, lineId }) => kind === 'too-late' && lineId === line.lineId,
      );
      if (!isWeighed && !isAsked) expect(picked).toBe(sum(picks));
    }
  },
);
