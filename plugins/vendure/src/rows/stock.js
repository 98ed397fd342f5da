'use strict';

const { StockLevel } = require('@vendure/core');

/** What each location of the channel has of each variant. */
const stock = {
  query: ({ connection, ctx }, tx) =>
    connection
      .getRepository(tx, StockLevel)
      .createQueryBuilder('entity')
      .innerJoin('entity.productVariant', 'variant', 'variant.deletedAt IS NULL')
      .innerJoin('variant.channels', 'seller', 'seller.id = :channel', { channel: ctx.channelId })
      .innerJoin('entity.stockLocation', 'location')
      .innerJoin('location.channels', 'keeper', 'keeper.id = :channel')
      .where('1 = 1'),

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
