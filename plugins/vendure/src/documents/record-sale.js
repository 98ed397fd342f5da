'use strict';

const { OrderService } = require('@vendure/core');
const { inject } = require('../core-parts.js');
const { DocumentBook, madeOf } = require('./document-book.js');
const { PosOrders } = require('./pos-orders.js');

/** Records the paid sales of tills. */
class SaleRecorder {
  constructor(book, posOrders, orders) {
    this.book = book;
    this.posOrders = posOrders;
    this.orders = orders;
  }

  async record(ctx, sale) {
    const outcome = await this.book.once(ctx, { id: sale.saleId, kind: 'SALE' }, async (tx) =>
      madeOf(await this.posOrders.create(tx, sale)),
    );
    if (outcome.__typename === 'PosRefused') return { ...outcome, __typename: 'PosSaleRefused' };
    const order = await this.orders.findOne(ctx, outcome.document.remoteId);
    return { ...outcome, order, __typename: 'PosSaleRecorded' };
  }
}
inject(SaleRecorder, DocumentBook, PosOrders, OrderService);

module.exports = { SaleRecorder };
