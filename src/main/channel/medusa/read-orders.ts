import { z } from 'zod';
import type { Page, Read, RemoteOrder } from '../connector.ts';
import { readCursor } from '../cursor-text.ts';
import type { MedusaClient } from './client.ts';
import { toMinor, toThousandths } from './decimal.ts';
import { partsOf, type ListQuestion } from './read-list.ts';
import { CLAIM } from './sale-order.ts';
import type { StoreShape } from './store-shape.ts';
import { LIST_START, positionSchema, walkList } from '../offset-list.ts';

const PAGE = 50;
/** An order that nobody has touched for so long waits for nobody. Milliseconds. */
const LONGEST_WAIT_MS = 60 * 24 * 3_600_000;
const HANDED_OVER = new Set(['delivered', 'canceled']);

const orderSchema = z.object({
  id: z.string(),
  display_id: z.number(),
  status: z.string(),
  fulfillment_status: z.string().nullish(),
  created_at: z.string(),
  currency_code: z.string(),
  total: z.number(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  items: z.array(z.object({ variant_id: z.string().nullable(), quantity: z.number() })).nullish(),
  shipping_methods: z.array(z.object({ shipping_option_id: z.string().nullable() })).nullish(),
});

/** Orders that a shopper collects, all of those that wait. */
export async function readOrders(
  client: MedusaClient,
  shape: StoreShape,
  text: string | null,
): Promise<Read<Page<RemoteOrder>>> {
  const since = new Date(client.surroundings.now() - LONGEST_WAIT_MS).toISOString();
  const question: ListQuestion<z.output<typeof orderSchema>> = {
    path: '/orders',
    name: 'orders',
    fields:
      'id,display_id,status,created_at,currency_code,total,metadata,items.variant_id,items.quantity,shipping_methods.shipping_option_id',
    item: orderSchema,
    query: { status: 'pending', 'updated_at[$gt]': since },
  };
  const step = await walkList(
    partsOf(client, question),
    readCursor(text, positionSchema) ?? LIST_START,
    PAGE,
  );
  if (step.kind !== 'read') return step;
  const { items, position } = step.value;
  const places = pickupPlaces(shape);
  return {
    kind: 'read',
    value: {
      items: items.flatMap((order) => toOrder(order, places)),
      cursor: JSON.stringify(position ?? LIST_START),
      complete: position === null,
    },
  };
}

/** Names of the locations to collect at, by the shipping option that stands for each. */
function pickupPlaces({ handovers, locations }: StoreShape): ReadonlyMap<string, string> {
  const names = new Map(locations.map(({ id, name }) => [id, name]));
  return new Map(
    handovers.flatMap(({ id, isPickup, locationId }) => {
      const name = isPickup && locationId !== null ? names.get(locationId) : undefined;
      return name === undefined ? [] : [[id, name] as const];
    }),
  );
}

/** None for an order that is sent, that has been handed over, or that a till made. */
function toOrder(order: z.output<typeof orderSchema>, places: ReadonlyMap<string, string>): RemoteOrder[] {
  const place = (order.shipping_methods ?? [])
    .map(({ shipping_option_id: option }) => (option === null ? undefined : places.get(option)))
    .find((name) => name !== undefined);
  const isOver = HANDED_OVER.has(order.fulfillment_status ?? '');
  if (place === undefined || isOver || order.metadata?.[CLAIM] !== undefined) return [];
  return [
    {
      remoteId: order.id,
      code: String(order.display_id),
      state: order.fulfillment_status ?? order.status,
      pickupLocationCode: place,
      placedAt: Date.parse(order.created_at),
      total: toMinor(order.total, order.currency_code.toUpperCase()),
      lines: (order.items ?? []).flatMap(({ variant_id, quantity }) =>
        variant_id === null ? [] : [{ variantRemoteId: variant_id, quantity: toThousandths(quantity) }],
      ),
    },
  ];
}
