'use strict';

const { LanguageCode, ShippingEligibilityChecker } = require('@vendure/core');

const inEnglish = (value) => [{ languageCode: LanguageCode.en, value }];

const tillSaleChecker = new ShippingEligibilityChecker({
  code: 'countertop-till-sale',
  description: inEnglish('Sales of a till only; never offered to shoppers'),
  args: {},
  check: (ctx, order) => Boolean(order.customFields.posSaleId),
});

const storePickupChecker = new ShippingEligibilityChecker({
  code: 'countertop-store-pickup',
  description: inEnglish('Once the shopper has chosen a store to collect from'),
  args: {},
  check: (ctx, order) => Boolean(order.customFields.pickupStore) && !order.customFields.posSaleId,
});

module.exports = { tillSaleChecker, storePickupChecker };
