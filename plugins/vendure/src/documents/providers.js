'use strict';

const { OrderService } = require('@vendure/core');
const { inject } = require('../core-parts.js');
const { Refusal, orRefuse } = require('./refusal.js');

/** Transactions in which a payment provider did something, or may have: no rollback undoes it. */
const acted = new WeakSet();

/** The one way to the shop's payment providers, to be asked when nothing else can refuse any more. */
class Providers {
  constructor(orders) {
    this.orders = orders;
  }

  draw(tx, paymentId) {
    return this.ask(tx, () => this.orders.settlePayment(tx, paymentId));
  }

  letGo(tx, paymentId) {
    return this.ask(tx, () => this.orders.cancelPayment(tx, paymentId));
  }

  /** @throws a refusal where the provider gives nothing back, which Vendure keeps as a refund like others */
  giveBack(tx, { paymentId, amount, reason }) {
    const input = { paymentId, amount, reason, lines: [], shipping: 0, adjustment: 0 };
    return this.ask(tx, async () => mustNotFail(await this.orders.refundOrder(tx, input)));
  }

  /** A provider that says no has done nothing; of one that does not answer nobody knows. */
  async ask(tx, question) {
    try {
      const answer = orRefuse(await question());
      acted.add(tx);
      return answer;
    } catch (error) {
      if (!(error instanceof Refusal)) acted.add(tx);
      throw error;
    }
  }
}
inject(Providers, OrderService);

function mustNotFail(refund) {
  if (refund.state !== 'Failed') return refund;
  const words = refund.metadata?.errorMessage ? `: ${refund.metadata.errorMessage}` : '';
  throw new Refusal('STATE', `The payment provider did not give ${refund.total} back${words}`);
}

/** What becomes of a fault in a transaction: what a provider did is said, and is not done again by itself. */
function faultAfter(tx, error) {
  if (!acted.has(tx)) return error;
  const { code = 'OTHER', totalWithTax, items } = error instanceof Refusal ? error : {};
  const message = `${error.message}. A payment provider may have moved money for this already: look there first`;
  return new Refusal(code, message, { totalWithTax, items });
}

module.exports = { Providers, faultAfter };
