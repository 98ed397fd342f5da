import { z } from 'zod';
import { promote } from './store-promotions.ts';
import type { RunningStore } from './store.ts';

/** A sellable item as the store itself tells it. Prices in minor units, tax included. */
export interface WitnessedVariant {
  readonly id: string;
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly price: number;
  readonly barcode: string | null;
}

/** An order that was paid as a till's sale. */
export interface WitnessedSale {
  readonly code: string;
  readonly state: string;
  readonly total: number;
  readonly paid: number;
  readonly payments: number;
  readonly fulfillments: number;
  /** Pieces by variant. */
  readonly pieces: Readonly<Record<string, number>>;
}

/** Pieces on hand and promised, in all locations and in each. */
export interface WitnessedStock {
  readonly onHand: number;
  readonly allocated: number;
  readonly onHandAt: Readonly<Record<string, number>>;
}

/** Looks into a store, and changes it, through its own interfaces: never through what is under test. */
export interface StoreWitness {
  readonly variants: () => Promise<WitnessedVariant[]>;
  readonly productIds: () => Promise<string[]>;
  readonly setPrice: (variantId: string, price: number) => Promise<void>;
  readonly deleteVariant: (variantId: string) => Promise<void>;
  readonly deleteProduct: (productId: string) => Promise<void>;
  readonly setStock: (variantId: string, locationId: string, onHand: number) => Promise<void>;
  readonly stock: (variantId: string) => Promise<WitnessedStock>;
  /** A shopper buys on the web and pays; the code of the order. */
  readonly buyOnline: (variantId: string, quantity: number) => Promise<string>;
  /** All orders that were paid as this sale. */
  readonly paidAs: (saleId: string) => Promise<WitnessedSale[]>;
  /** A key that may only read the catalog. */
  readonly makeWeakKey: () => Promise<string>;
  /** An automatic discount on every order, in percent; the function takes it away again. */
  readonly discountAll: (percent: number) => Promise<() => Promise<void>>;
  /** Whether the prices of the catalog are meant with tax. */
  readonly setPricesIncludeTax: (includeTax: boolean) => Promise<void>;
}

export function witnessStore(store: RunningStore, prepared: boolean): StoreWitness {
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
    discountAll: (percent) =>
      promote(store, {
        name: 'All cheaper',
        conditions: [{ code: 'minimum_order_amount', amount: '0', taxInclusive: 'true' }],
        actions: [{ code: 'order_percentage_discount', discount: String(percent) }],
      }),
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
        lines: z.array(z.object({ quantity: z.int(), productVariant: z.object({ id: z.string() }) })),
        payments: z.array(z.object({ amount: z.int(), state: z.string() })),
        fulfillments: z.array(z.object({ state: z.string() })).nullable(),
      }),
    ),
  }),
});

async function readSales({ admin }: RunningStore, saleId: string): Promise<WitnessedSale[]> {
  const query = `query ($options: OrderListOptions) { orders(options: $options) { items {
    code state totalWithTax lines { quantity productVariant { id } } payments { amount state } fulfillments { state }
  } } }`;
  const options = { filter: { transactionId: { eq: saleId } } };
  const { orders } = salesSchema.parse(await admin(query, { options }));
  return orders.items.map((order) => ({
    code: order.code,
    state: order.state,
    total: order.totalWithTax,
    paid: order.payments.reduce((sum, payment) => sum + payment.amount, 0),
    payments: order.payments.length,
    fulfillments: order.fulfillments?.length ?? 0,
    pieces: order.lines.reduce<Record<string, number>>((sum, { productVariant: { id }, quantity }) => {
      return { ...sum, [id]: (sum[id] ?? 0) + quantity };
    }, {}),
  }));
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
