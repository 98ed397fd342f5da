'use strict';

const { inject } = require('../core-parts.js');
const { DocumentBook } = require('./document-book.js');
const { GoodsCheck } = require('./goods-check.js');
const { StockMover } = require('./stock-mover.js');

/** Records movements of stock that no sale caused. */
class StockRecorder {
  constructor(book, goods, mover) {
    this.book = book;
    this.goods = goods;
    this.mover = mover;
  }

  record(ctx, { documentId, cause, note, locationId, moves }) {
    return this.book.once(ctx, { id: documentId, kind: 'STOCK', note: `${cause}: ${note}` }, async (tx) => {
      await this.goods.location(tx, locationId);
      await this.goods.known(
        tx,
        moves.map(({ productVariantId }) => productVariantId),
      );
      for (const { productVariantId, quantity } of inOneOrder(moves)) {
        await this.mover.move(tx, { productVariantId, locationId, quantity });
      }
      return { remoteId: documentId, code: '', total: null };
    });
  }
}
inject(StockRecorder, DocumentBook, GoodsCheck, StockMover);

/** All documents move goods in the order of their ids, so that two can't wait for each other. */
function inOneOrder(moves) {
  return [...moves].sort((a, b) => String(a.productVariantId).localeCompare(String(b.productVariantId)));
}

module.exports = { StockRecorder, inOneOrder };
