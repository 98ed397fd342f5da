import { z } from 'zod';
import type { Minor } from '#domain/money/money.ts';
import { toMinor } from './decimal.ts';

/** The name under which an order, a return or a customer keeps the id of the till's document. */
export const CLAIM = 'countertop_id';

const metadataSchema = z.record(z.string(), z.unknown()).nullish();

const itemSchema = z.object({
  id: z.string(),
  variant_id: z.string().nullable(),
  quantity: z.number(),
  requires_shipping: z.boolean(),
  metadata: z.object({ position: z.number().optional() }).nullish(),
  adjustments: z.array(z.object({ code: z.string().nullish() })).nullish(),
  variant: z
    .object({
      product: z.object({ shipping_profile: z.object({ id: z.string() }).nullish() }).nullish(),
    })
    .nullish(),
  detail: z.object({
    fulfilled_quantity: z.number(),
    return_requested_quantity: z.number(),
    return_received_quantity: z.number(),
    return_dismissed_quantity: z.number(),
  }),
});

export type OrderItem = z.output<typeof itemSchema>;

/** An order of the store as far as a till's documents look at it. */
export const saleOrderSchema = z.object({
  id: z.string(),
  display_id: z.number(),
  status: z.string(),
  is_draft_order: z.boolean(),
  created_at: z.string(),
  currency_code: z.string(),
  total: z.number(),
  metadata: metadataSchema,
  items: z.array(itemSchema),
  payment_collections: z
    .array(
      z.object({
        id: z.string(),
        status: z.string(),
        payments: z
          .array(
            z.object({
              id: z.string(),
              amount: z.number(),
              captured_at: z.string().nullable(),
              refunds: z.array(z.object({ amount: z.number(), note: z.string().nullish() })).nullish(),
            }),
          )
          .nullish(),
      }),
    )
    .nullish(),
  fulfillments: z
    .array(
      z.object({ id: z.string(), delivered_at: z.string().nullable(), canceled_at: z.string().nullable() }),
    )
    .nullish(),
  returns: z
    .array(
      z.object({
        id: z.string(),
        status: z.string(),
        metadata: metadataSchema,
        items: z.array(z.object({ item_id: z.string(), quantity: z.number() })).nullish(),
      }),
    )
    .nullish(),
});

export type SaleOrder = z.output<typeof saleOrderSchema>;

/** The fields of `saleOrderSchema`. */
export const ORDER_FIELDS = [
  'id,display_id,status,is_draft_order,created_at,currency_code,total,metadata',
  '*items,*items.adjustments,*items.detail,items.variant.product.shipping_profile.id',
  'payment_collections.id,payment_collections.status,payment_collections.payments.id',
  'payment_collections.payments.amount,payment_collections.payments.captured_at',
  'payment_collections.payments.refunds.amount,payment_collections.payments.refunds.note',
  'fulfillments.id,fulfillments.delivered_at,fulfillments.canceled_at',
  'returns.id,returns.status,returns.metadata,*returns.items',
].join(',');

export type Payment = NonNullable<NonNullable<SaleOrder['payment_collections']>[number]['payments']>[number];

/** Payments whose money has come. */
export function paymentsOf({ payment_collections: collections }: SaleOrder): Payment[] {
  return (collections ?? [])
    .flatMap(({ payments }) => payments ?? [])
    .filter(({ captured_at }) => captured_at !== null);
}

/** What was paid, in minor units; what went back since is not taken off. */
export function paidOf(order: SaleOrder): Minor {
  const currency = currencyOf(order);
  return paymentsOf(order).reduce((sum, { amount }) => sum + toMinor(amount, currency), 0);
}

/** What the order is worth now, in minor units: less what came back. */
export function totalOf(order: SaleOrder): Minor {
  return toMinor(order.total, currencyOf(order));
}

export function currencyOf({ currency_code }: SaleOrder): string {
  return currency_code.toUpperCase();
}

/** Whether everything was handed over. */
export function isHandedOver({ items, fulfillments }: SaleOrder): boolean {
  const isFulfilled = items.every(({ quantity, detail }) => detail.fulfilled_quantity >= quantity);
  return isFulfilled && pendingOf(fulfillments).length === 0;
}

/** What was made ready but not handed over. */
export function pendingOf(fulfillments: SaleOrder['fulfillments']): { readonly id: string }[] {
  return (fulfillments ?? []).filter(
    ({ delivered_at, canceled_at }) => delivered_at === null && canceled_at === null,
  );
}

/**
 * The order of a document among all that carry its claim. A request that arrived late may have left a second draft:
 * the one that got further counts, then the older.
 */
export function chooseOrder(orders: readonly SaleOrder[], documentId: string): SaleOrder | null {
  const rank = (order: SaleOrder): number => {
    if (order.is_draft_order) return 2;
    return order.status === 'canceled' ? 1 : 0;
  };
  const own = orders.filter(({ metadata }) => metadata?.[CLAIM] === documentId);
  const [best] = own.toSorted(
    (a, b) => rank(a) - rank(b) || paidOf(b) - paidOf(a) || a.created_at.localeCompare(b.created_at, 'en'),
  );
  return best ?? null;
}
