// Adds variants straight into the file of a store that is not running: STORE_DATA=folder node generate.js 20000
'use strict';

const path = require('node:path');
const Database = require('better-sqlite3');
const { ean13 } = require('./barcode.js');

const PER_PRODUCT = 4;
const SIZES = ['S', 'M', 'L', 'XL'];

const count = Number(process.argv[2]);
const db = new Database(path.join(process.env.STORE_DATA, 'store.sqlite'));
db.pragma('synchronous = OFF');
db.pragma('foreign_keys = OFF');

const first = db.prepare('SELECT max(id) + 1 FROM product_variant').pluck().get();
const currency = db.prepare('SELECT defaultCurrencyCode FROM channel WHERE id = 1').pluck().get();
const taxCategory = db.prepare('SELECT min(id) FROM tax_category').pluck().get();
const locations = db.prepare('SELECT id FROM stock_location').pluck().all();

const product = db.prepare('INSERT INTO product (enabled) VALUES (1)');
const productName = db.prepare(
  "INSERT INTO product_translation (languageCode, name, slug, description, baseId) VALUES ('en', ?, ?, '', ?)",
);
const productChannel = db.prepare(
  'INSERT INTO product_channels_channel (productId, channelId) VALUES (?, 1)',
);
const variant = db.prepare(
  'INSERT INTO product_variant (enabled, sku, taxCategoryId, productId, customFieldsBarcode) VALUES (1, ?, ?, ?, ?)',
);
const variantName = db.prepare(
  "INSERT INTO product_variant_translation (languageCode, name, baseId) VALUES ('en', ?, ?)",
);
const price = db.prepare(
  'INSERT INTO product_variant_price (currencyCode, channelId, price, variantId) VALUES (?, 1, ?, ?)',
);
const variantChannel = db.prepare(
  'INSERT INTO product_variant_channels_channel (productVariantId, channelId) VALUES (?, 1)',
);
const level = db.prepare(
  'INSERT INTO stock_level (stockOnHand, stockAllocated, productVariantId, stockLocationId) VALUES (?, 0, ?, ?)',
);

function addVariant(productId, name, number) {
  const id = variant.run(`GEN-${number}`, taxCategory, productId, ean13(number)).lastInsertRowid;
  variantName.run(name, id);
  price.run(currency, 100 + ((number * 7919) % 20_000), id);
  variantChannel.run(id);
  for (const location of locations) level.run(number % 50, id, location);
}

db.transaction(() => {
  let productId = null;
  for (let index = 0; index < count; index += 1) {
    const name = `Generated goods ${Math.floor(index / PER_PRODUCT)}`;
    if (index % PER_PRODUCT === 0) {
      productId = product.run().lastInsertRowid;
      productName.run(name, `generated-${index}`, productId);
      productChannel.run(productId);
    }
    addVariant(productId, `${name} ${SIZES[index % PER_PRODUCT]}`, first + index);
  }
})();
db.pragma('wal_checkpoint(TRUNCATE)');
db.close();
