import { bestState } from './compete.ts';
import { goodsApart } from './apart.ts';
import { rulesOf } from './rule.ts';
import { stateOf, type Cut, type Goods, type Trail } from './lot.ts';
import type { Minor } from '../money/money.ts';
import type { Promotion } from './promotion.ts';

/** Goods that may be looked at in one basket to find better choices: less than a millisecond. */
const EFFORT = 2000;

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
  const rules = rulesOf(promotions, goods);
  const effort = { left: EFFORT };
  const amounts = new Map(rules.map(({ promotion }) => [promotion, new Map<number, Minor>()]));
  for (const { places, promotions: own } of goodsApart(goods, rules)) {
    const some = places.flatMap((place) => goods[place] ?? []);
    const ownRules = some.length === goods.length ? rules : rulesOf(own, some);
    const { cuts } = bestState(stateOf(some), ownRules, some, effort);
    for (const { rule, goods: nth, amount } of cutsOf(cuts)) {
      const [promotion, place] = [ownRules[rule]?.promotion, places[nth]];
      const byGoods = promotion === undefined ? undefined : amounts.get(promotion);
      if (place !== undefined) byGoods?.set(place, (byGoods.get(place) ?? 0) + amount);
    }
  }
  return [...amounts].flatMap(([promotion, byGoods]) =>
    [...byGoods].map(([place, amount]) => ({ promotion, goods: place, amount })),
  );
}

function* cutsOf(trail: Trail | null): Generator<Cut> {
  for (let rest = trail; rest !== null; rest = rest.before) yield* rest.cuts;
}
