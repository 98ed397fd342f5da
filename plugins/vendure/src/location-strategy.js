'use strict';

const { OrderLine, TransactionalConnection, idsAreEqual } = require('@vendure/core');
const { cameBackTo } = require('./came-back-to.js');
const { HoldBack } = require('./hold/hold-back.js');

/**
 * Takes the stock of a till's sale, or of an order that is collected, whole from the store that the order
 * names, and puts what came back to a till where it came back to. All other orders go to the shop's own strategy.
 * Shoppers are not offered what a silent till may have sold.
 */
class NamedLocationStrategy {
  constructor(inner) {
    this.inner = inner;
  }

  async init(injector) {
    this.connection = injector.get(TransactionalConnection);
    this.holdBack = injector.get(HoldBack);
    await this.inner.init?.(injector);
  }

  async destroy() {
    await this.inner.destroy?.();
  }

  async getAvailableStock(ctx, variantId, levels) {
    const stock = await this.inner.getAvailableStock(ctx, variantId, levels);
    if (ctx.apiType !== 'shop') return stock;
    return {
      ...stock,
      stockOnHand: stock.stockOnHand - (await this.holdBack.heldOf(ctx, variantId, levels)),
    };
  }

  async forAllocation(ctx, locations, line, quantity) {
    const location = await this.named(ctx, locations, line);
    return location ? [{ location, quantity }] : this.inner.forAllocation(ctx, locations, line, quantity);
  }

  // What follows the allocation reads where it was made, which the shop's strategy does already.
  forRelease(ctx, locations, line, quantity) {
    return this.inner.forRelease(ctx, locations, line, quantity);
  }

  forSale(ctx, locations, line, quantity) {
    return this.inner.forSale(ctx, locations, line, quantity);
  }

  forCancellation(ctx, locations, line, quantity) {
    const back = cameBackTo.getStore();
    const location = back && locations.find(({ id }) => idsAreEqual(id, back));
    if (location) return [{ location, quantity }];
    return this.inner.forCancellation(ctx, locations, line, quantity);
  }

  async named(ctx, locations, line) {
    const found = await this.connection
      .getRepository(ctx, OrderLine)
      .findOne({ where: { id: line.id }, relations: { order: true } });
    const { posLocationId, pickupStore } = found?.order.customFields ?? {};
    if (posLocationId) return locations.find(({ id }) => idsAreEqual(id, posLocationId));
    return pickupStore && locations.find(({ customFields }) => customFields.code === pickupStore);
  }
}

module.exports = { NamedLocationStrategy };
