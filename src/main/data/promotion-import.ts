import { sql } from 'kysely';
import type { Promotion } from '#domain/promotion/promotion.ts';
import type { Reader, Tx } from './database.ts';

/** What is kept of a promotion that the till can't reckon as the store does. */
export const NO_RULE = 'null';

/** A promotion of the store in the till's own ids; without terms where the till can't apply it. */
export interface ImportedPromotion {
  readonly remoteId: string;
  readonly name: string;
  readonly terms: {
    readonly rule: Omit<Promotion, 'id' | 'name'>;
    /** How often it may be used, by anybody and by one customer; null: without limit. */
    readonly useLimit: number | null;
    readonly customerLimit: number | null;
  } | null;
}

/** The till's id of a promotion of the store: the same whenever it comes, so that its uses stay counted. */
export function storePromotionId(remoteId: string): string {
  return `store:${remoteId}`;
}

/** The till's ids of goods or categories by the store's; those that are not here (yet) are not in it. */
export async function localIds(
  db: Reader,
  table: 'variant' | 'category',
  remoteIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ readonly id: number; readonly remoteId: string }>`
    SELECT id, remote_id FROM ${sql.table(table)}
    WHERE remote_id IN (SELECT value FROM json_each(${JSON.stringify(remoteIds)}))`.execute(db);
  return new Map(rows.map(({ id, remoteId }) => [remoteId, id]));
}

/**
 * Makes these the store's promotions; true when something changed. One that is gone in the store is switched off and
 * keeps its uses; the shop's own are left alone. `at` in milliseconds.
 */
export async function importPromotions(
  tx: Tx,
  promotions: readonly ImportedPromotion[],
  at: number,
): Promise<boolean> {
  const items = JSON.stringify(promotions.map(toRow));
  const written = await sql`
    INSERT INTO promotion (id, remote_id, name, is_enabled, rule, use_limit, customer_limit, changed_at)
    SELECT value ->> 'id', value ->> 'remoteId', value ->> 'name', value ->> 'isEnabled', value ->> 'rule',
      value ->> 'useLimit', value ->> 'customerLimit', ${at}
    FROM json_each(${items}) WHERE true
    ON CONFLICT (id) DO UPDATE SET remote_id = excluded.remote_id, name = excluded.name,
      is_enabled = excluded.is_enabled, rule = excluded.rule, use_limit = excluded.use_limit,
      customer_limit = excluded.customer_limit, changed_at = excluded.changed_at
    WHERE (promotion.remote_id, promotion.name, promotion.is_enabled, promotion.rule, promotion.use_limit,
        promotion.customer_limit)
      IS NOT (excluded.remote_id, excluded.name, excluded.is_enabled, excluded.rule, excluded.use_limit,
        excluded.customer_limit)`.execute(tx);
  const forgotten = await sql`
    DELETE FROM promotion WHERE remote_id IS NOT NULL AND rule = ${NO_RULE}
      AND remote_id NOT IN (SELECT value ->> 'remoteId' FROM json_each(${items}))`.execute(tx);
  const ended = await sql`
    UPDATE promotion SET is_enabled = 0, changed_at = ${at} WHERE remote_id IS NOT NULL AND is_enabled = 1
      AND remote_id NOT IN (SELECT value ->> 'remoteId' FROM json_each(${items}))`.execute(tx);
  return [written, forgotten, ended].some(({ numAffectedRows }) => (numAffectedRows ?? 0n) > 0n);
}

function toRow({ remoteId, name, terms }: ImportedPromotion) {
  return {
    id: storePromotionId(remoteId),
    remoteId,
    name,
    isEnabled: terms === null ? 0 : 1,
    rule: terms === null ? NO_RULE : JSON.stringify(terms.rule),
    useLimit: terms?.useLimit ?? null,
    customerLimit: terms?.customerLimit ?? null,
  };
}
