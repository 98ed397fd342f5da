import { Refusal } from '#contract/errors.ts';
import { givenBackBy } from '#domain/pickup/give-back.ts';
import type { PickupStep } from '#domain/pickup/step.ts';
import { givenBackSince } from '#main/data/pickup-event.ts';
import type { Clock, CommandContext } from './context.ts';
import { pickupRules } from './pickup-rules.ts';
import type { Guard, StepPorts } from './pickup-step.ts';

/** @throws Refusal `given-back-limit` for more than this till may give back on one day. */
export function mayGiveBack(
  step: PickupStep,
  { tx, clock }: CommandContext,
  { words }: Pick<StepPorts, 'words'>,
): Guard {
  return async ({ order }, { registerCode }) => {
    const amount = givenBackBy(step, order);
    if (amount === 0) return;
    const { givenBackLimit } = await pickupRules(tx, words);
    const left = givenBackLimit - (await givenBackSince(tx, registerCode, midnight(clock)));
    if (amount > left) throw new Refusal('given-back-limit', { left: Math.max(0, left) });
  };
}

const DAY = 24 * 3_600_000;

/** When the shop's day began (ms), by what its clock was ahead then: it may have been put forward or back since. */
function midnight({ now, utcOffsetMinutes }: Pick<Clock, 'now' | 'utcOffsetMinutes'>): number {
  const ahead = (at: number): number => utcOffsetMinutes(at) * 60_000;
  const local = Math.floor((now() + ahead(now())) / DAY) * DAY;
  return local - ahead(local - ahead(now()));
}
