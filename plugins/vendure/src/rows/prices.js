'use strict';

const {
  ConfigService,
  ProductPriceApplicator,
  ProductVariant,
  ProductVariantPrice,
  TransactionalConnection,
  defaultConfig,
} = require('@vendure/core');
const { In, inject } = require('../core-parts.js');

/** Prices with tax, reckoned by Vendure itself with what the shop has configured. */
class PriceTeller {
  constructor(connection, config, applicator) {
    this.connection = connection;
    this.config = config;
    this.applicator = applicator;
  }

  /** In minor units, for rows with id, price and taxCategoryId. */
  async of(ctx, tx, rows) {
    return this.isPlain() ? await this.plain(ctx, rows) : await this.own(tx, rows);
  }

  /** With Vendure's own strategies a price depends on the kept price and the tax category, on nothing else. */
  isPlain() {
    const isPlain = (name) =>
      this.config.catalogOptions[name].constructor === defaultConfig.catalogOptions[name].constructor;
    return (
      isPlain('productVariantPriceCalculationStrategy') && isPlain('productVariantPriceSelectionStrategy')
    );
  }

  async plain(ctx, rows) {
    const known = new Map();
    const prices = [];
    for (const { id, price, taxCategoryId } of rows) {
      const key = `${price} ${taxCategoryId}`;
      if (!known.has(key)) known.set(key, await this.reckon(ctx, id, price, taxCategoryId));
      prices.push(known.get(key));
    }
    return prices;
  }

  async reckon(ctx, id, price, taxCategoryId) {
    const { channelId, currencyCode } = ctx;
    const kept = price === null ? [] : [new ProductVariantPrice({ price, channelId, currencyCode })];
    const variant = new ProductVariant({
      id,
      productVariantPrices: kept,
      taxCategory: { id: taxCategoryId },
    });
    return (await this.applicator.applyChannelPriceAndTax(variant, ctx)).priceWithTax;
  }

  async own(tx, rows) {
    const found = await this.connection.getRepository(tx, ProductVariant).find({
      where: { id: In(rows.map(({ id }) => id)) },
      relations: { productVariantPrices: true, taxCategory: true },
    });
    const variants = new Map(found.map((variant) => [String(variant.id), variant]));
    const prices = [];
    for (const { id } of rows) {
      const priced = await this.applicator.applyChannelPriceAndTax(variants.get(String(id)), tx);
      prices.push(priced.priceWithTax);
    }
    return prices;
  }
}
inject(PriceTeller, TransactionalConnection, ConfigService, ProductPriceApplicator);

module.exports = { PriceTeller };
