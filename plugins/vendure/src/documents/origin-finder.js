'use strict';

const { Order, OrderService, Payment, TransactionalConnection } = require('@vendure/core');
const { inject } = require('../core-parts.js');

/** Finds the order that a sale of a till became, also one that was made step by step before the plugin came. */
class OriginFinder {
  constructor(connection, orders) {
    this.connection = connection;
    this.orders = orders;
  }

  async find(tx, saleId) {
    const id = (await this.claimed(tx, saleId)) ?? (await this.paid(tx, saleId));
    return id === null ? null : ((await this.orders.findOne(tx, id)) ?? null);
  }

  async claimed(tx, saleId) {
    const order = await this.connection
      .getRepository(tx, Order)
      .findOne({ where: { customFields: { posSaleId: saleId } }, select: { id: true } });
    return order?.id ?? null;
  }

  async paid(tx, saleId) {
    const payment = await this.connection
      .getRepository(tx, Payment)
      .findOne({ where: { transactionId: saleId, state: 'Settled' }, relations: { order: true } });
    return payment?.order.id ?? null;
  }
}
inject(OriginFinder, TransactionalConnection, OrderService);

module.exports = { OriginFinder };
