'use strict';

const { Customer, Order, ProductVariant } = require('@vendure/core');
const { stillTold } = require('../rows/orders.js');

/** The kinds that a till may ask for, with the kinds of entries that they are made from. */
const SOURCES = {
  tax: ['tax', 'channel'],
  category: ['category'],
  promotion: ['promotion'],
  product: ['product', 'member', 'channel'],
  variant: ['variant', 'option', 'group', 'tax', 'channel'],
  stock: ['stock', 'channel'],
  customer: ['customer', 'people'],
  order: ['order', 'customer', 'part', 'refund', 'fulfillment'],
};
const KINDS = Object.keys(SOURCES);

function entryKinds(kinds) {
  return [...new Set(kinds.flatMap((kind) => SOURCES[kind]))];
}

/**
 * True when so much changed that reading everything again is simpler: another tax zone, language or currency, or a tax
 * rate where prices are kept without tax.
 */
function changesEverything(ctx, entries, kinds) {
  const wantsGoods = kinds.some((kind) => ['product', 'variant', 'stock'].includes(kind));
  if (wantsGoods && entries.some((one) => one.kind === 'channel' && one.entityId === String(ctx.channelId))) {
    return true;
  }
  return (
    kinds.includes('variant') && !ctx.channel.pricesIncludeTax && entries.some(({ kind }) => kind === 'tax')
  );
}

/** For each kind the ids that changed, each with the number of its last entry. */
async function told(connection, tx, entries, kinds) {
  const seen = new Map();
  for (const { kind, entityId, seq } of entries) {
    if (!seen.has(kind)) seen.set(kind, new Map());
    seen.get(kind).set(entityId, seq);
  }
  const result = new Map(kinds.map((kind) => [kind, new Map(seen.get(kind) ?? [])]));
  for (const [from, { kind, find }] of Object.entries(BEHIND)) {
    if (!seen.has(from) || !result.has(kind)) continue;
    for (const { id, cause } of await find(connection, tx, [...seen.get(from).keys()])) {
      const seq = seen.get(from).get(String(cause));
      const known = result.get(kind).get(String(id)) ?? 0;
      result.get(kind).set(String(id), Math.max(known, seq));
    }
  }
  return result;
}

/** Entries that are told as others: each finds who shows what changed. */
const BEHIND = {
  channel: {
    kind: 'tax',
    find: async (_connection, tx, ids) =>
      ids.filter((id) => id === String(tx.channelId)).map((id) => ({ id, cause: id })),
  },
  option: {
    kind: 'variant',
    find: (connection, tx, ids) =>
      variants(connection, tx)
        .innerJoin('variant.options', 'option', 'option.id IN (:...ids)', { ids })
        .select('variant.id', 'id')
        .addSelect('option.id', 'cause')
        .getRawMany(),
  },
  group: {
    kind: 'variant',
    find: (connection, tx, ids) =>
      variants(connection, tx)
        .innerJoin('variant.options', 'option')
        .innerJoin('option.group', 'grp', 'grp.id IN (:...ids)', { ids })
        .select('variant.id', 'id')
        .addSelect('grp.id', 'cause')
        .getRawMany(),
  },
  member: {
    kind: 'product',
    find: (connection, tx, ids) =>
      variants(connection, tx)
        .where('variant.id IN (:...ids)', { ids })
        .select('variant.productId', 'id')
        .addSelect('variant.id', 'cause')
        .getRawMany(),
  },
  people: {
    kind: 'customer',
    find: (connection, tx, ids) =>
      connection
        .getRepository(tx, Customer)
        .createQueryBuilder('customer')
        .innerJoin('customer.groups', 'grp', 'grp.id IN (:...ids)', { ids })
        .select('customer.id', 'id')
        .addSelect('grp.id', 'cause')
        .getRawMany(),
  },
  customer: {
    kind: 'order',
    find: (connection, tx, ids) =>
      stillTold(placedWith('customer', ids, connection, tx), 'buying').getRawMany(),
  },
  part: {
    kind: 'order',
    find: (connection, tx, ids) =>
      placed(connection, tx)
        .andWhere('buying.id IN (:...ids)', { ids })
        .select('buying.id', 'id')
        .addSelect('buying.id', 'cause')
        .getRawMany(),
  },
  refund: {
    kind: 'order',
    find: (connection, tx, ids) => placedWith('payments', ids, connection, tx).getRawMany(),
  },
  fulfillment: {
    kind: 'order',
    find: (connection, tx, ids) => placedWith('fulfillments', ids, connection, tx).getRawMany(),
  },
};

/** What shoppers ordered: a trigger on what belongs to an order can't see whether it is one, or what a till sold. */
function placed(connection, tx) {
  return connection
    .getRepository(tx, Order)
    .createQueryBuilder('buying')
    .where('buying.orderPlacedAt IS NOT NULL')
    .andWhere('buying.customFields.posSaleId IS NULL');
}

/** Of these, the ones to which some of a relation belong, with which of it. */
function placedWith(relation, ids, connection, tx) {
  return placed(connection, tx)
    .innerJoin(`buying.${relation}`, 'cause', 'cause.id IN (:...ids)', { ids })
    .select('buying.id', 'id')
    .addSelect('cause.id', 'cause');
}

function variants(connection, tx) {
  return connection.getRepository(tx, ProductVariant).createQueryBuilder('variant');
}

module.exports = { KINDS, changesEverything, entryKinds, told };
