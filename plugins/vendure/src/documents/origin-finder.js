'use strict';

const { Order, OrderService, Payment, TransactionalConnection } = require('@vendure/core');
const { inject } = require('../core-parts.js');

/** An order ends as cancelled when all of it has come back. */
const ENDS = ['Delivered', 'Cancelled'];

/** Finds the order that a sale of a till became, also one that was made step by step before the plugin came. */
class OriginFinder {
  constructor(connection, orders) {
    this.connection = connection;
    this.orders = orders;
  }

  async find(tx, saleId) {
    const id = (await this.claimed(tx, saleId)) ?? (await this.payment(tx, saleId))?.order.id;
    return id === undefined ? null : ((await this.orders.findOne(tx, id)) ?? null);
  }

  /** The sale as a document; null while it is only paid. Its total is what was paid: what comes back lowers the order's. */
  async whole(tx, saleId) {
    const order = await this.find(tx, saleId);
    if (!order || (order.customFields.posSaleId !== saleId && !ENDS.includes(order.state))) return null;
    const payment = await this.payment(tx, saleId);
    return {
      id: saleId,
      kind: 'SALE',
      remoteId: String(order.id),
      code: order.code,
      total: payment?.amount ?? order.totalWithTax,
    };
  }

  async claimed(tx, saleId) {
    const order = await this.connection
      .getRepository(tx, Order)
      .findOne({ where: { customFields: { posSaleId: saleId } }, select: { id: true } });
    return order?.id;
  }

  payment(tx, saleId) {
    return this.connection
      .getRepository(tx, Payment)
      .findOne({ where: { transactionId: saleId, state: 'Settled' }, relations: { order: true } });
  }
}
inject(OriginFinder, TransactionalConnection, OrderService);

module.exports = { OriginFinder };
