'use strict';

const { idsAreEqual } = require('@vendure/core');
const { cameBackTo } = require('./came-back-to.js');
const { HoldBack } = require('./hold/hold-back.js');
const { PickupPlace, leaving } = require('./pickup/pickup-place.js');

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
    this.place = injector.get(PickupPlace);
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

  async forRelease(ctx, locations, line, quantity) {
    const from = leaving.getStore();
    const location = from && locations.find(({ id }) => idsAreEqual(id, from));
    if (location) return [{ location, quantity }];
    return (
      (await this.where(ctx, locations, { line, quantity, count: 'held' })) ??
      this.inner.forRelease(ctx, locations, line, quantity)
    );
  }

  async forSale(ctx, locations, line, quantity) {
    return (
      (await this.where(ctx, locations, { line, quantity, count: 'held' })) ??
      this.inner.forSale(ctx, locations, line, quantity)
    );
  }

  async forCancellation(ctx, locations, line, quantity) {
    const back = cameBackTo.getStore();
    const location = back && locations.find(({ id }) => idsAreEqual(id, back));
    if (location) return [{ location, quantity }];
    return (
      (await this.where(ctx, locations, { line, quantity, count: 'gone' })) ??
      this.inner.forCancellation(ctx, locations, line, quantity)
    );
  }

  async named(ctx, locations, line) {
    const order = await this.place.orderOf(ctx, line.id);
    if (order === null) return undefined;
    const { posLocationId } = order.customFields;
    if (posLocationId) return locations.find(({ id }) => idsAreEqual(id, posLocationId));
    const shop = await this.place.shopOf(ctx, order);
    return shop === null ? undefined : locations.find(({ customFields }) => customFields.code === shop);
  }

  /**
   * Where goods of an order that is collected are now: Vendure's own way goes by the first allocation that a line ever
   * had. Null for all other orders.
   */
  async where(ctx, locations, { line, quantity, count }) {
    const order = await this.place.orderOf(ctx, line.id);
    if (order === null || (await this.place.shopOf(ctx, order)) === null) return null;
    const standing = (await this.place.standing(ctx, line.id)).toSorted((a, b) => b[count] - a[count]);
    const found = [];
    let missing = quantity;
    for (const place of standing) {
      const pieces = Math.min(missing, place[count]);
      const location = locations.find(({ id }) => idsAreEqual(id, place.placeId));
      if (pieces > 0 && location) found.push({ location, quantity: pieces });
      if (pieces > 0) missing -= pieces;
    }
    return found;
  }
}

module.exports = { NamedLocationStrategy };
