'use strict';

const {
  FulfillmentLine,
  OrderLine,
  ProductVariant,
  ShippingLine,
  ShippingMethod,
  Surcharge,
} = require('@vendure/core');
const { CountertopPickupEvent } = require('../pickup/event-entity.js');
const { fillNames } = require('./names.js');
const { groupBy } = require('./products.js');

/** Lines by the id of their order, as they are in it now. Whole pieces; amounts in minor units, tax included. */
async function linesOf(ids, shop, tx) {
  const found = await ofOrders(OrderLine, ids, { shop, tx });
  const goods = await named(
    ProductVariant,
    { ids: found.map(({ one }) => one.productVariantId), columns: ['sku'] },
    { shop, tx },
  );
  const given = await givenOf(
    found.map(({ one }) => one.id),
    shop,
    tx,
  );
  return groupBy(found, orderOf, ({ one: line }) => {
    const { sku, name } = goods.get(String(line.productVariantId));
    return {
      id: shop.encode(line.id),
      variantId: shop.encode(line.productVariantId),
      sku,
      name,
      quantity: line.quantity,
      ordered: line.orderPlacedQuantity,
      given: Math.min(line.quantity, given.get(String(line.id)) ?? 0),
      unitPrice: line.proratedUnitPriceWithTax,
      total: line.proratedLinePriceWithTax,
      taxRate: line.taxRate,
      offerId: line.customFields.posOfferId ?? null,
    };
  });
}

/** Pieces by the ids of lines that somebody gave in the store. */
async function givenOf(lineIds, { connection }, tx) {
  if (lineIds.length === 0) return new Map();
  const found = await connection
    .getRepository(tx, FulfillmentLine)
    .createQueryBuilder('part')
    .innerJoin('part.fulfillment', 'fulfillment', 'fulfillment.state = :state', { state: 'Delivered' })
    .where('part.orderLine IN (:...lineIds)', { lineIds })
    .select('part.orderLine', 'line')
    .addSelect('SUM(part.quantity)', 'pieces')
    .groupBy('part.orderLine')
    .getRawMany();
  return new Map(found.map(({ line, pieces }) => [String(line), Number(pieces)]));
}

/** What is no goods, by the id of the order: surcharges and shipping that costs something. */
async function chargesOf(ids, shop, tx) {
  const surcharges = await ofOrders(Surcharge, ids, { shop, tx });
  const shipping = (await ofOrders(ShippingLine, ids, { shop, tx })).filter(
    ({ one }) => one.discountedPriceWithTax !== 0,
  );
  const methods = await named(
    ShippingMethod,
    { ids: shipping.map(({ one }) => one.shippingMethodId), columns: ['code'] },
    { shop, tx },
  );
  const charges = [
    ...surcharges.map(({ order, one }) => ({ order, name: one.description, amount: one.priceWithTax, one })),
    ...shipping.map(({ order, one }) => ({
      order,
      name: methods.get(String(one.shippingMethodId))?.name ?? '',
      amount: one.discountedPriceWithTax,
      one,
    })),
  ];
  return groupBy(charges, orderOf, ({ name, amount, one: { taxRate } }) => ({ name, amount, taxRate }));
}

/** The steps that tills took, each with its shop, by the id of the order. */
async function stepsOf(ids, { connection }, tx) {
  const found = await connection
    .getRepository(tx, CountertopPickupEvent)
    .createQueryBuilder('event')
    .where('event.orderId IN (:...ids)', { ids: ids.map(String) })
    .orderBy('event.at', 'ASC')
    .addOrderBy('event.id', 'ASC')
    .getMany();
  return groupBy(
    found,
    ({ orderId }) => orderId,
    ({ body, shop: code }) => ({ shop: code, event: unsigned(JSON.parse(body)) }),
  );
}

/** The strokes of a signature stay with the till that took it: others are told that there is one, as a point. */
function unsigned(event) {
  const { step } = event;
  if (!step.handOver?.signature) return event;
  return { ...event, step: { ...step, handOver: { ...step.handOver, signature: 'M0 0' } } };
}

/** Entities of a kind that belong to orders, each with its order's id. */
async function ofOrders(entity, ids, { shop, tx }) {
  const { entities, raw } = await shop.connection
    .getRepository(tx, entity)
    .createQueryBuilder('one')
    .addSelect('one.order', 'parent')
    .where('one.order IN (:...ids)', { ids })
    .orderBy('one.id', 'ASC')
    .getRawAndEntities();
  return entities.map((one, nth) => ({ order: raw[nth].parent, one }));
}

/** Names in the channel's language, and other columns, by id; of what was deleted since as well. */
async function named(entity, { ids, columns }, { shop, tx }) {
  if (ids.length === 0) return new Map();
  const repository = shop.connection.getRepository(tx, entity);
  const query = repository
    .createQueryBuilder('entity')
    .leftJoin('entity.translations', 'words', 'words.languageCode = :language', {
      language: shop.ctx.channel.defaultLanguageCode,
    })
    .where('entity.id IN (:...ids)', { ids: [...new Set(ids)] })
    .select('entity.id', 'id')
    .addSelect('words.name', 'name');
  for (const column of columns) query.addSelect(`entity.${column}`, column);
  const rows = await query.getRawMany();
  await fillNames(rows, repository.createQueryBuilder('entity'), shop.language);
  return new Map(rows.map((row) => [String(row.id), row]));
}

function orderOf({ order }) {
  return String(order);
}

module.exports = { chargesOf, linesOf, stepsOf };
