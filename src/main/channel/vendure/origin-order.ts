import { z } from 'zod';
import type { Read } from '../connector.ts';
import type { VendureClient } from './client.ts';

const CANCELLATIONS = 100;

const ORIGIN = `id code state
  lines { id quantity productVariant { id } }
  payments { id state transactionId amount refunds { id total state reason } }
  history(options: { filter: { type: { eq: "ORDER_CANCELLATION" } }, take: ${CANCELLATIONS} }) { items { data } }`;

const originSchema = z.object({
  id: z.string(),
  code: z.string(),
  state: z.string(),
  lines: z.array(
    z.object({ id: z.string(), quantity: z.int(), productVariant: z.object({ id: z.string() }) }),
  ),
  payments: z
    .array(
      z.object({
        id: z.string(),
        state: z.string(),
        transactionId: z.string().nullable(),
        amount: z.int(),
        refunds: z.array(
          z.object({ id: z.string(), total: z.int(), state: z.string(), reason: z.string().nullable() }),
        ),
      }),
    )
    .nullable(),
  history: z.object({
    items: z.array(
      z.object({
        data: z.looseObject({
          reason: z.string().optional(),
          lines: z.array(z.object({ orderLineId: z.coerce.string(), quantity: z.int() })).optional(),
        }),
      }),
    ),
  }),
});

/** An order of which something comes back, as far as a return looks at it. */
export type OriginOrder = z.output<typeof originSchema>;

const QUERY = `query ($options: OrderListOptions) { orders(options: $options) { items { ${ORIGIN} } } }`;

/** The order that was paid as this sale, or null. */
export async function findOrigin(client: VendureClient, saleId: string): Promise<Read<OriginOrder | null>> {
  const options = { filter: { transactionId: { eq: saleId } }, sort: { id: 'ASC' }, take: 10 };
  const answer = z.object({ orders: z.object({ items: z.array(originSchema) }) });
  const read = await client.read({ query: QUERY, variables: { options }, answer });
  if (read.kind !== 'read') return read;
  const isPaid = (order: OriginOrder): boolean => paymentOf(order, saleId) !== null;
  return { kind: 'read', value: read.value.value.orders.items.find(isPaid) ?? null };
}

export type OriginPayment = NonNullable<OriginOrder['payments']>[number];

export function paymentOf({ payments }: OriginOrder, saleId: string): OriginPayment | null {
  const own = (payments ?? []).find(
    ({ transactionId, state }) => transactionId === saleId && state === 'Settled',
  );
  return own ?? null;
}
