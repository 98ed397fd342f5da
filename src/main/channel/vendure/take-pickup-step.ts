import { z } from 'zod';
import { PIECE } from '#domain/stock/quantity.ts';
import { WEIGHED_CHARGE } from '#domain/pickup/web-order.ts';
import type { RefusalCode } from '../connector.ts';
import type { PickupDocument } from '../document.ts';
import type { VendureClient, Written } from './client.ts';
import { leftOf, paidOf } from './paid.ts';
import { PAID_AT_TILL, stepNote, type PickupOrder } from './pickup-order.ts';
import type { Modification, OrderStep } from './pickup-step.ts';
import { refused } from './refusal.ts';

const CODES: Readonly<Record<string, RefusalCode>> = {
  INSUFFICIENT_STOCK_ERROR: 'insufficient-stock',
  INSUFFICIENT_STOCK_ON_HAND_ERROR: 'insufficient-stock',
};

const errorSchema = z.object({
  errorCode: z.string(),
  message: z.string(),
  transitionError: z.string().optional(),
  quantityAvailable: z.int().optional(),
  stockOnHand: z.int().optional(),
  productVariantId: z.string().optional(),
});

const changedSchema = z.object({ changed: z.union([errorSchema, z.object({ __typename: z.string() })]) });

/** A mutation of Vendure that the till changes orders with: its input's type, and the errors that say more than a code. */
const MUTATIONS = {
  modifyOrder: ['ModifyOrderInput!', '... on InsufficientStockError { quantityAvailable }'],
  refundOrder: ['RefundOrderInput!', ''],
  settleRefund: ['SettleRefundInput!', ''],
  cancelOrder: ['CancelOrderInput!', ''],
  addFulfillmentToOrder: [
    'FulfillOrderInput!',
    '... on InsufficientStockOnHandError { stockOnHand productVariantId }',
  ],
  addManualPaymentToOrder: ['ManualPaymentInput!', ''],
} as const;

/** Does one step. Its answer says only whether the store took it: the order is looked at again. */
export async function takePickupStep(
  client: VendureClient,
  { id: orderId, ...order }: PickupOrder,
  document: PickupDocument,
  step: OrderStep,
): Promise<Written<null>> {
  const reason = stepNote(document.id);
  switch (step.kind) {
    case 'move-to':
      return await moveTo(client, 'transitionOrderToState', orderId, step.state);
    case 'deliver':
      return await moveTo(client, 'transitionFulfillmentToState', step.fulfillmentId, 'Delivered');
    case 'draw':
      return await onPayment(client, 'settlePayment', step.paymentId);
    case 'forgo':
      return await onPayment(client, 'cancelPayment', step.paymentId);
    case 'modify':
      return await modify(client, { id: orderId, ...order }, reason, step);
    case 'pay':
      return await change(client, 'addManualPaymentToOrder', manualPayment(orderId, document));
    case 'refund': {
      const { paymentId, amount } = step;
      // Without the two zeros this version of Vendure fails.
      return await change(client, 'refundOrder', {
        paymentId,
        amount,
        reason,
        lines: [],
        shipping: 0,
        adjustment: 0,
      });
    }
    case 'settle-refund':
      return await change(client, 'settleRefund', { id: step.refundId, transactionId: document.id });
    case 'fulfil':
      return await change(client, 'addFulfillmentToOrder', { lines: step.lines, handler: HANDLER });
    case 'cancel': {
      const about = step.lines === null ? { cancelShipping: true } : { lines: step.lines };
      return await change(client, 'cancelOrder', { orderId, reason, ...about });
    }
  }
}

const HANDLER = {
  code: 'manual-fulfillment',
  arguments: [
    { name: 'method', value: 'Pickup' },
    { name: 'trackingCode', value: '' },
  ],
};

function manualPayment(orderId: string, { id, event, effect }: PickupDocument) {
  const about = effect?.kind === 'hand-over' ? effect : null;
  const metadata = {
    tenders: about?.tenders ?? [],
    register: event.registerCode,
    receiptNumber: about?.receiptNumber ?? '',
  };
  return { orderId, method: PAID_AT_TILL, transactionId: id, metadata };
}

async function modify(
  client: VendureClient,
  order: PickupOrder,
  reason: string,
  { adjust, add, total, charge, taxRate, note }: Modification,
): Promise<Written<null>> {
  const price = { price: charge, priceIncludesTax: true, taxRate, taxDescription: '' };
  return await change(client, 'modifyOrder', {
    orderId: order.id,
    dryRun: false,
    note,
    adjustOrderLines: adjust,
    addItems: add,
    surcharges: charge === 0 ? [] : [{ description: WEIGHED_CHARGE, ...price }],
    refunds: refundsOf(order, total, reason),
  });
}

/** Vendure wants to know what a lower price is refunded on, also where nothing is to be given back: on no payment then. */
function refundsOf(order: PickupOrder, total: number, reason: string) {
  let left = Math.max(0, Math.min(order.totalWithTax, paidOf(order)) - total);
  const refunds = order.payments
    .filter(({ state }) => state === 'Settled')
    .map((payment) => {
      const amount = Math.min(left, leftOf(payment));
      left -= amount;
      return { paymentId: payment.id, amount, reason };
    })
    .filter(({ amount }) => amount > 0);
  return refunds.length > 0 ? refunds : [{ paymentId: '0', amount: 0, reason }];
}

async function moveTo(
  client: VendureClient,
  mutation: 'transitionOrderToState' | 'transitionFulfillmentToState',
  id: string,
  state: string,
): Promise<Written<null>> {
  const error =
    mutation === 'transitionOrderToState' ? 'OrderStateTransitionError' : 'FulfillmentStateTransitionError';
  const query = `mutation ($id: ID!, $state: String!) { changed: ${mutation}(id: $id, state: $state) {
    __typename ... on ErrorResult { errorCode message } ... on ${error} { transitionError } } }`;
  return asWritten(await client.write({ query, variables: { id, state }, answer: changedSchema }));
}

async function onPayment(
  client: VendureClient,
  mutation: 'settlePayment' | 'cancelPayment',
  id: string,
): Promise<Written<null>> {
  const query = `mutation ($id: ID!) { changed: ${mutation}(id: $id) {
    __typename ... on ErrorResult { errorCode message } } }`;
  return asWritten(await client.write({ query, variables: { id }, answer: changedSchema }));
}

async function change(
  client: VendureClient,
  mutation: keyof typeof MUTATIONS,
  input: Readonly<Record<string, unknown>>,
): Promise<Written<null>> {
  const [type, more] = MUTATIONS[mutation];
  const query = `mutation ($input: ${type}) { changed: ${mutation}(input: $input) {
    __typename ... on ErrorResult { errorCode message } ${more} } }`;
  return asWritten(await client.write({ query, variables: { input }, answer: changedSchema }));
}

function asWritten(written: Written<z.output<typeof changedSchema>>): Written<null> {
  if (written.kind !== 'answered') return written;
  const { changed } = written.value;
  if (!('errorCode' in changed)) return { kind: 'answered', value: null };
  const { errorCode, message, transitionError, quantityAvailable, stockOnHand, productVariantId } = changed;
  const available = quantityAvailable ?? stockOnHand;
  const items =
    available === undefined
      ? []
      : [{ variantRemoteId: productVariantId ?? '', available: available * PIECE }];
  const said = transitionError === undefined ? message : `${message}: ${transitionError}`;
  return refused(CODES[errorCode] ?? 'state', said, { items });
}
