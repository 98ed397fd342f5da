'use strict';

const { ProductVariant } = require('@vendure/core');
const { barcodeFields, barcodesOf } = require('./barcodes.js');
const { inChannel } = require('./in-channel.js');
const { fillNames } = require('./names.js');
const { groupBy } = require('./products.js');

/** The sellable items of a channel, at their price with tax. */
const variants = {
  query: ({ connection, ctx }, tx) =>
    inChannel(
      connection
        .getRepository(tx, ProductVariant)
        .createQueryBuilder('entity')
        .where('entity.deletedAt IS NULL'),
      {
        entity: ProductVariant,
        channelId: ctx.channelId,
        more: (query, variant) => query.innerJoin(`${variant}.product`, 'whole', 'whole.deletedAt IS NULL'),
      },
    ),

  select(query, { ctx, config }) {
    query
      .leftJoin('entity.translations', 'words', 'words.languageCode = :language', {
        language: ctx.channel.defaultLanguageCode,
      })
      .leftJoin(
        'entity.productVariantPrices',
        'price',
        'price.channelId = :channel AND price.currencyCode = :currency',
        { currency: ctx.currencyCode },
      )
      .leftJoin('entity.featuredAsset', 'asset')
      .select('entity.id', 'id')
      .addSelect('entity.productId', 'productId')
      .addSelect('entity.sku', 'sku')
      .addSelect('words.name', 'name')
      .addSelect('entity.enabled', 'enabled')
      .addSelect('price.price', 'price')
      .addSelect('entity.taxCategoryId', 'taxCategoryId')
      .addSelect('asset.id', 'assetId')
      .addSelect('asset.preview', 'preview');
    barcodeFields(config.customFields).forEach(({ name }, nth) => {
      query.addSelect(`entity.customFields.${name}`, `barcode${nth}`);
    });
    return query;
  },

  async toRows(raw, shop, tx) {
    const repository = shop.connection.getRepository(tx, ProductVariant);
    await fillNames(raw, repository.createQueryBuilder('entity'), shop.language);
    const options = await optionsOf(
      raw.map(({ id }) => id),
      shop,
      tx,
    );
    const prices = await shop.prices.of(shop.ctx, tx, raw);
    const fields = barcodeFields(shop.config.customFields);
    return raw.map((row, nth) => ({
      id: shop.encode(row.id),
      productId: shop.encode(row.productId),
      sku: row.sku,
      name: row.name,
      enabled: Boolean(row.enabled),
      price: prices[nth],
      taxCategoryId: shop.encode(row.taxCategoryId),
      barcodes: barcodesOf(row, fields),
      options: options.get(String(row.id)) ?? [],
      picture: shop.picture(row, shop.encode),
    }));
  },
};

async function optionsOf(ids, { connection, ctx, language }, tx) {
  const found = await connection
    .getRepository(tx, ProductVariant)
    .createQueryBuilder('entity')
    .innerJoin('entity.options', 'option')
    .innerJoin('option.translations', 'value')
    .innerJoin('option.group', 'grp')
    .innerJoin('grp.translations', 'title')
    .where('entity.id IN (:...ids)', { ids })
    .select('entity.id', 'id')
    .addSelect('option.id', 'optionId')
    .addSelect('value.name', 'value')
    .addSelect('value.languageCode', 'valueLanguage')
    .addSelect('title.name', 'group')
    .addSelect('title.languageCode', 'groupLanguage')
    .orderBy('option.id', 'ASC')
    .getRawMany();
  const wanted = [language, ctx.channel.defaultLanguageCode];
  const rank = (row) => wanted.indexOf(row.valueLanguage) + wanted.indexOf(row.groupLanguage);
  const best = new Map();
  for (const row of found) {
    const key = `${row.id} ${row.optionId}`;
    const known = best.get(key);
    if (!known || rank(row) > rank(known)) best.set(key, row);
  }
  return groupBy(
    [...best.values()],
    ({ id }) => String(id),
    ({ group, value }) => ({ group, value }),
  );
}

module.exports = { variants };
