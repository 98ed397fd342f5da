'use strict';

const { Order } = require('@vendure/core');
const { paymentsOf, reckon, sumOf } = require('../documents/payments.js');
const { inChannel } = require('./in-channel.js');
const { chargesOf, eventsOf, linesOf } = require('./order-parts.js');

const GIVEN = ['Delivered', 'Shipped'];
const OVER = [...GIVEN, 'Cancelled'];
const KEPT_MS = 30 * 24 * 3600 * 1000;

/** The orders that shoppers placed in a channel, with what tills did with them; none of what tills sold. */
const orders = {
  isNewestFirst: true,

  query: ({ connection, ctx }, tx) =>
    inChannel(
      connection
        .getRepository(tx, Order)
        .createQueryBuilder('entity')
        .where('entity.orderPlacedAt IS NOT NULL')
        .andWhere('entity.customFields.posSaleId IS NULL'),
      { entity: Order, channelId: ctx.channelId },
    ),

  /** Open ones whatever their age, others for a month. */
  window: (query) =>
    query.andWhere('(entity.state NOT IN (:...over) OR entity.orderPlacedAt > :since)', {
      over: OVER,
      since: new Date(Date.now() - KEPT_MS),
    }),

  select: (query) => query.select('entity.id', 'id'),

  async toRows(raw, shop, tx) {
    const ids = raw.map(({ id }) => id);
    const found = await shop.connection
      .getRepository(tx, Order)
      .createQueryBuilder('entity')
      .leftJoinAndSelect('entity.customer', 'customer')
      .where('entity.id IN (:...ids)', { ids })
      .getMany();
    const byId = new Map(found.map((order) => [String(order.id), order]));
    const lines = await linesOf(ids, shop, tx);
    const charges = await chargesOf(ids, shop, tx);
    const payments = await paymentsOf(shop.connection, tx, ids);
    const events = await eventsOf(ids, shop, tx);
    return ids.map(String).map((id) => ({
      ...headOf(byId.get(id), shop),
      ...moneyRow(byId.get(id), payments.get(id)),
      lines: lines.get(id) ?? [],
      charges: charges.get(id) ?? [],
      events: events.get(id) ?? [],
    }));
  },
};

function headOf(order, { encode }) {
  const { pickupStore, pickupPromisedAt, pickupCode } = order.customFields;
  return {
    id: encode(order.id),
    code: order.code,
    state: stateOf(order),
    pickupStore: pickupStore || null,
    placedAt: order.orderPlacedAt.getTime(),
    promisedAt: pickupPromisedAt?.getTime() ?? null,
    customer: personOf(order),
    note: '',
    pickupCode: pickupCode ?? order.code,
    currency: order.currencyCode,
  };
}

function stateOf({ state }) {
  if (state === 'Cancelled') return 'cancelled';
  return GIVEN.includes(state) ? 'given' : 'open';
}

function personOf({ customer, shippingAddress, billingAddress }) {
  const name = `${customer?.firstName ?? ''} ${customer?.lastName ?? ''}`.trim();
  const addresses = [shippingAddress, billingAddress];
  const fromAddress = (key) => addresses.map((one) => one?.[key]).find(Boolean) ?? '';
  return {
    name: name || fromAddress('fullName'),
    mail: customer?.emailAddress ?? '',
    phone: customer?.phoneNumber || fromAddress('phoneNumber'),
  };
}

/** All that the store may still draw, more than the total too: fewer goods may be more again. */
function moneyRow({ totalWithTax: total }, payments) {
  const { paid, drawable } = reckon(payments, total);
  return { total, paid, authorised: sumOf(drawable) };
}

module.exports = { orders };
