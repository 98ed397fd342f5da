import { couponKey } from './coupon.ts';
import type { Moment, Promotion, Validity } from './promotion.ts';

/** What decides whether a promotion holds: who buys, which codes were given, and when by the shop's clock. */
export interface Occasion {
  readonly moment: Moment;
  /** Groups of the customer; none for somebody unknown. */
  readonly groupIds: readonly string[];
  readonly coupons: readonly string[];
}

const MINUTE = 60_000;
const DAY_MINUTES = 1440;
/** 1 January 1970 was a Thursday, the fourth day of an ISO week. */
const EPOCH_WEEKDAY = 4;

/** Whether a promotion holds for this customer with these coupons at this moment. */
export function holds(promotion: Promotion, occasion: Occasion): boolean {
  const { coupon, groupIds, validity } = promotion;
  const hasCoupon = coupon === null || occasion.coupons.some((code) => couponKey(code) === couponKey(coupon));
  const isMember = groupIds.length === 0 || groupIds.some((id) => occasion.groupIds.includes(id));
  return hasCoupon && isMember && holdsAt(validity, occasion.moment);
}

/** Whether it is the time for it. Hours over midnight belong to the day on which they began; from = until is all day. */
export function holdsAt({ from, until, weekdays, hours }: Validity, moment: Moment): boolean {
  if ((from !== null && moment.at < from) || (until !== null && moment.at >= until)) return false;
  const minutes = Math.floor(moment.at / MINUTE) + moment.utcOffsetMinutes;
  const day = Math.floor(minutes / DAY_MINUTES);
  if (hours === null || hours.from === hours.until) return isOn(weekdays, day);
  return holdsWithin(hours, weekdays, { day, minute: minutes - day * DAY_MINUTES });
}

function holdsWithin(
  hours: { readonly from: number; readonly until: number },
  weekdays: readonly number[],
  { day, minute }: { readonly day: number; readonly minute: number },
): boolean {
  const hasBegun = minute >= hours.from && isOn(weekdays, day);
  if (hours.from < hours.until) return hasBegun && minute < hours.until;
  return hasBegun || (minute < hours.until && isOn(weekdays, day - 1));
}

function isOn(weekdays: readonly number[], day: number): boolean {
  // Twice modulo, as days before 1970 are negative.
  const weekday = ((((day + EPOCH_WEEKDAY - 1) % 7) + 7) % 7) + 1;
  return weekdays.length === 0 || weekdays.includes(weekday);
}
