'use strict';

// Makes a running, empty store the sample shop, through the store's own interface. Writes what a till and the tests
// need to know into the file STORE_TILL. Says where it is as lines of JSON: {"detail", "done", "total"}.
const fs = require('node:fs');
const { openAdmin } = require('./admin.js');
const { CATEGORIES, PRODUCTS } = require('./goods.js');
const { picture } = require('./picture.js');

const STORES = [
  { code: 'S1', name: 'Shop One', onHand: 20 },
  { code: 'S2', name: 'Shop Two', onHand: 130 },
];
const RATES = { reduced: 10, zero: 0 };
const OWNER = JSON.parse(process.env.STORE_OWNER);

const say = (detail, done) => process.stdout.write(`${JSON.stringify({ detail, done, total: 3 })}\n`);

async function run() {
  const admin = await openAdmin(process.env.STORE_URL, OWNER);
  say('Setting up the sample shop', 0);
  const channel = (await admin('POST', '/sales-channels', { name: 'Harbour Street' })).sales_channel;
  const { region, taxRegion } = await addRegion(admin);
  await nameStore(admin, channel, region);
  const profile = (await admin('GET', '/shipping-profiles')).shipping_profiles[0];
  const locations = await addLocations(admin, channel, profile, region);
  say('Loading the sample products and their pictures', 1);
  const products = await addProducts(admin, channel, profile);
  say('Setting up stock, taxes and keys', 2);
  await addStock(admin, Object.values(locations));
  await addRates(admin, taxRegion, products);
  const till = {
    apiKey: (await admin('POST', '/api-keys', { title: 'Till', type: 'secret' })).api_key.token,
    publishableKey: await addShopKey(admin, channel),
    channelToken: channel.id,
    regionId: region.id,
    locations,
  };
  fs.writeFileSync(process.env.STORE_TILL, `${JSON.stringify(till, null, 2)}\n`);
  say('The sample shop is filled', 3);
}

/** Germany and Austria in one region, prices with tax; the tax is Germany's. */
async function addRegion(admin) {
  const { region } = await admin('POST', '/regions', {
    name: 'Europe',
    currency_code: 'eur',
    countries: ['de', 'at'],
    automatic_taxes: true,
    is_tax_inclusive: true,
    payment_providers: ['pp_system_default'],
  });
  const { tax_region: taxRegion } = await admin('POST', '/tax-regions', {
    country_code: 'de',
    provider_id: 'tp_system',
    default_tax_rate: { name: 'Standard Tax', rate: 20, code: 'standard' },
  });
  return { region, taxRegion };
}

async function nameStore(admin, channel, region) {
  const [store] = (await admin('GET', '/stores')).stores;
  await admin('POST', `/stores/${store.id}`, {
    name: 'Harbour Street Store',
    supported_currencies: [{ currency_code: 'eur', is_default: true, is_tax_inclusive: true }],
    default_sales_channel_id: channel.id,
    default_region_id: region.id,
  });
}

/** Two stores, each with a way to collect. */
async function addLocations(admin, channel, profile, region) {
  const ids = {};
  for (const { code, name } of STORES) {
    const { stock_location: location } = await admin('POST', '/stock-locations', {
      name,
      address: { address_1: '1 Harbour Street', country_code: 'de' },
    });
    const path = `/stock-locations/${location.id}`;
    await admin('POST', `${path}/sales-channels`, { add: [channel.id] });
    await admin('POST', `${path}/fulfillment-providers`, { add: ['manual_manual'] });
    const linked = await admin('POST', `${path}/fulfillment-sets?fields=*fulfillment_sets`, {
      name: `${name} pickup`,
      type: 'pickup',
    });
    await addPickup(admin, linked.stock_location.fulfillment_sets[0], { name, profile, region });
    ids[code] = location.id;
  }
  return ids;
}

async function addPickup(admin, set, { name, profile, region }) {
  const { fulfillment_set: made } = await admin('POST', `/fulfillment-sets/${set.id}/service-zones`, {
    name: `${name} zone`,
    geo_zones: ['de', 'at'].map((country) => ({ type: 'country', country_code: country })),
  });
  await admin('POST', '/shipping-options', {
    name: `Collect at ${name}`,
    service_zone_id: made.service_zones[0].id,
    shipping_profile_id: profile.id,
    provider_id: 'manual_manual',
    price_type: 'flat',
    type: { label: 'Pickup', description: 'Collect in store', code: 'pickup' },
    prices: [{ region_id: region.id, amount: 0 }],
    rules: [],
  });
}

async function addProducts(admin, channel, profile) {
  const categories = await addCategories(admin);
  const pictures = await upload(admin);
  const made = [];
  for (const [nth, { name, category, variants }] of PRODUCTS.entries()) {
    const titles = Object.keys(variants[0].options);
    const { product } = await admin('POST', '/products', {
      title: name,
      status: 'published',
      thumbnail: pictures[nth % pictures.length],
      shipping_profile_id: profile.id,
      sales_channels: [{ id: channel.id }],
      categories: pathTo(category).map((one) => ({ id: categories.get(one) })),
      options: titles.map((title) => ({
        title,
        values: [...new Set(variants.map(({ options }) => options[title]))],
      })),
      variants: variants.map((variant, position) => toVariant(variant, nth * 10 + position)),
    });
    made.push({ ...product, category });
  }
  return made;
}

function toVariant({ sku, price, options }, number) {
  return {
    title: Object.values(options).join(' / '),
    sku,
    barcode: ean13(number),
    manage_inventory: true,
    options,
    prices: [{ currency_code: 'eur', amount: price }],
  };
}

async function addCategories(admin) {
  const ids = new Map();
  for (const [name, parent] of CATEGORIES) {
    const { product_category: category } = await admin('POST', '/product-categories', {
      name,
      is_active: true,
      is_internal: false,
      ...(parent === null ? {} : { parent_category_id: ids.get(parent) }),
    });
    ids.set(name, category.id);
  }
  return ids;
}

/** A product is in its category and in those above. */
function pathTo(category) {
  const [, parent] = CATEGORIES.find(([name]) => name === category);
  return parent === null ? [category] : [...pathTo(parent), category];
}

/** Urls of some pictures. */
async function upload(admin) {
  const urls = [];
  for (let nth = 0; nth < 8; nth += 1) {
    const name = `picture-${nth}.png`;
    fs.writeFileSync(`${process.env.STORE_PICTURES}/${name}`, picture(nth));
    urls.push(`http://pictures.invalid/static/${name}`);
  }
  return urls;
}

async function addStock(admin, locationIds) {
  const { inventory_items: items } = await admin('GET', '/inventory-items?limit=1000&fields=id');
  await admin('POST', '/inventory-items/location-levels/batch', {
    create: items.flatMap(({ id }) =>
      locationIds.map((location, nth) => ({
        inventory_item_id: id,
        location_id: location,
        stocked_quantity: STORES[nth].onHand,
      })),
    ),
  });
}

/** A lower rate for plants, so that receipts show two, and one that nothing has. */
async function addRates(admin, taxRegion, products) {
  const plants = products.filter(({ category }) => category === 'Plants');
  await admin('POST', '/tax-rates', {
    tax_region_id: taxRegion.id,
    name: 'Reduced Tax',
    rate: RATES.reduced,
    code: 'reduced',
    rules: plants.map(({ id }) => ({ reference: 'product', reference_id: id })),
  });
  const { product_type: type } = await admin('POST', '/product-types', { value: 'Books' });
  await admin('POST', '/tax-rates', {
    tax_region_id: taxRegion.id,
    name: 'Zero Tax',
    rate: RATES.zero,
    code: 'zero',
    rules: [{ reference: 'product_type', reference_id: type.id }],
  });
}

async function addShopKey(admin, channel) {
  const { api_key: key } = await admin('POST', '/api-keys', { title: 'Web shop', type: 'publishable' });
  await admin('POST', `/api-keys/${key.id}/sales-channels`, { add: [channel.id] });
  return key.token;
}

/** A code for goods of the shop's own. */
function ean13(number) {
  const digits = `20${String(number).padStart(10, '0')}`;
  const sum = [...digits].reduce((total, digit, nth) => total + Number(digit) * (nth % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

run().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
