import { partsOf } from './read-list.ts';
import { z } from 'zod';
import { PIECE } from '#domain/stock/quantity.ts';
import type { Page, Read, RemoteOrder } from '../connector.ts';
import type { VendureClient } from './client.ts';
import { readCursor } from '../cursor-text.ts';
import type { StoreShape } from './store-shape.ts';
import { LIST_START, positionSchema, walkList } from '../offset-list.ts';

const PAGE = 100;
const WAITING = ['PaymentAuthorized', 'PaymentSettled', 'PartiallyShipped'];

const orderSchema = z.object({
  id: z.string(),
  code: z.string(),
  state: z.string(),
  orderPlacedAt: z.string().nullable(),
  totalWithTax: z.int(),
  customFields: z.object({ pickupStore: z.string().nullable() }),
  lines: z.array(z.object({ quantity: z.int(), productVariant: z.object({ id: z.string() }) })),
});

const ORDERS = {
  list: 'orders',
  fields: `id code state orderPlacedAt totalWithTax customFields { pickupStore }
    lines { quantity productVariant { id } }`,
  item: orderSchema,
  filter: { state: { in: WAITING }, pickupStore: { isNull: false } },
};

/**
 * Orders that a shopper collects, all of those that wait: a Vendure order's time does not move with its state,
 * so there is nothing to read from. A store without the plugin lets nobody choose a store to collect from.
 */
export async function readOrders(
  client: VendureClient,
  { hasPlugin }: StoreShape,
  text: string | null,
): Promise<Read<Page<RemoteOrder>>> {
  if (!hasPlugin) {
    return { kind: 'read', value: { items: [], cursor: JSON.stringify(LIST_START), complete: true } };
  }
  const step = await walkList(partsOf(client, ORDERS), readCursor(text, positionSchema) ?? LIST_START, PAGE);
  if (step.kind !== 'read') return step;
  const { items, position } = step.value;
  return {
    kind: 'read',
    value: {
      items: items.map(toOrder),
      cursor: JSON.stringify(position ?? LIST_START),
      complete: position === null,
    },
  };
}

function toOrder(order: z.output<typeof orderSchema>): RemoteOrder {
  return {
    remoteId: order.id,
    code: order.code,
    state: order.state,
    pickupLocationCode: order.customFields.pickupStore,
    placedAt: order.orderPlacedAt === null ? 0 : Date.parse(order.orderPlacedAt),
    total: order.totalWithTax,
    lines: order.lines.map(({ quantity, productVariant }) => ({
      variantRemoteId: productVariant.id,
      quantity: quantity * PIECE,
    })),
  };
}
