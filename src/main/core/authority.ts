import { Refusal } from '#contract/errors.ts';
import { sum, type Minor } from '#domain/money/money.ts';
import { isAllowed, type Permission, type Role } from '#domain/party/role.ts';
import { findUsableGrants, markUsed, type Grant } from '#main/data/grant.ts';
import type { CommandContext } from './context.ts';

/** What somebody is about to do that not everybody may. */
export interface NeededRight {
  readonly permission: Exclude<Permission, 'anyone'>;
  /** What it costs the shop, minor units. */
  readonly amount: Minor;
  /** The basket, sale, shift or step of an order that a grant must have been given for. */
  readonly subject: string;
  readonly grants: readonly string[];
  /** Whether it is within what the actor's role sets as its limit, where it sets one. */
  readonly isWithinLimit?: boolean;
}

/**
 * Goes on where the actor may do it, or where somebody allowed it: unused grants for this subject that together
 * cover the amount, which are used up by it in the same transaction.
 * @throws Refusal `override-needed` with the permission and the amount.
 */
export async function needRight({ tx, actor, clock }: CommandContext, needed: NeededRight): Promise<void> {
  if (isOwn(actor.role, needed)) return;
  const { permission, amount, subject, grants } = needed;
  const at = clock.now();
  const usable = (await findUsableGrants(tx, { ids: grants, subject, at })).filter(
    (grant) => grant.permission === permission,
  );
  const used = covering(usable, amount);
  if (used === null) throw new Refusal('override-needed', { permission, amount });
  await markUsed(
    tx,
    used.map((grant) => grant.id),
    at,
  );
}

function isOwn(role: Role, { permission, amount, isWithinLimit = true }: NeededRight): boolean {
  if (!isAllowed(role, permission)) return false;
  return permission === 'sale.refund-free' ? amount <= role.freeRefund : isWithinLimit;
}

/** As few grants as cover the amount, the largest first; null when all together do not. */
function covering(grants: readonly Grant[], amount: Minor): readonly Grant[] | null {
  const largest = grants.toSorted((a, b) => b.amount - a.amount);
  const enough = largest.findIndex(
    (_, index) => sum(largest.slice(0, index + 1).map((one) => one.amount)) >= amount,
  );
  return enough === -1 ? null : largest.slice(0, enough + 1);
}
