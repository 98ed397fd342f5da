'use strict';

const {
  LanguageCode,
  ShippingEligibilityChecker,
  StockLocation,
  TransactionalConnection,
} = require('@vendure/core');

const inEnglish = (value) => [{ languageCode: LanguageCode.en, value }];

const tillSaleChecker = new ShippingEligibilityChecker({
  code: 'countertop-till-sale',
  description: inEnglish('Sales of a till only; never offered to shoppers'),
  args: {},
  check: (ctx, order) => Boolean(order.customFields.posSaleId),
});

let connection;
const storePickupChecker = new ShippingEligibilityChecker({
  code: 'countertop-store-pickup',
  description: inEnglish('Once the shopper has chosen a store to collect from'),
  args: {},
  init: (injector) => {
    connection = injector.get(TransactionalConnection);
  },
  check: async (ctx, { customFields: { pickupStore, posSaleId } }) => {
    if (!pickupStore || posSaleId) return false;
    const channels = { id: ctx.channelId };
    return await connection
      .getRepository(ctx, StockLocation)
      .exists({ where: { customFields: { code: pickupStore }, channels } });
  },
});

module.exports = { tillSaleChecker, storePickupChecker };
