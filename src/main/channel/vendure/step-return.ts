import { z } from 'zod';
import type { Outcome } from '../connector.ts';
import type { Posted, ReturnDocument } from '../document.ts';
import type { VendureClient, Written } from './client.ts';
import { findSteppedReturn } from './find-return.ts';
import { moveStock } from './move-stock.ts';
import { findOrigin } from './origin-order.ts';
import { originParts, planReturn, returnNote, type OriginPart, type ReturnStep } from './plan-return.ts';
import { steppableLines } from './posted-sale.ts';
import { refused, unknownDocument } from './refusal.ts';
import { looseMoves, repairs, soldWith } from './return-parts.ts';
import { stepSale } from './step-sale.ts';
import { unlessChanged } from './unless-changed.ts';

const MAX_STEPS = 10;

const changedSchema = z.object({
  changed: z.union([z.object({ id: z.string() }), z.object({ errorCode: z.string(), message: z.string() })]),
});

const ERROR = '... on ErrorResult { errorCode message }';

const CANCEL = `mutation ($input: CancelOrderInput!) {
  changed: cancelOrder(input: $input) { ... on Order { id } ${ERROR} }
}`;
const REFUND = `mutation ($input: RefundOrderInput!) {
  changed: refundOrder(input: $input) { ... on Refund { id } ${ERROR} }
}`;
const SETTLE = `mutation ($input: SettleRefundInput!) {
  changed: settleRefund(input: $input) { ... on Refund { id } ${ERROR} }
}`;

/**
 * Brings a return to a store without the plugin. Undamaged goods are cancelled in the order that they were bought
 * with, which puts them back into its stock; the money of all is refunded on its payment. What is sold with it becomes
 * an order of its own, before anything else, as only that can still be refused; goods without a receipt move nothing but
 * the stock. Each step is looked for first.
 */
export async function stepReturn(client: VendureClient, document: ReturnDocument): Promise<Outcome<Posted>> {
  const sold = soldWith(document);
  const steppable = sold && steppableLines(sold);
  if (steppable?.kind === 'refused') return steppable;
  const parts = originParts(document);
  const allowed = await isAllowed(client, parts);
  if (allowed.kind !== 'done') return allowed;
  const worked = await workOff(client, [
    ...(sold === null ? [] : [() => stepSale(client, sold)]),
    ...parts.map((part) => () => bringBack(client, document, part)),
    ...looseMoves(document).map((move) => () => moveStock(client, move)),
  ]);
  if (worked.kind !== 'done') return worked;
  const { repeated } = worked;
  const found = await findSteppedReturn(client, document);
  if (found.kind !== 'read') return unlessChanged(found, !repeated, client.settleMs);
  if (found.value !== null) return { kind: 'done', repeated, value: found.value };
  return { kind: 'unknown', lookAfterMs: client.settleMs, message: 'The return is not whole in the store.' };
}

/** Nothing is begun that can't be brought to its end. */
async function isAllowed(client: VendureClient, parts: readonly OriginPart[]): Promise<Outcome<null>> {
  for (const part of parts) {
    const found = await findOrigin(client, part.saleId);
    if (found.kind !== 'read') return found;
    const step = planReturn(found.value, part);
    if (step.kind === 'refused') return step;
  }
  return { kind: 'done', value: null, repeated: true };
}

/** One work after the other; `repeated` when there was nothing left to do in any. */
async function workOff(
  client: VendureClient,
  works: readonly (() => Promise<Outcome<unknown>>)[],
): Promise<Outcome<null>> {
  let isNew = false;
  for (const work of works) {
    const outcome = await work();
    if (outcome.kind !== 'done') return unlessChanged(outcome, isNew, client.settleMs);
    isNew ||= !outcome.repeated;
  }
  return { kind: 'done', value: null, repeated: !isNew };
}

/** Brings one part to its end. */
async function bringBack(
  client: VendureClient,
  document: ReturnDocument,
  part: OriginPart,
): Promise<Outcome<null>> {
  for (let done = 0; done < MAX_STEPS; done += 1) {
    const found = await findOrigin(client, part.saleId);
    if (found.kind !== 'read') return unlessChanged(found, done > 0, client.settleMs);
    if (found.value === null) return unknownDocument(part.saleId);
    const step = planReturn(found.value, part);
    if (step.kind === 'refused') return step;
    if (step.kind === 'finished') {
      const extra = repairs(document, found.value, part).map((move) => () => moveStock(client, move));
      const repaired = await workOff(client, extra);
      return repaired.kind === 'done' ? { ...repaired, repeated: repaired.repeated && done === 0 } : repaired;
    }
    const written = await takeReturnStep(client, found.value.id, part.returnId, step);
    if (written.kind !== 'answered') return unlessChanged(written, done > 0, client.settleMs);
  }
  return { kind: 'unknown', lookAfterMs: client.settleMs, message: 'The return does not come to its end.' };
}

async function takeReturnStep(
  client: VendureClient,
  orderId: string,
  returnId: string,
  step: Extract<ReturnStep, { readonly kind: 'cancel' | 'refund' | 'settle' }>,
): Promise<Written<null>> {
  const reason = returnNote(returnId);
  switch (step.kind) {
    case 'cancel':
      return await change(client, CANCEL, { orderId, lines: step.lines, reason });
    case 'refund': {
      const { paymentId, amount } = step;
      // Without the two zeros this version of Vendure fails.
      return await change(client, REFUND, {
        paymentId,
        amount,
        reason,
        lines: [],
        shipping: 0,
        adjustment: 0,
      });
    }
    case 'settle':
      return await change(client, SETTLE, { id: step.refundId, transactionId: returnId });
  }
}

async function change(
  client: VendureClient,
  query: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Written<null>> {
  const written = await client.write({ query, variables: { input }, answer: changedSchema });
  if (written.kind !== 'answered') return written;
  const { changed } = written.value;
  return 'errorCode' in changed ? refused('state', changed.message) : { kind: 'answered', value: null };
}
