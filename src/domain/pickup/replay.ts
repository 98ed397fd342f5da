import { belated, draftOf, type Draft } from './draft.ts';
import type { PickLine, Pickup } from './pickup.ts';
import { questionsOf, takeAnswer } from './question.ts';
import { faultOf } from './step-rules.ts';
import type { PickupEvent } from './step.ts';
import { given, givenElsewhere, takeCourse } from './take-course.ts';
import { takeGoods } from './take-goods.ts';
import type { WebOrder } from './web-order.ts';

/**
 * An order with all that was done with it. The steps count in the order of their numbers, then of their ids, each once,
 * whatever the order in which they are given; those of other orders do not count. A step that was done before does
 * nothing; one that does not go any more, or is about goods that the order has not, becomes a question. As long as
 * nobody accepted it, the order is as the store says.
 */
export function replay(order: WebOrder, events: readonly PickupEvent[]): Pickup {
  const steps = inOrder(events.filter(({ orderId }) => orderId === order.orderId));
  const seen = new Set(
    steps.flatMap(({ step }) => (step.kind === 'answer' && step.answer === 'seen' ? [step.questionId] : [])),
  );
  const draft = given(asStored(steps.reduce(take, draftOf(order, steps))));
  const seq = steps.reduce((highest, step) => Math.max(highest, step.seq), 0);
  return { ...draft.pickup, questions: questionsOf(draft, seen), seq };
}

function inOrder(events: readonly PickupEvent[]): PickupEvent[] {
  const sorted = events.toSorted((a, b) => a.seq - b.seq || (a.eventId < b.eventId ? -1 : 1));
  return [...new Map(sorted.map((event) => [event.eventId, event])).values()];
}

function take(draft: Draft, event: PickupEvent): Draft {
  const { step } = event;
  // Goods of an order that never was at this desk can only come back when somebody gave them.
  const isGivenElsewhere = step.kind === 'give-back' && draft.pickup.stage === 'new';
  const before = isGivenElsewhere ? givenElsewhere(draft, true) : draft;
  const fault = faultOf(before.pickup, step);
  if (fault === 'done') return draft;
  if (fault !== null) return belated(draft, event);
  switch (step.kind) {
    case 'answer':
      return takeAnswer(before, event, step);
    case 'pick':
    case 'weigh':
    case 'short':
    case 'offer':
    case 'consent':
    case 'pick-offer':
      return takeGoods(before, event, step);
    default:
      return takeCourse(before, event, step);
  }
}

/** Before staff begins, what the store says is simply followed. */
function asStored(draft: Draft): Draft {
  const { order, pickup } = draft;
  if (draft.isBegun || pickup.stage === 'handed-over') return draft;
  const lines = pickup.lines.map((one): PickLine => ({ ...one, wanted: one.line.quantity }));
  const followed = { ...draft, pickup: { ...pickup, lines } };
  if (pickup.stage !== 'new' || order.state === 'open') return followed;
  return order.state === 'given'
    ? givenElsewhere(draft, false)
    : { ...followed, pickup: { ...followed.pickup, stage: 'cancelled' } };
}
