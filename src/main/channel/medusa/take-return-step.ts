import { z } from 'zod';
import type { ReturnDocument } from '../document.ts';
import type { MedusaClient, Written } from './client.ts';
import { toMajor, toMinor } from './decimal.ts';
import type { Counts, ReturnState, ReturnStep } from './plan-return.ts';
import { CLAIM, currencyOf, paymentsOf, type SaleOrder } from './sale-order.ts';

const openedSchema = z.object({ return: z.object({ id: z.string() }) });

/** How far a return is after a step; null where only a look tells, as a step that is delivered twice notes it twice. */
export type Taken = Written<ReturnState | null>;

type Doing = Exclude<ReturnStep, { readonly kind: 'finished' }>;

/** Does one step. */
export async function takeReturnStep(
  client: MedusaClient,
  { order, document }: { readonly order: SaleOrder; readonly document: ReturnDocument },
  state: ReturnState,
  step: Doing,
): Promise<Taken> {
  if (step.kind === 'open') return await open(client, order, document, state);
  if (step.kind === 'refund') return await refund(client, order, document, { state, amount: step.amount });
  const path = `/returns/${step.id}/${PATHS[step.kind]}`;
  const written = await client.write(
    'noteId' in step
      ? { method: 'DELETE', path: `${path}/${step.noteId}`, answer: z.unknown() }
      : {
          method: 'POST',
          path,
          body: 'items' in step ? { items: toBody(step.items) } : {},
          answer: z.unknown(),
        },
  );
  return written.kind === 'answered' ? { kind: 'answered', value: after(state, step) } : written;
}

const PATHS = {
  ask: 'request-items',
  'strike-asked': 'request-items',
  'confirm-asked': 'request',
  receive: 'receive',
  restock: 'receive-items',
  dismiss: 'dismiss-items',
  // Of damaged pieces too: Medusa strikes nothing out below the path that notes them.
  'strike-received': 'receive-items',
  'confirm-received': 'receive/confirm',
} as const;

function toBody(items: Counts): { readonly id: string; readonly quantity: number }[] {
  return Object.entries(items).map(([id, quantity]) => ({ id, quantity }));
}

function after(
  state: ReturnState,
  step: Exclude<Doing, { readonly kind: 'open' | 'refund' }>,
): ReturnState | null {
  switch (step.kind) {
    case 'confirm-asked':
      return { ...state, stage: 'asked' };
    case 'receive':
      return { ...state, stage: 'receiving', restocked: [], dismissed: [] };
    case 'confirm-received':
      return { ...state, stage: 'received' };
    default:
      return null;
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
  return { kind: 'answered', value: { ...state, id: written.value.return.id, stage: 'asking', asked: [] } };
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
