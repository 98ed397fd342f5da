'use strict';

const { OrderService, Payment, TransactionalConnection } = require('@vendure/core');
const { inject } = require('../core-parts.js');
const { Refusal, orRefuse } = require('./refusal.js');

/** What a till took in the store's books: it gives it back by itself as well. */
const TILL = 'pos';

/** Gives the money of an order back in the store's books. */
class Refunder {
  constructor(connection, orders) {
    this.connection = connection;
    this.orders = orders;
  }

  /**
   * @param amount minor units; what was paid and is not given back yet is the most
   * @param hasGiven the till has given it to the customer already. Else only what a till took is given back by a till;
   * the rest goes back the way it was paid, and waits for a person where the provider can't do that by itself
   */
  async refund(tx, { orderId, amount, reason, transactionId, hasGiven = true }) {
    const payments = await this.connection.getRepository(tx, Payment).find({
      where: { order: { id: orderId }, state: 'Settled' },
      relations: { refunds: true },
      order: { id: 'ASC' },
    });
    const left = payments.map((payment) => ({ ...payment, amount: payment.amount - givenBack(payment) }));
    const most = left.reduce((sum, payment) => sum + payment.amount, 0);
    if (amount > most) {
      const message = `Only ${most} of this sale can still be given back, not ${amount}`;
      throw new Refusal('STATE', message, { totalWithTax: most });
    }
    let missing = amount;
    for (const payment of left) {
      const part = Math.min(missing, payment.amount);
      const isGiven = hasGiven || payment.method === TILL;
      if (part > 0)
        await this.book(tx, { paymentId: payment.id, amount: part, reason, transactionId, isGiven });
      missing -= part;
    }
  }

  async book(tx, { paymentId, amount, reason, transactionId, isGiven }) {
    const refund = orRefuse(
      await this.orders.refundOrder(tx, { paymentId, amount, reason, lines: [], shipping: 0, adjustment: 0 }),
    );
    if (refund.state === 'Settled' || !isGiven) return;
    orRefuse(await this.orders.settleRefund(tx, { id: refund.id, transactionId }));
  }
}
inject(Refunder, TransactionalConnection, OrderService);

function givenBack({ refunds }) {
  return refunds.filter(({ state }) => state !== 'Failed').reduce((sum, { total }) => sum + total, 0);
}

module.exports = { Refunder, TILL, givenBack };
