import type { Reduction } from '#domain/promotion/promotion.ts';
import type { Discount } from '#domain/sale/basket.ts';
import type { BasketAction } from '#domain/sale/reduce-basket.ts';
import { readAmount } from './AmountField.tsx';

/** What a discount is about: one line, or (null) all that the basket has of goods. */
export type DiscountTarget = string | null;

export function discountAction(target: DiscountTarget, discount: Discount | null): BasketAction {
  if (target === null) return { kind: 'discount', discount };
  return { kind: 'change', lineId: target, change: { kind: 'discount', discount } };
}

const PPM_OF_PERCENT = 10_000;

/** A typed share, in parts per million: more than 0, at most 100 %, up to four decimals. Null for anything else. */
export function readPercent(text: string): number | null {
  const [, whole = '', fraction = ''] = /^(\d{1,3})(?:[.,](\d{1,4}))?\s*%?$/.exec(text.trim()) ?? [];
  if (whole === '') return null;
  const ppm = Number(whole) * PPM_OF_PERCENT + Number(fraction.padEnd(4, '0'));
  return ppm > 0 && ppm <= 1_000_000 ? ppm : null;
}

/** What was typed as a reduction; null while it is none. */
export function readReduction(kind: Reduction['kind'], text: string, currency: string): Reduction | null {
  if (kind === 'percent') {
    const ppm = readPercent(text);
    return ppm === null ? null : { kind, ppm };
  }
  const amount = readAmount(text, currency);
  return amount === null || amount === 0 ? null : { kind, amount };
}
