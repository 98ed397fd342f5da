import { Refusal } from '#contract/errors.ts';
import type { people, Person, SessionState } from '#contract/people.ts';
import type { InputOf, OutputOf } from '#contract/procedure.ts';
import { canGrant, NOBODY, OWNER } from '#domain/party/role.ts';
import type { Reader } from '#main/data/database.ts';
import { insertGrant } from '#main/data/grant.ts';
import { findShopRules } from '#main/data/shop-rules.ts';
import { findRole, hasStaff, listRoles, listStaff, saveStaff } from '#main/data/staff.ts';
import type { Actor, CommandContext, FeatureHandlers, QueryContext, TaskContext } from './context.ts';
import { refuseCardNumbers } from './no-card-number.ts';
import { changeRole, changeStaff } from './people-changes.ts';
import { provePerson, type PinPorts } from './pin-proof.ts';
import { clearTries, waitFor } from './pin-tries.ts';
import type { Session } from './session.ts';

/** What people need of the PC they work at. */
export interface PeoplePorts {
  /** The session of the screen that somebody asks from. */
  readonly sessionOf: (actor: Actor) => Session;
  readonly pins: PinPorts;
}

/** Signing in, granting at the spot, and who works here. */
export function peopleHandlers(ports: PeoplePorts): FeatureHandlers<typeof people> {
  return {
    session: (_, { db, actor }) => sessionOf(db, actor),
    names: async (_, context) => ({ people: await namesOf(context) }),
    createOwner: (input, context) => createOwner(ports, input, context),
    signIn: (input, context) => signIn(ports, input, context),
    lock: (_, context) => lock(ports, context),
    authorise: (input, context) => authorise(ports, input, context),
    list: async (_, { db }) => ({
      staff: (await listStaff(db)).map(({ id, name, roleId, isActive }) => ({
        staffId: id,
        name,
        roleId,
        isActive,
      })),
      roles: await listRoles(db),
    }),
    save: async ({ staff, pin }, { transact }) => {
      const pinHash = pin === null ? null : await ports.pins.hash(pin);
      const { staffId, ...rest } = staff;
      await transact((command) => changeStaff({ id: staffId, ...rest }, pinHash, command));
      return {};
    },
    saveRole: async ({ role }, context) => {
      await changeRole(role, context);
      return {};
    },
  };
}

async function sessionOf(db: Reader, { staffId, name, role }: Actor): Promise<SessionState> {
  const { lockAfterMinutes } = await findShopRules(db);
  const isThere = role.id !== NOBODY.id;
  const { id, name: roleName, permissions, discountPpm, freeRefund } = role;
  return {
    hasStaff: await hasStaff(db),
    actor: isThere
      ? { staffId, name, role: { id, name: roleName, permissions, discountPpm, freeRefund } }
      : null,
    lockAfterMinutes,
  };
}

async function namesOf({ db, actor, clock }: QueryContext): Promise<Person[]> {
  const roles = new Map((await listRoles(db)).map((role) => [role.id, role.name]));
  const now = clock.now();
  const active = (await listStaff(db)).filter(({ isActive }) => isActive);
  return await Promise.all(
    active.map(async (staff) => ({
      staffId: staff.id,
      name: staff.name,
      roleId: staff.roleId,
      roleName: roles.get(staff.roleId) ?? '',
      lockedUntil: now + (await waitFor(db, actor, staff, now)),
    })),
  );
}

async function createOwner(
  ports: PeoplePorts,
  { name, pin }: InputOf<typeof people.createOwner>,
  context: TaskContext,
): Promise<SessionState> {
  if (await hasStaff(context.db)) throw new Refusal('already-set-up');
  const pinHash = await ports.pins.hash(pin);
  const staff = { id: context.clock.newId(), name, roleId: OWNER.id, isActive: true };
  await context.transact(async (command) => {
    if (await hasStaff(command.tx)) throw new Refusal('already-set-up');
    await saveStaff(command.tx, staff, pinHash, command.clock.now());
    await command.record('staff-changed', { before: null, after: staff, hasNewPin: true });
    await recordSignIn(staff, command);
  });
  return await begin(ports, staff.id, context);
}

async function signIn(
  ports: PeoplePorts,
  input: InputOf<typeof people.signIn>,
  context: TaskContext,
): Promise<SessionState> {
  const staff = await provePerson(ports.pins, input, context);
  await context.transact(async (command) => {
    await clearTries(staff, command);
    await recordSignOut(command);
    await recordSignIn(staff, command);
  });
  return await begin(ports, staff.id, context);
}

async function begin(ports: PeoplePorts, staffId: string, { db, actor }: TaskContext): Promise<SessionState> {
  const session = ports.sessionOf(actor);
  session.begin(staffId);
  return await sessionOf(db, await session.actor(db));
}

async function lock(ports: PeoplePorts, { db, actor, transact }: TaskContext): Promise<SessionState> {
  const session = ports.sessionOf(actor);
  await transact(recordSignOut);
  session.end();
  return await sessionOf(db, await session.actor(db));
}

async function recordSignIn(
  { id, name }: { readonly id: string; readonly name: string },
  { record, touch }: CommandContext,
): Promise<void> {
  await record('signed-in', { staffId: id, name });
  touch('people', 'journal');
}

async function recordSignOut({ actor, record, touch }: CommandContext): Promise<void> {
  if (actor.staffId !== null) await record('signed-out', { staffId: actor.staffId, name: actor.name });
  touch('people', 'journal');
}

async function authorise(
  ports: PeoplePorts,
  { staffId, pin, ...wish }: InputOf<typeof people.authorise>,
  context: TaskContext,
): Promise<OutputOf<typeof people.authorise>> {
  refuseCardNumbers(wish.reason);
  const staff = await provePerson(ports.pins, { staffId, pin }, context);
  const role = await findRole(context.db, staff.roleId);
  const mayGrant = role !== null && canGrant(role, wish.permission, wish.amount);
  const grant = { id: context.clock.newId(), ...wish, grantedBy: staff.id, grantedAt: context.clock.now() };
  await context.transact(async (command) => {
    await clearTries(staff, command);
    command.touch('people', 'journal');
    if (!mayGrant) return;
    await insertGrant(command.tx, grant);
    const { id, grantedAt: _, ...kept } = grant;
    await command.record('right-granted', { grantId: id, ...kept, grantedByName: staff.name });
  });
  if (!mayGrant) throw new Refusal('may-not-grant', { name: staff.name });
  return { grantId: grant.id, grantedBy: staff.name };
}
