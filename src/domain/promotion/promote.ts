import { bestState } from './compete.ts';
import { rulesOf, type Rule } from './rule.ts';
import type { Minor } from '../money/money.ts';
import type { Promotion } from './promotion.ts';
import type { Goods, State, Trail } from './lot.ts';

/** What one promotion takes off goods, in minor units. */
export interface Reduced {
  readonly promotion: Promotion;
  /** The place of the goods in the list that was given. */
  readonly goods: number;
  readonly amount: Minor;
}

/**
 * What promotions that hold take off goods, in the order of application. Earlier priorities come first; of one
 * priority the exclusive promotions compete and the choice that leaves the customer the least to pay wins. What an
 * exclusive one took, no other reduces; others apply one after the other to what is left. Never more than the price.
 */
export function promote(goods: readonly Goods[], promotions: readonly Promotion[]): readonly Reduced[] {
  const all = rulesOf(promotions, goods);
  const rules = all.filter((rule) => rule.goods.size > 0);
  const amounts = new Map<string, Reduced & { readonly rule: number }>();
  for (const places of groupsOfGoods(goods, rules)) {
    const own = rules.filter((rule) => places.some((place) => rule.goods.has(place)));
    const state = bestState(startOf(goods, places), own, goods);
    for (const { rule, goods: place, amount } of cutsOf(state.cuts)) {
      const promotion = all[rule]?.promotion;
      if (promotion === undefined) continue;
      const key = `${rule} ${place}`;
      const before = amounts.get(key)?.amount ?? 0;
      amounts.set(key, { rule, promotion, goods: place, amount: before + amount });
    }
  }
  return [...amounts.values()].toSorted((a, b) => a.rule - b.rule || a.goods - b.goods);
}

/** Goods that some rule looks at together are promoted together; all others by themselves, which is quicker. */
function groupsOfGoods(goods: readonly Goods[], rules: readonly Rule[]): number[][] {
  const heads = [...goods.keys()];
  const headOf = (place: number): number => {
    let head = place;
    while ((heads[head] ?? head) !== head) head = heads[head] ?? head;
    heads[place] = head;
    return head;
  };
  for (const rule of rules) {
    if (!rule.joinsGoods) continue;
    const [first, ...others] = rule.goods;
    if (first === undefined) continue;
    for (const place of others) heads[headOf(place)] = headOf(first);
  }
  const groups = new Map<number, number[]>();
  for (const place of heads.keys()) {
    const head = headOf(place);
    const group = groups.get(head);
    if (group === undefined) groups.set(head, [place]);
    else group.push(place);
  }
  return [...groups.values()];
}

function startOf(goods: readonly Goods[], places: readonly number[]): State {
  const lots = places.flatMap((place) => {
    const one = goods[place];
    if (one === undefined) return [];
    const { pieces, price: left, fixedPerPiece } = one;
    return [{ goods: place, pieces, left, fixedPerPiece, use: 'free' as const }];
  });
  return { lots, cuts: null };
}

function* cutsOf(trail: Trail | null): Generator<Trail['cut']> {
  for (let rest = trail; rest !== null; rest = rest.before) yield rest.cut;
}
