'use strict';

const { inject } = require('../core-parts.js');
const { DocumentBook, madeOf } = require('./document-book.js');
const { GoodsCheck } = require('./goods-check.js');
const { OriginFinder } = require('./origin-finder.js');
const { PosOrders } = require('./pos-orders.js');
const { Refusal } = require('./refusal.js');
const { Refunder } = require('./refunder.js');
const { Restocker } = require('./restocker.js');
const { inOneOrder } = require('./record-stock.js');
const { StockMover } = require('./stock-mover.js');

/** Records what came back to a till, and what was sold with it in an exchange. */
class ReturnRecorder {
  constructor(book, origins, goods, restocker, refunder, posOrders, mover) {
    Object.assign(this, { book, origins, goods, restocker, refunder, posOrders, mover });
  }

  record(ctx, input) {
    const { returnId, kind, returned } = input;
    return this.book.once(ctx, { id: returnId, kind: 'RETURN', note: kind }, async (tx) => {
      await this.goods.location(tx, input.locationId);
      const origins = await this.takeBack(tx, input);
      await this.takeUnproven(tx, input);
      const back = returned.reduce((sum, { amountWithTax }) => sum + amountWithTax, 0);
      const sold = await this.sell(tx, input);
      const named = sold ?? origins[0];
      return {
        remoteId: named ? String(named.id) : returnId,
        code: named?.code ?? '',
        total: (sold?.totalWithTax ?? 0) - back,
      };
    });
  }

  /** Goods and money of every sale that something came back of. */
  async takeBack(tx, { returnId, locationId, returned }) {
    const origins = [];
    for (const saleId of new Set(returned.map((line) => line.saleId).filter(Boolean))) {
      const order = await this.origins.find(tx, saleId);
      if (!order) throw new Refusal('UNKNOWN_DOCUMENT', `The store has no sale ${saleId}`);
      const lines = returned.filter((line) => line.saleId === saleId);
      const reason = `${returnId} ${[...new Set(lines.map((line) => line.reason))].join(', ')}`.slice(0, 250);
      await this.restocker.restock(tx, { order, lines, locationId, reason });
      const amount = lines.reduce((sum, { amountWithTax }) => sum + amountWithTax, 0);
      await this.refunder.refund(tx, { orderId: order.id, amount, reason, transactionId: returnId });
      origins.push(order);
    }
    return origins;
  }

  /** Without a receipt nobody knows which payment to give back: only the goods are told. */
  async takeUnproven(tx, { locationId, returned }) {
    const lines = returned.filter((line) => !line.saleId && line.restock && line.productVariantId);
    if (lines.length === 0) return;
    await this.goods.known(
      tx,
      lines.map(({ productVariantId }) => productVariantId),
    );
    for (const { productVariantId, quantity } of inOneOrder(lines)) {
      await this.mover.move(tx, { productVariantId, locationId, quantity });
    }
  }

  async sell(tx, input) {
    const { returnId, returnedAt, soldTotalWithTax, surcharges } = input;
    if (input.lines.length === 0 && (surcharges ?? []).length === 0) return null;
    const order = await this.posOrders.create(tx, {
      ...input,
      saleId: returnId,
      soldAt: returnedAt,
      totalWithTax: soldTotalWithTax,
    });
    return { id: order.id, code: order.code, totalWithTax: madeOf(order).total };
  }
}
inject(
  ReturnRecorder,
  ...[DocumentBook, OriginFinder, GoodsCheck, Restocker, Refunder, PosOrders, StockMover],
);

module.exports = { ReturnRecorder };
