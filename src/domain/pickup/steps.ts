import { backWays, mostBack } from './give-back.ts';
import { offerFaults, givenOfOffer, unitsOf } from './given.ts';
import type { Pickup } from './pickup.ts';
import type { PickupStep } from './step.ts';
import { faultOf, leftOf, lineOf, offerOf, settledOf, type StepRefusal } from './step-rules.ts';

type StepOf<K extends PickupStep['kind']> = Extract<PickupStep, { kind: K }>;

/**
 * Whether a step can be taken now, or why not. It is asked before a step is recorded, so it is stricter than what
 * becomes of steps that were taken: those are followed as far as they go at all, and what is odd about them is asked.
 */
export function mayTake(pickup: Pickup, step: PickupStep): 'yes' | StepRefusal {
  return faultOf(pickup, step) ?? careOf(pickup, step) ?? 'yes';
}

function careOf(pickup: Pickup, step: PickupStep): StepRefusal | null {
  switch (step.kind) {
    case 'pick':
      return pickCare(pickup, step);
    case 'short':
      return shortCare(pickup, step);
    case 'offer':
      return offerCare(pickup, step);
    case 'consent':
      return consentCare(pickup, step);
    case 'pick-offer':
      return pickOfferCare(pickup, step);
    case 'pack':
      return questionCare(pickup) ?? packCare(pickup);
    case 'ready':
      return questionCare(pickup);
    case 'hand-over':
      return handOverCare(pickup, step);
    case 'give-back':
      return giveBackCare(pickup, step);
    case 'answer':
      return answerCare(pickup, step);
    default:
      return null;
  }
}

function pickCare(pickup: Pickup, { lineId, quantity }: StepOf<'pick'>): StepRefusal | null {
  const line = lineOf(pickup, lineId);
  if (line === null) return 'unknown-line';
  if (line.picked + quantity < 0) return 'quantity';
  return quantity > 0 && quantity > leftOf(line, pickup.offers) ? 'over-wanted' : null;
}

function shortCare(pickup: Pickup, { lineId, quantity }: StepOf<'short'>): StepRefusal | null {
  const line = lineOf(pickup, lineId);
  if (line === null) return 'unknown-line';
  if (line.short + quantity < 0) return 'quantity';
  return quantity > 0 && settledOf(line, pickup.offers) + quantity > line.wanted ? 'over-wanted' : null;
}

/** What lacks may be offered other goods for, once: not what is picked, nor what another offer stands for. */
function offerCare(pickup: Pickup, { lineId, replaces }: StepOf<'offer'>): StepRefusal | null {
  const line = lineOf(pickup, lineId);
  if (line === null) return 'unknown-line';
  const offered = pickup.offers
    .filter((offer) => offer.lineId === lineId && offer.state !== 'declined')
    .reduce((all, offer) => all + offer.replaces, 0);
  return line.picked + offered + replaces > line.wanted ? 'over-wanted' : null;
}

function consentCare(pickup: Pickup, step: StepOf<'consent'>): StepRefusal | null {
  const offer = offerOf(pickup, step.offerId);
  const line = offer === null ? null : lineOf(pickup, offer.lineId);
  if (offer === null || line === null) return 'unknown-offer';
  if (offer.state === (step.isAccepted ? 'accepted' : 'declined')) return 'done';
  if (!step.isAccepted) return null;
  if (step.person.trim() === '') return 'no-person';
  if (offer.replaces > leftOf(line, pickup.offers)) return 'over-wanted';
  return offerFaults(offer, line, step)[0] ?? null;
}

function pickOfferCare(pickup: Pickup, { offerId, quantity }: StepOf<'pick-offer'>): StepRefusal | null {
  const offer = offerOf(pickup, offerId);
  if (offer === null) return 'unknown-offer';
  if (offer.picked + quantity < 0) return 'quantity';
  if (quantity < 0) return null;
  if (offer.state === 'open') return 'offer-open';
  return offer.picked + quantity > offer.substitute.quantity ? 'over-wanted' : null;
}

function packCare({ lines, offers }: Pickup): StepRefusal | null {
  if (offers.some(({ state }) => state === 'open')) return 'offer-open';
  const isUnpicked =
    lines.some((line) => settledOf(line, offers) < line.wanted) ||
    offers.some((offer) => offer.state === 'accepted' && offer.picked < offer.substitute.quantity);
  if (isUnpicked) return 'unpicked';
  const isAny =
    lines.some((line) => unitsOf(line, offers) > 0) || offers.some((offer) => givenOfOffer(offer) > 0);
  return isAny ? null : 'nothing';
}

function handOverCare(pickup: Pickup, { collected }: StepOf<'hand-over'>): StepRefusal | null {
  if (pickup.stage !== 'packed' && pickup.stage !== 'ready') return 'stage';
  return questionCare(pickup) ?? (collected === pickup.given.due ? null : 'unpaid');
}

function giveBackCare(pickup: Pickup, step: StepOf<'give-back'>): StepRefusal | null {
  const { amount, paidBack } = step;
  if (amount > mostBack(pickup, step.lines)) return 'over-paid';
  return paidBack === backWays(pickup, amount).here ? null : 'paid-at-till';
}

/** A step that came too late can be looked at any time; what the shopper changed and what is too much cannot. */
function questionCare({ questions }: Pickup): StepRefusal | null {
  return questions.some(({ kind }) => kind !== 'too-late') ? 'question-open' : null;
}

function answerCare({ questions }: Pickup, { questionId, answer }: StepOf<'answer'>): StepRefusal | null {
  const question = questions.find((one) => one.questionId === questionId);
  return question?.answers.includes(answer) === true ? null : 'no-question';
}
