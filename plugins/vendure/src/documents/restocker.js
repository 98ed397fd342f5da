'use strict';

const { OrderService, TransactionalConnection } = require('@vendure/core');
const { inject } = require('../core-parts.js');
const { cameBackTo } = require('../came-back-to.js');
const { lockOrders } = require('./lock-order.js');
const { Refusal, orRefuse, refusedItem } = require('./refusal.js');

/** Cancels what came back in good order, so that Vendure puts it into the stock again: of the shop it came back to. */
class Restocker {
  constructor(connection, orders) {
    this.connection = connection;
    this.orders = orders;
  }

  async restock(tx, { order, lines, locationId, reason }) {
    const wanted = lines.filter(({ restock, productVariantId }) => restock && productVariantId);
    if (wanted.length === 0) return;
    await lockOrders(this.connection, tx, [order.id]);
    const { lines: orderLines } = await this.orders.findOne(tx, order.id);
    const cancelled = cancellations(orderLines, wanted);
    orRefuse(
      await cameBackTo.run(locationId, () =>
        this.orders.cancelOrder(tx, { orderId: order.id, lines: cancelled, reason }),
      ),
    );
  }
}
inject(Restocker, TransactionalConnection, OrderService);

/** Which lines of the order lose how many pieces: those at the price that was given back come first. */
function cancellations(orderLines, wanted) {
  const left = new Map(orderLines.map((line) => [line.id, line.quantity]));
  const taken = new Map();
  for (const { productVariantId, quantity, amountWithTax, description } of wanted) {
    const distance = (line) => Math.abs(line.proratedUnitPriceWithTax - amountWithTax / quantity);
    const candidates = orderLines
      .filter((line) => String(line.productVariantId) === String(productVariantId))
      .sort((a, b) => distance(a) - distance(b));
    let missing = quantity;
    for (const { id } of candidates) {
      const pieces = Math.min(missing, left.get(id));
      left.set(id, left.get(id) - pieces);
      if (pieces > 0) taken.set(id, (taken.get(id) ?? 0) + pieces);
      missing -= pieces;
    }
    if (missing > 0) {
      throw new Refusal(
        'STATE',
        `The sale has only ${quantity - missing} of ${description} left to come back`,
        {
          items: [refusedItem(productVariantId, { available: quantity - missing })],
        },
      );
    }
  }
  return [...taken].map(([orderLineId, quantity]) => ({ orderLineId, quantity }));
}

module.exports = { Restocker };
