'use strict';

const { randomInt } = require('node:crypto');
const { lockOrders } = require('./documents/lock-order.js');
const { regardedAsPaid } = require('./regarded-as-paid.js');

/** Nobody reads or hears these for others. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 8;
const EMPTY = 'message.cannot-transition-to-payment-when-order-is-empty';
const UNPAID = [
  'message.cannot-transition-from-arranging-additional-payment',
  'message.cannot-transition-without-authorized-payments',
  'message.cannot-transition-without-settled-payments',
];

/**
 * A till may sell nothing but a voucher or weighed goods, which the order has as surcharges. Vendure takes such an
 * order for empty; of a till's sale that one objection is not heard. Nor is it heard that an order is not paid when
 * only goodwill was given back of it.
 */
function heedTills(process) {
  const inner = process.onTransitionStart?.bind(process);
  if (!inner) return process;
  return Object.assign(Object.create(process), {
    onTransitionStart: async (from, to, data) => {
      const objection = await inner(from, to, data);
      const isSale = objection === EMPTY && data.order.customFields.posSaleId;
      const isPaid = UNPAID.includes(objection) && regardedAsPaid.getStore();
      return isSale || isPaid ? undefined : objection;
    },
  });
}

/** An order to be collected gets what the shopper shows for it, as soon as it is placed. */
const codeForPickup = {
  onTransitionEnd: (from, to, { order }) => {
    if (lacksCode(order)) order.customFields.pickupCode = pickupCode();
  },
};

/** The same where it is said later that it is collected, or somewhere else: the goods that are held for it move with it. */
function followPickupStore(orders, connection, place) {
  const update = orders.updateCustomFields.bind(orders);
  orders.updateCustomFields = (ctx, orderId, fields) =>
    connection.withTransaction(ctx, async (tx) => {
      await lockOrders(connection, tx, [orderId]);
      const updated = await update(tx, orderId, fields);
      if (!updated.orderPlacedAt) return updated;
      await place.gather(tx, updated);
      return lacksCode(updated) ? await update(tx, orderId, { pickupCode: pickupCode() }) : updated;
    });
}

function lacksCode({ orderPlacedAt, customFields: { pickupStore, pickupCode } }) {
  return Boolean(orderPlacedAt && pickupStore && !pickupCode);
}

function pickupCode() {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

module.exports = { codeForPickup, followPickupStore, heedTills };
