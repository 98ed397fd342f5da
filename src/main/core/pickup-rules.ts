import type { PickupRules } from '#contract/pickup.ts';
import { fractionDigits } from '#domain/money/currency.ts';
import { isUnclaimed } from '#domain/pickup/board.ts';
import type { Notice } from '#domain/pickup/effect.ts';
import type { Pickup } from '#domain/pickup/pickup.ts';
import type { PickupStep } from '#domain/pickup/step.ts';
import type { WebOrder } from '#domain/pickup/web-order.ts';
import type { Words } from '#domain/receipt/writer.ts';
import type { Reader } from '#main/data/database.ts';
import { findPickupRules } from '#main/data/pickup-rules.ts';
import type { ShopRow } from '#main/data/shop.ts';
import { neededShop } from './stock-booking.ts';

/** What holds until a manager chooses. The limit is 200 of the shop's currency. */
export async function pickupRules(db: Reader, words: Words): Promise<PickupRules> {
  const { currency } = await neededShop(db);
  return {
    promiseMinutes: 120,
    atRiskMinutes: 30,
    remindAfterHours: 48,
    releaseAfterHours: 168,
    givenBackLimit: 200 * 10 ** fractionDigits(currency),
    readyNotice: {
      subject: words('pickup.notice.ready.subject', BLANKS),
      text: words('pickup.notice.ready.text', BLANKS),
    },
    reminderNotice: {
      subject: words('pickup.notice.reminder.subject', BLANKS),
      text: words('pickup.notice.reminder.text', BLANKS),
    },
    ...(await findPickupRules(db)),
  };
}

/** What a manager may write into a notice for what differs from order to order. */
const BLANKS = { code: '{code}', name: '{name}', place: '{place}', shop: '{shop}' } as const;

/** What the shopper is told with a step at `at` (ms), filled in. Until an order counts as unclaimed, being told again is no reminder. */
export function noticeFor(
  kind: PickupStep['kind'],
  rules: PickupRules,
  told: { readonly order: WebOrder; readonly pickup: Pickup; readonly shop: ShopRow; readonly at: number },
): Notice {
  const isReminder = kind === 'remind' && isUnclaimed(told.pickup, told.at, rules);
  const { subject, text } = isReminder ? rules.reminderNotice : rules.readyNotice;
  const values: Readonly<Record<string, string>> = {
    code: told.order.pickupCode,
    name: told.order.customer.name,
    place: told.pickup.place,
    shop: told.shop.name,
  };
  const fill = (words: string): string =>
    words.replaceAll(/\{(\w+)\}/g, (blank, key: string) => values[key] ?? blank);
  return { subject: fill(subject), text: fill(text) };
}
