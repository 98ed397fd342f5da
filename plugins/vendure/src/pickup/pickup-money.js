'use strict';

const { OrderService, Payment, PaymentService, TransactionalConnection } = require('@vendure/core');
const { inject } = require('../core-parts.js');
const { Refunder, TILL, givenBack } = require('../documents/refunder.js');
const { Refusal, orRefuse } = require('../documents/refusal.js');

/** The method of a payment by which a shopper only says that they will pay at the counter. */
const AT_PICKUP = 'pay-at-pickup';

/** The money of an order that is collected. Every step looks at how the order stands. Amounts in minor units. */
class PickupMoney {
  constructor(connection, orders, payments, refunder) {
    Object.assign(this, { connection, orders, payments, refunder });
  }

  /** Draws what the store may still draw and needs; what it does not need is never drawn. */
  async draw(tx, orderId, reason) {
    const { promised, rest } = await this.read(tx, orderId);
    let missing = rest;
    for (const { id, amount } of promised.filter(({ method }) => method !== AT_PICKUP)) {
      const step = missing > 0 ? this.orders.settlePayment(tx, id) : this.orders.cancelPayment(tx, id);
      orRefuse(await step);
      missing -= missing > 0 ? amount : 0;
    }
    await this.align(tx, orderId);
    await this.giveExcess(tx, orderId, reason);
  }

  /** What was paid beyond the total goes back the way it was paid. */
  async giveExcess(tx, orderId, reason) {
    const { rest, order } = await this.read(tx, orderId);
    // Vendure gives nothing back while something is only authorised: what is drawn later is set off then.
    if (rest >= 0 || order.state === 'PaymentAuthorized') return;
    await this.giveBack(tx, orderId, { amount: -rest, reason });
  }

  /** @param reason begins with the step's id, which a refund by a till is known by as well */
  async giveBack(tx, orderId, { amount, reason }) {
    const [transactionId] = reason.split(' ');
    await this.refunder.refund(tx, { orderId, amount, reason, transactionId, hasGiven: false });
  }

  /** What the shopper paid at the counter, which must be all that the store still wants. */
  async collect(tx, orderId, { eventId, register, collected, receiptNumber, tenders }) {
    const { order, rest, promised, settled } = await this.read(tx, orderId);
    const drawnByHand = sumOf(settled.filter(({ method }) => method === AT_PICKUP));
    const isBooked = rest <= 0 && collected <= drawnByHand;
    if (!isBooked && collected !== Math.max(rest, 0)) {
      const message = `The store wants ${Math.max(rest, 0)} for the order, the till has collected ${collected}`;
      throw new Refusal('TOTAL_DIFFERS', message, { totalWithTax: Math.max(rest, 0) });
    }
    for (const { id } of promised) orRefuse(await this.orders.cancelPayment(tx, id));
    if (!isBooked && collected > 0) {
      await this.payments.createManualPayment(tx, order, collected, {
        orderId,
        method: TILL,
        transactionId: eventId,
        metadata: { tenders, register, receiptNumber },
      });
    }
    await this.align(tx, orderId);
  }

  /** Nobody pays: what was only promised is let go, what was paid goes back. */
  async letGo(tx, orderId, reason) {
    const { promised, paid } = await this.read(tx, orderId);
    for (const { id } of promised) orRefuse(await this.orders.cancelPayment(tx, id));
    await this.giveBack(tx, orderId, { amount: paid, reason });
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
    orRefuse(await this.orders.transitionToState(tx, orderId, wanted));
  }

  /** The order with its payments. `rest` is what is to be paid yet: negative where too much was paid. */
  async read(tx, orderId) {
    const order = await this.orders.findOne(tx, orderId, []);
    const payments = await this.connection.getRepository(tx, Payment).find({
      where: { order: { id: orderId } },
      relations: { refunds: true },
      order: { id: 'ASC' },
    });
    const settled = payments.filter(({ state }) => state === 'Settled');
    const promised = payments.filter(({ state }) => state === 'Authorized');
    const paid = sumOf(settled) - settled.reduce((sum, payment) => sum + givenBack(payment), 0);
    return { order, settled, promised, paid, rest: order.totalWithTax - paid };
  }
}
inject(PickupMoney, TransactionalConnection, OrderService, PaymentService, Refunder);

/** As Vendure counts it: refunds that wait for a person are not given yet. */
function coveredBy(payments) {
  const given = ({ refunds }) =>
    sumOf(
      refunds.filter(({ state }) => state === 'Settled'),
      'total',
    );
  return payments.reduce((sum, payment) => sum + payment.amount - given(payment), 0);
}

function sumOf(list, key = 'amount') {
  return list.reduce((sum, one) => sum + one[key], 0);
}

module.exports = { AT_PICKUP, PickupMoney };
