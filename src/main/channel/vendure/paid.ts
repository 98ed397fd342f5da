import { z } from 'zod';
import type { Minor } from '#domain/money/money.ts';

/** What refunds and changes by steps of a till begin with; the plugin's begin with the step's id alone. */
export const BY_TILL = 'Pickup at a till';

/** What a till's own sale is paid by. */
export const SOLD_AT_TILL = 'pos';

const BY_STEP = new RegExp(`^(${BY_TILL}, )?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b`);

/** The fields of a refund, as GraphQL. */
export const REFUND_FIELDS = 'id total state reason lines { quantity }';

export const refundSchema = z
  .object({
    id: z.string(),
    total: z.int(),
    state: z.string(),
    reason: z.string().nullable(),
    lines: z.array(z.unknown()),
  })
  .transform(({ lines, ...refund }) => ({ ...refund, hasLines: lines.length > 0 }));

type Refund = z.output<typeof refundSchema>;

interface Payment {
  readonly state: string;
  readonly amount: Minor;
  readonly refunds: readonly Refund[];
}

interface Money {
  readonly totalWithTax: Minor;
  readonly payments: readonly Payment[];
  readonly modifications: readonly { readonly refund: { readonly id: string } | null }[];
}

/** What is left of a payment after all refunds that were not in vain. */
export function leftOf({ amount, refunds }: Pick<Payment, 'amount' | 'refunds'>): Minor {
  return amount - sumOf(given(refunds).map(({ total }) => total));
}

/**
 * What the store has got of an order, less what it gave back or is about to. What it gave back out of goodwill, for no
 * goods, is not owed again: an order that was paid stays so.
 */
export function paidOf({ totalWithTax, payments, modifications }: Money): Minor {
  const settled = payments.filter(({ state }) => state === 'Settled');
  const left = sumOf(settled.map(leftOf));
  const changes = new Set(modifications.map(({ refund }) => refund?.id));
  const back = given(settled.flatMap(({ refunds }) => refunds)).filter(
    ({ id, hasLines, reason }) => hasLines || changes.has(id) || BY_STEP.test(reason ?? ''),
  );
  const kept = sumOf(settled.map(({ amount }) => amount)) - sumOf(back.map(({ total }) => total));
  return Math.max(left, Math.min(kept, totalWithTax));
}

function given(refunds: readonly Refund[]): Refund[] {
  return refunds.filter(({ state }) => state !== 'Failed');
}

export function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
