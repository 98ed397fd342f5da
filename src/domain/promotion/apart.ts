import type { Rule } from './rule.ts';
import type { Goods } from './lot.ts';
import type { Promotion } from './promotion.ts';

/** Goods that can be promoted without a look at others, and the promotions that are about them. */
export interface Apart {
  readonly places: readonly number[];
  readonly promotions: readonly Promotion[];
}

/**
 * Goods in as many parts as no promotion looks at together, so that choices between exclusive promotions are made for
 * few goods at a time, the easiest first. Where nothing is exclusive there is no choice, and all goods are one part.
 */
export function goodsApart(goods: readonly Goods[], rules: readonly Rule[]): readonly Apart[] {
  if (!rules.some((rule) => rule.isExclusive)) {
    return [{ places: [...goods.keys()], promotions: rules.map((rule) => rule.promotion) }];
  }
  const heads = joined(goods.length, rules);
  const places = new Map<number, number[]>();
  for (const [place, head] of heads.entries()) {
    const part = places.get(head);
    if (part === undefined) places.set(head, [place]);
    else part.push(place);
  }
  const promotions = new Map<number, Set<Promotion>>();
  for (const { promotion, goods: about } of rules) {
    for (const place of about) {
      const head = heads[place] ?? place;
      const part = promotions.get(head);
      if (part === undefined) promotions.set(head, new Set([promotion]));
      else part.add(promotion);
    }
  }
  return [...promotions]
    .map(([head, own]) => ({ places: places.get(head) ?? [], promotions: [...own] }))
    .toSorted((a, b) => sizeOf(a) - sizeOf(b));
}

function sizeOf({ places, promotions }: Apart): number {
  return places.length * promotions.length;
}

/** For each goods the first of those that are looked at together with it. */
function joined(count: number, rules: readonly Rule[]): number[] {
  const heads = Array.from({ length: count }, (_, place) => place);
  const headOf = (place: number): number => {
    let head = place;
    for (let next = heads[head]; next !== undefined && next !== head; next = heads[head]) head = next;
    return head;
  };
  for (const rule of rules) {
    if (!rule.joinsGoods) continue;
    let first: number | null = null;
    for (const place of rule.goods) {
      const head = headOf(place);
      if (first === null) first = head;
      heads[Math.max(first, head)] = Math.min(first, head);
      first = Math.min(first, head);
    }
  }
  return heads.map((_, place) => headOf(place));
}
