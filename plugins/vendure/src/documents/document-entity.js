'use strict';

const { Column, PrimaryColumn, table } = require('../core-parts.js');

/**
 * A document of a till, by the till's own id, written in the transaction of what it did: so it happens once, whoever
 * sends it how often. `remoteId` and `code` name what was made of it, `total` is in minor units.
 */
class CountertopDocument {}
table(CountertopDocument, 'countertop_document', {
  id: [PrimaryColumn({ type: 'varchar', length: 255 })],
  kind: [Column({ type: 'varchar', length: 10 })],
  remoteId: [Column({ type: 'varchar', length: 100, default: '' })],
  code: [Column({ type: 'varchar', length: 100, default: '' })],
  total: [Column({ type: 'int', nullable: true })],
  note: [Column({ type: 'varchar', length: 255, default: '' })],
  at: [Column({ type: 'bigint' })],
});

module.exports = { CountertopDocument };
