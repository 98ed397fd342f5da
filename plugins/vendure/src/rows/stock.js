'use strict';

const { ProductVariant, StockLevel, StockLocation } = require('@vendure/core');
const { inChannel } = require('./in-channel.js');

/** What each location of the channel has of each variant. */
const stock = {
  query({ connection, ctx: { channelId } }, tx) {
    const query = connection.getRepository(tx, StockLevel).createQueryBuilder('entity');
    inChannel(query, {
      entity: ProductVariant,
      path: 'entity.productVariantId',
      channelId,
      more: (variants, variant) => variants.andWhere(`${variant}.deletedAt IS NULL`),
    });
    return inChannel(query, { entity: StockLocation, path: 'entity.stockLocationId', channelId });
  },

  select: (query) =>
    query
      .select('entity.id', 'id')
      .addSelect('entity.productVariantId', 'variantId')
      .addSelect('entity.stockLocationId', 'locationId')
      .addSelect('entity.stockOnHand', 'onHand')
      .addSelect('entity.stockAllocated', 'allocated'),

  toRows: async (raw, { encode }) =>
    raw.map(({ variantId, locationId, onHand, allocated }) => ({
      id: `${encode(variantId)}:${encode(locationId)}`,
      variantId: encode(variantId),
      locationId: encode(locationId),
      onHand,
      allocated,
    })),

  /** The log names a level by its variant and its location. */
  narrow(query, ids) {
    const wanted = new Set(ids);
    const variantIds = [...new Set(ids.map((id) => id.split(':')[0]))];
    query.andWhere('entity.productVariantId IN (:...variantIds)', { variantIds });
    return (row) => wanted.has(`${row.variantId}:${row.locationId}`);
  },
  key: (row) => `${row.variantId}:${row.locationId}`,
  encodeId: (id, encode) => id.split(':').map(encode).join(':'),
};

module.exports = { stock };
