import { z } from 'zod';
import type { Read } from '../connector.ts';
import type { VendureClient } from './client.ts';
import { BY_TILL, REFUND_FIELDS, refundSchema, sumOf } from './paid.ts';

const CANCELLATIONS = 100;

/** The payment by which a shopper only says that it will be paid in the shop: nothing to draw. */
export const PAY_AT_PICKUP = 'pay-at-pickup';
/** What the till itself takes for an order. */
export const PAID_AT_TILL = 'pos-pickup';

const ORDER = `id code state totalWithTax
  lines { id quantity orderPlacedQuantity taxRate unitPriceWithTax proratedLinePriceWithTax productVariant { id } }
  payments { id method state amount transactionId refunds { ${REFUND_FIELDS} } }
  modifications { note priceChange payment { id } refund { id } }
  fulfillments { id state lines { orderLineId quantity } }
  history(options: { filter: { type: { eq: "ORDER_CANCELLATION" } }, take: ${CANCELLATIONS} }) { items { data } }`;

const idSchema = z.object({ id: z.string() }).nullable();

export const pickupOrderSchema = z.object({
  id: z.string(),
  code: z.string(),
  state: z.string(),
  totalWithTax: z.int(),
  lines: z.array(
    z.object({
      id: z.string(),
      quantity: z.int(),
      orderPlacedQuantity: z.int(),
      taxRate: z.number(),
      unitPriceWithTax: z.int(),
      proratedLinePriceWithTax: z.int(),
      productVariant: z.object({ id: z.string() }),
    }),
  ),
  payments: z
    .array(
      z.object({
        id: z.string(),
        method: z.string(),
        state: z.string(),
        amount: z.int(),
        transactionId: z.string().nullable(),
        refunds: z.array(refundSchema),
      }),
    )
    .nullable()
    .transform((payments) => payments ?? []),
  modifications: z.array(
    z
      .object({ note: z.string(), priceChange: z.int(), payment: idSchema, refund: idSchema })
      // Vendure's own field of this name is wrong unless the other two are asked for.
      .transform(({ note, priceChange, payment, refund }) => ({
        note,
        refund,
        isSettled: priceChange === 0 || payment !== null || refund !== null,
      })),
  ),
  fulfillments: z
    .array(
      z.object({
        id: z.string(),
        state: z.string(),
        lines: z.array(z.object({ orderLineId: z.string(), quantity: z.int() })),
      }),
    )
    .nullable()
    .transform((fulfillments) => fulfillments ?? []),
  history: z.object({
    items: z.array(z.object({ data: z.looseObject({ reason: z.string().optional() }) })),
  }),
});

/** An order that is collected, as far as steps with it look at it. */
export type PickupOrder = z.output<typeof pickupOrderSchema>;

export type PickupPayment = PickupOrder['payments'][number];

const QUERY = `query ($id: ID!) { order(id: $id) { ${ORDER} } }`;

/** The order as it stands now; null when the store has none with this id. */
export async function findPickupOrder(client: VendureClient, id: string): Promise<Read<PickupOrder | null>> {
  const answer = z.object({ order: pickupOrderSchema.nullable() });
  const read = await client.read({ query: QUERY, variables: { id }, answer });
  return read.kind === 'read' ? { kind: 'read', value: read.value.value.order } : read;
}

/** What a refund and a cancellation carry: by the step's id they are known again, and staff read it too. */
export function stepNote(eventId: string): string {
  return `${BY_TILL}, ${eventId}`;
}

/** Whether a till has packed the order before: what it took off it may put back. */
export function isOfTill({ modifications }: PickupOrder): boolean {
  return modifications.some(({ note }) => note.startsWith(BY_TILL));
}

/** Payments that are only promised; those that are drawn by the store itself, or all of them. */
export function promisedOf({ payments }: PickupOrder, isAll: boolean): PickupPayment[] {
  return payments.filter(
    ({ state, method }) => state === 'Authorized' && (isAll || method !== PAY_AT_PICKUP),
  );
}

/** Pieces of each line that no fulfilment has; lines that are whole are left out. */
export function unfulfilled({
  lines,
  fulfillments,
}: PickupOrder): { orderLineId: string; quantity: number }[] {
  const live = fulfillments.filter(({ state }) => state !== 'Cancelled').flatMap((one) => one.lines);
  return lines.flatMap(({ id, quantity }) => {
    const got = sumOf(live.filter(({ orderLineId }) => orderLineId === id).map((line) => line.quantity));
    return quantity > got ? [{ orderLineId: id, quantity: quantity - got }] : [];
  });
}
