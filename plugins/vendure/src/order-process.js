'use strict';

const EMPTY = 'message.cannot-transition-to-payment-when-order-is-empty';

/**
 * A till may sell nothing but a voucher or weighed goods, which the order has as surcharges. Vendure takes such an
 * order for empty; of a till's sale that one objection is not heard.
 */
function allowSalesWithoutGoods(process) {
  const inner = process.onTransitionStart?.bind(process);
  if (!inner) return process;
  return Object.assign(Object.create(process), {
    onTransitionStart: async (from, to, data) => {
      const objection = await inner(from, to, data);
      return objection === EMPTY && data.order.customFields.posSaleId ? undefined : objection;
    },
  });
}

module.exports = { allowSalesWithoutGoods };
