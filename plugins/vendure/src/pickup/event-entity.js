'use strict';

const { Column, Index, PrimaryColumn, table } = require('../core-parts.js');

/**
 * A step that staff took with an order, by the till's own id: `body` is the event as the till told it and `effect`
 * what was done for it here, both as JSON. `shop` is the code of the shop whose till took it, null where it has none.
 * `at` is in milliseconds UTC.
 */
class CountertopPickupEvent {}
table(CountertopPickupEvent, 'countertop_pickup_event', {
  id: [PrimaryColumn({ type: 'varchar', length: 255 })],
  orderId: [Column({ type: 'varchar', length: 100 }), Index()],
  body: [Column({ type: 'text' })],
  effect: [Column({ type: 'text', nullable: true })],
  shop: [Column({ type: 'varchar', length: 100, nullable: true })],
  at: [Column({ type: 'bigint' })],
});

module.exports = { CountertopPickupEvent };
