import type { Minor } from '#domain/money/money.ts';
import { couponKey } from '#domain/promotion/coupon.ts';
import type { Priced } from '#renderer/app/pricing.ts';

/** What a coupon takes off now, in minor units, never negative; 0 where its promotion does not hold. */
export function couponEffect(code: string, priced: Priced | null): Minor {
  if (priced === null) return 0;
  const ids = priced.rules.promotions
    .filter(({ coupon }) => coupon !== null && couponKey(coupon) === couponKey(code))
    .map(({ id }) => id);
  return priced.settlement.promotions
    .filter(({ promotionId }) => ids.includes(promotionId))
    .reduce((off, { amount }) => off + Math.abs(amount), 0);
}
