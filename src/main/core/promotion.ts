import { Refusal } from '#contract/errors.ts';
import type { promotion } from '#contract/promotion.ts';
import { couponKey } from '#domain/promotion/coupon.ts';
import {
  isOfStore,
  listNotApplied,
  listPromotions,
  saveLocalPromotion,
  type LocalPromotion,
} from '#main/data/promotion.ts';
import type { CommandContext, FeatureHandlers } from './context.ts';

/** What the shop takes off, and when. */
export const promotionHandlers: FeatureHandlers<typeof promotion> = {
  list: async (_, { db }) => ({
    promotions: await listPromotions(db),
    notApplied: await listNotApplied(db),
  }),
  save: async (input, context) => {
    await save(input.promotion, context);
    return {};
  },
};

/**
 * One coupon code means one promotion: a clerk who types it must know what it does. What is over in the store holds no
 * code, as nobody here could take it off.
 */
async function save(given: LocalPromotion, { tx, clock, record, touch }: CommandContext): Promise<void> {
  if (await isOfStore(tx, given.id)) throw new Refusal('promotion-of-store');
  const kept = await listPromotions(tx);
  const { coupon } = given;
  const rival = kept.find(
    (other) =>
      other.id !== given.id &&
      (other.source === 'local' || other.isEnabled) &&
      coupon !== null &&
      other.coupon !== null &&
      couponKey(other.coupon) === couponKey(coupon),
  );
  if (rival !== undefined) throw new Refusal('coupon-taken', { name: rival.name });
  await saveLocalPromotion(tx, given, clock.now());
  await record('promotion-changed', given);
  touch('promotion');
}
