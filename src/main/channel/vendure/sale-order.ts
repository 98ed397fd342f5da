import { z } from 'zod';
import type { Minor } from '#domain/money/money.ts';

/** The fields of `saleOrderSchema`, as GraphQL. */
export const SALE_ORDER = `id code state totalWithTax customer { id }
  lines { id quantity proratedLinePriceWithTax productVariant { id } }
  shippingLines { shippingMethod { id } }
  payments { state transactionId amount }
  fulfillments { id state }
  history(options: { filter: { type: { eq: "ORDER_NOTE" } }, take: 10 }) { items { data } }`;

/** An order of the store as far as posting a sale step by step looks at it. */
export const saleOrderSchema = z.object({
  id: z.string(),
  code: z.string(),
  state: z.string(),
  totalWithTax: z.int(),
  customer: z.object({ id: z.string() }).nullable(),
  lines: z.array(
    z.object({
      id: z.string(),
      quantity: z.int(),
      proratedLinePriceWithTax: z.int(),
      productVariant: z.object({ id: z.string() }),
    }),
  ),
  shippingLines: z.array(z.object({ shippingMethod: z.object({ id: z.string() }) })),
  payments: z
    .array(z.object({ state: z.string(), transactionId: z.string().nullable(), amount: z.int() }))
    .nullable(),
  fulfillments: z.array(z.object({ id: z.string(), state: z.string() })).nullable(),
  history: z.object({ items: z.array(z.object({ data: z.looseObject({ note: z.string().optional() }) })) }),
});

export type SaleOrder = z.output<typeof saleOrderSchema>;

/** The note that claims an order for a sale: staff read it too. */
export function claimNote(saleId: string): string {
  return `Sale of a till, ${saleId}`;
}

/** Whether an order carries the sale's claim: its note, or the payment that follows. */
function isOrderOf(order: SaleOrder, saleId: string): boolean {
  const note = claimNote(saleId);
  return (
    order.history.items.some(({ data }) => data.note === note) ||
    (order.payments ?? []).some(({ transactionId }) => transactionId === saleId)
  );
}

/** An order ends as cancelled when all of it has come back. */
const ENDS = ['Delivered', 'Cancelled'];
const FURTHEST = [...ENDS, 'PaymentSettled', 'ArrangingPayment', 'Draft'];

/**
 * The order of a sale among all that carry its claim. A claim that arrived late may have left a second, empty
 * one: the one that got further counts, then the one with lines, then the older.
 */
export function chooseOrder(orders: readonly SaleOrder[], saleId: string): SaleOrder | null {
  const rank = (order: SaleOrder): number => {
    const step = FURTHEST.indexOf(order.state);
    return step === -1 ? FURTHEST.length : step;
  };
  const own = orders.filter((order) => isOrderOf(order, saleId));
  const [best] = own.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      b.lines.length - a.lines.length ||
      a.id.localeCompare(b.id, 'en', { numeric: true }),
  );
  return best ?? null;
}

/**
 * A sale that the store has whole, or null. Its total is what was paid: what comes back later lowers that of the
 * order.
 */
export function finishedSale(
  order: SaleOrder,
  saleId: string,
): { readonly id: string; readonly code: string; readonly total: Minor } | null {
  const { id, code, state, payments } = order;
  const paid = (payments ?? []).find(
    (payment) => payment.transactionId === saleId && payment.state === 'Settled',
  );
  return paid !== undefined && ENDS.includes(state) ? { id, code, total: paid.amount } : null;
}
