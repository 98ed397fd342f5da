import { z } from 'zod';
import type { Read } from '../connector.ts';
import type { MedusaClient } from './client.ts';
import { CLAIM, chooseOrder, ORDER_FIELDS, saleOrderSchema, type SaleOrder } from './sale-order.ts';

/** Nobody makes so many orders of one document. */
const MOST = 20;

const ordersSchema = z.object({ orders: z.array(saleOrderSchema) });
const draftsSchema = z.object({ draft_orders: z.array(saleOrderSchema) });
const orderSchema = z.object({ order: saleOrderSchema });

/** The order of a document, and drafts of it that are one too many. */
export interface FoundOrder {
  readonly order: SaleOrder | null;
  readonly strays: readonly SaleOrder[];
}

/**
 * Looks for the order of a document. Medusa can't filter by what an order was marked with, and ignores filters that it
 * does not know; but it searches addresses, and the id stands in one.
 */
export async function findOrder(client: MedusaClient, documentId: string): Promise<Read<FoundOrder>> {
  const query = { q: documentId, fields: ORDER_FIELDS, limit: MOST };
  const [orders, drafts] = await Promise.all([
    client.read({ path: '/orders', query, answer: ordersSchema }),
    client.read({ path: '/draft-orders', query, answer: draftsSchema }),
  ]);
  if (orders.kind !== 'read') return orders;
  if (drafts.kind !== 'read') return drafts;
  const all = [...orders.value.value.orders, ...drafts.value.value.draft_orders];
  const order = chooseOrder(all, documentId);
  const strays = all.filter(
    (one) => one.is_draft_order && one.id !== order?.id && one.metadata?.[CLAIM] === documentId,
  );
  return { kind: 'read', value: { order, strays } };
}

/** An order whose id is known, as it is now. */
export async function readOrder(client: MedusaClient, id: string): Promise<Read<SaleOrder>> {
  const read = await client.read({
    path: `/orders/${id}`,
    query: { fields: ORDER_FIELDS },
    answer: orderSchema,
  });
  return read.kind === 'read' ? { kind: 'read', value: read.value.value.order } : read;
}
