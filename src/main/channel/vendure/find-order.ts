import { z } from 'zod';
import type { Read } from '../connector.ts';
import type { VendureClient } from './client.ts';
import { chooseOrder, SALE_ORDER, saleOrderSchema, type SaleOrder } from './sale-order.ts';

const PAGE = 50;
/** The draft of a sale is made after the sale; this is for clocks that differ. Milliseconds. */
const MARGIN_MS = 24 * 3600 * 1000;

const ordersSchema = z.object({
  orders: z.object({ totalItems: z.number(), items: z.array(saleOrderSchema) }),
});

const ORDERS = `query ($options: OrderListOptions) {
  orders(options: $options) { totalItems items { ${SALE_ORDER} } }
}`;

/** The order that was paid as this sale, or null. */
export async function findPaidOrder(client: VendureClient, saleId: string): Promise<Read<SaleOrder | null>> {
  const read = await readOrders(client, { filter: { transactionId: { eq: saleId } }, take: PAGE });
  if (read.kind !== 'read') return read;
  return { kind: 'read', value: chooseOrder(read.value.items, saleId) };
}

/** The order that was paid as this sale or at least claimed for it; null when the store has none. */
export async function findOrder(
  client: VendureClient,
  saleId: string,
  soldAt: number,
): Promise<Read<SaleOrder | null>> {
  const paid = await findPaidOrder(client, saleId);
  if (paid.kind !== 'read' || paid.value !== null) return paid;
  const filter = {
    state: { in: ['Draft', 'ArrangingPayment'] },
    createdAt: { after: new Date(soldAt - MARGIN_MS).toISOString() },
  };
  const orders: SaleOrder[] = [];
  for (;;) {
    const options = { filter, sort: { id: 'ASC' }, skip: orders.length, take: PAGE };
    const read = await readOrders(client, options);
    if (read.kind !== 'read') return read;
    orders.push(...read.value.items);
    if (read.value.items.length === 0 || orders.length >= read.value.totalItems) {
      return { kind: 'read', value: chooseOrder(orders, saleId) };
    }
  }
}

async function readOrders(
  client: VendureClient,
  options: Readonly<Record<string, unknown>>,
): Promise<Read<z.output<typeof ordersSchema>['orders']>> {
  const read = await client.read({ query: ORDERS, variables: { options }, answer: ordersSchema });
  return read.kind === 'read' ? { kind: 'read', value: read.value.value.orders } : read;
}
