import { sql } from 'kysely';
import type { KeptPromotion } from '#contract/promotion.ts';
import type { Reader, Tx } from './database.ts';
import { keptObject } from './kept-json.ts';
import { NO_RULE } from './promotion-import.ts';

/** What a promotion does and when, as it is kept. */
type Rule = Omit<
  KeptPromotion,
  'id' | 'name' | 'source' | 'isEnabled' | 'useLimit' | 'customerLimit' | 'uses'
>;

/** Every promotion, also those that are off or over, by priority and name, with how often it was used here. */
export async function listPromotions(db: Reader): Promise<KeptPromotion[]> {
  const rows = await db
    .selectFrom('promotion')
    .select(['id', 'remoteId', 'name', 'isEnabled', 'rule', 'useLimit', 'customerLimit'])
    .select((eb) =>
      eb
        .selectFrom('promotionUse')
        .whereRef('promotionUse.promotionId', '=', 'promotion.id')
        .select(({ fn }) => fn.countAll<number>().as('uses'))
        .as('uses'),
    )
    .where('rule', '<>', NO_RULE)
    .orderBy(sql`rule ->> 'priority'`)
    .orderBy('name')
    .execute();
  return rows.map(({ rule, remoteId, isEnabled, uses, ...row }) => ({
    ...row,
    ...keptObject<Rule>(rule),
    source: remoteId === null ? ('local' as const) : ('store' as const),
    isEnabled: isEnabled === 1,
    uses: uses ?? 0,
  }));
}

/** The names of the store's promotions that the till does not apply, as it can't reckon them exactly. */
export async function listNotApplied(db: Reader): Promise<string[]> {
  const rows = await db
    .selectFrom('promotion')
    .select('name')
    .where('rule', '=', NO_RULE)
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}

/** Whether the store knows this promotion, so that it is changed there. */
export async function isOfStore(db: Reader, id: string): Promise<boolean> {
  const row = await db.selectFrom('promotion').select('remoteId').where('id', '=', id).executeTakeFirst();
  return row !== undefined && row.remoteId !== null;
}

/** What the shop itself may change of a promotion. */
export type LocalPromotion = Omit<KeptPromotion, 'source' | 'uses'>;

/** Writes a promotion of the shop's own, new or changed. `at` in milliseconds. */
export async function saveLocalPromotion(tx: Tx, promotion: LocalPromotion, at: number): Promise<void> {
  const { id, name, isEnabled, useLimit, customerLimit, ...rule } = promotion;
  const row = {
    name,
    isEnabled: isEnabled ? 1 : 0,
    rule: JSON.stringify(rule),
    useLimit,
    customerLimit,
    changedAt: at,
  };
  await tx
    .insertInto('promotion')
    .values({ id, remoteId: null, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}
