import { leftOf, take, type Goods, type State, type Taker } from './lot.ts';
import { groupsOf, joinsGoods, scopesOf } from './effect.ts';
import type { Minor } from '../money/money.ts';
import type { Promotion, Scope } from './promotion.ts';

/** A promotion with its place in the order of application and the goods it is about. */
export interface Rule extends Taker {
  readonly promotion: Promotion;
  readonly goodsIn: (scope: Scope) => ReadonlySet<number>;
  /** The goods of all its scopes. */
  readonly goods: ReadonlySet<number>;
  readonly joinsGoods: boolean;
}

/**
 * Promotions in the order of application: by priority; of one priority the exclusive ones first, then percentages
 * before amounts, which leaves the customer the lower price; then by id.
 */
export function rulesOf(promotions: readonly Promotion[], goods: readonly Goods[]): Rule[] {
  const find = goodsFinder(goods);
  return promotions.toSorted(inOrder).map((promotion, rule) => {
    const scopes = new Map(scopesOf(promotion.effect).map((scope) => [scope, find(scope)]));
    const goodsIn = (scope: Scope): ReadonlySet<number> => scopes.get(scope) ?? new Set();
    return {
      rule,
      promotion,
      goodsIn,
      goods: new Set([...scopes.values()].flatMap((found) => [...found])),
      isExclusive: promotion.isExclusive,
      joinsGoods: joinsGoods(promotion.effect),
    };
  });
}

function inOrder(a: Promotion, b: Promotion): number {
  return a.priority - b.priority || rank(a) - rank(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function rank({ isExclusive, effect }: Promotion): number {
  if (isExclusive) return 0;
  return 'reduction' in effect && effect.reduction.kind === 'percent' ? 1 : 2;
}

/** Which goods a scope is about, found by variant and category instead of asking each of them. */
function goodsFinder(goods: readonly Goods[]): (scope: Scope) => ReadonlySet<number> {
  const all = new Set(goods.keys());
  const byVariant = new Map<number, number[]>();
  const byCategory = new Map<number, number[]>();
  for (const [place, { variantId, categoryIds }] of goods.entries()) {
    addTo(byVariant, variantId, place);
    for (const id of categoryIds) addTo(byCategory, id, place);
  }
  return ({ everything, variantIds, categoryIds }) =>
    everything
      ? all
      : new Set([
          ...variantIds.flatMap((id) => byVariant.get(id) ?? []),
          ...categoryIds.flatMap((id) => byCategory.get(id) ?? []),
        ]);
}

function addTo(index: Map<number, number[]>, key: number, place: number): void {
  const places = index.get(key);
  if (places === undefined) index.set(key, [place]);
  else places.push(place);
}

/** What goods in the scope of a threshold came to, whoever took them, in minor units; zero for other effects. */
export function reachedBy(rule: Rule, state: State): Minor {
  const { effect } = rule.promotion;
  if (effect.kind !== 'threshold') return 0;
  const goods = rule.goodsIn(effect.scope);
  return leftOf(state.lots.filter((lot) => goods.has(lot.goods)));
}

/** The state after a promotion was applied as often as it can be; null where it saves nothing. */
export function apply(rule: Rule, state: State, reached: Minor): State | null {
  const offer = { lots: state.lots, taker: rule, goodsIn: rule.goodsIn };
  return take(state, rule, groupsOf(rule.promotion.effect, offer, reached));
}
