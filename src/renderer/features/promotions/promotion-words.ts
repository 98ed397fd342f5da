import type { KeptPromotion } from '#contract/promotion.ts';
import type { Effect, Reduction } from '#domain/promotion/promotion.ts';
import { useFormat, type Format } from '#renderer/app/format.ts';
import { useWords, type Words } from '#renderer/app/words.ts';

/** What a promotion does and when, in words. */
export function usePromotionWords(): (promotion: KeptPromotion) => {
  readonly effect: string;
  readonly limits: readonly string[];
} {
  const words = useWords();
  const format = useFormat();
  return (promotion) => ({
    effect: effectWords(promotion.effect, words, format),
    limits: limitWords(promotion, words, format),
  });
}

function effectWords(effect: Effect, words: Words, format: Format): string {
  const less = (reduction: Reduction): string =>
    reduction.kind === 'percent' ? format.rate(reduction.ppm) : format.money(reduction.amount);
  switch (effect.kind) {
    case 'off':
      return words('promotions.off', { less: less(effect.reduction) });
    case 'x-for-y':
      return words('promotions.x-for-y', { take: effect.take, pay: effect.pay });
    case 'buy-get':
      return words(effect.isOnce === true ? 'promotions.buy-get.once' : 'promotions.buy-get', {
        buy: effect.buy.pieces,
        get: effect.get.pieces,
        less: less(effect.reduction),
      });
    case 'nth':
      return words('promotions.nth', { nth: effect.nth, less: less(effect.reduction) });
    case 'bundle':
      return words('promotions.bundle', {
        pieces: effect.parts.reduce((all, part) => all + part.pieces, 0),
        price: format.money(effect.price),
      });
    case 'threshold':
      return words('promotions.threshold', {
        minimum: format.money(effect.minimum),
        less: less(effect.reduction),
      });
  }
}

function limitWords(promotion: KeptPromotion, words: Words, format: Format): string[] {
  const { coupon, validity, groupIds, useLimit, uses } = promotion;
  return [
    ...(coupon === null ? [] : [words('promotions.with-coupon', { coupon })]),
    ...(validity.from === null ? [] : [words('promotions.from', { day: format.day(validity.from) })]),
    ...(validity.until === null ? [] : [words('promotions.until', { day: format.day(validity.until - 1) })]),
    ...(groupIds.length === 0 ? [] : [words('promotions.for-groups', { groups: groupIds.join(', ') })]),
    ...(useLimit === null ? [] : [words('promotions.used-of', { uses, limit: useLimit })]),
  ];
}
