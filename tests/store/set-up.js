'use strict';

// What a shop sets up before it uses a till, done through the store's own API: two stores with stock, a way to
// sell at the counter and one to collect, barcodes, a key with few rights.
const { isPrepared } = require('./config.js');
const { ean13 } = require('./barcode.js');

const STORES = [
  { code: 'S1', name: 'Shop One', onHand: 20 },
  { code: 'S2', name: 'Shop Two', onHand: 10 },
];

const TILL_RIGHTS = [
  'ReadCatalog',
  'UpdateCatalog',
  'ReadOrder',
  'CreateOrder',
  'UpdateOrder',
  'ReadCustomer',
  'CreateCustomer',
  'UpdateCustomer',
  'ReadPromotion',
  'ReadShippingMethod',
  'ReadPaymentMethod',
  'ReadStockLocation',
  'ReadTaxRate',
  'ReadTaxCategory',
  'ReadZone',
  'ReadCountry',
  'ReadChannel',
];

async function setUpForTill(admin) {
  const channel = await setUpChannel(admin);
  const locations = await addLocations(admin);
  const checkers = isPrepared
    ? { inStore: 'countertop-till-sale', pickup: 'countertop-store-pickup' }
    : { inStore: 'staff-only', pickup: 'default-shipping-eligibility-checker' };
  const shippingMethods = {
    inStore: await addShippingMethod(admin, 'in-store', 'In store', checkers.inStore),
    pickup: await addShippingMethod(admin, 'store-pickup', 'Store pickup', checkers.pickup),
  };
  // Beside the sample's `standard-payment`, which authorises: the shop draws the money later.
  const onlyAuthorises = [{ name: 'automaticSettle', value: 'false' }];
  await addPaymentMethod(admin, 'prepaid', ['Paid online', 'prepaid-provider', []]);
  await addPaymentMethod(admin, 'pay-at-pickup', ['Pay at pickup', 'dummy-payment-handler', onlyAuthorises]);
  await setUpVariants(admin, Object.values(locations));
  const apiKey = await addKey(admin, channel.id);
  return { apiKeyHeader: 'vendure-api-key', apiKey, channelToken: channel.token, locations, shippingMethods };
}

/** Prices include the tax, as shoppers in Europe see them; the prepared shop sells in euros. */
async function setUpChannel(admin) {
  const { activeChannel } = await admin('{ activeChannel { id token seller { id } } }');
  await admin('mutation ($input: UpdateSellerInput!) { updateSeller(input: $input) { id } }', {
    input: { id: activeChannel.seller.id, name: 'Harbour Street Store' },
  });
  await admin('mutation ($input: UpdateChannelInput!) { updateChannel(input: $input) { __typename } }', {
    input: {
      id: activeChannel.id,
      pricesIncludeTax: true,
      ...(isPrepared && { defaultCurrencyCode: 'EUR', availableCurrencyCodes: ['EUR'] }),
    },
  });
  return activeChannel;
}

async function addLocations(admin) {
  const ids = {};
  for (const { code, name } of STORES) {
    const input = { name, description: 'A store with a till', ...(isPrepared && { customFields: { code } }) };
    const made = await admin(
      'mutation ($input: CreateStockLocationInput!) { createStockLocation(input: $input) { id } }',
      { input },
    );
    ids[code] = made.createStockLocation.id;
  }
  return ids;
}

async function addShippingMethod(admin, code, name, checker) {
  const needsMinimum = checker === 'default-shipping-eligibility-checker';
  const input = {
    code,
    fulfillmentHandler: 'manual-fulfillment',
    checker: { code: checker, arguments: needsMinimum ? [{ name: 'orderMinimum', value: '0' }] : [] },
    calculator: {
      code: 'default-shipping-calculator',
      arguments: [
        { name: 'rate', value: '0' },
        { name: 'includesTax', value: 'auto' },
        { name: 'taxRate', value: '0' },
      ],
    },
    translations: [{ languageCode: 'en', name, description: '' }],
  };
  const made = await admin(
    'mutation ($input: CreateShippingMethodInput!) { createShippingMethod(input: $input) { id } }',
    { input },
  );
  return made.createShippingMethod.id;
}

async function addPaymentMethod(admin, code, [name, handler, args]) {
  const input = {
    code,
    enabled: true,
    handler: { code: handler, arguments: args },
    translations: [{ languageCode: 'en', name, description: '' }],
  };
  await admin('mutation ($input: CreatePaymentMethodInput!) { createPaymentMethod(input: $input) { id } }', {
    input,
  });
}

/** Stock in both stores, a barcode each, and the lower tax rate for plants, so that receipts show two rates. */
async function setUpVariants(admin, locationIds) {
  const { taxCategories, productVariants } = await admin(`{
    taxCategories { items { id name } }
    productVariants(options: { take: 1000 }) { items { id product { facetValues { code } } } }
  }`);
  const reduced = taxCategories.items.find(({ name }) => name.startsWith('Reduced'));
  const input = productVariants.items.map(({ id, product }) => ({
    id,
    stockLevels: locationIds.map((stockLocationId, nth) => ({
      stockLocationId,
      stockOnHand: STORES[nth].onHand,
    })),
    ...(product.facetValues.some(({ code }) => code === 'plants') && { taxCategoryId: reduced.id }),
    ...(isPrepared && { customFields: { barcode: ean13(id) } }),
  }));
  await admin(
    'mutation ($input: [UpdateProductVariantInput!]!) { updateProductVariants(input: $input) { id } }',
    { input },
  );
}

async function addKey(admin, channelId) {
  const role = await admin('mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }', {
    input: { code: 'pos', description: 'Point of sale', permissions: TILL_RIGHTS, channelIds: [channelId] },
  });
  const key = await admin(
    'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { apiKey } }',
    {
      input: { roleIds: [role.createRole.id], translations: [{ languageCode: 'en', name: 'Till' }] },
    },
  );
  return key.createApiKey.apiKey;
}

module.exports = { setUpForTill };
