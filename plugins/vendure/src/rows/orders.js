'use strict';

const { Order, Payment } = require('@vendure/core');
const { METHOD, paymentsOf, reckon, sumOf } = require('../documents/payments.js');
const { inChannel } = require('./in-channel.js');
const { chargesOf, linesOf, stepsOf } = require('./order-parts.js');

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
        .andWhere('entity.customFields.posSaleId IS NULL')
        .andWhere(
          (outer) => `(COALESCE(entity.customFields.pickupStore, '') <> '' OR NOT ${paidAsSale(outer)})`,
        )
        .setParameter('sale', METHOD.sale),
      { entity: Order, channelId: ctx.channelId },
    ),

  window: stillTold,

  /** Each has lines, and a database takes only so many ids at once. */
  atOnce: 500,

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
    const steps = await stepsOf(ids, shop, tx);
    return ids.map(String).map((id) => ({
      ...headOf(byId.get(id), { shop, steps: steps.get(id) ?? [] }),
      ...moneyRow(byId.get(id), payments.get(id)),
      lines: lines.get(id) ?? [],
      charges: charges.get(id) ?? [],
      events: (steps.get(id) ?? []).map(({ event }) => event),
    }));
  },
};

/** A till sold it step by step, before the plugin knew its sales by their ids. */
function paidAsSale(outer) {
  const paid = outer.subQuery().select('1').from(Payment, 'paid');
  return `EXISTS ${paid.where('paid.order = entity.id AND paid.method = :sale').getQuery()}`;
}

/** Staff of the shop that took the first step goes on with it, wherever it shall be collected by now. */
function headOf(order, { shop, steps }) {
  const { pickupPromisedAt, pickupCode } = order.customFields;
  const stays = steps.find((step) => step.shop !== null)?.shop;
  const pickupStore = stays ?? (order.customFields.pickupStore || null);
  return {
    id: shop.encode(order.id),
    code: order.code,
    state: stateOf(order, pickupStore),
    pickupStore,
    placedAt: order.orderPlacedAt.getTime(),
    promisedAt: pickupPromisedAt?.getTime() ?? null,
    customer: personOf(order),
    note: '',
    pickupCode: pickupCode ?? order.code,
    currency: order.currencyCode,
  };
}

/** What was sent to a shop is still to be collected there. */
function stateOf({ state }, pickupStore) {
  if (state === 'Cancelled') return 'cancelled';
  const isGiven = state === 'Delivered' || (state === 'Shipped' && pickupStore === null);
  return isGiven ? 'given' : 'open';
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

/** Open ones whatever their age, others for a month. */
function stillTold(query, alias = 'entity') {
  const isOver = `(${alias}.state IN ('Delivered', 'Cancelled')
    OR (${alias}.state = 'Shipped' AND COALESCE(${alias}.customFields.pickupStore, '') = ''))`;
  return query.andWhere(`(NOT ${isOver} OR ${alias}.orderPlacedAt > :since)`, {
    since: new Date(Date.now() - KEPT_MS),
  });
}

module.exports = { orders, stillTold };
