import { reduceBasket, type BasketAction } from '#domain/sale/reduce-basket.ts';
import type { Priced } from '#renderer/app/pricing.ts';
import { useTill } from '#renderer/app/TillProvider.tsx';

/** What the basket in front would come to; null for no action, and where nobody can count it. */
export function usePreview(action: BasketAction | null): Priced | null {
  const { pricing } = useTill();
  const front = pricing.store.getState();
  return front === null || action === null ? null : pricing.price(reduceBasket(front.basket, action));
}
