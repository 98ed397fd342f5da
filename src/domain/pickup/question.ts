import type { Thousandths } from '../stock/quantity.ts';
import { altered, withLine, withOffer, withPicked, type Draft } from './draft.ts';
import { givenOf, roomOf } from './given.ts';
import type { Pickup, Question } from './pickup.ts';
import { isUnderway, lineOf, offerOf } from './step-rules.ts';
import type { Answer, PickupEvent, PickupStep } from './step.ts';
import { givenElsewhere } from './take-course.ts';
import type { WebOrder } from './web-order.ts';

type Answered = Extract<PickupStep, { kind: 'answer' }>;

/** All that an order asks now: the shopper's first, then of the steps in their order. */
export function questionsOf(draft: Draft, seen: ReadonlySet<string>): Question[] {
  const late = draft.late.filter(({ eventId }) => !seen.has(eventId)).map(lateQuestion);
  const sums = sumQuestions(draft).filter(({ questionId }) => !seen.has(questionId));
  return [...endQuestions(draft), ...changeQuestions(draft), ...overQuestions(draft), ...sums, ...late];
}

function lateQuestion(event: PickupEvent): Question {
  const lineId = 'lineId' in event.step ? event.step.lineId : null;
  return { questionId: event.eventId, kind: 'too-late', event, lineId, answers: ['seen'] };
}

/** The order is over in the store, and it was not this desk that ended it. */
function endQuestions({ order, pickup, endAnswered }: Draft): Question[] {
  const { state } = order;
  if (state === 'open' || endAnswered.has(state)) return [];
  const answers = endAnswers(pickup, state);
  const kind = state === 'cancelled' ? 'cancelled' : 'changed';
  return answers.length === 0 ? [] : [{ questionId: endId(state), kind, event: null, lineId: null, answers }];
}

/** What can be done about it: goods that the shopper has already are only to be known of. */
function endAnswers(pickup: Pickup, state: 'given' | 'cancelled'): Answer[] {
  const waits = pickup.stage === 'released' && !pickup.isRestocked;
  if (isUnderway(pickup.stage) || (state === 'given' && waits)) return ['follow-store', 'keep'];
  return state === 'cancelled' && pickup.handedOver !== null && pickup.givenBack.length === 0 ? ['seen'] : [];
}

function endId(state: WebOrder['state']): string {
  return `order:${state === 'cancelled' ? 'cancelled' : 'changed'}::${state}`;
}

/**
 * The store says another quantity than staff goes by, and that is neither what staff told it nor what somebody answered
 * to already. What waits for the shopper is not added to any more.
 */
function changeQuestions({ order, pickup, told, answered }: Draft): Question[] {
  if (!isUnderway(pickup.stage) || order.state !== 'open') return [];
  return pickup.lines.flatMap(({ line, wanted }): Question[] => {
    const { lineId, quantity } = line;
    const isKnown =
      quantity === wanted ||
      quantity === answered.get(lineId) ||
      told.get(lineId)?.includes(quantity) === true;
    if (isKnown) return [];
    const answers: Answer[] =
      pickup.stage === 'ready' && quantity > wanted ? ['keep'] : ['follow-store', 'keep'];
    return [
      { questionId: `order:changed:${lineId}:${quantity}`, kind: 'changed', event: null, lineId, answers },
    ];
  });
}

function overQuestions({ pickup, over }: Draft): Question[] {
  if (!isUnderway(pickup.stage)) return [];
  return [...over].map(([key, event]) => ({
    questionId: `${event.eventId}:${key}`,
    kind: 'too-much',
    event,
    lineId: offerOf(pickup, key)?.lineId ?? key,
    answers: ['seen'],
  }));
}

/** What was taken for an order is not what it comes to, and the store has not agreed to it. */
function sumQuestions({ order, pickup: { handedOver, lines, offers } }: Draft): Question[] {
  if (handedOver === null || order.state !== 'open') return [];
  const { collected } = handedOver;
  const { due } = givenOf(order, lines, offers, true);
  if (collected === due) return [];
  const asked = { kind: 'other-sum', event: null, lineId: null, answers: ['seen'] } as const;
  return [{ ...asked, questionId: `order:sums:${collected}:${due}`, sums: { collected, due } }];
}

/** An order after somebody decided; what is answered too late, or to nothing, leaves it as it was. */
export function takeAnswer(draft: Draft, event: PickupEvent, { questionId, answer }: Answered): Draft {
  const end = (['given', 'cancelled'] as const).find((state) => endId(state) === questionId);
  if (end !== undefined) return endAnswer(draft, end, answer);
  const change = changeAsked(questionId);
  if (change !== null) return changeAnswer(draft, event, { ...change, answer });
  const over = [...draft.over].find(([key, cause]) => `${cause.eventId}:${key}` === questionId);
  return over === undefined || answer !== 'seen' ? draft : trimmed(draft, event, over[0]);
}

function endAnswer(draft: Draft, state: 'given' | 'cancelled', answer: Answer): Draft {
  const { stage } = draft.pickup;
  if (isUnderway(stage) && answer === 'seen') return draft;
  const next = { ...draft, endAnswered: new Set([...draft.endAnswered, state]) };
  if (answer !== 'follow-store') return next;
  if (state === 'given')
    return isUnderway(stage) || stage === 'released' ? givenElsewhere(next, false) : next;
  return isUnderway(stage) ? altered(next, { stage: 'cancelled', picker: null }) : next;
}

/** What the store says of a line, thousandths. */
export interface StoreChange {
  readonly lineId: string;
  readonly quantity: Thousandths;
}

function changeAsked(questionId: string): StoreChange | null {
  const [, lineId, says] = /^order:changed:(.*):(\d{1,15})$/s.exec(questionId) ?? [];
  return lineId === undefined ? null : { lineId, quantity: Number(says) };
}

/** What the store says of a line of which all that is in the bags stays, null for any other step. Then it has to hear of it. */
export function keptAgainst({ stage }: Pick<Pickup, 'stage'>, step: PickupStep): StoreChange | null {
  if (step.kind !== 'answer' || step.answer !== 'keep') return null;
  return stage === 'packed' || stage === 'ready' ? changeAsked(step.questionId) : null;
}

interface ChangeAnswer extends StoreChange {
  readonly answer: Answer;
}

/** To follow the store makes its quantity what staff goes by. */
function changeAnswer(draft: Draft, event: PickupEvent, { lineId, quantity, answer }: ChangeAnswer): Draft {
  if (!isUnderway(draft.pickup.stage) || answer === 'seen') return draft;
  const next = { ...draft, answered: new Map([...draft.answered, [lineId, quantity]]) };
  return answer === 'follow-store' ? withLine(next, event, { lineId, to: { wanted: quantity } }) : next;
}

/** What was too much is back on the shelf; what the shopper agreed to in place of it stays. */
function trimmed(draft: Draft, event: PickupEvent, key: string): Draft {
  const { pickup } = draft;
  const offer = offerOf(pickup, key);
  const line = lineOf(pickup, key);
  const next =
    offer !== null
      ? withOffer(draft, event, { ...offer, picked: Math.min(offer.picked, offer.substitute.quantity) })
      : line !== null
        ? withPicked(draft, event, line, Math.min(line.picked, roomOf(line, pickup.offers)))
        : draft;
  return { ...next, over: new Map([...next.over].filter(([one]) => one !== key)) };
}
