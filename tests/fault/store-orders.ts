import { z } from 'zod';
import type { RunningStore } from '#tests/support/store.ts';
import type { StoreOrder } from './audit.ts';

const ordersSchema = z.object({
  orders: z.object({
    totalItems: z.number(),
    items: z.array(
      z.object({
        state: z.string(),
        customFields: z.object({ posSaleId: z.string().nullable() }),
        payments: z.array(z.object({ state: z.string(), amount: z.number() })).nullable(),
      }),
    ),
  }),
});

const ORDERS = `query($skip: Int!) { orders(options: { take: 100, skip: $skip, sort: { id: ASC } }) {
  totalItems items { state customFields { posSaleId } payments { state amount } } } }`;

/** Every order of the store that bears a sale's id, through the store's own API. */
export async function ordersOf(store: RunningStore): Promise<StoreOrder[]> {
  const found: StoreOrder[] = [];
  for (let skip = 0, total = 1; skip < total; skip += 100) {
    const { orders } = ordersSchema.parse(await store.admin(ORDERS, { skip }));
    total = orders.totalItems;
    for (const order of orders.items) {
      const saleId = order.customFields.posSaleId;
      if (saleId === null || order.state === 'Draft') continue;
      const settled = (order.payments ?? []).filter((payment) => payment.state === 'Settled');
      const total = settled.reduce((sum, payment) => sum + payment.amount, 0);
      found.push({ saleId, total, state: order.state, settledPayments: settled.length });
    }
  }
  return found;
}

const stockSchema = z.object({
  productVariants: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        stockLevels: z.array(z.object({ stockLocationId: z.string(), stockOnHand: z.number() })),
      }),
    ),
  }),
});

const STOCK =
  '{ productVariants(options: { take: 1000 }) { items { id stockLevels { stockLocationId stockOnHand } } } }';

/** What the store has on hand at a location, per variant. */
export async function stockOf(
  store: RunningStore,
  locationId = store.locations.S1,
): Promise<ReadonlyMap<string, number>> {
  const { productVariants } = stockSchema.parse(await store.admin(STOCK, {}));
  return new Map(
    productVariants.items.map(({ id, stockLevels }) => [
      id,
      stockLevels.find((level) => level.stockLocationId === locationId)?.stockOnHand ?? 0,
    ]),
  );
}

const STOCK_UP =
  'mutation($input: [UpdateProductVariantInput!]!) { updateProductVariants(input: $input) { id } }';

/** Puts so much on hand at a location that a run never sells out. */
export async function stockUp(store: RunningStore, stockLocationId = store.locations.S1): Promise<void> {
  const variants = [...(await stockOf(store)).keys()];
  await store.admin(STOCK_UP, {
    input: variants.map((id) => ({
      id,
      stockLevels: [{ stockLocationId, stockOnHand: 100_000 }],
    })),
  });
}
