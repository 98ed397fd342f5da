import { sql } from 'kysely';
import type { PickupRules } from '#contract/pickup.ts';
import type { Reader, Tx } from './database.ts';
import { keptObject } from './kept-json.ts';

type Kept = Omit<PickupRules, 'checks'>;

/** What the manager chose for pickups; what was never chosen is left out. */
export async function findPickupRules(db: Reader): Promise<Partial<Kept> & Pick<PickupRules, 'checks'>> {
  const row = await db.selectFrom('pickupRules').select('rules').where('id', '=', 1).executeTakeFirst();
  const checks = await db.selectFrom('handOverCheck').selectAll().orderBy('categoryId').execute();
  return { ...(row === undefined ? {} : keptObject<Partial<Kept>>(row.rules)), checks };
}

/** Keeps the rules. Checks of categories that are gone meanwhile are left out. */
export async function savePickupRules(tx: Tx, { checks, ...rules }: PickupRules): Promise<void> {
  const row = { rules: JSON.stringify(rules) };
  await tx
    .insertInto('pickupRules')
    .values({ id: 1, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  await tx.deleteFrom('handOverCheck').execute();
  await sql`
    INSERT INTO hand_over_check (category_id, note)
    SELECT category.id, min(value ->> 'note') FROM json_each(${JSON.stringify(checks)})
    JOIN category ON category.id = value ->> 'categoryId' GROUP BY category.id`.execute(tx);
}
