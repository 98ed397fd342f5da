import { z } from 'zod';
import { promote } from './store-promotions.ts';
import type { RunningStore } from './store.ts';
import { witnessCustomers } from './witness-customers.ts';
import type { StoreWitness, WitnessedSale, WitnessedStock, WitnessedVariant } from './witness.ts';

/** What a Vendure shows beside. */
export interface VendureWitness extends StoreWitness {
  /** Whether the prices of the catalog are meant with tax. */
  readonly setPricesIncludeTax: (includeTax: boolean) => Promise<void>;
  readonly setEnabled: (variantId: string, enabled: boolean) => Promise<void>;
}

export function witnessStore(store: RunningStore, prepared: boolean): VendureWitness {
  const { admin } = store;
  return {
    variants: () => listVariants(store, prepared),
    productIds: async () => {
      const query = '{ products(options: { take: 1000 }) { items { id } } }';
      const { products } = productsSchema.parse(await admin(query));
      return products.items.map(({ id }) => id);
    },
    setPrice: async (id, price) => {
      await admin(UPDATE_VARIANTS, { input: [{ id, price }] });
    },
    deleteVariant: async (id) => {
      await admin('mutation ($id: ID!) { deleteProductVariant(id: $id) { result } }', { id });
    },
    deleteProduct: async (id) => {
      await admin('mutation ($id: ID!) { deleteProduct(id: $id) { result } }', { id });
    },
    setStock: async (id, stockLocationId, stockOnHand) => {
      await admin(UPDATE_VARIANTS, { input: [{ id, stockLevels: [{ stockLocationId, stockOnHand }] }] });
    },
    stock: (id) => readStock(store, id),
    buyOnline: (id, quantity) => buyOnline(store, id, quantity),
    paidAs: (saleId) => readSales(store, saleId),
    makeWeakKey: () => makeWeakKey(store),
    ...witnessCustomers(store),
    discountAll: (percent) =>
      promote(store, {
        name: 'All cheaper',
        conditions: [{ code: 'minimum_order_amount', amount: '0', taxInclusive: 'true' }],
        actions: [{ code: 'order_percentage_discount', discount: String(percent) }],
      }),
    setEnabled: async (id, enabled) => {
      await admin(UPDATE_VARIANTS, { input: [{ id, enabled }] });
    },
    setPricesIncludeTax: async (pricesIncludeTax) => {
      const { activeChannel } = channelSchema.parse(await admin('{ activeChannel { id } }'));
      await admin('mutation ($input: UpdateChannelInput!) { updateChannel(input: $input) { __typename } }', {
        input: { id: activeChannel.id, pricesIncludeTax },
      });
    },
  };
}

const UPDATE_VARIANTS =
  'mutation ($input: [UpdateProductVariantInput!]!) { updateProductVariants(input: $input) { id } }';

const productsSchema = z.object({ products: z.object({ items: z.array(z.object({ id: z.string() })) }) });

const variantsSchema = z.object({
  productVariants: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        productId: z.string(),
        sku: z.string(),
        name: z.string(),
        enabled: z.boolean(),
        priceWithTax: z.int(),
        customFields: z.object({ barcode: z.string().nullable() }).optional(),
      }),
    ),
  }),
});

async function listVariants({ admin }: RunningStore, prepared: boolean): Promise<WitnessedVariant[]> {
  const own = prepared ? 'customFields { barcode }' : '';
  const query = `{ productVariants(options: { take: 1000, sort: { id: ASC } }) {
    items { id productId sku name enabled priceWithTax ${own} } } }`;
  const { productVariants } = variantsSchema.parse(await admin(query));
  return productVariants.items.map(({ priceWithTax: price, customFields, ...variant }) => ({
    ...variant,
    price,
    barcode: customFields?.barcode ?? null,
  }));
}

const stockSchema = z.object({
  productVariant: z.object({
    stockLevels: z.array(
      z.object({ stockLocationId: z.string(), stockOnHand: z.int(), stockAllocated: z.int() }),
    ),
  }),
});

async function readStock({ admin }: RunningStore, id: string): Promise<WitnessedStock> {
  const query = `query ($id: ID!) {
    productVariant(id: $id) { stockLevels { stockLocationId stockOnHand stockAllocated } }
  }`;
  const { stockLevels } = stockSchema.parse(await admin(query, { id })).productVariant;
  return {
    onHand: stockLevels.reduce((sum, level) => sum + level.stockOnHand, 0),
    allocated: stockLevels.reduce((sum, level) => sum + level.stockAllocated, 0),
    onHandAt: Object.fromEntries(stockLevels.map((level) => [level.stockLocationId, level.stockOnHand])),
  };
}

const salesSchema = z.object({
  orders: z.object({
    items: z.array(
      z.object({
        code: z.string(),
        state: z.string(),
        totalWithTax: z.int(),
        customer: z.object({ emailAddress: z.string() }).nullable(),
        lines: z.array(
          z.object({ orderPlacedQuantity: z.int(), productVariant: z.object({ id: z.string() }) }),
        ),
        payments: z.array(
          z.object({
            amount: z.int(),
            state: z.string(),
            refunds: z.array(z.object({ total: z.int(), state: z.string() })),
          }),
        ),
        fulfillments: z.array(z.object({ state: z.string() })).nullable(),
      }),
    ),
  }),
});

const SALES = `query ($options: OrderListOptions) { orders(options: $options) { items {
  code state totalWithTax customer { emailAddress } lines { orderPlacedQuantity productVariant { id } }
  payments { amount state refunds { total state } } fulfillments { state }
} } }`;

const NOBODY = /^walk-in@.*\.invalid$/;

async function readSales({ admin }: RunningStore, saleId: string): Promise<WitnessedSale[]> {
  const options = { filter: { transactionId: { eq: saleId } } };
  const { orders } = salesSchema.parse(await admin(SALES, { options }));
  return orders.items.map((order) => {
    const refunds = order.payments
      .flatMap((payment) => payment.refunds)
      .filter(({ state }) => state === 'Settled');
    return {
      code: order.code,
      isFinished: order.state === 'Delivered',
      total: order.totalWithTax,
      paid: sumOf(order.payments.map(({ amount }) => amount)),
      payments: order.payments.length,
      fulfillments: order.fulfillments?.length ?? 0,
      pieces: order.lines.reduce<Record<string, number>>(
        (sum, { productVariant: { id }, orderPlacedQuantity }) => {
          return { ...sum, [id]: (sum[id] ?? 0) + orderPlacedQuantity };
        },
        {},
      ),
      refunded: sumOf(refunds.map(({ total }) => total)),
      refunds: refunds.length,
      mail: mailOf(order.customer),
    };
  });
}

/** Vendure wants a customer for each order; a till's nobody has an address that can't exist. */
function mailOf(customer: { readonly emailAddress: string } | null): string | null {
  return customer === null || NOBODY.test(customer.emailAddress) ? null : customer.emailAddress;
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

const boughtSchema = z.object({
  addPaymentToOrder: z.object({ __typename: z.literal('Order'), code: z.string() }),
});

const methodsSchema = z.object({
  eligibleShippingMethods: z.array(z.object({ id: z.string(), code: z.string() })),
});

async function buyOnline(store: RunningStore, id: string, quantity: number): Promise<string> {
  const shop = store.openShopper();
  await shop(
    'mutation ($id: ID!, $quantity: Int!) { addItemToOrder(productVariantId: $id, quantity: $quantity) { __typename } }',
    { id, quantity },
  );
  const { eligibleShippingMethods } = methodsSchema.parse(
    await shop('{ eligibleShippingMethods { id code } }'),
  );
  const shipping = eligibleShippingMethods.find(({ code }) => code === 'standard-shipping');
  await shop('mutation ($ids: [ID!]!) { setOrderShippingMethod(shippingMethodId: $ids) { __typename } }', {
    ids: [shipping?.id],
  });
  await shop(
    'mutation ($input: CreateCustomerInput!) { setCustomerForOrder(input: $input) { __typename } }',
    {
      input: { firstName: 'Ada', lastName: 'Web', emailAddress: 'ada@web.invalid' },
    },
  );
  await shop(`mutation { setOrderShippingAddress(input: { streetLine1: "1 Web Street", countryCode: "DE" }) {
    __typename } }`);
  await shop('mutation { transitionOrderToState(state: "ArrangingPayment") { __typename } }');
  const paid = await shop(`mutation { addPaymentToOrder(input: { method: "standard-payment", metadata: {} }) {
    __typename ... on Order { code } } }`);
  return boughtSchema.parse(paid).addPaymentToOrder.code;
}

const roleSchema = z.object({ createRole: z.object({ id: z.string() }) });
const keySchema = z.object({ createApiKey: z.object({ apiKey: z.string() }) });
const channelSchema = z.object({ activeChannel: z.object({ id: z.string() }) });

async function makeWeakKey({ admin }: RunningStore): Promise<string> {
  const { activeChannel } = channelSchema.parse(await admin('{ activeChannel { id } }'));
  const role = roleSchema.parse(
    await admin('mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }', {
      input: {
        code: `reader-${Date.now()}`,
        description: 'Reads the catalog',
        permissions: ['ReadCatalog', 'ReadStockLocation'],
        channelIds: [activeChannel.id],
      },
    }),
  );
  const key = await admin(
    'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { apiKey } }',
    {
      input: {
        roleIds: [role.createRole.id],
        translations: [{ languageCode: 'en', name: 'Reader' }],
      },
    },
  );
  return keySchema.parse(key).createApiKey.apiKey;
}
