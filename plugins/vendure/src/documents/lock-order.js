'use strict';

const { Fulfillment, Order, OrderLine, Payment, Refund, StockLevel } = require('@vendure/core');
const { In } = require('../core-parts.js');

/** Two who change one order come one after the other. */
function lockOrders(connection, tx, ids) {
  return lock(connection, tx, { entity: Order, column: 'id', ids });
}

/**
 * Who moves stock of several goods takes hold of all of it first, in one order, so that of two none waits for the other
 * when it has asked a payment provider already.
 */
function lockStock(connection, tx, variantIds) {
  return lock(connection, tx, { entity: StockLevel, column: 'productVariantId', ids: variantIds });
}

/** SQLite has one transaction at a time anyway. */
async function lock(connection, tx, { entity, column, ids }) {
  if (ids.length === 0 || /sqlite|sqljs/.test(connection.rawConnection.options.type)) return;
  await connection
    .getRepository(tx, entity)
    .createQueryBuilder('locked')
    .select('locked.id')
    .setLock('pessimistic_write')
    .where(`locked.${column} IN (:...ids)`, { ids })
    .orderBy('locked.id', 'ASC')
    .getMany();
}

const ofOrder = async (connection, tx, { orderId }) => [orderId];
const ofPayment = (connection, tx, id) =>
  ordersOf(connection, tx, { entity: Payment, ids: [id], way: ['order'] });
const ofRefund = (connection, tx, id) =>
  ordersOf(connection, tx, { entity: Refund, ids: [id], way: ['payment', 'order'] });

/** How to find the order that a call of Vendure's own changes, by the first thing it is told. */
const CHANGES = {
  addManualPaymentToOrder: ofOrder,
  cancelOrder: ofOrder,
  modifyOrder: ofOrder,
  transitionToState: async (connection, tx, id) => [id],
  cancelPayment: ofPayment,
  settlePayment: ofPayment,
  transitionPaymentToState: ofPayment,
  refundOrder: (connection, tx, { paymentId }) => ofPayment(connection, tx, paymentId),
  settleRefund: (connection, tx, { id }) => ofRefund(connection, tx, id),
  transitionRefundToState: ofRefund,
  transitionFulfillmentToState: (connection, tx, id) =>
    ordersOf(connection, tx, { entity: Fulfillment, ids: [id], way: ['orders'] }),
  createFulfillment: (connection, tx, { lines }) =>
    ordersOf(connection, tx, {
      entity: OrderLine,
      ids: lines.map(({ orderLineId }) => orderLineId),
      way: ['order'],
    }),
};

/**
 * Vendure writes what it read a moment ago: of a till and somebody in the admin interface who change an order at the same
 * time the one would undo the other, or goods would leave and money be given back twice.
 */
function changeOrdersOneByOne(orders, connection) {
  for (const [name, find] of Object.entries(CHANGES)) {
    const change = orders[name].bind(orders);
    orders[name] = (ctx, ...told) =>
      connection.withTransaction(ctx, async (tx) => {
        const ids = await find(connection, tx, told[0]);
        if (ids.length > 0) await lockOrders(connection, tx, ids);
        return await change(tx, ...told);
      });
  }
}

/** @param way the relations that lead from the entities to their orders */
async function ordersOf(connection, tx, { entity, ids, way }) {
  if (ids.length === 0) return [];
  const [relation, next] = way;
  const relations = { [relation]: next === undefined ? true : { [next]: true } };
  const found = await connection.getRepository(tx, entity).find({ where: { id: In(ids) }, relations });
  const orders = way.reduce((list, name) => list.flatMap((one) => one[name]), found);
  return [...new Set(orders.map(({ id }) => id))];
}

module.exports = { changeOrdersOneByOne, lockOrders, lockStock };
