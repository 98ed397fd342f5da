import { Refusal } from '#contract/errors.ts';
import type { PickupStep } from '#domain/pickup/step.ts';
import { givenBackSince } from '#main/data/pickup-event.ts';
import type { CommandContext } from './context.ts';
import { pickupRules } from './pickup-rules.ts';
import type { Guard, StepPorts } from './pickup-step.ts';

const DAY = 24 * 3_600_000;

/** @throws Refusal `given-back-limit` for more than this till may give back on one day. */
export function mayGiveBack(
  step: PickupStep,
  { tx, clock }: CommandContext,
  { words }: Pick<StepPorts, 'words'>,
): Guard {
  return async (_, { registerCode }) => {
    if (step.kind !== 'give-back') return;
    const now = clock.now();
    const ahead = clock.utcOffsetMinutes(now) * 60_000;
    const midnight = Math.floor((now + ahead) / DAY) * DAY - ahead;
    const { givenBackLimit } = await pickupRules(tx, words);
    const left = givenBackLimit - (await givenBackSince(tx, registerCode, midnight));
    if (step.amount > left) throw new Refusal('given-back-limit', { left: Math.max(0, left) });
  };
}
