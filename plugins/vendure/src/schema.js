'use strict';

const { parse } = require('./core-parts.js');

const adminSchema = parse(`
  "What this plugin can do, for a till that connects."
  type CountertopPluginState {
    version: String!
  }

  input PosSaleLineInput {
    productVariantId: ID!
    quantity: Int!
    "What the customer paid for one, tax included, in minor units."
    unitPriceWithTax: Int!
  }

  "What the store has no goods for: a misc item, a gift voucher."
  input PosSurchargeInput {
    description: String!
    "What the customer paid for it, tax included, in minor units."
    amountWithTax: Int!
    "In percent."
    taxRate: Float!
  }

  input PosSaleInput {
    "The till's own id of the sale: the store keeps one order for it, however often it is sent."
    saleId: String!
    register: String!
    receiptNumber: String!
    soldAt: DateTime!
    "The stock location that the goods left."
    locationId: ID!
    "The named customer; the walk-in customer when absent."
    customerId: ID
    "The method for in-store sales; found by its checker or its code in-store when absent."
    shippingMethodId: ID
    "What the customer paid in all, tax included, in minor units."
    totalWithTax: Int!
    "How it was paid; kept with the payment."
    tenders: JSON!
    lines: [PosSaleLineInput!]!
    surcharges: [PosSurchargeInput!]
  }

  type PosSaleRecorded {
    order: Order!
    "True when an earlier call had recorded the sale."
    repeated: Boolean!
  }

  enum PosSaleRefusalCode {
    INSUFFICIENT_STOCK
    TOTAL_DIFFERS
    UNKNOWN_ITEM
    STATE
    OTHER
  }

  "Nothing was recorded."
  type PosSaleRefused {
    code: PosSaleRefusalCode!
    message: String!
  }

  union PosSaleOutcome = PosSaleRecorded | PosSaleRefused

  type PosStockLevel {
    productVariantId: ID!
    stockLocationId: ID!
    stockOnHand: Int!
    stockAllocated: Int!
  }

  type PosStockPage {
    items: [PosStockLevel!]!
    "Ask with it for what follows."
    cursor: String!
    "False when more is waiting now."
    complete: Boolean!
    "How many changes were waiting when this walk began, and how many of them have been sent."
    total: Int!
    done: Int!
  }

  enum PosDeletedEntity {
    PRODUCT
    VARIANT
  }

  type PosDeletionPage {
    ids: [ID!]!
    cursor: String!
    complete: Boolean!
  }

  extend type Query {
    countertopPlugin: CountertopPluginState!
    "Stock levels that changed since the cursor; all of them without one. A level may come twice."
    posStockChanges(cursor: String, take: Int): PosStockPage!
    "What was deleted since the cursor; nothing yet without one. An id may come twice."
    posDeletions(entity: PosDeletedEntity!, cursor: String, take: Int): PosDeletionPage!
  }

  extend type Mutation {
    "Records a paid sale whole, in one transaction and once per saleId, or not at all."
    recordPosSale(input: PosSaleInput!): PosSaleOutcome!
  }
`);

module.exports = { adminSchema };
