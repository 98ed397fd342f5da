'use strict';

const {
  EventBus,
  OrderCalculator,
  OrderService,
  PluginCommonModule,
  StockLevelService,
  TransactionalConnection,
  VendurePlugin,
} = require('@vendure/core');
const { AdminResolver } = require('./admin-resolver.js');
const { APP_INTERCEPTOR, inject } = require('./core-parts.js');
const { addCustomFields } = require('./custom-fields.js');
const { changeOrdersOneByOne } = require('./documents/lock-order.js');
const { CountertopDocument } = require('./documents/document-entity.js');
const { CustomerFinder } = require('./documents/customer-finder.js');
const { DocumentBook } = require('./documents/document-book.js');
const { GoodsCheck } = require('./documents/goods-check.js');
const { OriginFinder } = require('./documents/origin-finder.js');
const { PosOrders } = require('./documents/pos-orders.js');
const { Providers } = require('./documents/providers.js');
const { SaleRecorder } = require('./documents/record-sale.js');
const { ReturnRecorder } = require('./documents/record-return.js');
const { StockRecorder } = require('./documents/record-stock.js');
const { Refunder } = require('./documents/refunder.js');
const { Restocker } = require('./documents/restocker.js');
const { CustomerSaver } = require('./documents/save-customer.js');
const { StockMover } = require('./documents/stock-mover.js');
const { CountertopChange } = require('./feed/change-entity.js');
const { ChangeLog } = require('./feed/change-log.js');
const { FeedController } = require('./feed/controller.js');
const { SettingsCheck } = require('./feed/settings-check.js');
const { HeardInterceptor } = require('./hold/heard-interceptor.js');
const { HoldBack } = require('./hold/hold-back.js');
const { CountertopHold } = require('./hold/hold-entity.js');
const { rememberKeys } = require('./key-memory.js');
const { NamedLocationStrategy } = require('./location-strategy.js');
const { options } = require('./options.js');
const { codeForPickup, followPickupStore, heedTills } = require('./order-process.js');
const { CountertopPickupEvent } = require('./pickup/event-entity.js');
const { watchListeners } = require('./pickup/notice-event.js');
const { PickupCharges } = require('./pickup/pickup-charges.js');
const { PickupGoods } = require('./pickup/pickup-goods.js');
const { PickupMoney } = require('./pickup/pickup-money.js');
const { PickupPlace } = require('./pickup/pickup-place.js');
const { PickupRecorder } = require('./pickup/record-pickup.js');
const { StepTrimmer } = require('./pickup/trim-steps.js');
const { TillPriceStrategy } = require('./price-strategy.js');
const { keepPromotionsOffTillSales } = require('./promotions.js');
const { PriceTeller } = require('./rows/prices.js');
const { ShopReader } = require('./rows/shop-reader.js');
const { adminSchema } = require('./schema.js');
const { storePickupChecker, tillSaleChecker } = require('./shipping-checkers.js');
const { addToStockLevels } = require('./stock-levels.js');

class CountertopPlugin {
  static init(chosen) {
    Object.assign(options, chosen);
    return CountertopPlugin;
  }

  constructor(orderCalculator, stockLevels, orders, connection, changeLog, place, trimmer, eventBus) {
    Object.assign(this, { orderCalculator, stockLevels, orders, connection, changeLog, place, trimmer });
    watchListeners(eventBus);
  }

  async onApplicationBootstrap() {
    keepPromotionsOffTillSales(this.orderCalculator);
    addToStockLevels(this.stockLevels, this.connection);
    changeOrdersOneByOne(this.orders, this.connection);
    followPickupStore(this.orders, this.connection, this.place);
    await this.changeLog.install();
    await this.trimmer.start();
  }
}
inject(
  CountertopPlugin,
  ...[OrderCalculator, StockLevelService, OrderService, TransactionalConnection, ChangeLog],
  ...[PickupPlace, StepTrimmer, EventBus],
);

/** Adds to the shop's configuration; strategies that the shop has chosen go on working behind ours. */
function configuration(config) {
  const { catalogOptions, orderOptions, shippingOptions } = config;
  addCustomFields(config.customFields);
  rememberKeys(config.authOptions);
  catalogOptions.stockLocationStrategy = new NamedLocationStrategy(catalogOptions.stockLocationStrategy);
  orderOptions.process = [...orderOptions.process.map(heedTills), codeForPickup];
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
  entities: [CountertopChange, CountertopDocument, CountertopHold, CountertopPickupEvent],
  controllers: [FeedController],
  providers: [
    ...[ChangeLog, PriceTeller, SettingsCheck, ShopReader],
    ...[CustomerFinder, DocumentBook, GoodsCheck, OriginFinder, PosOrders, Providers],
    ...[Refunder, Restocker, StockMover],
    ...[SaleRecorder, ReturnRecorder, StockRecorder, CustomerSaver, HoldBack],
    ...[PickupRecorder, PickupGoods, PickupMoney, PickupCharges, PickupPlace, StepTrimmer],
    { provide: APP_INTERCEPTOR, useClass: HeardInterceptor },
  ],
  adminApiExtensions: { schema: adminSchema, resolvers: [AdminResolver] },
  configuration,
})(CountertopPlugin);

module.exports = { CountertopPlugin };
