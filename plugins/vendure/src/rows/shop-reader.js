'use strict';

const { ConfigService, TransactionalConnection } = require('@vendure/core');
const { inject } = require('../core-parts.js');
const { customers } = require('./customers.js');
const { orders } = require('./orders.js');
const { pictureTeller } = require('./picture.js');
const { PriceTeller } = require('./prices.js');
const { products } = require('./products.js');
const { stock } = require('./stock.js');
const { variants } = require('./variants.js');

const OF_KIND = { product: products, variant: variants, stock, customer: customers, order: orders };

/**
 * Reads rows for tills, straight from the tables: making entities of them costs ten times as much. Every read is a
 * transaction of its own, as on SQLite all share one connection and would see what another has not committed.
 */
class ShopReader {
  constructor(connection, config, prices) {
    this.connection = connection;
    this.config = config;
    this.prices = prices;
  }

  /** What the rows of one request need to know. */
  open(ctx, request) {
    const { connection, config, prices } = this;
    const ids = config.entityOptions.entityIdStrategy ?? config.entityIdStrategy;
    return {
      ctx,
      connection,
      config,
      prices,
      language: config.defaultLanguageCode,
      encode: (id) => String(ids.encodeId(id)),
      decode: (id) => ids.decodeId(id),
      picture: pictureTeller(config.assetOptions, request),
    };
  }

  transaction(shop, work) {
    return this.connection.withTransaction(shop.ctx, work);
  }

  /** How many rows of a kind may be read at once, where that is fewer than of others. */
  atOnce(kind) {
    return OF_KIND[kind].atOnce;
  }

  count(shop, tx, kind) {
    const source = OF_KIND[kind];
    return windowed(source, source.query(shop, tx)).getCount();
  }

  /** Rows with ids beyond `after` in their order, and the last one's id. */
  async page(shop, tx, { kind, after, limit }) {
    const source = OF_KIND[kind];
    const query = windowed(source, source.select(source.query(shop, tx), shop));
    const [beyond, order] = source.isNewestFirst ? ['<', 'DESC'] : ['>', 'ASC'];
    if (after !== null) query.andWhere(`entity.id ${beyond} :after`, { after });
    const raw = await query.orderBy('entity.id', order).limit(limit).getRawMany();
    if (raw.length === 0) return { rows: [], last: after };
    return { rows: await source.toRows(raw, shop, tx), last: raw.at(-1).id };
  }

  /** The row of each id as it is now, null where there is none any more. Ids are those of the database. */
  async byIds(shop, tx, { kind, ids }) {
    const source = OF_KIND[kind];
    const query = source.select(source.query(shop, tx), shop);
    const isWanted = source.narrow?.(query, ids) ?? null;
    if (!isWanted) query.andWhere('entity.id IN (:...ids)', { ids });
    const found = await query.getRawMany();
    const raw = isWanted ? found.filter(isWanted) : found;
    const key = source.key ?? ((row) => String(row.id));
    const rows = raw.length === 0 ? [] : await source.toRows(raw, shop, tx);
    const byKey = new Map(raw.map((row, nth) => [key(row), rows[nth]]));
    const encodeId = source.encodeId ?? ((id, encode) => encode(id));
    return ids.map((id) => ({ id, told: encodeId(id, shop.encode), row: byKey.get(id) ?? null }));
  }
}
inject(ShopReader, TransactionalConnection, ConfigService, PriceTeller);

/** Of some kinds not everything is read at once, only what somebody may still need. */
function windowed(source, query) {
  return source.window?.(query) ?? query;
}

module.exports = { ShopReader };
