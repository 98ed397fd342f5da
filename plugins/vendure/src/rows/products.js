'use strict';

const { Collection, Product } = require('@vendure/core');
const { inChannel } = require('./in-channel.js');
const { fillNames } = require('./names.js');

/** The products of a channel. */
const products = {
  query: ({ connection, ctx }, tx) =>
    inChannel(
      connection.getRepository(tx, Product).createQueryBuilder('entity').where('entity.deletedAt IS NULL'),
      { entity: Product, channelId: ctx.channelId },
    ),

  select: (query, { ctx }) =>
    query
      .leftJoin('entity.translations', 'words', 'words.languageCode = :language', {
        language: ctx.channel.defaultLanguageCode,
      })
      .leftJoin('entity.featuredAsset', 'asset')
      .select('entity.id', 'id')
      .addSelect('entity.enabled', 'enabled')
      .addSelect('words.name', 'name')
      .addSelect('asset.id', 'assetId')
      .addSelect('asset.preview', 'preview'),

  async toRows(raw, shop, tx) {
    const repository = shop.connection.getRepository(tx, Product);
    await fillNames(raw, repository.createQueryBuilder('entity'), shop.language);
    const categories = await collectionsOf(
      raw.map(({ id }) => id),
      shop,
      tx,
    );
    return raw.map((row) => ({
      id: shop.encode(row.id),
      name: row.name,
      enabled: Boolean(row.enabled),
      categoryIds: (categories.get(String(row.id)) ?? []).map(shop.encode),
      picture: shop.picture(row, shop.encode),
    }));
  },
};

/** The collections that hold a variant of the product. */
async function collectionsOf(ids, { connection }, tx) {
  const found = await connection
    .getRepository(tx, Collection)
    .createQueryBuilder('collection')
    .innerJoin('collection.productVariants', 'variant', 'variant.productId IN (:...ids)', { ids })
    .select('collection.id', 'id')
    .addSelect('variant.productId', 'product')
    .distinct(true)
    .orderBy('collection.id', 'ASC')
    .getRawMany();
  return groupBy(
    found,
    ({ product }) => String(product),
    ({ id }) => id,
  );
}

function groupBy(list, key, value) {
  const groups = new Map();
  for (const one of list) {
    if (!groups.has(key(one))) groups.set(key(one), []);
    groups.get(key(one)).push(value(one));
  }
  return groups;
}

module.exports = { groupBy, products };
