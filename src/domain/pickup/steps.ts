import type { Pickup } from './pickup.ts';
import type { PickupStep } from './step.ts';

/** Why a step cannot be taken. */
export const STEP_REFUSALS = [
  /** It was done before. */
  'done',
  /** The order is not where the step begins. */
  'stage',
  'unknown-line',
  'unknown-offer',
  /** No quantity, or less than nothing would be left. */
  'quantity',
  /** More than is wanted. */
  'over-wanted',
  /** Something is neither picked nor short nor replaced. */
  'unpicked',
  /** An offer waits for the shopper's word. */
  'offer-open',
  /** Dearer than what it replaces, without consent to that. */
  'dearer',
  /** More than was given. */
  'over-given',
  /** More than was paid. */
  'over-paid',
  /** Nobody asks that, or it is no answer to it. */
  'no-question',
  /** Something has to be decided first. */
  'question-open',
] as const;

export type StepRefusal = (typeof STEP_REFUSALS)[number];

/** Whether a step can be taken now, or why not. */
export function mayTake(_pickup: Pickup, _step: PickupStep): 'yes' | StepRefusal {
  return 'yes';
}
