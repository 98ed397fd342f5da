import { Refusal } from '#contract/errors.ts';
import { foldText } from '#domain/party/fold.ts';
import { covers, OWNER, type Role } from '#domain/party/role.ts';
import {
  findRole,
  findStaff,
  listRoles,
  listStaff,
  saveRole,
  saveStaff,
  type RoleRow,
  type StaffRow,
} from '#main/data/staff.ts';
import type { Reader } from '#main/data/database.ts';
import type { Actor, CommandContext } from './context.ts';

/**
 * Makes or changes a person. A null hash leaves the PIN as it is.
 * @throws Refusal `role-unknown`, `may-not-grant` (for a person or a role with more rights than who asks),
 * `name-taken`, `pin-needed`, `last-owner`.
 */
export async function changeStaff(
  staff: StaffRow,
  pinHash: string | null,
  { tx, actor, clock, record, touch }: CommandContext,
): Promise<void> {
  const before = await findStaff(tx, staff.id);
  await refuseMore(tx, actor, staff.roleId);
  if (before !== null) await refuseMore(tx, actor, before.roleId);
  refuseTaken(staff, await listStaff(tx));
  if (before === null && pinHash === null) throw new Refusal('pin-needed');
  await saveStaff(tx, staff, pinHash, clock.now());
  const owners = (await listStaff(tx)).filter(({ roleId, isActive }) => isActive && roleId === OWNER.id);
  if (owners.length === 0) throw new Refusal('last-owner');
  await record('staff-changed', {
    before: before === null ? null : known(before),
    after: known(staff),
    hasNewPin: pinHash !== null,
  });
  touch('people', 'journal');
}

/**
 * Makes or changes a role.
 * @throws Refusal `role-fixed` for the owner's, `may-not-grant` for a role that has or gets a right or a limit that one has not oneself,
 * `name-taken`, `bad-request` for a role of the shop's own without a name.
 */
export async function changeRole(role: Role, { tx, actor, record, touch }: CommandContext): Promise<void> {
  if (role.id === OWNER.id) throw new Refusal('role-fixed');
  const before = await findRole(tx, role.id);
  const after = before?.isBuiltIn === true ? { ...role, name: '' } : role;
  if (before?.isBuiltIn !== true && after.name === '') throw new Refusal('bad-request', { at: 'role.name' });
  refuseTaken(after, await listRoles(tx));
  if (!mayGive(actor, before, after)) throw new Refusal('may-not-grant', { name: actor.name });
  await saveRole(tx, after);
  await record('role-changed', { before: before === null ? null : plain(before), after: plain(after) });
  touch('people', 'journal');
}

/** Nobody makes, changes or gets into the place of a person who may do more than they may. */
async function refuseMore(db: Reader, actor: Actor, roleId: string): Promise<void> {
  const role = await findRole(db, roleId);
  if (role === null) throw new Refusal('role-unknown');
  if (!covers(actor.role, role)) throw new Refusal('may-not-grant', { name: actor.name });
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Two that are called the same could not be told apart on a tile; built-in roles have no name of their own. */
function refuseTaken({ id, name }: Named, others: readonly Named[]): void {
  const isSame = (other: Named): boolean => other.id !== id && foldText(other.name) === foldText(name);
  if (name !== '' && others.some(isSame)) throw new Refusal('name-taken', { name });
}

/** Nobody changes a role that may do more than they may, nor makes it one: also taking rights away is not theirs. */
function mayGive({ role: own }: Actor, before: RoleRow | null, after: Role): boolean {
  return (before === null || covers(own, before)) && covers(own, after);
}

function known({ id, name, roleId, isActive }: StaffRow): StaffRow {
  return { id, name, roleId, isActive };
}

function plain({ id, name, permissions, discountPpm, freeRefund }: Role): Role {
  return { id, name, permissions, discountPpm, freeRefund };
}
