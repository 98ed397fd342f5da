'use strict';

const { OrderService, PaymentService, TransactionalConnection } = require('@vendure/core');
const { inject } = require('../core-parts.js');
const { METHOD, leftOf, paymentsOf, reckon, sumOf } = require('../documents/payments.js');
const { Providers } = require('../documents/providers.js');
const { Refunder } = require('../documents/refunder.js');
const { Refusal, orRefuse } = require('../documents/refusal.js');
const { regardedAsPaid } = require('../regarded-as-paid.js');

/**
 * The money of an order that is collected. Every step looks at how the order stands. Amounts in minor units. Providers
 * are asked last, as what they do is not undone when a step is refused.
 */
class PickupMoney {
  constructor(connection, orders, payments, refunder, providers) {
    Object.assign(this, { connection, orders, payments, refunder, providers });
  }

  /** @throws a refusal when the till has not collected just what the store still wants once it drew what it may */
  async mustBeAll(tx, orderId, collected) {
    const { settled, wanted } = await this.read(tx, orderId);
    const drawnByHand = sumOf(settled.filter(({ method }) => method === METHOD.atPickup));
    const isBooked = wanted === 0 && collected <= drawnByHand;
    if (isBooked || collected === wanted) return;
    const message = `The store wants ${wanted} for the order, the till has collected ${collected}`;
    throw new Refusal('TOTAL_DIFFERS', message, { totalWithTax: wanted });
  }

  /** Draws what the store may still draw and needs. */
  async draw(tx, orderId) {
    const { needed } = await this.read(tx, orderId);
    for (const { id } of needed) await this.providers.draw(tx, id);
    await this.align(tx, orderId);
  }

  /** What the shopper paid at the counter, if it is not in the books already. */
  async book(tx, orderId, { eventId, register, collected, receiptNumber, tenders }) {
    const { order, rest } = await this.read(tx, orderId);
    if (rest <= 0 || collected === 0) return;
    await this.payments.createManualPayment(tx, order, collected, {
      orderId,
      method: METHOD.handOver,
      transactionId: eventId,
      metadata: { tenders, register, receiptNumber },
    });
    await this.align(tx, orderId);
  }

  /** What the store did not need is never drawn, and what was paid beyond the total goes back the way it was paid. */
  async giveExcess(tx, orderId, { reason, isOver }) {
    const { drawable, promised } = await this.read(tx, orderId);
    for (const { id } of isOver ? promised : drawable) await this.providers.letGo(tx, id);
    await this.giveOverpaid(tx, orderId, reason);
  }

  async giveOverpaid(tx, orderId, reason) {
    const { rest, order } = await this.read(tx, orderId);
    // Vendure gives nothing back while something is only authorised: what is drawn later is set off then.
    if (rest >= 0 || order.state === 'PaymentAuthorized') return;
    await this.giveBack(tx, orderId, { amount: -rest, reason });
  }

  /** @param reason begins with the step's id, which a refund by a till is known by as well */
  async giveBack(tx, orderId, { amount, paidBack = 0, reason }) {
    const [transactionId] = reason.split(' ');
    await this.refunder.refund(tx, { orderId, amount, paidBack, reason, transactionId });
  }

  /** Brings the order's state in line with its total and its payments, where Vendure leaves that to a person. */
  async align(tx, orderId) {
    const { order, settled, promised } = await this.read(tx, orderId);
    const got = coveredBy(settled);
    const isCovered = order.totalWithTax <= got + coveredBy(promised);
    const covered = order.totalWithTax <= got ? 'PaymentSettled' : 'PaymentAuthorized';
    const wanted = isCovered ? covered : 'ArrangingAdditionalPayment';
    const mayChange = ['PaymentAuthorized', 'PaymentSettled', 'ArrangingAdditionalPayment'];
    if (order.state === wanted || !mayChange.includes(order.state)) return;
    if (order.state === 'PaymentSettled' && isCovered) return;
    const step = () => this.orders.transitionToState(tx, orderId, wanted);
    orRefuse(await (isCovered ? regardedAsPaid.run(true, step) : step()));
  }

  /** The order with its money; `needed` is what is to be drawn for it, and `wanted` what is to be paid then. */
  async read(tx, orderId) {
    const order = await this.orders.findOne(tx, orderId, []);
    const payments = await paymentsOf(this.connection, tx, [orderId]);
    const money = reckon(payments.get(String(orderId)), order.totalWithTax);
    let missing = money.rest;
    const needed = money.drawable.filter(({ amount }) => {
      const isNeeded = missing > 0;
      if (isNeeded) missing -= amount;
      return isNeeded;
    });
    return { order, ...money, needed, wanted: Math.max(0, missing) };
  }
}
inject(PickupMoney, ...[TransactionalConnection, OrderService, PaymentService, Refunder, Providers]);

/** As Vendure counts it, but for goodwill: refunds that wait for a person are not given yet. */
function coveredBy(payments) {
  const isGiven = ({ state, isOfGoods }) => isOfGoods && state === 'Settled';
  return payments.reduce((sum, payment) => sum + leftOf(payment, isGiven), 0);
}

module.exports = { PickupMoney };
