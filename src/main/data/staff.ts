import { sql } from 'kysely';
import { isPermission, OWNER, type Role } from '#domain/party/role.ts';
import type { PinState } from '#domain/party/pin-wait.ts';
import type { Reader, Tx } from './database.ts';

/** Somebody who works at the till. */
export interface StaffRow {
  readonly id: string;
  readonly name: string;
  readonly roleId: string;
  readonly isActive: boolean;
}

/** With what their PIN needs. */
export interface StaffPin extends StaffRow, PinState {
  readonly pinHash: string;
}

/** A role, and whether the program brought it along. */
export interface RoleRow extends Role {
  readonly isBuiltIn: boolean;
}

/** Whether the owner was made yet. */
export async function hasStaff(db: Reader): Promise<boolean> {
  const row = await db.selectFrom('staff').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Everybody, also who does not work here any more, by name. */
export async function listStaff(db: Reader): Promise<StaffPin[]> {
  const rows = await staffQuery(db).orderBy('name').execute();
  return rows.map(toStaff);
}

/** One of the staff, or null. */
export async function findStaff(db: Reader, id: string): Promise<StaffPin | null> {
  const row = await staffQuery(db).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toStaff(row);
}

/** Makes a person, or changes what was known of them. A null hash leaves the PIN, and the wait for it, as they are. */
export async function saveStaff(
  tx: Tx,
  { id, name, roleId, isActive }: StaffRow,
  pinHash: string | null,
  createdAt: number,
): Promise<void> {
  const row = { name, roleId, isActive: isActive ? 1 : 0 };
  const pin = pinHash === null ? {} : { pinHash, failures: 0, lockedUntil: 0 };
  if (pinHash !== null && (await findStaff(tx, id)) === null) {
    await tx
      .insertInto('staff')
      .values({ id, ...row, pinHash, createdAt })
      .execute();
  } else {
    await tx
      .updateTable('staff')
      .set({ ...row, ...pin })
      .where('id', '=', id)
      .execute();
  }
}

/** Keeps how often a person's PIN was wrong. */
export async function keepPinState(tx: Tx, id: string, state: PinState): Promise<void> {
  const { failures, lockedUntil } = state;
  await tx.updateTable('staff').set({ failures, lockedUntil }).where('id', '=', id).execute();
}

/** Every role in the order in which they were made, so the built-in ones first. */
export async function listRoles(db: Reader): Promise<RoleRow[]> {
  const rows = await db
    .selectFrom('role')
    .selectAll()
    .orderBy(sql`rowid`)
    .execute();
  return rows.map(toRole);
}

/** A role, or null. */
export async function findRole(db: Reader, id: string): Promise<RoleRow | null> {
  const row = await db.selectFrom('role').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toRole(row);
}

/** Makes a role or changes it; a built-in one stays built in. */
export async function saveRole(
  tx: Tx,
  { id, name, permissions, discountPpm, freeRefund }: Role,
): Promise<void> {
  const row = { name, permissions: JSON.stringify(permissions), discountPpm, freeRefund };
  await tx
    .insertInto('role')
    .values({ id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

function staffQuery(db: Reader) {
  return db
    .selectFrom('staff')
    .select(['id', 'name', 'roleId', 'isActive', 'pinHash', 'failures', 'lockedUntil']);
}

function toStaff({ isActive, ...row }: Omit<StaffPin, 'isActive'> & { readonly isActive: number }): StaffPin {
  return { ...row, isActive: isActive === 1 };
}

/** The owner's rights stand in the program, not in the table; names of rights that a later program knows are dropped. */
function toRole(row: {
  readonly id: string;
  readonly name: string;
  readonly permissions: string;
  readonly discountPpm: number;
  readonly freeRefund: number;
  readonly isBuiltIn: number;
}): RoleRow {
  if (row.id === OWNER.id) return { ...OWNER, isBuiltIn: true };
  const { id, name, discountPpm, freeRefund } = row;
  const listed: unknown = JSON.parse(row.permissions);
  const permissions = (Array.isArray(listed) ? listed : []).map(String).filter(isPermission);
  return { id, name, permissions, discountPpm, freeRefund, isBuiltIn: row.isBuiltIn === 1 };
}
