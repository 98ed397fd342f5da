import { z } from 'zod';
import { wholePieces } from '#domain/stock/quantity.ts';
import type { Outcome, Read } from '../connector.ts';
import type { Posted, ReturnDocument, SaleDocument } from '../document.ts';
import type { VendureClient, Written } from './client.ts';
import { lookAtMove, moveStock, type StockMove } from './move-stock.ts';
import { findOrigin, type OriginOrder } from './origin-order.ts';
import { originParts, planReturn, returnNote, type OriginPart, type ReturnStep } from './plan-return.ts';
import { steppableLines } from './posted-sale.ts';
import { refused, unknownDocument } from './refusal.ts';
import { findSteppedSale, stepSale } from './step-sale.ts';
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
 * an order of its own, and goods without a receipt move nothing but the stock. Each step is looked for first.
 */
export async function stepReturn(client: VendureClient, document: ReturnDocument): Promise<Outcome<Posted>> {
  const sold = soldWith(document);
  const steppable = sold && steppableLines(sold);
  if (steppable?.kind === 'refused') return steppable;
  const parts = originParts(document);
  for (const part of parts) {
    const step = await planNext(client, part);
    if (step.kind !== 'read') return step;
    if (step.value.kind === 'refused') return step.value;
  }
  let isNew = false;
  const works = [
    ...parts.map((part) => () => bringBack(client, part)),
    ...looseMoves(document).map((move) => () => moveStock(client, move)),
    ...(sold === null ? [] : [() => stepSale(client, sold)]),
  ];
  for (const work of works) {
    const outcome = await work();
    if (outcome.kind !== 'done') return unlessChanged(outcome, isNew, client.settleMs);
    isNew ||= !outcome.repeated;
  }
  const found = await findSteppedReturn(client, document);
  if (found.kind !== 'read') return unlessChanged(found, isNew, client.settleMs);
  if (found.value !== null) return { kind: 'done', repeated: !isNew, value: found.value };
  return { kind: 'unknown', lookAfterMs: client.settleMs, message: 'The return is not whole in the store.' };
}

/** A return that the store has whole, or null. */
export async function findSteppedReturn(
  client: VendureClient,
  document: ReturnDocument,
): Promise<Read<Posted | null>> {
  let origin: OriginOrder | null = null;
  for (const part of originParts(document)) {
    const found = await findOrigin(client, part.saleId);
    if (found.kind !== 'read') return found;
    if (planReturn(found.value, part).kind !== 'finished') return { kind: 'read', value: null };
    origin ??= found.value;
  }
  for (const move of looseMoves(document)) {
    const looked = await lookAtMove(client, move);
    if (looked.kind !== 'read') return looked;
    if (looked.value?.missing !== 0) return { kind: 'read', value: null };
  }
  const { id, total } = document;
  const own = { remoteId: origin?.id ?? id, code: origin?.code ?? '', total };
  if (soldWith(document) === null) return { kind: 'read', value: own };
  const order = await findSteppedSale(client, id);
  if (order.kind !== 'read') return order;
  return { kind: 'read', value: order.value && { ...order.value, total } };
}

/** What was sold with a return, as a sale with the return's id; null when nothing was. */
function soldWith(document: ReturnDocument): SaleDocument | null {
  const { lines, surcharges } = document;
  if (lines.length === 0 && surcharges.length === 0) return null;
  const { of: _, returned: __, ...paid } = document;
  const amounts = [...lines.map((line) => line.total), ...surcharges.map(({ amount }) => amount)];
  return { ...paid, kind: 'sale', total: amounts.reduce((sum, amount) => sum + amount, 0) };
}

/** Goods that came back without a receipt. */
function looseMoves({ id, returned, soldAt, locationRemoteId }: ReturnDocument): StockMove[] {
  return returned.flatMap(({ origin, variantRemoteId, quantity, condition, position }) => {
    const pieces = wholePieces(quantity);
    if (origin !== null || variantRemoteId === null || pieces === null || condition !== 'restock') return [];
    return [{ id: `${id} ${position}`, variantRemoteId, locationRemoteId, pieces, since: soldAt }];
  });
}

async function planNext(client: VendureClient, part: OriginPart): Promise<Read<ReturnStep>> {
  const found = await findOrigin(client, part.saleId);
  return found.kind === 'read' ? { kind: 'read', value: planReturn(found.value, part) } : found;
}

/** Brings one part to its end. */
async function bringBack(client: VendureClient, part: OriginPart): Promise<Outcome<null>> {
  for (let done = 0; done < MAX_STEPS; done += 1) {
    const found = await findOrigin(client, part.saleId);
    if (found.kind !== 'read') return unlessChanged(found, done > 0, client.settleMs);
    if (found.value === null) return unknownDocument(part.saleId);
    const step = planReturn(found.value, part);
    if (step.kind === 'refused') return step;
    if (step.kind === 'finished') return { kind: 'done', value: null, repeated: done === 0 };
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
