import { z } from 'zod';
import type { ReturnDocument } from '../document.ts';
import type { MedusaClient, Written } from './client.ts';
import { toMajor, toMinor } from './decimal.ts';
import { add, type Counts, type ReturnState, type ReturnStep } from './plan-return.ts';
import { CLAIM, currencyOf, paymentsOf, type SaleOrder } from './sale-order.ts';

const openedSchema = z.object({ return: z.object({ id: z.string() }) });

/** How far a return is after a step. */
export type Taken = Written<ReturnState>;

type Doing = Exclude<ReturnStep, { readonly kind: 'finished' }>;

/** Does one step; the answer to a step that was done says how far the return is then. */
export async function takeReturnStep(
  client: MedusaClient,
  { order, document }: { readonly order: SaleOrder; readonly document: ReturnDocument },
  state: ReturnState,
  step: Doing,
): Promise<Taken> {
  if (step.kind === 'open') return await open(client, order, document, state);
  if (step.kind === 'refund') return await refund(client, order, document, { state, amount: step.amount });
  const { method, path, items } = REQUESTS[step.kind];
  const written = await client.write({
    method,
    path: `/returns/${step.id}/${path}`,
    ...(method === 'DELETE' ? {} : { body: items && 'items' in step ? { items: toBody(step.items) } : {} }),
    answer: z.unknown(),
  });
  return written.kind === 'answered' ? { kind: 'answered', value: after(state, step) } : written;
}

const REQUESTS = {
  ask: { method: 'POST', path: 'request-items', items: true },
  'confirm-asked': { method: 'POST', path: 'request', items: false },
  receive: { method: 'POST', path: 'receive', items: false },
  restock: { method: 'POST', path: 'receive-items', items: true },
  dismiss: { method: 'POST', path: 'dismiss-items', items: true },
  'confirm-received': { method: 'POST', path: 'receive/confirm', items: false },
  'undo-asked': { method: 'DELETE', path: 'request', items: false },
  'undo-received': { method: 'DELETE', path: 'receive', items: false },
} as const;

function toBody(items: Counts): { readonly id: string; readonly quantity: number }[] {
  return Object.entries(items).map(([id, quantity]) => ({ id, quantity }));
}

function after(state: ReturnState, step: Exclude<Doing, { readonly kind: 'open' | 'refund' }>): ReturnState {
  switch (step.kind) {
    case 'ask':
      return { ...state, asked: add(state.asked, step.items) };
    case 'confirm-asked':
      return { ...state, stage: 'asked' };
    case 'receive':
      return { ...state, stage: 'receiving', restocked: {}, dismissed: {} };
    case 'restock':
      return { ...state, restocked: add(state.restocked, step.items) };
    case 'dismiss':
      return { ...state, dismissed: add(state.dismissed, step.items) };
    case 'confirm-received':
      return { ...state, stage: 'received' };
    case 'undo-asked':
      return { ...state, id: null, stage: 'none', asked: {} };
    case 'undo-received':
      return { ...state, stage: 'asked', restocked: {}, dismissed: {} };
  }
}

async function open(
  client: MedusaClient,
  order: SaleOrder,
  document: ReturnDocument,
  state: ReturnState,
): Promise<Taken> {
  const written = await client.write({
    method: 'POST',
    path: '/returns',
    body: {
      order_id: order.id,
      location_id: document.locationRemoteId,
      no_notification: true,
      internal_note: noteOf(document),
      metadata: { [CLAIM]: document.id },
    },
    answer: openedSchema,
  });
  if (written.kind !== 'answered') return written;
  return { kind: 'answered', value: { ...state, id: written.value.return.id, stage: 'asking', asked: {} } };
}

/** From the payments of the order, as far as each has something left. */
async function refund(
  client: MedusaClient,
  order: SaleOrder,
  document: ReturnDocument,
  { state, amount }: { readonly state: ReturnState; readonly amount: number },
): Promise<Taken> {
  const currency = currencyOf(order);
  const payments = paymentsOf(order).map(({ id, amount: paid, refunds }) => {
    const gone = (refunds ?? []).reduce((sum, one) => sum + toMinor(one.amount, currency), 0);
    return { id, left: toMinor(paid, currency) - gone };
  });
  const [payment] = payments.toSorted((a, b) => b.left - a.left);
  if (payment === undefined || payment.left <= 0) {
    return { kind: 'refused', code: 'state', message: `Order ${order.display_id} has no money left.` };
  }
  const part = Math.min(amount, payment.left);
  const written = await client.write({
    method: 'POST',
    path: `/payments/${payment.id}/refund`,
    body: { amount: toMajor(part, currency), note: noteOf(document) },
    answer: z.unknown(),
  });
  if (written.kind !== 'answered') return written;
  return { kind: 'answered', value: { ...state, refunded: state.refunded + part } };
}

/** People of the shop read it, and the till finds what it did by the id. */
function noteOf({ registerCode, receiptNumber, id }: ReturnDocument): string {
  return `${registerCode} ${receiptNumber} ${id}`;
}
