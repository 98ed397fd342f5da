import type { Thousandths } from '../stock/quantity.ts';
import { promisedOf, roomOf } from './given.ts';
import type { Given, Offer, PickLine, Pickup, Stage } from './pickup.ts';
import type { PickupStep } from './step.ts';

/** Why a step cannot be taken. */
export type StepRefusal =
  /** It was done before, or what it was for is over. */
  | 'done'
  /** The order is not where the step begins. */
  | 'stage'
  | 'unknown-line'
  | 'unknown-offer'
  /** The shopper said no to it. */
  | 'offer-declined'
  /** No quantity, or less than nothing would be left. */
  | 'quantity'
  /** More than is wanted. */
  | 'over-wanted'
  /** Something is neither picked nor short nor replaced. */
  | 'unpicked'
  /** Nothing would be given: such an order is cancelled. */
  | 'nothing'
  /** Nobody is named who agreed. */
  | 'no-person'
  /** An offer waits for the shopper's word. */
  | 'offer-open'
  /** Dearer than what it replaces, without consent to that. */
  | 'dearer'
  /** Another amount was taken than what is due. */
  | 'unpaid'
  /** More than was given. */
  | 'over-given'
  /** More than was paid. */
  | 'over-paid'
  /** A till took some of it, so a till gives that back, and no more. */
  | 'paid-at-till'
  /** Nobody asks that, or it is no answer to it. */
  | 'no-question'
  /** Something has to be decided first. */
  | 'question-open';

type Kind = PickupStep['kind'];
type StepOf<K extends Kind> = Extract<PickupStep, { kind: K }>;

const UNDERWAY = ['accepted', 'picking', 'packed', 'ready'] as const satisfies readonly Stage[];

/** Whether staff has begun, and the shopper has not got it yet. */
export function isUnderway(stage: Stage): boolean {
  return UNDERWAY.some((one) => one === stage);
}

/**
 * Where each step begins, and where it has come too late to matter, as it was done or what it was for is over. Anywhere
 * else somebody has to look at it.
 */
const COURSE: Readonly<Record<Kind, { readonly from: readonly Stage[]; readonly done: readonly Stage[] }>> = {
  accept: { from: ['new'], done: [...UNDERWAY, 'handed-over', 'released'] },
  reject: { from: ['new'], done: ['rejected', 'cancelled'] },
  start: {
    from: ['accepted', 'picking'],
    done: ['packed', 'ready', 'handed-over', 'rejected', 'cancelled', 'released'],
  },
  pick: { from: ['picking'], done: [] },
  weigh: { from: ['picking'], done: [] },
  short: { from: ['picking'], done: [] },
  offer: { from: ['picking'], done: [] },
  consent: { from: ['picking'], done: [] },
  'pick-offer': { from: ['picking'], done: [] },
  pack: { from: ['picking', 'packed'], done: [] },
  unpack: { from: ['packed'], done: ['accepted', 'picking'] },
  ready: { from: ['packed'], done: ['ready', 'handed-over'] },
  remind: { from: ['ready'], done: ['handed-over', 'cancelled', 'released'] },
  // What the shopper has is gone, also when somebody unpacked or released it meanwhile.
  'hand-over': { from: ['picking', 'packed', 'ready', 'released'], done: [] },
  cancel: { from: ['new', ...UNDERWAY], done: ['rejected', 'cancelled', 'released'] },
  release: { from: ['ready'], done: ['cancelled', 'released'] },
  reinstate: { from: ['released'], done: ['ready', 'handed-over'] },
  restock: { from: ['released'], done: ['cancelled'] },
  'give-back': { from: ['handed-over'], done: [] },
  answer: { from: ['new', ...UNDERWAY, 'handed-over', 'rejected', 'cancelled', 'released'], done: [] },
};

/** An order as far as steps look at it. */
export type StepView = Pick<
  Pickup,
  'stage' | 'lines' | 'offers' | 'isRestocked' | 'givenBack' | 'givenBackAmount'
> & { readonly given: Pick<Given, 'lines' | 'substitutes'> };

/** Why a step cannot be followed whoever took it, null when it can. What was taken is judged by this and no more. */
export function faultOf(view: StepView, step: PickupStep): StepRefusal | null {
  return stageFault(view, step.kind) ?? partFault(view, step);
}

function stageFault({ stage, isRestocked }: StepView, kind: Kind): StepRefusal | null {
  const { from, done } = COURSE[kind];
  if (done.includes(stage)) return 'done';
  if (!from.includes(stage)) return 'stage';
  if (!isRestocked || kind === 'answer') return null;
  return kind === 'restock' ? 'done' : 'stage';
}

function partFault(view: StepView, step: PickupStep): StepRefusal | null {
  switch (step.kind) {
    case 'accept':
      return step.lines?.every(({ quantity }) => quantity === 0 || isAmount(quantity)) === false
        ? 'quantity'
        : null;
    case 'pick':
    case 'short':
      return lineOf(view, step.lineId) === null
        ? 'unknown-line'
        : isChange(step.quantity)
          ? null
          : 'quantity';
    case 'weigh':
      return weighFault(view, step);
    case 'offer':
      return offerFault(view, step);
    case 'consent':
      return offerOf(view, step.offerId) === null ? 'unknown-offer' : null;
    case 'pick-offer':
      return pickOfferFault(view, step);
    case 'give-back':
      return giveBackFault(view, step);
    default:
      return null;
  }
}

/** Ten times as much as is wanted is a slipped decimal point. */
function weighFault(view: StepView, { lineId, quantity }: StepOf<'weigh'>): StepRefusal | null {
  const line = lineOf(view, lineId);
  if (line === null) return 'unknown-line';
  if (quantity === 0) return null;
  return isAmount(quantity) && quantity < 10 * roomOf(line, view.offers) ? null : 'quantity';
}

function offerFault(view: StepView, step: StepOf<'offer'>): StepRefusal | null {
  if (offerOf(view, step.offerId) !== null) return 'done';
  if (lineOf(view, step.lineId) === null) return 'unknown-line';
  const { substitute, replaces } = step;
  const isSound =
    isAmount(replaces) &&
    isAmount(substitute.quantity) &&
    Number.isSafeInteger(substitute.unitPrice) &&
    substitute.unitPrice >= 0;
  return isSound ? null : 'quantity';
}

function pickOfferFault(view: StepView, { offerId, quantity }: StepOf<'pick-offer'>): StepRefusal | null {
  const offer = offerOf(view, offerId);
  if (offer === null) return 'unknown-offer';
  if (!isChange(quantity)) return 'quantity';
  return offer.state === 'declined' && quantity > 0 ? 'offer-declined' : null;
}

/** Goods that came in place of others come back under the offer's id. */
function giveBackFault(view: StepView, { lines, amount }: StepOf<'give-back'>): StepRefusal | null {
  if (lines.length === 0 || !Number.isSafeInteger(amount) || amount < 0) return 'quantity';
  if (lines.some(({ quantity }) => !isAmount(quantity))) return 'quantity';
  const ids = [...new Set(lines.map(({ lineId }) => lineId))];
  if (ids.some((id) => givenQuantity(view, id) === null)) return 'unknown-line';
  const isOver = ids.some(
    (id) => quantityOf(lines, id) + quantityOf(view.givenBack, id) > (givenQuantity(view, id) ?? 0),
  );
  return isOver ? 'over-given' : null;
}

function givenQuantity({ given }: StepView, id: string): Thousandths | null {
  const line = given.lines.find(({ lineId }) => lineId === id);
  return (line ?? given.substitutes.find(({ offerId }) => offerId === id))?.quantity ?? null;
}

function quantityOf(
  lines: readonly { readonly lineId: string; readonly quantity: Thousandths }[],
  id: string,
): Thousandths {
  return lines.reduce((all, { lineId, quantity }) => (lineId === id ? all + quantity : all), 0);
}

/** The line as far as it got; null for one that is none of the order's. */
export function lineOf({ lines }: Pick<Pickup, 'lines'>, lineId: string): PickLine | null {
  return lines.find(({ line }) => line.lineId === lineId) ?? null;
}

export function offerOf({ offers }: Pick<Pickup, 'offers'>, id: string): Offer | null {
  return offers.find(({ offerId }) => offerId === id) ?? null;
}

/** What of a line is in the bag, short or replaced by goods that are in the bag or not yet, thousandths. */
export function settledOf(line: PickLine, offers: readonly Offer[]): Thousandths {
  return line.picked + line.short + promisedOf(line.line.lineId, offers);
}

/** What of a line may still be picked, thousandths; below zero where too much was. */
export function leftOf(line: PickLine, offers: readonly Offer[]): Thousandths {
  return roomOf(line, offers) - line.picked;
}

/** More than any order has of one line: 99,999 units. What is beyond is nonsense. */
const MOST: Thousandths = 99_999_000;

function isChange(quantity: Thousandths): boolean {
  return Number.isSafeInteger(quantity) && quantity !== 0 && Math.abs(quantity) <= MOST;
}

function isAmount(quantity: Thousandths): boolean {
  return isChange(quantity) && quantity > 0;
}
