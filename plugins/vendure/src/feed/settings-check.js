'use strict';

const { Channel, TaxRateService, TransactionalConnection, idsAreEqual } = require('@vendure/core');
const { inject, ServiceUnavailableException } = require('../core-parts.js');

const COLUMNS = ['pricesIncludeTax', 'defaultCurrencyCode', 'defaultLanguageCode'];

/**
 * Vendure keeps tax rates and channels in memory, and a server beside the one that changed them believes the old ones
 * for half a minute. A price that was reckoned with them would stay at the till: so rates are read anew first, and a
 * request in a channel that has changed is sent away until this server knows it.
 */
class SettingsCheck {
  constructor(connection, taxRates) {
    this.connection = connection;
    this.taxRates = taxRates;
  }

  async run(ctx) {
    await this.taxRates.updateActiveTaxRates(ctx);
    const known = ctx.channel;
    const kept = await this.connection
      .getRepository(ctx, Channel)
      .findOne({ where: { id: ctx.channelId }, relations: { defaultTaxZone: true } });
    const isSame =
      COLUMNS.every((name) => kept[name] === known[name]) &&
      idsAreEqual(kept.defaultTaxZone?.id, known.defaultTaxZone?.id);
    if (!isSame) throw new ServiceUnavailableException('This server does not know the new settings yet');
  }
}
inject(SettingsCheck, TransactionalConnection, TaxRateService);

module.exports = { SettingsCheck };
