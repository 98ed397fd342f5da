'use strict';

const { OrderCalculator, PluginCommonModule, VendurePlugin } = require('@vendure/core');
const { AdminResolver } = require('./admin-resolver.js');
const { ChangeFeed } = require('./change-feed.js');
const { inject } = require('./core-parts.js');
const { addCustomFields } = require('./custom-fields.js');
const { CountertopChange } = require('./feed/change-entity.js');
const { ChangeLog } = require('./feed/change-log.js');
const { FeedController } = require('./feed/controller.js');
const { rememberKeys } = require('./key-memory.js');
const { NamedLocationStrategy } = require('./location-strategy.js');
const { options } = require('./options.js');
const { TillPriceStrategy } = require('./price-strategy.js');
const { keepPromotionsOffTillSales } = require('./promotions.js');
const { SaleRecorder } = require('./record-sale.js');
const { PriceTeller } = require('./rows/prices.js');
const { ShopReader } = require('./rows/shop-reader.js');
const { adminSchema } = require('./schema.js');
const { storePickupChecker, tillSaleChecker } = require('./shipping-checkers.js');

class CountertopPlugin {
  static init(chosen) {
    Object.assign(options, chosen);
    return CountertopPlugin;
  }

  constructor(orderCalculator, changeLog) {
    this.orderCalculator = orderCalculator;
    this.changeLog = changeLog;
  }

  async onApplicationBootstrap() {
    keepPromotionsOffTillSales(this.orderCalculator);
    await this.changeLog.install();
  }
}
inject(CountertopPlugin, OrderCalculator, ChangeLog);

/** Adds to the shop's configuration; strategies that the shop has chosen go on working behind ours. */
function configuration(config) {
  const { catalogOptions, orderOptions, shippingOptions } = config;
  addCustomFields(config.customFields);
  rememberKeys(config.authOptions);
  catalogOptions.stockLocationStrategy = new NamedLocationStrategy(catalogOptions.stockLocationStrategy);
  orderOptions.orderItemPriceCalculationStrategy = new TillPriceStrategy(
    orderOptions.orderItemPriceCalculationStrategy,
  );
  shippingOptions.shippingEligibilityCheckers = [
    ...shippingOptions.shippingEligibilityCheckers,
    tillSaleChecker,
    storePickupChecker,
  ];
  return config;
}

VendurePlugin({
  imports: [PluginCommonModule],
  compatibility: '^3.6.0',
  entities: [CountertopChange],
  controllers: [FeedController],
  providers: [SaleRecorder, ChangeFeed, ChangeLog, PriceTeller, ShopReader],
  adminApiExtensions: { schema: adminSchema, resolvers: [AdminResolver] },
  configuration,
})(CountertopPlugin);

module.exports = { CountertopPlugin };
