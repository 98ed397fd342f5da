'use strict';

const {
  EventBus,
  StockAdjustment,
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
    await this.levels.updateStockOnHandForLocation(tx, productVariantId, locationId, quantity);
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
