import { sql } from 'kysely';
import { promotionRuleSchema, type KeptPromotion } from '#contract/promotion.ts';
import type { Reader, Tx } from './database.ts';

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
    .orderBy(sql`rule ->> 'priority'`)
    .orderBy('name')
    .execute();
  return rows.map(({ rule, remoteId, isEnabled, uses, ...row }) => ({
    ...row,
    ...promotionRuleSchema.parse(JSON.parse(rule)),
    source: remoteId === null ? ('local' as const) : ('store' as const),
    isEnabled: isEnabled === 1,
    uses: uses ?? 0,
  }));
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
