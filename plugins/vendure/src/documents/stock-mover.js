'use strict';

const {
  EventBus,
  StockAdjustment,
  StockLevel,
  StockLevelService,
  StockMovementEvent,
  TransactionalConnection,
} = require('@vendure/core');
const { inject } = require('../core-parts.js');

/** Moves stock by what came or went, so that two who move it at once both count. It may go below zero. */
class StockMover {
  constructor(connection, levels, events) {
    this.connection = connection;
    this.levels = levels;
    this.events = events;
  }

  /** Adds `quantity` pieces, negative for what went, and writes it into the variant's history. */
  async move(tx, { productVariantId, locationId, quantity }) {
    if (quantity === 0) return;
    // The level may not exist yet.
    await this.levels.getStockLevel(tx, productVariantId, locationId);
    await this.connection
      .getRepository(tx, StockLevel)
      .increment({ productVariantId, stockLocationId: locationId }, 'stockOnHand', quantity);
    const adjustment = await this.connection.getRepository(tx, StockAdjustment).save(
      new StockAdjustment({
        quantity,
        stockLocation: { id: locationId },
        productVariant: { id: productVariantId },
      }),
    );
    await this.events.publish(new StockMovementEvent(tx, [adjustment]));
  }
}
inject(StockMover, TransactionalConnection, StockLevelService, EventBus);

module.exports = { StockMover };
