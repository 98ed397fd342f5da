'use strict';

const { StockLevel } = require('@vendure/core');

/**
 * Makes Vendure add to stock levels instead of writing what it read a moment ago plus a change: of two orders at once
 * the one would undo the other's change.
 */
function addToStockLevels(levels, connection) {
  const adding = (column) => async (ctx, productVariantId, stockLocationId, change) => {
    await levels.getStockLevel(ctx, productVariantId, stockLocationId);
    await connection
      .getRepository(ctx, StockLevel)
      .increment({ productVariantId, stockLocationId }, column, change);
  };
  levels.updateStockOnHandForLocation = adding('stockOnHand');
  levels.updateStockAllocatedForLocation = adding('stockAllocated');
}

module.exports = { addToStockLevels };
