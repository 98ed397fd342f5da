'use strict';

const { Order, Payment } = require('@vendure/core');

/** Methods of payments that a till or its counter knows. */
const METHOD = {
  /** What a till sold. */
  sale: 'pos',
  /** What a till collected for a shopper's order. */
  handOver: 'pos-pickup',
  /** By which a shopper only says that they will pay at the counter. */
  atPickup: 'pay-at-pickup',
};

/** A refund by a step of a till has the step's id in front of its reason; without the plugin after these words. */
const OF_STEP = /^(?:Pickup at a till, )?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/i;

/**
 * The payments of orders with their refunds, by the order's id, oldest first. A refund `isOfGoods` when it has goods, or
 * is part of a modification, or is a till's step: all else is goodwill.
 */
async function paymentsOf(connection, tx, orderIds) {
  const payments = await connection
    .getRepository(tx, Payment)
    .createQueryBuilder('payment')
    .innerJoin('payment.order', 'parent')
    .addSelect('parent.id')
    .leftJoinAndSelect('payment.refunds', 'refund')
    .leftJoinAndSelect('refund.lines', 'line')
    .where('parent.id IN (:...orderIds)', { orderIds })
    .orderBy('payment.id', 'ASC')
    .addOrderBy('refund.id', 'ASC')
    .getMany();
  const modified = await connection
    .getRepository(tx, Order)
    .createQueryBuilder('parent')
    .innerJoin('parent.modifications', 'modification')
    .innerJoin('modification.refund', 'refund')
    .where('parent.id IN (:...orderIds)', { orderIds })
    .select('refund.id', 'id')
    .getRawMany();
  const ofModifications = new Set(modified.map(({ id }) => String(id)));
  const byOrder = new Map(orderIds.map((id) => [String(id), []]));
  for (const { id, amount, state, method, order, refunds } of payments) {
    const told = refunds.map((refund) => ({
      state: refund.state,
      total: refund.total,
      isOfGoods:
        refund.lines.length > 0 ||
        ofModifications.has(String(refund.id)) ||
        OF_STEP.test(refund.reason ?? ''),
    }));
    byOrder.get(String(order.id)).push({ id, amount, state, method, refunds: told });
  }
  return byOrder;
}

/**
 * How the money of an order stands, minor units. What the store gave back counts against what was paid only where it
 * belongs to goods: goodwill is not owed again, so an order that was paid stays so. `rest` is what is to be paid yet;
 * negative where too much is left, goodwill or not.
 */
function reckon(payments, total) {
  const settled = payments.filter(({ state }) => state === 'Settled');
  const promised = payments.filter(({ state }) => state === 'Authorized');
  const left = settled.reduce((sum, payment) => sum + leftOf(payment), 0);
  const kept = settled.reduce((sum, payment) => sum + leftOf(payment, isOfGoods), 0);
  const paid = Math.max(left, Math.min(kept, total));
  const drawable = promised.filter(({ method }) => method !== METHOD.atPickup);
  return { settled, promised, drawable, paid, rest: total - paid };
}

/** What is left of a payment after those of its refunds that count and were not in vain. */
function leftOf({ amount, refunds }, counts = () => true) {
  const gone = refunds.filter((refund) => refund.state !== 'Failed' && counts(refund));
  return gone.reduce((left, { total }) => left - total, amount);
}

function isOfGoods(refund) {
  return refund.isOfGoods;
}

function sumOf(payments) {
  return payments.reduce((sum, { amount }) => sum + amount, 0);
}

module.exports = { METHOD, leftOf, paymentsOf, reckon, sumOf };
