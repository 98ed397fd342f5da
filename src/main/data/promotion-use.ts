import { sql } from 'kysely';
import type { Promotion } from '#domain/promotion/promotion.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import { keptObject } from './kept-json.ts';

/** A promotion that is switched on. A spent one has been used as often as it may be. */
export interface OfferedPromotion extends Promotion {
  readonly isSpent: boolean;
}

interface OfferRow {
  readonly id: string;
  readonly name: string;
  readonly rule: string;
  readonly isSpent: number;
}

/** Uses are only counted where there is a limit, so that a promotion without one costs nothing however often it was used. */
const offeredQuery = compiled<{ customer: string | null }, OfferRow>((db, place) =>
  db
    .selectFrom('promotion')
    .select(['id', 'name', 'rule'])
    .select(
      sql<number>`
        coalesce((SELECT count(*) FROM promotion_use WHERE promotion_id = promotion.id AND use_limit IS NOT NULL)
          >= use_limit, 0)
        OR coalesce((SELECT count(*) FROM promotion_use
          WHERE promotion_id = promotion.id AND customer_limit IS NOT NULL AND customer_id = ${place('customer')})
          >= customer_limit, 0)`.as('isSpent'),
    )
    .where('isEnabled', '=', sql.lit(1))
    .where(sql<boolean>`(customer_limit IS NULL OR ${place('customer')} IS NOT NULL)`)
    .orderBy('id'),
);

/**
 * The promotions that are switched on, for one customer or for somebody unknown: of them nobody can tell what they used,
 * so that what each may use so often is not theirs.
 */
export async function offeredPromotions(db: Reader, customerId: string | null): Promise<OfferedPromotion[]> {
  const rows = await offeredQuery(db, { customer: customerId });
  return rows.map(({ id, name, rule, isSpent }) => ({
    ...keptObject<Omit<Promotion, 'id' | 'name'>>(rule),
    id,
    name,
    isSpent: isSpent === 1,
  }));
}

/** Notes which promotions a sale used. */
export async function insertUses(
  tx: Tx,
  sale: { readonly id: string; readonly customer: { readonly id: string } | null },
  promotionIds: readonly string[],
): Promise<void> {
  if (promotionIds.length === 0) return;
  const customerId = sale.customer?.id ?? null;
  await tx
    .insertInto('promotionUse')
    .values(promotionIds.map((promotionId) => ({ promotionId, saleId: sale.id, customerId })))
    .execute();
}

/** What a voided sale used may be used again. */
export async function releaseUses(tx: Tx, saleId: string): Promise<void> {
  await tx.deleteFrom('promotionUse').where('saleId', '=', saleId).execute();
}
