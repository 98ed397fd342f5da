'use strict';

const { Order, OrderLine, Payment } = require('@vendure/core');
const { In } = require('../core-parts.js');

/** Two who change one order come one after the other. SQLite has one transaction at a time anyway. */
async function lockOrders(connection, tx, ids) {
  const query = connection.getRepository(tx, Order).createQueryBuilder('locked').select('locked.id');
  const canLock = !/sqlite|sqljs/.test(connection.rawConnection.options.type);
  if (canLock) query.setLock('pessimistic_write');
  await query.where('locked.id IN (:...ids)', { ids }).orderBy('locked.id', 'ASC').getMany();
}

/** How to find the order that a call of Vendure's own changes. */
const CHANGES = {
  cancelOrder: async (connection, tx, { orderId }) => [orderId],
  modifyOrder: async (connection, tx, { orderId }) => [orderId],
  settlePayment: async (connection, tx, id) => ordersOf(connection, tx, Payment, [id]),
  createFulfillment: async (connection, tx, { lines }) =>
    ordersOf(
      connection,
      tx,
      OrderLine,
      lines.map(({ orderLineId }) => orderLineId),
    ),
};

/**
 * Vendure writes what it read a moment ago: of a till and somebody in the admin interface who change an order at the same
 * time the one would undo the other, or goods would leave twice.
 */
function changeOrdersOneByOne(orders, connection) {
  for (const [name, find] of Object.entries(CHANGES)) {
    const change = orders[name].bind(orders);
    orders[name] = (ctx, input) =>
      connection.withTransaction(ctx, async (tx) => {
        const ids = await find(connection, tx, input);
        if (ids.length > 0) await lockOrders(connection, tx, ids);
        return await change(tx, input);
      });
  }
}

async function ordersOf(connection, tx, entity, ids) {
  if (ids.length === 0) return [];
  const found = await connection
    .getRepository(tx, entity)
    .find({ where: { id: In(ids) }, relations: { order: true } });
  return [...new Set(found.map(({ order }) => order.id))];
}

module.exports = { changeOrdersOneByOne, lockOrders };
