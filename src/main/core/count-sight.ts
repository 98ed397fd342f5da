import { Refusal } from '#contract/errors.ts';
import { isAllowed } from '#domain/party/role.ts';
import { findCount, type KeptCount } from '#main/data/count.ts';
import type { Reader } from '#main/data/database.ts';
import type { Actor } from './context.ts';

/** A count. @throws Refusal when there is none. */
export async function neededCount(db: Reader, countId: string): Promise<KeptCount> {
  const found = await findCount(db, countId);
  if (found === null) throw new Refusal('count-unknown');
  return found;
}

/** Whether what is expected stays hidden from somebody: from who counts blindly, not from who reviews. */
export function isHidden({ isBlind }: KeptCount, { role }: Actor): boolean {
  return isBlind && !isAllowed(role, 'stock.move');
}
