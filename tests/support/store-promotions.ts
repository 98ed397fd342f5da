import { z } from 'zod';
import type { RunningStore } from './store.ts';

/** A condition or an action of Vendure: its code, and its arguments as text. */
export type StoreRule = Readonly<Record<string, string>> & { readonly code: string };

/** A promotion as the shop's owner makes it in the store. */
export interface MadePromotion {
  readonly name: string;
  readonly conditions: readonly StoreRule[];
  readonly actions: readonly StoreRule[];
  readonly enabled?: boolean;
  readonly couponCode?: string;
  readonly startsAt?: string;
  readonly endsAt?: string;
  readonly usageLimit?: number;
  readonly perCustomerUsageLimit?: number;
}

const madeSchema = z.object({ createPromotion: z.object({ id: z.string() }) });

/** Makes a promotion in a store; the function takes it away again. */
export async function promote(
  { admin }: RunningStore,
  { name, conditions, actions, enabled = true, ...more }: MadePromotion,
): Promise<() => Promise<void>> {
  const input = {
    ...more,
    enabled,
    conditions: conditions.map(toOperation),
    actions: actions.map(toOperation),
    translations: [{ languageCode: 'en', name }],
  };
  const made = await admin(
    'mutation ($input: CreatePromotionInput!) { createPromotion(input: $input) { ... on Promotion { id } } }',
    { input },
  );
  const { id } = madeSchema.parse(made).createPromotion;
  return async () => {
    await admin('mutation ($id: ID!) { deletePromotion(id: $id) { result } }', { id });
  };
}

function toOperation({ code, ...args }: StoreRule) {
  return { code, arguments: Object.entries(args).map(([name, value]) => ({ name, value })) };
}
