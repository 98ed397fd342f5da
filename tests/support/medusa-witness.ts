import { z } from 'zod';
import type { RunningMedusa } from './medusa.ts';
import { witnessMedusaCustomers } from './medusa-witness-customers.ts';
import type { StoreWitness, WitnessedSale, WitnessedStock, WitnessedVariant } from './witness.ts';

/** Looks into a Medusa, and changes it, as its owner and its shoppers do. */
export function witnessMedusa(store: RunningMedusa): StoreWitness {
  const { admin } = store;
  return {
    variants: () => listVariants(store),
    productIds: async () => {
      const { products } = productsSchema.parse(await admin('GET', '/products?limit=1000&fields=id'));
      return products.map(({ id }) => id);
    },
    setPrice: async (id, price) => {
      const { prices, product_id: product } = await variantOf(store, id);
      const amount = price / 100;
      const [first] = prices;
      await admin('POST', `/products/${product}/variants/${id}`, {
        prices: [{ id: first?.id, currency_code: 'eur', amount }],
      });
    },
    deleteVariant: async (id) => {
      const { product_id: product } = await variantOf(store, id);
      await admin('DELETE', `/products/${product}/variants/${id}`);
    },
    deleteProduct: async (id) => {
      await admin('DELETE', `/products/${id}`);
    },
    setStock: async (id, locationId, onHand) => {
      const { inventory_items: items } = await variantOf(store, id);
      for (const { inventory_item_id: item } of items) {
        await admin('POST', `/inventory-items/${item}/location-levels/${locationId}`, {
          stocked_quantity: onHand,
        });
      }
    },
    stock: (id) => readStock(store, id),
    buyOnline: (id, quantity) => buyOnline(store, id, quantity),
    paidAs: (saleId) => readSales(store, saleId),
    makeWeakKey: () => Promise.reject(new Error('every key of Medusa may do everything')),
    discountAll: async (percent) => {
      const { promotion } = promotionSchema.parse(
        await admin('POST', '/promotions', {
          code: 'All cheaper',
          type: 'standard',
          status: 'active',
          is_automatic: true,
          application_method: {
            type: 'percentage',
            target_type: 'items',
            allocation: 'across',
            value: percent,
            currency_code: 'eur',
          },
        }),
      );
      return async () => {
        await admin('DELETE', `/promotions/${promotion.id}`);
      };
    },
    ...witnessMedusaCustomers(store),
  };
}

const productsSchema = z.object({ products: z.array(z.object({ id: z.string() })) });
const promotionSchema = z.object({ promotion: z.object({ id: z.string() }) });

const variantSchema = z.object({
  id: z.string(),
  title: z.string(),
  sku: z.string(),
  barcode: z.string().nullable(),
  product_id: z.string(),
  product: z.object({ title: z.string() }),
  prices: z.array(z.object({ id: z.string(), amount: z.number() })),
  inventory_items: z.array(z.object({ inventory_item_id: z.string() })),
});

const variantsSchema = z.object({ variants: z.array(variantSchema) });

const VARIANT =
  'fields=id,title,sku,barcode,product_id,product.title,prices.id,prices.amount,inventory_items.inventory_item_id';

async function variantOf({ admin }: RunningMedusa, id: string): Promise<z.output<typeof variantSchema>> {
  const { variants } = variantsSchema.parse(await admin('GET', `/product-variants?id=${id}&${VARIANT}`));
  const [variant] = variants;
  if (variant === undefined) throw new Error(`no variant ${id}`);
  return variant;
}

/** Amounts of the sample shop have two decimals at most. */
function minor(amount: number): number {
  return Math.round(amount * 100);
}

async function listVariants({ admin }: RunningMedusa): Promise<WitnessedVariant[]> {
  const { variants } = variantsSchema.parse(
    await admin('GET', `/product-variants?limit=1000&order=id&${VARIANT}`),
  );
  return variants.map(({ id, title, sku, barcode, product_id, product, prices }) => ({
    id,
    productId: product_id,
    sku,
    name: title === 'standard' ? product.title : `${product.title} ${title}`,
    enabled: true,
    price: minor(prices[0]?.amount ?? Number.NaN),
    barcode,
  }));
}

const stockSchema = z.object({
  inventory_items: z.tuple([
    z.object({
      location_levels: z.array(
        z.object({
          location_id: z.string(),
          stocked_quantity: z.number(),
          reserved_quantity: z.number(),
        }),
      ),
    }),
  ]),
});

async function readStock(store: RunningMedusa, id: string): Promise<WitnessedStock> {
  const { inventory_items: items } = await variantOf(store, id);
  const read = await store.admin(
    'GET',
    `/inventory-items?id=${items[0]?.inventory_item_id ?? ''}&fields=*location_levels`,
  );
  const { location_levels: levels } = stockSchema.parse(read).inventory_items[0];
  return {
    onHand: levels.reduce((sum, level) => sum + level.stocked_quantity, 0),
    allocated: levels.reduce((sum, level) => sum + level.reserved_quantity, 0),
    onHandAt: Object.fromEntries(levels.map((level) => [level.location_id, level.stocked_quantity])),
  };
}

const ordersSchema = z.object({
  orders: z.array(
    z.object({
      display_id: z.number(),
      status: z.string(),
      fulfillment_status: z.string(),
      email: z.string().nullable(),
      metadata: z.record(z.string(), z.unknown()).nullable(),
      items: z.array(
        z.object({ variant_id: z.string().nullable(), quantity: z.number(), total: z.number() }),
      ),
      payment_collections: z.array(
        z.object({
          payments: z.array(
            z.object({ amount: z.number(), refunds: z.array(z.object({ amount: z.number() })).nullish() }),
          ),
        }),
      ),
      fulfillments: z.array(z.object({ delivered_at: z.string().nullable() })),
    }),
  ),
});

const ORDER =
  'fields=id,display_id,status,email,metadata,total,*items,*fulfillments,' +
  '*payment_collections.payments,*payment_collections.payments.refunds';

/** Orders that carry the sale's id and were paid. */
async function readSales({ admin }: RunningMedusa, saleId: string): Promise<WitnessedSale[]> {
  const { orders } = ordersSchema.parse(await admin('GET', `/orders?limit=500&order=-created_at&${ORDER}`));
  return orders
    .filter(({ metadata }) => metadata?.['countertop_id'] === saleId)
    .map((order) => {
      const payments = order.payment_collections.flatMap((collection) => collection.payments);
      const refunds = payments.flatMap((payment) => payment.refunds ?? []);
      const sum = (amounts: readonly { readonly amount: number }[]) =>
        minor(amounts.reduce((total, { amount }) => total + amount, 0));
      return {
        code: String(order.display_id),
        isFinished: order.status === 'completed' && order.fulfillment_status === 'delivered',
        total: minor(order.items.reduce((total, item) => total + item.total, 0)),
        paid: sum(payments),
        payments: payments.length,
        fulfillments: order.fulfillments.length,
        pieces: piecesOf(order.items),
        refunded: sum(refunds),
        refunds: refunds.length,
        mail: order.email,
      };
    })
    .filter(({ payments, paid, total }) => payments > 0 && (paid > 0 || total === 0));
}

function piecesOf(items: readonly { readonly variant_id: string | null; readonly quantity: number }[]) {
  const pieces: Record<string, number> = {};
  for (const { variant_id: id, quantity } of items) {
    if (id !== null) pieces[id] = (pieces[id] ?? 0) + quantity;
  }
  return pieces;
}

const cartSchema = z.object({ cart: z.object({ id: z.string() }) });
const optionsSchema = z.object({ shipping_options: z.array(z.object({ id: z.string() })) });
const collectionSchema = z.object({ payment_collection: z.object({ id: z.string() }) });
const boughtSchema = z.object({ type: z.literal('order'), order: z.object({ display_id: z.number() }) });

async function buyOnline({ shop, regionId }: RunningMedusa, id: string, quantity: number): Promise<string> {
  const { cart } = cartSchema.parse(
    await shop('POST', '/carts', {
      region_id: regionId,
      email: 'ada.web@example.com',
      shipping_address: { address_1: '1 Web Street', country_code: 'de' },
      items: [{ variant_id: id, quantity }],
    }),
  );
  const { shipping_options: options } = optionsSchema.parse(
    await shop('GET', `/shipping-options?cart_id=${cart.id}`),
  );
  await shop('POST', `/carts/${cart.id}/shipping-methods`, { option_id: options[0]?.id });
  const { payment_collection: collection } = collectionSchema.parse(
    await shop('POST', '/payment-collections', { cart_id: cart.id }),
  );
  await shop('POST', `/payment-collections/${collection.id}/payment-sessions`, {
    provider_id: 'pp_system_default',
  });
  const bought = boughtSchema.parse(await shop('POST', `/carts/${cart.id}/complete`, {}));
  return String(bought.order.display_id);
}
