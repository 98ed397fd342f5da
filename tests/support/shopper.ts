import { z } from 'zod';
import type { Ask, RunningStore } from './store.ts';

/**
 * How a shopper pays for what they collect: the store takes the money at once, draws it later from what the shopper
 * agreed to, or leaves it to the counter.
 */
export type PickupPayment = 'prepaid' | 'standard-payment' | 'pay-at-pickup';

/** What a shopper orders to collect; the store must have the till's plugin. */
export interface PickupWish {
  readonly items: readonly { readonly variantId: string; readonly quantity: number }[];
  /** The code of the shop; S1 when absent. */
  readonly shop?: string;
  /** At pickup when absent. */
  readonly payment?: PickupPayment;
  /** Milliseconds UTC. */
  readonly promisedAt?: number;
  readonly couponCode?: string;
  readonly customer?: {
    readonly firstName: string;
    readonly lastName: string;
    readonly emailAddress: string;
    readonly phoneNumber?: string;
  };
}

/** An order as the shopper sees it right after placing it. Amounts in minor units, tax included; pieces. */
export interface PlacedOrder {
  readonly orderId: string;
  readonly code: string;
  /** What the shopper shows at the counter. */
  readonly pickupCode: string;
  readonly total: number;
  readonly lines: readonly {
    readonly lineId: string;
    readonly variantId: string;
    readonly quantity: number;
    readonly unitPrice: number;
  }[];
}

/** A shopper orders through the web shop, chooses the shop to collect from, and pays or says that they will. */
export async function placePickupOrder(store: RunningStore, wish: PickupWish): Promise<PlacedOrder> {
  const { items, shop: pickupStore = 'S1', payment = 'pay-at-pickup', promisedAt, customer = ADA } = wish;
  const shop = store.openShopper();
  for (const { variantId, quantity } of items) {
    await step(shop, ADD, { id: variantId, quantity });
  }
  if (wish.couponCode !== undefined) await step(shop, COUPON, { code: wish.couponCode });
  const pickupPromisedAt = promisedAt === undefined ? null : new Date(promisedAt).toISOString();
  await step(shop, CHOOSE_SHOP, { input: { customFields: { pickupStore, pickupPromisedAt } } });
  await step(shop, CUSTOMER, { input: customer });
  await step(shop, SHIPPING, { ids: [store.shippingMethods.pickup] });
  await step(shop, ARRANGE);
  const { outcome } = placedSchema.parse(await shop(PAY, { input: { method: payment, metadata: {} } }));
  return {
    orderId: outcome.id,
    code: outcome.code,
    pickupCode: outcome.customFields.pickupCode,
    total: outcome.totalWithTax,
    lines: inOrder(outcome.lines).map(({ id, quantity, productVariant, proratedUnitPriceWithTax }) => ({
      lineId: id,
      variantId: productVariant.id,
      quantity,
      unitPrice: proratedUnitPriceWithTax,
    })),
  };
}

/** The shopper changes their mind: the shop's staff cancels it whole in Vendure's own admin. */
export async function cancelInStore({ admin }: RunningStore, orderId: string): Promise<void> {
  await step(admin, CANCEL, { input: { orderId, reason: 'the shopper called', cancelShipping: true } });
}

/** The shopper wants fewer: taken off in Vendure's own admin. */
export async function takeOffInStore(
  { admin }: RunningStore,
  { orderId, lineId, quantity }: { orderId: string; lineId: string; quantity: number },
): Promise<void> {
  const lines = [{ orderLineId: lineId, quantity }];
  await step(admin, CANCEL, { input: { orderId, lines, reason: 'the shopper called' } });
}

/** The shopper wants more goods: put in in Vendure's own admin after a look at what they would cost. */
export async function addInStore(
  { admin }: RunningStore,
  { orderId, variantId, quantity }: { orderId: string; variantId: string; quantity: number },
): Promise<void> {
  await step(admin, MOVE, { id: orderId, state: 'Modifying' });
  const input = { orderId, addItems: [{ productVariantId: variantId, quantity }] };
  for (const dryRun of [true, false]) await step(admin, MODIFY, { input: { ...input, dryRun } });
  await step(admin, MOVE, { id: orderId, state: 'ArrangingAdditionalPayment' });
}

/** Staff hands all of it over in Vendure's own admin, with what waits there already. */
export async function deliverInStore({ admin }: RunningStore, orderId: string): Promise<void> {
  const order = await readOrder({ admin }, orderId);
  const open = order.lines.filter(({ quantity }) => quantity > 0);
  const isBegun = order.fulfillments.some(({ state }) => state !== 'Cancelled');
  if (!isBegun) {
    const lines = open.map(({ lineId, quantity }) => ({ orderLineId: lineId, quantity }));
    const handler = {
      code: 'manual-fulfillment',
      arguments: [
        { name: 'method', value: 'by hand' },
        { name: 'trackingCode', value: '' },
      ],
    };
    await step(admin, FULFIL, { input: { lines, handler } });
  }
  const { fulfillments } = await readOrder({ admin }, orderId);
  for (const { id } of fulfillments.filter(({ state }) => state === 'Pending')) {
    await step(admin, DELIVER, { id });
  }
}

/** Staff says in Vendure's own admin in which shop it is collected. */
export async function moveInStore({ admin }: RunningStore, orderId: string, shop: string): Promise<void> {
  const input = { id: orderId, customFields: { pickupStore: shop } };
  await admin('mutation ($input: UpdateOrderInput!) { setOrderCustomFields(input: $input) { id } }', {
    input,
  });
}

/** Staff draws all that was promised in Vendure's own admin. */
export async function settleInStore({ admin }: RunningStore, orderId: string): Promise<void> {
  const { payments } = await readOrder({ admin }, orderId);
  for (const { id } of payments.filter(({ state }) => state === 'Authorized')) {
    await step(admin, SETTLE, { id });
  }
}

/** Why money goes back that belongs to no goods. */
export const GOODWILL = 'sorry that it is late';

/** The shop apologises in Vendure's own admin: some of what was paid goes back and no goods do. */
export async function forgiveInStore(
  { admin }: RunningStore,
  { orderId, amount }: { orderId: string; amount: number },
): Promise<void> {
  const { payments } = await readOrder({ admin }, orderId);
  const paymentId = payments.find(({ state }) => state === 'Settled')?.id;
  const nothingElse = { lines: [], shipping: 0, adjustment: 0, reason: GOODWILL };
  await step(admin, REFUND, { input: { paymentId, amount, ...nothingElse } });
}

/** Somebody opens the order in Vendure's own admin to change it, and has not done so yet. */
export async function openInStore({ admin }: RunningStore, orderId: string): Promise<void> {
  await step(admin, MOVE, { id: orderId, state: 'Modifying' });
}

/** An order as the store's owner sees it. Amounts in minor units, tax included; pieces. */
export interface StoreOrder {
  readonly state: string;
  readonly total: number;
  readonly lines: readonly {
    readonly lineId: string;
    readonly variantId: string;
    readonly quantity: number;
    readonly total: number;
    readonly offerId: string | null;
  }[];
  readonly surcharges: readonly {
    readonly name: string;
    readonly amount: number;
    readonly taxRate: number;
  }[];
  readonly payments: readonly {
    readonly id: string;
    readonly method: string;
    readonly state: string;
    readonly amount: number;
    readonly refunds: readonly { readonly state: string; readonly total: number; readonly reason: string }[];
  }[];
  readonly fulfillments: readonly { readonly id: string; readonly state: string; readonly method: string }[];
}

export async function readOrder({ admin }: Pick<RunningStore, 'admin'>, id: string): Promise<StoreOrder> {
  const { order } = orderSchema.parse(await admin(ORDER, { id }));
  return {
    state: order.state,
    total: order.totalWithTax,
    lines: inOrder(order.lines).map((line) => ({
      lineId: line.id,
      variantId: line.productVariant.id,
      quantity: line.quantity,
      total: line.proratedLinePriceWithTax,
      offerId: line.customFields.posOfferId,
    })),
    surcharges: order.surcharges.map(({ description, priceWithTax, taxRate }) => ({
      name: description,
      amount: priceWithTax,
      taxRate,
    })),
    payments: order.payments,
    fulfillments: order.fulfillments ?? [],
  };
}

/** As they came into the order; Vendure's own order is by the goods. */
function inOrder<Line extends { readonly id: string }>(lines: readonly Line[]): Line[] {
  return lines.toSorted((a, b) => Number(a.id) - Number(b.id));
}

const ADA = {
  firstName: 'Ada',
  lastName: 'Web',
  emailAddress: 'ada@web.invalid',
  phoneNumber: '040 123456',
};

const outcomeSchema = z.object({
  outcome: z.object({ __typename: z.string(), message: z.string().optional() }),
});

/** One mutation, named `outcome`; throws the store's words when it refuses. */
async function step(ask: Ask, text: string, variables?: Readonly<Record<string, unknown>>): Promise<void> {
  const { outcome } = outcomeSchema.parse(await ask(text, variables));
  if (outcome.message !== undefined) throw new Error(`${outcome.__typename}: ${outcome.message}`);
}

const RESULT = '{ __typename ... on ErrorResult { message } }';
const ADD = `mutation ($id: ID!, $quantity: Int!) {
  outcome: addItemToOrder(productVariantId: $id, quantity: $quantity) ${RESULT} }`;
const COUPON = `mutation ($code: String!) { outcome: applyCouponCode(couponCode: $code) ${RESULT} }`;
const CHOOSE_SHOP = `mutation ($input: UpdateOrderInput!) { outcome: setOrderCustomFields(input: $input) ${RESULT} }`;
const CUSTOMER = `mutation ($input: CreateCustomerInput!) { outcome: setCustomerForOrder(input: $input) ${RESULT} }`;
const SHIPPING = `mutation ($ids: [ID!]!) { outcome: setOrderShippingMethod(shippingMethodId: $ids) ${RESULT} }`;
const ARRANGE = `mutation { outcome: transitionOrderToState(state: "ArrangingPayment") ${RESULT} }`;
const PAY = `mutation ($input: PaymentInput!) { outcome: addPaymentToOrder(input: $input) {
  __typename ... on ErrorResult { message } ... on Order {
    id code totalWithTax customFields { pickupCode }
    lines { id quantity proratedUnitPriceWithTax productVariant { id } } } } }`;
const CANCEL = `mutation ($input: CancelOrderInput!) { outcome: cancelOrder(input: $input) ${RESULT} }`;
const MOVE = `mutation ($id: ID!, $state: String!) {
  outcome: transitionOrderToState(id: $id, state: $state) ${RESULT} }`;
const MODIFY = `mutation ($input: ModifyOrderInput!) { outcome: modifyOrder(input: $input) ${RESULT} }`;
const FULFIL = `mutation ($input: FulfillOrderInput!) { outcome: addFulfillmentToOrder(input: $input) ${RESULT} }`;
const DELIVER = `mutation ($id: ID!) {
  outcome: transitionFulfillmentToState(id: $id, state: "Delivered") ${RESULT} }`;
const SETTLE = `mutation ($id: ID!) { outcome: settlePayment(id: $id) ${RESULT} }`;
const REFUND = `mutation ($input: RefundOrderInput!) { outcome: refundOrder(input: $input) ${RESULT} }`;
const ORDER = `query ($id: ID!) { order(id: $id) {
  state totalWithTax
  lines { id quantity proratedLinePriceWithTax productVariant { id } customFields { posOfferId } }
  surcharges { description priceWithTax taxRate }
  payments { id method state amount refunds { state total reason } }
  fulfillments { id state method } } }`;

const placedSchema = z.object({
  outcome: z.object({
    __typename: z.literal('Order'),
    id: z.string(),
    code: z.string(),
    totalWithTax: z.int(),
    customFields: z.object({ pickupCode: z.string() }),
    lines: z.array(
      z.object({
        id: z.string(),
        quantity: z.int(),
        proratedUnitPriceWithTax: z.int(),
        productVariant: z.object({ id: z.string() }),
      }),
    ),
  }),
});

const orderSchema = z.object({
  order: z.object({
    state: z.string(),
    totalWithTax: z.int(),
    lines: z.array(
      z.object({
        id: z.string(),
        quantity: z.int(),
        proratedLinePriceWithTax: z.int(),
        productVariant: z.object({ id: z.string() }),
        customFields: z.object({ posOfferId: z.string().nullable() }),
      }),
    ),
    surcharges: z.array(z.object({ description: z.string(), priceWithTax: z.int(), taxRate: z.number() })),
    payments: z.array(
      z.object({
        id: z.string(),
        method: z.string(),
        state: z.string(),
        amount: z.int(),
        refunds: z.array(z.object({ state: z.string(), total: z.int(), reason: z.string() })),
      }),
    ),
    fulfillments: z.array(z.object({ id: z.string(), state: z.string(), method: z.string() })).nullable(),
  }),
});
