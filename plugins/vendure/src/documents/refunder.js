'use strict';

const { OrderService, TransactionalConnection } = require('@vendure/core');
const { inject } = require('../core-parts.js');
const { METHOD, leftOf, paymentsOf, sumOf } = require('./payments.js');
const { Providers } = require('./providers.js');
const { Refusal, orRefuse } = require('./refusal.js');

/** What was taken at a counter may be given back there. */
const AT_COUNTER = Object.values(METHOD);

/** Gives the money of an order back in the store's books. */
class Refunder {
  constructor(connection, orders, providers) {
    Object.assign(this, { connection, orders, providers });
  }

  /**
   * @param amount minor units; what was paid and is not given back yet is the most
   * @param paidBack what of it a till has given to the customer, of what was taken at a counter; the rest goes back the
   * way it was paid, and waits for a person where the provider can't do that by itself. Absent: a till has given all of
   * it, however it was paid
   */
  async refund(tx, { orderId, amount, reason, transactionId, paidBack = null }) {
    const payments = (await paymentsOf(this.connection, tx, [orderId])).get(String(orderId));
    const left = payments
      .filter(({ state }) => state === 'Settled')
      .map((payment) => ({ ...payment, amount: leftOf(payment) }));
    mustBeLeft(left, amount);
    const atCounter = left.filter(({ method }) => paidBack === null || AT_COUNTER.includes(method));
    mustBeLeft(atCounter, paidBack ?? amount);
    const given = takeOf(atCounter, paidBack ?? amount);
    const others = left.filter((payment) => !atCounter.includes(payment));
    const rest = takeOf([...others, ...atCounter], amount - sumOf(given));
    for (const part of given) await this.book(tx, { ...part, reason, transactionId, isGiven: true });
    for (const part of rest) await this.book(tx, { ...part, reason, transactionId, isGiven: false });
  }

  async book(tx, { transactionId, isGiven, ...wish }) {
    const refund = await this.providers.giveBack(tx, wish);
    if (refund.state === 'Settled' || !isGiven) return;
    orRefuse(await this.orders.settleRefund(tx, { id: refund.id, transactionId }));
  }
}
inject(Refunder, TransactionalConnection, OrderService, Providers);

function mustBeLeft(payments, amount) {
  const most = sumOf(payments);
  if (amount <= most) return;
  const message = `Only ${most} of this sale can still be given back, not ${amount}`;
  throw new Refusal('STATE', message, { totalWithTax: most });
}

/** So much of these payments, one after the other, which then have less. */
function takeOf(payments, amount) {
  let missing = amount;
  return payments
    .map((payment) => {
      const part = Math.min(missing, payment.amount);
      payment.amount -= part;
      missing -= part;
      return { paymentId: payment.id, amount: part };
    })
    .filter((part) => part.amount > 0);
}

module.exports = { Refunder };
