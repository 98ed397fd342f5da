import type { Permission } from '#domain/party/role.ts';
import { isPermission } from '#domain/party/role.ts';
import type { Minor } from '#domain/money/money.ts';
import type { Reader, Tx } from './database.ts';

/** A right that somebody gave for one thing: `subject` is the basket, sale or shift, `amount` the most it covers. */
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

/** Of these grants, those that were given for this subject and were not used yet; an unknown id is no grant. */
export async function findUsableGrants(
  db: Reader,
  ids: readonly string[],
  subject: string,
): Promise<readonly Grant[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('overrideGrant')
    .select(['id', 'permission', 'amount', 'subject', 'reason', 'grantedBy', 'grantedAt'])
    .where('id', 'in', ids)
    .where('subject', '=', subject)
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
