'use strict';

const {
  ProductVariant,
  ProductVariantService,
  StockLocation,
  TransactionalConnection,
} = require('@vendure/core');
const { In, inject } = require('../core-parts.js');
const { Refusal, refusedItem } = require('./refusal.js');
const { StockMover } = require('./stock-mover.js');

/** Looks at all goods of a document before anything is written: so a refusal can name all that is wrong at once. */
class GoodsCheck {
  constructor(connection, variants, mover) {
    this.connection = connection;
    this.variants = variants;
    this.mover = mover;
  }

  /** The variants of the channel by their ids. @throws a refusal that names the ones that there are not */
  async known(tx, ids) {
    const found = await this.connection.getRepository(tx, ProductVariant).find({
      where: { id: In(ids), channels: { id: tx.channelId } },
      relations: { product: true },
      loadEagerRelations: false,
    });
    const isThere = ({ deletedAt, product }) => deletedAt === null && product.deletedAt === null;
    const variants = new Map(found.filter(isThere).map((variant) => [String(variant.id), variant]));
    const missing = [...new Set(ids.map(String))].filter((id) => !variants.has(id));
    if (missing.length > 0) {
      const items = missing.map((id) => refusedItem(id, { isUnknown: true }));
      throw new Refusal('UNKNOWN_ITEM', `The store has no variant ${missing.join(', ')}`, { items });
    }
    return variants;
  }

  /** @throws a refusal when the channel has no such place */
  async location(tx, id) {
    const found = await this.connection
      .getRepository(tx, StockLocation)
      .findOne({ where: { id, channels: { id: tx.channelId } } });
    if (!found) throw new Refusal('STATE', `The store has no stock location ${id}`);
    return found;
  }

  /** What can be sold: the lines' goods exist, are offered, and there are enough or are made enough. */
  async sellable(tx, { lines, locationId, allowShort }) {
    const variants = await this.known(
      tx,
      lines.map(({ productVariantId }) => productVariantId),
    );
    const hidden = [...variants.values()].filter(({ enabled, product }) => !enabled || !product.enabled);
    if (hidden.length > 0) {
      const items = hidden.map(({ id }) => refusedItem(id, { isUnknown: true }));
      throw new Refusal(
        'UNKNOWN_ITEM',
        `The store does not offer ${hidden.map(({ sku }) => sku).join(', ')}`,
        {
          items,
        },
      );
    }
    const short = await this.short(tx, lines, variants);
    if (short.length > 0 && !allowShort) {
      const items = short.map(({ id, available }) => refusedItem(id, { available }));
      const words = short.map(
        ({ sku, needed, available }) => `${sku}: ${needed} sold, ${available} available`,
      );
      throw new Refusal('INSUFFICIENT_STOCK', words.join('; '), { items });
    }
    for (const { id, needed, available } of short) {
      await this.mover.move(tx, { productVariantId: id, locationId, quantity: needed - available });
    }
  }

  async short(tx, lines, variants) {
    const short = [];
    for (const variant of variants.values()) {
      const needed = lines
        .filter(({ productVariantId }) => String(productVariantId) === String(variant.id))
        .reduce((sum, { quantity }) => sum + quantity, 0);
      const available = await this.variants.getSaleableStockLevel(tx, variant);
      if (needed > available) short.push({ id: variant.id, sku: variant.sku, needed, available });
    }
    return short;
  }
}
inject(GoodsCheck, TransactionalConnection, ProductVariantService, StockMover);

module.exports = { GoodsCheck };
