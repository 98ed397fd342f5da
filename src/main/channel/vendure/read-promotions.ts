import { z } from 'zod';
import type { Read, RemotePromotion } from '../connector.ts';
import type { VendureClient } from './client.ts';
import { readPromotionFacts } from './promotion-facts.ts';
import {
  operationSchema,
  readAction,
  readCondition,
  type Action,
  type Condition,
} from './promotion-operations.ts';
import { findEffect, type PromotionFacts } from './promotion-terms.ts';
import { readList, type ListQuestion } from './read-list.ts';

const promotionSchema = z.object({
  id: z.string(),
  name: z.string(),
  couponCode: z.string().nullable(),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  usageLimit: z.int().nullable(),
  perCustomerUsageLimit: z.int().nullable(),
  conditions: z.array(operationSchema),
  actions: z.array(operationSchema),
});

type Told = z.output<typeof promotionSchema>;

const QUESTION: ListQuestion<Told> = {
  list: 'promotions',
  fields: `id name couponCode startsAt endsAt usageLimit perCustomerUsageLimit
    conditions { code args { name value } } actions { code args { name value } }`,
  item: promotionSchema,
  filter: { enabled: { eq: true } },
};

/** A promotion with what the till understands of it; null for what it does not. */
interface Understood {
  readonly told: Told;
  readonly conditions: readonly (Condition | null)[];
  readonly actions: readonly (Action | null)[];
}

/** The promotions that are switched on and not over, in Vendure's order. */
export async function readPromotions(client: VendureClient): Promise<Read<readonly RemotePromotion[]>> {
  const told = await readList(client, QUESTION);
  if (told.kind !== 'read') return told;
  const now = client.surroundings.now();
  const promotions = told.value
    .filter(({ endsAt }) => endsAt === null || Date.parse(endsAt) >= now)
    .map(understand)
    .filter(({ actions }) => actions.length > 0)
    .toSorted((a, b) => placeOf(a) - placeOf(b));
  const parts = promotions.flatMap(({ conditions, actions }) => [...conditions, ...actions]);
  const facts = await readPromotionFacts(
    client,
    parts.filter((part) => part !== null),
  );
  if (facts.kind !== 'read') return facts;
  return { kind: 'read', value: promotions.map((promotion) => toRemote(promotion, facts.value)) };
}

/** Nothing is shipped at a till: what only that costs is none of its promotions. */
function understand(told: Told): Understood {
  const actions = told.actions.filter(({ code }) => code !== 'free_shipping');
  return { told, conditions: told.conditions.map(readCondition), actions: actions.map(readAction) };
}

/** What a minimum amount adds to Vendure's priority score; no other condition or action of its own adds anything. */
const MINIMUM_SCORE = 10;
const AFTER_ALL_GOODS = 1_000_000;
const OFF_ORDER: readonly Action['code'][] = ['order_percentage_discount', 'order_fixed_discount'];

/** Vendure reduces goods before orders, each by its priority score, which it tells nobody; then it goes by id. */
function placeOf({ told, actions }: Understood): number {
  const isOffOrder = actions.some((action) => action !== null && OFF_ORDER.includes(action.code));
  const minimums = told.conditions.filter(({ code }) => code === 'minimum_order_amount').length;
  return (isOffOrder ? AFTER_ALL_GOODS : 0) + minimums * MINIMUM_SCORE;
}

function toRemote({ told, conditions, actions }: Understood, facts: PromotionFacts): RemotePromotion {
  const { id: remoteId, name, startsAt, endsAt } = told;
  const known = conditions.filter((condition) => condition !== null);
  const [action, ...others] = actions;
  const isUnderstood = known.length === conditions.length && others.length === 0;
  const found = isUnderstood && action ? findEffect(known, action, facts) : null;
  if (found === null) return { remoteId, name, terms: null };
  return {
    remoteId,
    name,
    terms: {
      ...found,
      validity: {
        from: startsAt === null ? null : Date.parse(startsAt),
        // Vendure's end is inclusive.
        until: endsAt === null ? null : Date.parse(endsAt) + 1,
        weekdays: [],
        hours: null,
      },
      coupon: told.couponCode === '' ? null : told.couponCode,
      useLimit: told.usageLimit,
      customerLimit: told.perCustomerUsageLimit,
    },
  };
}
