'use strict';

const {
  ConfigService,
  FulfillmentLine,
  OrderModifier,
  OrderService,
  TaxRateService,
  TransactionalConnection,
} = require('@vendure/core');
const { inject } = require('../core-parts.js');
const { GoodsCheck } = require('../documents/goods-check.js');
const { orRefuse } = require('../documents/refusal.js');
const { PickupCharges } = require('./pickup-charges.js');
const { PickupPlace } = require('./pickup-place.js');
const { piecesOf, planLines } = require('./wanted-lines.js');

const IN_SHOP = {
  code: 'manual-fulfillment',
  arguments: [
    { name: 'method', value: 'pickup' },
    { name: 'trackingCode', value: '' },
  ],
};

/** The goods of an order that is collected, and their stock. Every step looks at how the order stands. */
class PickupGoods {
  constructor(connection, orders, modifier, config, taxRates, goods, charges, place) {
    Object.assign(this, { connection, orders, modifier, config, taxRates, goods, charges, place });
  }

  /** The order holds what is given and nothing else, at what the till asks for it. */
  async settle(tx, order, { effect, history, reason }) {
    const { lowered, raised, made } = planLines(order.lines, effect, history);
    if (lowered.length + raised.length > 0) await this.takeBackWaiting(tx, order.id);
    const more = [
      ...raised.map(({ line, pieces }) => ({ productVariantId: line.productVariantId, quantity: pieces })),
      ...made.map((one) => ({ productVariantId: one.variantId, quantity: piecesOf(one.quantity) })),
    ];
    if (more.length > 0) await this.goods.sellable(tx, { lines: more });
    for (const { line, pieces } of raised) {
      await this.modifier.updateOrderLineQuantity(tx, line, line.quantity + pieces, order);
    }
    for (const one of made) await this.make(tx, order, one);
    const lines = lowered.map(({ line, pieces }) => ({ orderLineId: line.id, quantity: pieces }));
    if (lines.length > 0) orRefuse(await this.orders.cancelOrder(tx, { orderId: order.id, lines, reason }));
    await this.charges.settle(tx, order.id, {
      effect,
      weighed: history.weighed,
      raised: raised.map(({ line }) => line.id),
    });
  }

  /** Goods in place of others: a line of their own, at the till's price. */
  async make(tx, order, { offerId, variantId, quantity, unitPrice }) {
    const line = await this.modifier.getOrCreateOrderLine(tx, order, variantId, {
      posUnitPrice: unitPrice,
      posOfferId: offerId,
    });
    const asTold = { listPrice: unitPrice, initialListPrice: unitPrice, listPriceIncludesTax: true };
    Object.assign(line, asTold);
    line.taxLines = await this.config.taxOptions.taxLineCalculationStrategy.calculate({
      ctx: tx,
      applicableTaxRate: await this.taxRates.getApplicableTaxRate(tx, order.taxZoneId, line.taxCategory),
      order,
      orderLine: line,
    });
    await this.modifier.updateOrderLineQuantity(tx, line, piecesOf(quantity), order);
  }

  /** Everything waits for the shopper: the stock goes. */
  async fulfil(tx, orderId) {
    if (await this.isTorn(tx, orderId)) await this.takeBackWaiting(tx, orderId);
    const { lines, fulfillments } = await this.read(tx, orderId);
    const waiting = liveLines(fulfillments);
    const open = lines
      .map((line) => ({
        orderLineId: line.id,
        quantity: line.quantity - piecesIn(waiting, line.id),
      }))
      .filter(({ quantity }) => quantity > 0);
    if (open.length === 0) return;
    orRefuse(await this.orders.createFulfillment(tx, { lines: open, handler: IN_SHOP }));
  }

  /** The shopper has it all. */
  async deliver(tx, orderId) {
    const { fulfillments } = await this.read(tx, orderId);
    for (const { id, state } of fulfillments) {
      const isOver = state === 'Delivered' || state === 'Cancelled';
      if (!isOver) orRefuse(await this.orders.transitionFulfillmentToState(tx, id, 'Delivered'));
    }
    const { state } = await this.orders.findOne(tx, orderId, []);
    if (state !== 'Delivered') orRefuse(await this.orders.transitionToState(tx, orderId, 'Delivered'));
  }

  /** Nobody gets any of it. */
  async cancelAll(tx, order, reason) {
    await this.takeBackWaiting(tx, order.id);
    await this.charges.none(tx, order.id);
    const isEmpty = order.lines.every(({ quantity }) => quantity === 0);
    const step = isEmpty
      ? this.orders.transitionToState(tx, order.id, 'Cancelled')
      : this.orders.cancelOrder(tx, { orderId: order.id, reason, cancelShipping: true });
    orRefuse(await step);
  }

  /**
   * What came back in good order goes into the stock that it came from. A till that does not know the line of other
   * goods yet names them by their offer.
   */
  async restock(tx, order, { lines, reason }) {
    const back = lines
      .filter(({ isRestocked }) => isRestocked)
      .map(({ lineId, told, quantity }) => {
        const line = order.lines.find(
          ({ id, customFields }) => String(id) === String(lineId) || customFields.posOfferId === told,
        );
        return { orderLineId: line?.id, quantity: Math.min(piecesOf(quantity), line?.quantity ?? 0) };
      })
      .filter(({ quantity }) => quantity > 0);
    if (back.length > 0)
      orRefuse(await this.orders.cancelOrder(tx, { orderId: order.id, lines: back, reason }));
  }

  /** Whether pieces lack of which a fulfilment says that they wait, as they were cancelled and came into the order again. */
  async isTorn(tx, orderId) {
    const { lines, fulfillments } = await this.read(tx, orderId);
    const gone = await this.place.gone(tx, lines);
    return lines.some(({ id, quantity }) => {
      const out = gone.get(String(id));
      return quantity > out && piecesIn(liveLines(fulfillments), id) > out;
    });
  }

  /** What waited is taken out of its bags: the stock is only promised again. */
  async takeBackWaiting(tx, orderId) {
    const { lines, fulfillments } = await this.read(tx, orderId);
    const left = await this.place.gone(tx, lines);
    const live = fulfillments.filter(isLive);
    for (const one of live.filter(({ state }) => state !== 'Pending')) take(left, one.lines);
    for (const one of live.filter(({ state }) => state === 'Pending')) {
      await this.takeBack(tx, one, take(left, one.lines));
    }
  }

  /**
   * Vendure would give pieces that were cancelled meanwhile back a second time: it is shown what is still in the bags,
   * and later again what was, as it counts what left by that.
   */
  async takeBack(tx, { id, lines }, still) {
    const repository = this.connection.getRepository(tx, FulfillmentLine);
    const fewer = lines.filter((line, nth) => still[nth] < line.quantity);
    for (const line of fewer)
      await repository.update({ id: line.id }, { quantity: still[lines.indexOf(line)] });
    orRefuse(await this.orders.transitionFulfillmentToState(tx, id, 'Cancelled'));
    for (const line of fewer) await repository.update({ id: line.id }, { quantity: line.quantity });
  }

  read(tx, orderId) {
    return this.orders.findOne(tx, orderId, ['lines', 'fulfillments', 'fulfillments.lines']);
  }
}
inject(
  PickupGoods,
  ...[TransactionalConnection, OrderService, OrderModifier, ConfigService, TaxRateService, GoodsCheck],
  ...[PickupCharges, PickupPlace],
);

function isLive({ state }) {
  return state !== 'Cancelled';
}

function liveLines(fulfillments) {
  return fulfillments.filter(isLive).flatMap(({ lines }) => lines);
}

function piecesIn(lines, lineId) {
  return lines
    .filter(({ orderLineId }) => String(orderLineId) === String(lineId))
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

/** How much of each of these lines there is at most; `left` has so much less then. */
function take(left, lines) {
  return lines.map(({ orderLineId, quantity }) => {
    const there = left.get(String(orderLineId)) ?? 0;
    const pieces = Math.min(quantity, there);
    left.set(String(orderLineId), there - pieces);
    return pieces;
  });
}

module.exports = { PickupGoods };
