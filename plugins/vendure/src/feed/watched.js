'use strict';

const {
  Channel,
  Collection,
  Customer,
  CustomerGroup,
  Fulfillment,
  Order,
  OrderLine,
  Payment,
  Product,
  ProductOption,
  ProductOptionGroup,
  ProductVariant,
  ProductVariantPrice,
  Promotion,
  Refund,
  StockLevel,
  StockLocation,
  TaxCategory,
  TaxRate,
  Zone,
} = require('@vendure/core');
const { CountertopPickupEvent } = require('../pickup/event-entity.js');
const { barcodeFields } = require('../rows/barcodes.js');

const ANY = ['INSERT', 'UPDATE', 'DELETE'];

/**
 * Every table whose rows a till reads, with the kind of entry that a change makes there and the columns that name the
 * entity; `only` narrows it to rows of which that holds. Table and column names are those that TypeORM has, as a shop may name them by a rule of its own. Some kinds
 * are not told as they are: a renamed option is told as its variants (see told.js).
 */
function watchedTables(dataSource, customFields) {
  const of = (entity) => dataSource.getMetadata(entity);
  const own = (entity, kind, changed, on = ANY) => ({
    table: of(entity).tablePath,
    kind,
    id: ['id'],
    changed: columns(of(entity), changed),
    on,
  });
  const words = (entity, kind) => {
    const meta = of(entity).findRelationWithPropertyPath('translations').inverseEntityMetadata;
    const changed = columns(meta, ['name', 'languageCode']);
    return { table: meta.tablePath, kind, id: columns(meta, ['base']), changed, on: ANY };
  };
  // The rows of join tables come and go; `side` says which of the two is named.
  const join = (entity, relation, kind, side = 'owner') => {
    const { junctionEntityMetadata } = of(entity).findRelationWithPropertyPath(relation);
    const isOwn = ({ referencedColumn }) => referencedColumn.entityMetadata === of(entity);
    const named = junctionEntityMetadata.columns.find((column) => isOwn(column) === (side === 'owner'));
    const { tablePath } = junctionEntityMetadata;
    return { table: tablePath, kind, id: [named.databaseName], changed: null, on: ['INSERT', 'DELETE'] };
  };
  const barcodes = barcodeFields(customFields).map(({ name }) => `customFields.${name}`);
  const level = of(StockLevel);
  const price = of(ProductVariantPrice);
  return [
    own(Product, 'product', ['enabled', 'deletedAt', 'featuredAsset']),
    words(Product, 'product'),
    join(Product, 'channels', 'product'),
    own(ProductVariant, 'variant', [
      ...['enabled', 'deletedAt', 'sku', 'taxCategory', 'product', 'featuredAsset'],
      ...barcodes,
    ]),
    words(ProductVariant, 'variant'),
    join(ProductVariant, 'channels', 'variant'),
    join(ProductVariant, 'options', 'variant'),
    {
      ...own(ProductVariantPrice, 'variant', ['price', 'channelId', 'currencyCode']),
      id: columns(price, ['variant']),
    },
    words(ProductOption, 'option'),
    words(ProductOptionGroup, 'group'),
    {
      ...own(StockLevel, 'stock', ['stockOnHand', 'stockAllocated']),
      id: columns(level, ['productVariant', 'stockLocation']),
    },
    join(StockLocation, 'channels', 'channel', 'other'),
    own(TaxRate, 'tax', null),
    own(TaxCategory, 'tax', null),
    join(Zone, 'members', 'tax'),
    own(
      Channel,
      'channel',
      ['pricesIncludeTax', 'defaultTaxZone', 'defaultCurrencyCode', 'defaultLanguageCode'],
      ['UPDATE'],
    ),
    own(Collection, 'category', null),
    words(Collection, 'category'),
    join(Collection, 'channels', 'category'),
    join(Collection, 'productVariants', 'member', 'other'),
    own(Promotion, 'promotion', null),
    words(Promotion, 'promotion'),
    join(Promotion, 'channels', 'promotion'),
    // Promotions may be about all goods that have a facet value.
    join(Product, 'facetValues', 'promotion', 'other'),
    join(ProductVariant, 'facetValues', 'promotion', 'other'),
    ...orders(of, own, join),
    own(Customer, 'customer', ['firstName', 'lastName', 'emailAddress', 'phoneNumber', 'deletedAt']),
    join(Customer, 'channels', 'customer'),
    join(CustomerGroup, 'customers', 'customer', 'other'),
    own(CustomerGroup, 'people', ['name'], ['UPDATE']),
  ];
}

/** What shoppers ordered: carts and what tills sold are nobody's news. */
function orders(of, own, join) {
  const only = (entity, path, condition) => ({ column: columns(of(entity), [path])[0], condition });
  const belonging = (entity, changed, on) => ({
    ...own(entity, 'part', changed, on),
    id: columns(of(entity), ['order']),
  });
  return [
    {
      ...own(
        Order,
        'order',
        [
          ...['state', 'orderPlacedAt', 'subTotalWithTax', 'shippingWithTax', 'customer'],
          ...['shippingAddress', 'billingAddress'],
          ...['pickupStore', 'pickupPromisedAt', 'pickupCode'].map((name) => `customFields.${name}`),
        ],
        ['UPDATE', 'DELETE'],
      ),
      only: [only(Order, 'orderPlacedAt', 'IS NOT NULL'), only(Order, 'customFields.posSaleId', 'IS NULL')],
    },
    {
      ...belonging(OrderLine, ['quantity'], ['UPDATE']),
      only: [only(OrderLine, 'orderPlacedQuantity', '> 0')],
    },
    belonging(Payment, ['state', 'amount']),
    { ...own(Refund, 'refund', ['state', 'total']), id: columns(of(Refund), ['payment']) },
    own(Fulfillment, 'fulfillment', ['state'], ['UPDATE']),
    join(Order, 'fulfillments', 'part'),
    {
      ...own(CountertopPickupEvent, 'order', null, ['INSERT']),
      id: columns(of(CountertopPickupEvent), ['orderId']),
    },
  ];
}

/** The names in the database of properties, which may be relations. Null: whatever changed counts. */
function columns(meta, properties) {
  if (properties === null) return null;
  return properties.map((path) => {
    const column =
      meta.findColumnWithPropertyPath(path) ?? meta.findRelationWithPropertyPath(path)?.joinColumns[0];
    if (!column) throw new Error(`${meta.tablePath} has no column for ${path}`);
    return column.databaseName;
  });
}

module.exports = { watchedTables };
