import type { Effect, Reduction } from '#domain/promotion/promotion.ts';
import type { RemoteScope, RemoteTerms } from '../connector.ts';
import type { Action, Condition } from './promotion-operations.ts';

/** What of a store its promotions are about, beside their own arguments. */
export interface PromotionFacts {
  readonly pricesIncludeTax: boolean;
  /** Names of customer groups by id. */
  readonly groups: ReadonlyMap<string, string>;
  /** The variants that have a facet value, themselves or by their product; absent where they are too many. */
  readonly goodsWith: ReadonlyMap<string, readonly string[]>;
}

type Found = Pick<RemoteTerms, 'effect' | 'groupIds'>;
type ActionOf<C extends Action['code']> = Extract<Action, { readonly code: C }>;
type ConditionOf<C extends Condition['code']> = Extract<Condition, { readonly code: C }>;

const EVERYTHING: RemoteScope = { everything: true, categoryRemoteIds: [], variantRemoteIds: [] };
const FREE: Reduction = { kind: 'percent', ppm: 1_000_000 };

/**
 * What a promotion does, where the till can do exactly the same; else null. Vendure's conditions are all asked of the
 * whole order: that so much of some goods is in it says something else than the till's promotions, unless it is one
 * piece of the goods that are reduced.
 */
export function findEffect(
  conditions: readonly Condition[],
  action: Action,
  facts: PromotionFacts,
): Found | null {
  const groups = conditions.filter((condition) => condition.code === 'customer_group');
  const groupIds = groups.flatMap(({ customerGroupId }) => facts.groups.get(customerGroupId) ?? []);
  // Of two groups Vendure wants both, the till one of them.
  if (groups.length > 1 || groupIds.length < groups.length) return null;
  const others = conditions.filter((condition) => condition.code !== 'customer_group');
  const effect = effectOf(others, action, facts);
  return effect === null ? null : { effect, groupIds };
}

/** What is asked of an order, not of who buys. */
type OrderCondition = Exclude<Condition, { readonly code: 'customer_group' }>;

function effectOf(
  conditions: readonly OrderCondition[],
  action: Action,
  facts: PromotionFacts,
): Effect<RemoteScope> | null {
  switch (action.code) {
    case 'order_percentage_discount':
      return offOrder(conditions, percent(action.discount));
    case 'order_fixed_discount':
      // Elsewhere the amount is meant without tax.
      return facts.pricesIncludeTax
        ? offOrder(conditions, { kind: 'amount', amount: action.discount })
        : null;
    case 'products_percentage_discount':
    case 'facet_based_discount':
      return offGoods(conditions, action, facts);
    case 'buy_x_get_y_free':
      return buyGet(conditions);
  }
}

/** Percent of Vendure are floating: what is no whole number of ppm by more than their noise stays none. */
function percent(discount: number): Reduction {
  return { kind: 'percent', ppm: Number((discount * 10_000).toFixed(3)) };
}

function offOrder(conditions: readonly OrderCondition[], reduction: Reduction): Effect<RemoteScope> | null {
  const minimums = conditions.map((condition) =>
    condition.code === 'minimum_order_amount' ? minimumOf(condition) : null,
  );
  const known = minimums.filter((minimum) => minimum !== null);
  if (known.length < minimums.length) return null;
  return { kind: 'threshold', scope: EVERYTHING, minimum: Math.max(0, ...known), reduction };
}

/** In minor units with tax; null where it is meant without, as the till's prices have it inside. */
function minimumOf({ amount, taxInclusive }: ConditionOf<'minimum_order_amount'>): number | null {
  return taxInclusive || amount <= 0 ? amount : null;
}

function offGoods(
  conditions: readonly OrderCondition[],
  action: ActionOf<'products_percentage_discount' | 'facet_based_discount'>,
  facts: PromotionFacts,
): Effect<RemoteScope> | null {
  const goods = goodsOf(action, facts);
  if (goods === null || !conditions.every((condition) => isSureFor(goods, condition, facts))) return null;
  return { kind: 'off', scope: scopeOf(goods), reduction: percent(action.discount) };
}

/** Whether a condition holds wherever one of the goods is in the order. */
function isSureFor(goods: readonly string[], condition: OrderCondition, facts: PromotionFacts): boolean {
  switch (condition.code) {
    case 'minimum_order_amount':
      return condition.amount <= 0;
    case 'contains_products':
    case 'at_least_n_with_facets': {
      const wanted = new Set(goodsOf(condition, facts));
      return condition.minimum === 1 && goods.every((id) => wanted.has(id));
    }
    case 'buy_x_get_y_free':
      return false;
  }
}

/** The variants that are meant: those named, or those that have all facet values. Null when they are too many to know. */
function goodsOf(
  about: { readonly productVariantIds: readonly string[] } | { readonly facets: readonly string[] },
  { goodsWith }: PromotionFacts,
): readonly string[] | null {
  if ('productVariantIds' in about) return about.productVariantIds;
  const found = about.facets.map((id) => goodsWith.get(id) ?? null).filter((goods) => goods !== null);
  const [first, ...others] = found;
  if (first === undefined || found.length < about.facets.length) return null;
  return first.filter((id) => others.every((goods) => goods.includes(id)));
}

/** Vendure gives it once in an order. Goods of both kinds it counts twice, which the till does not. */
function buyGet(conditions: readonly OrderCondition[]): Effect<RemoteScope> | null {
  const [condition, ...others] = conditions;
  if (condition?.code !== 'buy_x_get_y_free' || others.length > 0) return null;
  const { amountX, variantIdsX, amountY, variantIdsY } = condition;
  if (variantIdsX.some((id) => variantIdsY.includes(id))) return null;
  return {
    kind: 'buy-get',
    buy: { scope: scopeOf(variantIdsX), pieces: amountX },
    get: { scope: scopeOf(variantIdsY), pieces: amountY },
    reduction: FREE,
    isOnce: true,
  };
}

function scopeOf(ids: readonly string[]): RemoteScope {
  return { everything: false, categoryRemoteIds: [], variantRemoteIds: [...new Set(ids)] };
}
