import type { Reduction, Validity } from '#domain/promotion/promotion.ts';
import type { RemoteScope, RemoteTerms } from '../connector.ts';
import { toPpm } from './decimal.ts';
import type { ToldPromotion, ToldRule } from './promotion-schema.ts';

/** What promotions speak of by id. */
export interface PromotionFacts {
  /** Names of customer groups by their id. */
  readonly groups: ReadonlyMap<string, string>;
  /** Variants by their product's id. */
  readonly goodsOf: ReadonlyMap<string, readonly string[]>;
}

/**
 * What the till understands of a promotion: so many percent off, on everything, some products or some categories, for
 * everybody or some groups. Null for the rest: Medusa's rules may speak of anything, amounts are split over an order
 * with all decimals, and a budget is only known to the store.
 */
export function toTerms(told: ToldPromotion, facts: PromotionFacts): RemoteTerms | null {
  const { application_method: method, campaign, rules } = told;
  if (told.type !== 'standard' || !method || campaign?.budget) return null;
  const reduction = reductionOf(method);
  const scope = scopeOf(method.target_rules, facts);
  const groupIds = groupsOf(rules, facts);
  if (reduction === null || scope === null || groupIds === null) return null;
  return {
    effect: { kind: 'off', scope, reduction },
    validity: validityOf(campaign),
    groupIds,
    coupon: told.is_automatic ? null : told.code,
    useLimit: told.limit,
    customerLimit: null,
  };
}

function validityOf(campaign: ToldPromotion['campaign']): Validity {
  return {
    from: instantOf(campaign?.starts_at),
    until: instantOf(campaign?.ends_at),
    weekdays: [],
    hours: null,
  };
}

function reductionOf(method: NonNullable<ToldPromotion['application_method']>): Reduction | null {
  const { type, allocation, value, buy_rules: buys } = method;
  const isLimited = (method.max_quantity ?? null) !== null && allocation !== 'across';
  const isPercent = type === 'percentage' && allocation !== 'once';
  return isPercent && !isLimited && buys.length === 0 ? { kind: 'percent', ppm: toPpm(value) } : null;
}

const EVERYTHING: RemoteScope = { everything: true, categoryRemoteIds: [], variantRemoteIds: [] };

/** Several rules must all hold, which no scope of the till says. */
function scopeOf(rules: readonly ToldRule[], { goodsOf }: PromotionFacts): RemoteScope | null {
  const [rule, ...others] = rules;
  if (rule === undefined) return EVERYTHING;
  const values = oneOf(rule);
  if (others.length > 0 || values === null) return null;
  if (rule.attribute.endsWith('product.categories.id')) {
    return { everything: false, categoryRemoteIds: values, variantRemoteIds: [] };
  }
  if (!rule.attribute.endsWith('product.id')) return null;
  const variantRemoteIds = values.flatMap((id) => goodsOf.get(id) ?? []);
  return { everything: false, categoryRemoteIds: [], variantRemoteIds };
}

function groupsOf(rules: readonly ToldRule[], { groups }: PromotionFacts): string[] | null {
  const [rule, ...others] = rules;
  if (rule === undefined) return [];
  const values = oneOf(rule);
  if (others.length > 0 || values === null || !rule.attribute.endsWith('customer.groups.id')) return null;
  const names = values.map((id) => groups.get(id));
  return names.every((name) => name !== undefined) ? names : null;
}

/** The values of a rule that says "one of these"; null for any other. */
function oneOf({ operator, values }: ToldRule): string[] | null {
  const known = (values ?? []).map(({ value }) => value ?? '');
  return ['in', 'eq'].includes(operator) && !known.includes('') ? known : null;
}

function instantOf(text: string | null | undefined): number | null {
  return text === null || text === undefined ? null : Date.parse(text);
}
