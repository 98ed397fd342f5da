'use strict';

const { LanguageCode } = require('@vendure/core');

const text = (value) => [{ languageCode: LanguageCode.en, value }];
const field = (name, label, more = {}) => ({
  name,
  type: 'string',
  label: text(label),
  nullable: true,
  public: false,
  ...more,
});

// What only this plugin writes is read-only in every API: a shopper can't set a price, a clerk can't unclaim a sale.
const recorded = (name, label, more = {}) => field(name, label, { readonly: true, ...more });

const FIELDS = {
  ProductVariant: [field('barcode', 'Barcode (GTIN)', { index: true })],
  StockLocation: [field('code', 'Code of the store')],
  Order: [
    recorded('posSaleId', 'Till sale', { unique: true }),
    recorded('posRegister', 'Register'),
    recorded('posReceiptNumber', 'Receipt number'),
    recorded('posSoldAt', 'Sold at', { type: 'datetime' }),
    recorded('posLocationId', 'Sold from'),
    field('pickupStore', 'Code of the store that the shopper collects from', { public: true }),
    field('pickupPromisedAt', 'Promised to be ready at', { type: 'datetime', public: true }),
    recorded('pickupCode', 'What the shopper shows to collect it', { public: true }),
  ],
  Customer: [recorded('posCustomerId', 'Till customer', { unique: true })],
  OrderLine: [
    recorded('posUnitPrice', 'Unit price at the till, tax included', { type: 'int' }),
    recorded('posOfferId', 'Offer of other goods that staff made'),
  ],
};

/** Adds the fields that the shop's own configuration does not have yet. */
function addCustomFields(customFields) {
  for (const [entity, fields] of Object.entries(FIELDS)) {
    const own = customFields[entity] ?? [];
    const names = new Set(own.map(({ name }) => name));
    customFields[entity] = [...own, ...fields.filter(({ name }) => !names.has(name))];
  }
}

module.exports = { addCustomFields };
