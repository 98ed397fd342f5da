'use strict';

const { Product, ProductVariant, StockLevel, TransactionalConnection } = require('@vendure/core');
const { inject } = require('./core-parts.js');
const { page } = require('./walk.js');

/** What changed in the stock and what was deleted: the two things that Vendure's own lists do not tell. */
class ChangeFeed {
  constructor(connection) {
    this.connection = connection;
  }

  async stock(ctx, { cursor, take }) {
    const query = this.connection
      .getRepository(ctx, StockLevel)
      .createQueryBuilder('row')
      .innerJoin('row.productVariant', 'variant', 'variant.deletedAt IS NULL')
      .innerJoin('variant.channels', 'seller', 'seller.id = :channel', { channel: ctx.channelId })
      .innerJoin('row.stockLocation', 'location')
      .innerJoin('location.channels', 'keeper', 'keeper.id = :channel', { channel: ctx.channelId });
    const { rows: items, ...where } = await page(query, { text: cursor, take, column: 'updatedAt' });
    return { items, ...where };
  }

  /** The first call only opens the cursor: a till that has read nothing yet has nothing to forget. */
  async deletions(ctx, { entity, cursor, take }) {
    const query = this.connection
      .getRepository(ctx, entity === 'PRODUCT' ? Product : ProductVariant)
      .createQueryBuilder('row')
      .select('row.id')
      .innerJoin('row.channels', 'channel', 'channel.id = :channel', { channel: ctx.channelId })
      .where('row.deletedAt IS NOT NULL');
    const now = Date.now();
    const first = new Date(now).toISOString();
    const { rows, ...where } = await page(query, { text: cursor, take, column: 'deletedAt', now, first });
    return { ids: rows.map(({ id }) => id), ...where };
  }
}
inject(ChangeFeed, TransactionalConnection);

module.exports = { ChangeFeed };
