'use strict';

/**
 * A line that a till sold keeps the price the customer paid, tax included, whatever the catalog says by now.
 * All other lines go to the shop's own strategy.
 */
class TillPriceStrategy {
  constructor(inner) {
    this.inner = inner;
  }

  async init(injector) {
    await this.inner.init?.(injector);
  }

  async destroy() {
    await this.inner.destroy?.();
  }

  calculateUnitPrice(ctx, variant, customFields, order, quantity) {
    const price = customFields.posUnitPrice;
    return Number.isInteger(price)
      ? { price, priceIncludesTax: true }
      : this.inner.calculateUnitPrice(ctx, variant, customFields, order, quantity);
  }
}

module.exports = { TillPriceStrategy };
