import { couponKey } from '#domain/promotion/coupon.ts';
import type { PricingRules } from '#domain/sale/settlement.ts';
import type { TenderRules } from '#domain/sale/tender.ts';
import type { Reader } from '#main/data/database.ts';
import { offeredPromotions, type OfferedPromotion } from '#main/data/promotion-use.ts';
import { findShopRules } from '#main/data/shop-rules.ts';
import { listTaxCategories } from '#main/data/tax-category.ts';

/** What settling and paying go by at this moment. */
export interface SellingRules extends PricingRules {
  readonly tenders: TenderRules;
  /** The codes of coupons whose promotions have been used as often as they may be, as coupons are compared. */
  readonly spentCoupons: ReadonlySet<string>;
}

/** The shop's rules, with the promotions that are switched on and not spent, for one customer or somebody unknown. */
export async function loadRules(db: Reader, customerId: string | null): Promise<SellingRules> {
  const shop = await findShopRules(db);
  const offered = await offeredPromotions(db, customerId);
  const left = offered.filter((promotion) => !promotion.isSpent);
  const open = new Set(left.flatMap(couponOf));
  return {
    taxes: {
      pricesIncludeTax: shop.pricesIncludeTax,
      rounding: shop.taxRounding,
      mode: shop.taxRoundingMode,
      categories: await listTaxCategories(db),
    },
    promotions: left.map(({ isSpent: _, ...promotion }) => promotion),
    tenders: shop.tenders,
    spentCoupons: new Set(offered.flatMap(couponOf).filter((code) => !open.has(code))),
  };
}

function couponOf({ coupon }: OfferedPromotion): string[] {
  return coupon === null ? [] : [couponKey(coupon)];
}
