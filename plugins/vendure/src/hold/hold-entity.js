'use strict';

const { Column, PrimaryColumn, table } = require('../core-parts.js');

/** What a register asked to be held back while it is silent, and when it was heard of last (milliseconds UTC). */
class CountertopHold {}
table(CountertopHold, 'countertop_hold', {
  id: [PrimaryColumn({ type: 'varchar', length: 255 })],
  locationId: [Column({ type: 'varchar', length: 100 })],
  afterMs: [Column({ type: 'int' })],
  items: [Column({ type: 'text' })],
  heardAt: [Column({ type: 'bigint' })],
});

module.exports = { CountertopHold };
