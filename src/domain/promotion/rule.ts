import { take, type Change, type Goods, type State, type Taker } from './lot.ts';
import { claimOf, scopesOf } from './effect.ts';
import { sum, type Minor } from '../money/money.ts';
import type { Promotion, Scope } from './promotion.ts';

/** A promotion with its place in the order of application and the goods it is about. */
export interface Rule extends Taker {
  readonly promotion: Promotion;
  readonly goodsIn: (scope: Scope) => readonly number[];
  /** The goods of all its scopes. */
  readonly goods: ReadonlySet<number>;
  /** Whether its goods have to be looked at together: it is chosen for all of them, or some decide about others. */
  readonly joinsGoods: boolean;
}

/**
 * Promotions that are about any of the goods, in the order of application: by priority; of one priority the exclusive
 * ones first, then percentages before amounts, which leaves the customer the lower price; then by id.
 */
export function rulesOf(promotions: readonly Promotion[], goods: readonly Goods[]): Rule[] {
  const find = goodsFinder(goods);
  const found = promotions.flatMap((promotion) => {
    const scopes = new Map(scopesOf(promotion.effect).map((scope) => [scope, find(scope)]));
    const about = new Set([...scopes.values()].flat());
    return about.size === 0 ? [] : [{ promotion, scopes, goods: about }];
  });
  return found
    .toSorted((a, b) => inOrder(a.promotion, b.promotion))
    .map(({ promotion, scopes, goods: about }, rule) => ({
      rule,
      promotion,
      goodsIn: (scope) => scopes.get(scope) ?? [],
      goods: about,
      isExclusive: promotion.isExclusive,
      joinsGoods: promotion.isExclusive || promotion.effect.kind !== 'off',
    }));
}

function inOrder(a: Promotion, b: Promotion): number {
  return a.priority - b.priority || rank(a) - rank(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function rank({ isExclusive, effect }: Promotion): number {
  if (isExclusive) return 0;
  return 'reduction' in effect && effect.reduction.kind === 'percent' ? 1 : 2;
}

/** Which goods a scope is about, found by variant and category instead of asking each of them. */
function goodsFinder(goods: readonly Goods[]): (scope: Scope) => readonly number[] {
  const all = [...goods.keys()];
  const byVariant = new Map<number, number[]>();
  const byCategory = new Map<number, number[]>();
  for (const [place, { variantId, categoryIds }] of goods.entries()) {
    addTo(byVariant, variantId, place);
    for (const id of categoryIds) addTo(byCategory, id, place);
  }
  return ({ everything, variantIds, categoryIds }) => {
    if (everything) return all;
    const byId = variantIds.flatMap((id) => byVariant.get(id) ?? []);
    return [...new Set([...byId, ...categoryIds.flatMap((id) => byCategory.get(id) ?? [])])];
  };
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
  return sum(rule.goodsIn(effect.scope).flatMap((place) => (state.lots[place] ?? []).map((lot) => lot.left)));
}

/** How often a promotion is applied, and what that changes; null where it saves nothing. */
export interface Application {
  readonly rule: Rule;
  readonly times: number;
  readonly change: Change | null;
}

/** Applies a promotion to lots, as often as it can be and at most so often. */
export function apply(rule: Rule, lots: State['lots'], reached: Minor, most: number): Application {
  const offer = { lots, taker: rule, goodsIn: rule.goodsIn, most, reached };
  const { times, groups } = claimOf(rule.promotion.effect, offer);
  return { rule, times, change: take(lots, rule, groups) };
}
