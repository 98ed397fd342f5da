import { z } from 'zod';
import { PIECE } from '#domain/stock/quantity.ts';
import type { RefusalCode } from '../connector.ts';
import type { Buyer, SaleDocument } from '../document.ts';
import type { VendureClient, Written } from './client.ts';
import { nameBuyer } from './name-customer.ts';
import { SOLD_AT_TILL } from './paid.ts';
import type { Step } from './plan-step.ts';
import { refused } from './refusal.ts';
import type { StoreLine } from './sale-lines.ts';
import { claimNote, SALE_ORDER, saleOrderSchema, type SaleOrder } from './sale-order.ts';

const ERROR = '... on ErrorResult { errorCode message }';
/** Only a change of state can have this one, and GraphQL allows no fragment that can't be. */
const STATE_ERROR = '... on OrderStateTransitionError { transitionError }';

const CODES: Readonly<Record<string, RefusalCode>> = {
  INSUFFICIENT_STOCK_ERROR: 'insufficient-stock',
  INSUFFICIENT_STOCK_ON_HAND_ERROR: 'insufficient-stock',
  ORDER_STATE_TRANSITION_ERROR: 'state',
  MANUAL_PAYMENT_STATE_ERROR: 'state',
  INELIGIBLE_SHIPPING_METHOD_ERROR: 'state',
};

const SHORT = '... on InsufficientStockError { quantityAvailable }';

const errorSchema = z.object({
  errorCode: z.string(),
  message: z.string(),
  transitionError: z.string().optional(),
  quantityAvailable: z.int().optional(),
});

/** The result of a change: the order, or Vendure's word for why not. */
const changedSchema = z.object({ changed: z.union([saleOrderSchema, errorSchema]) });
const acceptedSchema = z.object({ changed: z.union([errorSchema, z.object({ id: z.string() })]) });

const methodsSchema = z.object({
  methods: z.array(z.object({ id: z.string(), code: z.string(), priceWithTax: z.int() })),
});

/** An order, or null when it has to be looked at again. */
export type Taken = Written<SaleOrder | null>;

type Variables = Readonly<Record<string, unknown>>;

/** Makes an empty order and claims it for the sale. One that stays unclaimed is an empty draft: harmless. */
export async function openOrder(client: VendureClient, saleId: string): Promise<Taken> {
  const answer = z.object({ createDraftOrder: z.object({ id: z.string() }) });
  const made = await client.write({ query: 'mutation { createDraftOrder { id } }', answer });
  if (made.kind !== 'answered') return made;
  const input = { id: made.value.createDraftOrder.id, note: claimNote(saleId), isPublic: false };
  const query = `mutation ($input: AddNoteToOrderInput!) { changed: addNoteToOrder(input: $input) { ${SALE_ORDER} } }`;
  const claimed = await client.write({
    query,
    variables: { input },
    answer: z.object({ changed: saleOrderSchema }),
  });
  return claimed.kind === 'answered' ? { kind: 'answered', value: claimed.value.changed } : claimed;
}

/** Does one step. */
export async function takeStep(
  client: VendureClient,
  order: SaleOrder,
  sale: SaleDocument,
  step: Exclude<Step, { readonly kind: 'finished' | 'refused' }>,
): Promise<Taken> {
  const orderId = order.id;
  switch (step.kind) {
    case 'remove':
      return await change(client, 'removeDraftOrderLine(orderId: $orderId, orderLineId: $lineId)', {
        orderId,
        lineId: step.lineId,
      });
    case 'add':
      return await add(client, orderId, step.line);
    case 'adjust':
      return await adjust(client, order, step);
    case 'name-customer':
      return await nameCustomer(client, orderId, sale.customer);
    case 'choose-shipping':
      return await chooseShipping(client, orderId);
    case 'arrange-payment':
      return await change(client, 'transitionOrderToState(id: $orderId, state: "ArrangingPayment")', {
        orderId,
      });
    case 'pay': {
      const { tenders, registerCode: register, receiptNumber } = sale;
      const metadata = { tenders, register, receiptNumber };
      return await change(client, 'addManualPaymentToOrder(input: $pay)', {
        pay: { orderId, method: SOLD_AT_TILL, transactionId: sale.id, metadata },
      });
    }
    case 'fulfil':
      return await fulfil(client, order);
    case 'deliver':
      return await accept(client, 'transitionFulfillmentToState(id: $id, state: "Delivered")', {
        id: step.fulfillmentId,
      });
  }
}

/** The types of all variables that a change may have. */
const TYPES: Readonly<Record<string, string>> = {
  orderId: 'ID!',
  lineId: 'ID!',
  methodId: 'ID!',
  id: 'ID!',
  add: 'AddItemToDraftOrderInput!',
  adjust: 'AdjustDraftOrderLineInput!',
  customer: 'CreateCustomerInput!',
  pay: 'ManualPaymentInput!',
  fulfil: 'FulfillOrderInput!',
};

async function add(client: VendureClient, orderId: string, line: StoreLine): Promise<Taken> {
  const { variantRemoteId, quantity } = line;
  const taken = await change(client, 'addItemToDraftOrder(orderId: $orderId, input: $add)', {
    orderId,
    add: { productVariantId: variantRemoteId, quantity },
  });
  return aboutGoods(taken, variantRemoteId);
}

async function adjust(
  client: VendureClient,
  { id: orderId, lines }: SaleOrder,
  { lineId, quantity }: Extract<Step, { readonly kind: 'adjust' }>,
): Promise<Taken> {
  const taken = await change(client, 'adjustDraftOrderLine(orderId: $orderId, input: $adjust)', {
    orderId,
    adjust: { orderLineId: lineId, quantity },
  });
  return aboutGoods(taken, lines.find(({ id }) => id === lineId)?.productVariant.id ?? '');
}

/** Says of which goods a refusal is. */
function aboutGoods(taken: Taken, variantRemoteId: string): Taken {
  if (taken.kind !== 'refused') return taken;
  const { code, message, detail } = taken;
  if (code === 'unknown-item')
    return refused(code, message, { items: [{ variantRemoteId, isUnknown: true }] });
  const items = detail?.items.map((item) => ({ ...item, variantRemoteId }));
  return items === undefined ? taken : refused(code, message, { items });
}

async function nameCustomer(client: VendureClient, orderId: string, buyer: Buyer | null): Promise<Taken> {
  const naming = await nameBuyer(client, buyer);
  if (naming.kind !== 'read') return naming;
  const named = naming.value;
  if (named === null) return refused('unknown-customer', 'The store has no such customer any more.');
  if ('customer' in named) {
    return await change(client, 'setCustomerForDraftOrder(orderId: $orderId, input: $customer)', {
      orderId,
      customer: named.customer,
    });
  }
  return await change(client, 'setCustomerForDraftOrder(orderId: $orderId, customerId: $id)', {
    orderId,
    id: named.id,
  });
}

async function change(client: VendureClient, mutation: string, variables: Variables): Promise<Taken> {
  const isOfState = mutation.startsWith('transitionOrderToState');
  const isOfLines = 'add' in variables || 'adjust' in variables;
  const errors = [ERROR, isOfState ? STATE_ERROR : '', isOfLines ? SHORT : ''].join(' ');
  const query = `mutation (${typed(variables)}) { changed: ${mutation} { ... on Order { ${SALE_ORDER} } ${errors} } }`;
  const written = await client.write({ query, variables, answer: changedSchema });
  if (written.kind !== 'answered') return written;
  const { changed } = written.value;
  return 'errorCode' in changed ? refusal(changed) : { kind: 'answered', value: changed };
}

/** A change whose answer is not the order. */
async function accept(client: VendureClient, mutation: string, variables: Variables): Promise<Taken> {
  const fragment = `... on Fulfillment { id } ${ERROR}`;
  const query = `mutation (${typed(variables)}) { changed: ${mutation} { ${fragment} } }`;
  const written = await client.write({ query, variables, answer: acceptedSchema });
  if (written.kind !== 'answered') return written;
  const { changed } = written.value;
  return 'errorCode' in changed ? refusal(changed) : { kind: 'answered', value: null };
}

async function fulfil(client: VendureClient, { lines }: SaleOrder): Promise<Taken> {
  return await accept(client, 'addFulfillmentToOrder(input: $fulfil)', {
    fulfil: {
      lines: lines.map(({ id, quantity }) => ({ orderLineId: id, quantity })),
      handler: {
        code: 'manual-fulfillment',
        arguments: [
          { name: 'method', value: 'In store' },
          { name: 'trackingCode', value: '' },
        ],
      },
    },
  });
}

/** The method that the shop made for its counter, else the cheapest one: what it costs shows in the total. */
async function chooseShipping(client: VendureClient, orderId: string): Promise<Taken> {
  const query = `query ($orderId: ID!) {
    methods: eligibleShippingMethodsForDraftOrder(orderId: $orderId) { id code priceWithTax }
  }`;
  const read = await client.read({ query, variables: { orderId }, answer: methodsSchema });
  if (read.kind !== 'read') return read;
  const { methods } = read.value.value;
  const [cheapest] = methods.toSorted((a, b) => a.priceWithTax - b.priceWithTax);
  const method = methods.find(({ code }) => code === 'in-store') ?? cheapest;
  if (method === undefined) {
    return refused('state', 'The store has no shipping method for a sale in the shop.');
  }
  return await change(client, 'setDraftOrderShippingMethod(orderId: $orderId, shippingMethodId: $methodId)', {
    orderId,
    methodId: method.id,
  });
}

function refusal({
  errorCode,
  message,
  transitionError,
  quantityAvailable,
}: z.output<typeof errorSchema>): Taken {
  const said = transitionError === undefined ? message : `${message}: ${transitionError}`;
  const items = quantityAvailable === undefined ? [] : [{ available: quantityAvailable * PIECE }];
  return refused(CODES[errorCode] ?? 'other', said, { items });
}

function typed(variables: Variables): string {
  return Object.keys(variables)
    .map((name) => `$${name}: ${TYPES[name] ?? 'ID!'}`)
    .join(', ');
}
