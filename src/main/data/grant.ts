import type { Permission } from '#domain/party/role.ts';
import { isPermission } from '#domain/party/role.ts';
import type { Minor } from '#domain/money/money.ts';
import type { Reader, Tx } from './database.ts';

/** A right that somebody gave for one thing: `subject` is the basket, sale, shift or step of an order, `amount` the most it covers. */
export interface Grant {
  readonly id: string;
  readonly permission: Permission;
  /** Minor units. */
  readonly amount: Minor;
  readonly subject: string;
  readonly reason: string;
  /** The staff id of who gave it. */
  readonly grantedBy: string;
  /** Milliseconds UTC. */
  readonly grantedAt: number;
}

/** Keeps a grant, unused. */
export async function insertGrant(tx: Tx, grant: Grant): Promise<void> {
  await tx.insertInto('overrideGrant').values(grant).execute();
}

/** What was allowed holds for a working day, as a basket may be parked meanwhile (ms). */
const HOLDS_FOR = 12 * 60 * 60_000;

/** The grants that somebody shows for a subject, and when (ms UTC). */
export interface ShownGrants {
  readonly ids: readonly string[];
  readonly subject: string;
  readonly at: number;
}

/**
 * Of these grants, those that were given for this subject in the last twelve hours by somebody who still works here,
 * and were not used yet; an unknown id is no grant.
 */
export async function findUsableGrants(
  db: Reader,
  { ids, subject, at }: ShownGrants,
): Promise<readonly Grant[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('overrideGrant')
    .innerJoin('staff', 'staff.id', 'overrideGrant.grantedBy')
    .select(['overrideGrant.id', 'permission', 'amount', 'subject', 'reason', 'grantedBy', 'grantedAt'])
    .where('staff.isActive', '=', 1)
    .where('overrideGrant.id', 'in', ids)
    .where('subject', '=', subject)
    .where('grantedAt', '>=', at - HOLDS_FOR)
    .where('usedAt', 'is', null)
    .execute();
  return rows.flatMap(({ permission, ...row }) => (isPermission(permission) ? [{ ...row, permission }] : []));
}

/**
 * Uses grants up, in the transaction of what they were given for (`at` in milliseconds UTC).
 * @throws Error when one of them is used already or unknown, so that no grant ever serves twice.
 */
export async function markUsed(tx: Tx, ids: readonly string[], at: number): Promise<void> {
  if (ids.length === 0) return;
  const { numUpdatedRows } = await tx
    .updateTable('overrideGrant')
    .set({ usedAt: at })
    .where('id', 'in', ids)
    .where('usedAt', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== BigInt(new Set(ids).size)) throw new Error('a grant was used twice');
}
