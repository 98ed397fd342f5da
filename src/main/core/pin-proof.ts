import { Refusal } from '#contract/errors.ts';
import { findStaff, type StaffPin } from '#main/data/staff.ts';
import type { CommandContext, TaskContext } from './context.ts';
import { barGuesser, chargeTry } from './pin-tries.ts';

/** How PINs are kept: a hash that is slow to make and never gives the PIN back. */
export interface PinPorts {
  readonly hash: (pin: string) => Promise<string>;
  /** Whether a PIN fits a hash; with null it fits nothing, and takes as long to say so. */
  readonly check: (pin: string, hash: string | null) => Promise<boolean>;
}

/** Who says so, and with what they prove it. */
export interface PinProof {
  readonly staffId: string;
  readonly pin: string;
}

/**
 * Finds whoever proves with their PIN to be this person. An attempt counts as wrong before it is looked at, so that
 * many at once, or a power cut half-way, win nothing; whoever goes on with the person calls `clearTries`. What is tried
 * for somebody who is not there stands in no journal: anybody at a device could fill it.
 * @throws Refusal `pin-locked` with the seconds to wait, `pin-wrong`, also for somebody who is not there.
 */
export async function provePerson(
  pins: PinPorts,
  { staffId, pin }: PinProof,
  context: TaskContext,
): Promise<StaffPin> {
  const staff = await context.transact((command) => chargeAttempt(staffId, command));
  if ((await pins.check(pin, staff?.pinHash ?? null)) && staff !== null) return staff;
  await context.transact(async (command) => {
    if (staff !== null) await command.record('sign-in-failed', { staffId, name: staff.name });
    await barGuesser(staff, command);
    command.touch('people', 'journal');
  });
  throw new Refusal('pin-wrong');
}

async function chargeAttempt(staffId: string, command: CommandContext): Promise<StaffPin | null> {
  const found = await findStaff(command.tx, staffId);
  const staff = found?.isActive === true ? found : null;
  await chargeTry(staff, command);
  return staff;
}
