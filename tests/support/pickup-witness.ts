import { z } from 'zod';
import { placePickupOrder, type PickupPayment } from './shopper.ts';
import type { Ask, RunningStore } from './store.ts';

/** An order that a shopper placed, in minor units and pieces. */
export interface Placed {
  readonly orderId: string;
  readonly code: string;
  readonly pickupCode: string;
  readonly total: number;
  readonly lines: readonly {
    readonly lineId: string;
    readonly variantId: string;
    readonly quantity: number;
    readonly unitPrice: number;
  }[];
}

/** An order as the store's owner sees it. */
export interface WitnessedOrder {
  readonly isOpen: boolean;
  readonly isGiven: boolean;
  readonly isCancelled: boolean;
  readonly total: number;
  /** Settled less what was given back, also where that waits for a person. */
  readonly paid: number;
  /** What the store may draw or the shopper promised to pay in the shop. */
  readonly promised: number;
  /** Pieces by variant, and those of them that left the stock for it. */
  readonly pieces: Readonly<Record<string, number>>;
  readonly fulfilled: number;
  /** What stands in it beside goods and shipping. */
  readonly charges: number;
}

/** What shoppers and the store's own staff do with orders that are collected. */
export interface PickupWitness {
  readonly place: (
    items: readonly { readonly variantId: string; readonly quantity: number }[],
    payment?: PickupPayment,
  ) => Promise<Placed>;
  readonly read: (orderId: string) => Promise<WitnessedOrder>;
  readonly takeOff: (orderId: string, lineId: string, quantity: number) => Promise<void>;
  readonly cancel: (orderId: string) => Promise<void>;
  readonly deliver: (orderId: string) => Promise<void>;
  readonly settle: (orderId: string) => Promise<void>;
  /** Money of the first payment, for no goods. */
  readonly giveBack: (orderId: string, amount: number) => Promise<void>;
}

/** `shop`: the code of the shop where it is collected, in a store that knows such codes. */
export function witnessPickups(store: RunningStore, prepared: boolean, shop: string): PickupWitness {
  const { admin } = store;
  const cancel = async (input: Readonly<Record<string, unknown>>): Promise<void> => {
    await step(admin, 'mutation ($input: CancelOrderInput!) { outcome: cancelOrder(input: $input) ', {
      input: { reason: 'the shopper called', ...input },
    });
  };
  return {
    place: async (items, payment = 'pay-at-pickup') =>
      prepared ? await placePickupOrder(store, { items, payment, shop }) : await place(store, items, payment),
    read: async (orderId) => witnessed(await readOrder(admin, orderId)),
    takeOff: (orderId, orderLineId, quantity) => cancel({ orderId, lines: [{ orderLineId, quantity }] }),
    cancel: (orderId) => cancel({ orderId, cancelShipping: true }),
    settle: async (orderId) => {
      const { payments } = await readOrder(admin, orderId);
      for (const { id } of (payments ?? []).filter(({ state }) => state === 'Authorized')) {
        await step(admin, 'mutation ($id: ID!) { outcome: settlePayment(id: $id) ', { id });
      }
    },
    deliver: (orderId) => deliver(admin, orderId),
    giveBack: async (orderId, amount) => {
      const [payment] = (await readOrder(admin, orderId)).payments ?? [];
      const input = {
        paymentId: payment?.id,
        amount,
        reason: 'late, sorry',
        lines: [],
        shipping: 0,
        adjustment: 0,
      };
      const text = 'mutation ($input: RefundOrderInput!) { outcome: refundOrder(input: $input) ';
      await step(admin, text, { input });
    },
  };
}

async function deliver(admin: Ask, orderId: string): Promise<void> {
  const { lines, fulfillments } = await readOrder(admin, orderId);
  if ((fulfillments ?? []).length === 0) {
    const handler = {
      code: 'manual-fulfillment',
      arguments: [
        { name: 'method', value: 'by hand' },
        { name: 'trackingCode', value: '' },
      ],
    };
    const open = lines.filter(({ quantity }) => quantity > 0);
    const input = { lines: open.map(({ id, quantity }) => ({ orderLineId: id, quantity })), handler };
    await step(
      admin,
      'mutation ($input: FulfillOrderInput!) { outcome: addFulfillmentToOrder(input: $input) ',
      {
        input,
      },
    );
  }
  const order = await readOrder(admin, orderId);
  for (const { id } of (order.fulfillments ?? []).filter(({ state }) => state === 'Pending')) {
    const text = 'mutation ($id: ID!) { outcome: transitionFulfillmentToState(id: $id, state: "Delivered") ';
    await step(admin, text, { id });
  }
}

/** A shopper of a shop that knows nothing of tills says by the way of shipping that they collect it. */
async function place(
  store: RunningStore,
  items: readonly { readonly variantId: string; readonly quantity: number }[],
  payment: PickupPayment,
): Promise<Placed> {
  const shop = store.openShopper();
  for (const { variantId, quantity } of items) {
    const text = `mutation ($id: ID!, $quantity: Int!) {
      outcome: addItemToOrder(productVariantId: $id, quantity: $quantity) `;
    await step(shop, text, { id: variantId, quantity });
  }
  await step(shop, 'mutation ($input: CreateCustomerInput!) { outcome: setCustomerForOrder(input: $input) ', {
    input: { firstName: 'Ada', lastName: 'Web', emailAddress: 'ada@web.invalid', phoneNumber: '040 123456' },
  });
  await step(shop, 'mutation ($ids: [ID!]!) { outcome: setOrderShippingMethod(shippingMethodId: $ids) ', {
    ids: [store.shippingMethods.pickup],
  });
  await step(shop, 'mutation { outcome: transitionOrderToState(state: "ArrangingPayment") ');
  const paid = await shop(
    `mutation ($input: PaymentInput!) { outcome: addPaymentToOrder(input: $input) {
      __typename ... on ErrorResult { message } ... on Order { id code totalWithTax
        lines { id quantity proratedUnitPriceWithTax productVariant { id } } } } }`,
    { input: { method: payment, metadata: {} } },
  );
  const { outcome } = placedSchema.parse(paid);
  return {
    orderId: outcome.id,
    code: outcome.code,
    pickupCode: outcome.code,
    total: outcome.totalWithTax,
    lines: outcome.lines.map(({ id, quantity, productVariant, proratedUnitPriceWithTax }) => ({
      lineId: id,
      variantId: productVariant.id,
      quantity,
      unitPrice: proratedUnitPriceWithTax,
    })),
  };
}

const placedSchema = z.object({
  outcome: z.object({
    id: z.string(),
    code: z.string(),
    totalWithTax: z.int(),
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

const outcomeSchema = z.object({
  outcome: z.object({ __typename: z.string(), message: z.string().optional() }),
});

/** One mutation, named `outcome`; throws the store's words when it refuses. */
async function step(ask: Ask, text: string, variables?: Readonly<Record<string, unknown>>): Promise<void> {
  const answer = await ask(`${text} { __typename ... on ErrorResult { message } } }`, variables);
  const { outcome } = outcomeSchema.parse(answer);
  if (outcome.message !== undefined) throw new Error(`${outcome.__typename}: ${outcome.message}`);
}

const orderSchema = z.object({
  state: z.string(),
  totalWithTax: z.int(),
  lines: z.array(
    z.object({ id: z.string(), quantity: z.int(), productVariant: z.object({ id: z.string() }) }),
  ),
  surcharges: z.array(z.object({ priceWithTax: z.int() })),
  payments: z
    .array(
      z.object({
        id: z.string(),
        state: z.string(),
        amount: z.int(),
        refunds: z.array(z.object({ state: z.string(), total: z.int() })),
      }),
    )
    .nullable(),
  fulfillments: z
    .array(z.object({ id: z.string(), state: z.string(), lines: z.array(z.object({ quantity: z.int() })) }))
    .nullable(),
});

type Order = z.output<typeof orderSchema>;

const ORDER = `query ($id: ID!) { order(id: $id) { state totalWithTax
  lines { id quantity productVariant { id } } surcharges { priceWithTax }
  payments { id state amount refunds { state total } }
  fulfillments { id state lines { quantity } } } }`;

async function readOrder(admin: Ask, id: string): Promise<Order> {
  return z.object({ order: orderSchema }).parse(await admin(ORDER, { id })).order;
}

function witnessed({
  state,
  totalWithTax,
  lines,
  surcharges,
  payments,
  fulfillments,
}: Order): WitnessedOrder {
  const all = payments ?? [];
  const back = all.flatMap(({ refunds }) => refunds).filter((refund) => refund.state !== 'Failed');
  const settled = all.filter((payment) => payment.state === 'Settled');
  const promised = all.filter((payment) => payment.state === 'Authorized');
  const live = (fulfillments ?? []).filter((one) => one.state !== 'Cancelled');
  const pieces: Record<string, number> = {};
  for (const { quantity, productVariant } of lines) {
    if (quantity > 0) pieces[productVariant.id] = (pieces[productVariant.id] ?? 0) + quantity;
  }
  return {
    isOpen: !['Delivered', 'Cancelled'].includes(state),
    isGiven: state === 'Delivered',
    isCancelled: state === 'Cancelled',
    total: totalWithTax,
    paid: sumOf(settled.map(({ amount }) => amount)) - sumOf(back.map(({ total }) => total)),
    promised: sumOf(promised.map(({ amount }) => amount)),
    pieces,
    fulfilled: sumOf(live.flatMap((one) => one.lines).map(({ quantity }) => quantity)),
    charges: sumOf(surcharges.map(({ priceWithTax }) => priceWithTax)),
  };
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
