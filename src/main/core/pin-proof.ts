import { Refusal } from '#contract/errors.ts';
import { charge, waitLeft } from '#domain/party/pin-wait.ts';
import { findStaff, keepPinState, type StaffPin } from '#main/data/staff.ts';
import type { CommandContext, TaskContext } from './context.ts';

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

const SECOND = 1000;

/**
 * Finds whoever proves with their PIN to be this person. An attempt counts as wrong before it is looked at, so that
 * many at once, or a power cut half-way, win nothing; whoever goes on with the person calls `clearFailures`.
 * @throws Refusal `pin-locked` with the seconds to wait, `pin-wrong`, also for somebody who is not there.
 */
export async function provePerson(
  pins: PinPorts,
  { staffId, pin }: PinProof,
  context: TaskContext,
): Promise<StaffPin> {
  const staff = await context.transact((command) => chargeAttempt(staffId, command));
  if ((await pins.check(pin, staff?.pinHash ?? null)) && staff !== null) return staff;
  await context.transact(async ({ record, touch }) => {
    await record('sign-in-failed', { staffId, name: staff?.name ?? '' });
    touch('people', 'journal');
  });
  throw new Refusal('pin-wrong');
}

/** The right PIN ends the waiting. */
export async function clearFailures({ tx }: CommandContext, staffId: string): Promise<void> {
  await keepPinState(tx, staffId, { failures: 0, lockedUntil: 0 });
}

async function chargeAttempt(staffId: string, { tx, clock }: CommandContext): Promise<StaffPin | null> {
  const staff = await findStaff(tx, staffId);
  if (staff === null || !staff.isActive) return null;
  const now = clock.now();
  const wait = waitLeft(staff, now);
  if (wait > 0) throw new Refusal('pin-locked', { seconds: Math.ceil(wait / SECOND) });
  await keepPinState(tx, staffId, charge(staff, now));
  return staff;
}
