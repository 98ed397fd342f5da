'use strict';

const { Column, Index, PrimaryGeneratedColumn, table } = require('../core-parts.js');

/**
 * One thing that changed, written by a trigger in the transaction of the change. `at` is in milliseconds UTC; `tx` is
 * the number of that transaction where the database (PostgreSQL) gives numbers that may commit out of their order.
 */
class CountertopChange {}
table(CountertopChange, 'countertop_change', {
  seq: [PrimaryGeneratedColumn({ type: 'int' })],
  kind: [Column({ type: 'varchar', length: 20 })],
  entityId: [Column({ type: 'varchar', length: 100 })],
  at: [Column({ type: 'bigint' })],
  tx: [Column({ type: 'bigint', nullable: true }), Index()],
});

module.exports = { CountertopChange };
