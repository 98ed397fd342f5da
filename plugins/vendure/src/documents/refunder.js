'use strict';

const { OrderService, Payment, TransactionalConnection } = require('@vendure/core');
const { inject } = require('../core-parts.js');
const { Refusal, orRefuse } = require('./refusal.js');

/** Gives the money of a sale back in the store's books; the till has given it to the customer already. */
class Refunder {
  constructor(connection, orders) {
    this.connection = connection;
    this.orders = orders;
  }

  /** @param amount minor units; what was paid and is not given back yet is the most */
  async refund(tx, { orderId, amount, reason, transactionId }) {
    const payments = await this.connection
      .getRepository(tx, Payment)
      .find({ where: { order: { id: orderId }, state: 'Settled' }, relations: { refunds: true } });
    const left = payments.map((payment) => ({ id: payment.id, amount: payment.amount - givenBack(payment) }));
    const most = left.reduce((sum, payment) => sum + payment.amount, 0);
    if (amount > most) {
      const message = `Only ${most} of this sale can still be given back, not ${amount}`;
      throw new Refusal('STATE', message, { totalWithTax: most });
    }
    let missing = amount;
    for (const payment of left) {
      const part = Math.min(missing, payment.amount);
      if (part > 0) await this.book(tx, { paymentId: payment.id, amount: part, reason, transactionId });
      missing -= part;
    }
  }

  async book(tx, { paymentId, amount, reason, transactionId }) {
    const refund = orRefuse(
      await this.orders.refundOrder(tx, { paymentId, amount, reason, lines: [], shipping: 0, adjustment: 0 }),
    );
    if (refund.state === 'Settled') return;
    orRefuse(await this.orders.settleRefund(tx, { id: refund.id, transactionId }));
  }
}
inject(Refunder, TransactionalConnection, OrderService);

function givenBack({ refunds }) {
  return refunds.filter(({ state }) => state !== 'Failed').reduce((sum, { total }) => sum + total, 0);
}

module.exports = { Refunder };
