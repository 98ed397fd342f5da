import { Refusal } from '#contract/errors.ts';
import { charge, waitLeft, type PinState } from '#domain/party/pin-wait.ts';
import type { Reader, Tx } from '#main/data/database.ts';
import { ALL_NAMES, findDeskPin, keepDeskPin } from '#main/data/desk-pin.ts';
import { barDesk, findDesk } from '#main/data/desk.ts';
import { keepPinState, type StaffPin } from '#main/data/staff.ts';
import type { Actor, CommandContext } from './context.ts';

/** So many wrong PINs in a row, of one name or of all, shut a device out until it is paired again. */
const MOST_AT_DESK = 10;

const SECOND = 1000;

/** A count that an attempt belongs to. */
interface Tally {
  readonly state: PinState;
  readonly keep: (tx: Tx, state: PinState) => Promise<void>;
}

/**
 * The counts that an attempt for a person belongs to; null for somebody who is not there. The till's own screen has
 * one for each person. A device has its own for each person, and one for all names together: so no device keeps
 * anybody from the till, and who guesses there is slowed whomever they try.
 */
async function talliesOf(db: Reader, { deskId }: Actor, staff: StaffPin | null): Promise<Tally[]> {
  if (deskId === undefined) {
    return staff === null ? [] : [{ state: staff, keep: (tx, state) => keepPinState(tx, staff.id, state) }];
  }
  const names = staff === null ? [ALL_NAMES] : [ALL_NAMES, staff.id];
  return await Promise.all(
    names.map(async (name) => ({
      state: await findDeskPin(db, deskId, name),
      keep: (tx, state) => keepDeskPin(tx, deskId, name, state),
    })),
  );
}

/** Milliseconds for which no PIN is looked at for a person where the actor is. */
export async function waitFor(db: Reader, actor: Actor, staff: StaffPin, now: number): Promise<number> {
  return longest(await talliesOf(db, actor, staff), now);
}

function longest(tallies: readonly Tally[], now: number): number {
  return Math.max(0, ...tallies.map(({ state }) => waitLeft(state, now)));
}

/** Counts an attempt as a wrong one. @throws Refusal `pin-locked` with the seconds to wait. */
export async function chargeTry(staff: StaffPin | null, { tx, actor, clock }: CommandContext): Promise<void> {
  const now = clock.now();
  const tallies = await talliesOf(tx, actor, staff);
  const wait = longest(tallies, now);
  if (wait > 0) throw new Refusal('pin-locked', { seconds: Math.ceil(wait / SECOND) });
  for (const { state, keep } of tallies) await keep(tx, charge(state, now));
}

/** The right PIN ends the waiting, where it was typed. */
export async function clearTries(staff: StaffPin, { tx, actor }: CommandContext): Promise<void> {
  for (const { keep } of await talliesOf(tx, actor, staff)) await keep(tx, { failures: 0, lockedUntil: 0 });
}

/** Shuts out a device at which too many PINs were wrong, and says so in the journal, once. */
export async function barGuesser(staff: StaffPin | null, command: CommandContext): Promise<void> {
  const { tx, actor, clock, record, touch } = command;
  const desk = actor.deskId === undefined ? null : await findDesk(tx, actor.deskId);
  const tallies = await talliesOf(tx, actor, staff);
  if (desk === null || !tallies.some(({ state }) => state.failures >= MOST_AT_DESK)) return;
  await barDesk(tx, desk.id, clock.now());
  await record('desk-barred', { deskId: desk.id, name: desk.name });
  touch('desk', 'journal');
}
