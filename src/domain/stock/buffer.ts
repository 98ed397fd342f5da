import type { Thousandths } from './quantity.ts';

/** How much of some goods the store is asked to hold back: of one variant, of a category, or (both null) of everything. */
export interface BufferRule {
  readonly variantId: number | null;
  readonly categoryId: number | null;
  readonly quantity: Thousandths;
}

/** Goods as rules see them. `categories`: each with how far it is from the goods, 0 for those they are directly in. */
export interface BufferedGoods {
  readonly variantId: number;
  readonly categories: readonly { readonly categoryId: number; readonly distance: number }[];
}

/**
 * What is held back of a variant: the nearest rule counts, and of rules that are equally near the one that holds most.
 * Nearest is the variant's own, then that of its nearest category, then that of everything; 0 without any.
 */
export function bufferOf(goods: BufferedGoods, rules: readonly BufferRule[]): Thousandths {
  let nearest = Infinity;
  let held = 0;
  for (const rule of rules) {
    const distance = distanceOf(goods, rule);
    if (distance === null || distance > nearest) continue;
    held = distance === nearest ? Math.max(held, rule.quantity) : rule.quantity;
    nearest = distance;
  }
  return held;
}

/** Further than any category is. */
const EVERYTHING = Number.MAX_SAFE_INTEGER;

function distanceOf(goods: BufferedGoods, { variantId, categoryId }: BufferRule): number | null {
  if (variantId !== null) return variantId === goods.variantId ? -1 : null;
  if (categoryId === null) return EVERYTHING;
  const distances = goods.categories
    .filter((category) => category.categoryId === categoryId)
    .map(({ distance }) => distance);
  return distances.length === 0 ? null : Math.min(...distances);
}
