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
    "The named customer; found by the mail address else. The walk-in customer when both are absent."
    customerId: ID
    customerEmail: String
    "The method for in-store sales; found by its checker or its code in-store when absent."
    shippingMethodId: ID
    "What the customer paid in all, tax included, in minor units."
    totalWithTax: Int!
    "How it was paid; kept with the payment."
    tenders: JSON!
    lines: [PosSaleLineInput!]!
    surcharges: [PosSurchargeInput!]
    "The goods have left: the stock is raised by what it is short of them."
    allowShort: Boolean
    "A total of the store that is taken although the customer paid another."
    allowTotal: Int
  }

  enum PosDocumentKind {
    SALE
    RETURN
    STOCK
    CUSTOMER
    PICKUP
  }

  "What was recorded of a document of a till."
  type PosDocument {
    "The till's own id."
    id: ID!
    kind: PosDocumentKind!
    """
    A sale's order; a return's new order in an exchange, else the order that the goods were sold with; the customer;
    the order that a step was taken with.
    The till's own id where nothing has one.
    """
    remoteId: ID!
    "The order's code; empty without one."
    code: String!
    "A sale's total; of a return what was sold with it less what was given back. In minor units, with tax."
    total: Int
  }

  enum PosRefusalCode {
    INSUFFICIENT_STOCK
    TOTAL_DIFFERS
    UNKNOWN_ITEM
    UNKNOWN_CUSTOMER
    UNKNOWN_DOCUMENT
    STATE
    OTHER
  }

  type PosRefusedItem {
    productVariantId: ID!
    "How many there are, where that is too few."
    available: Int
    "The store does not have or not offer it any more."
    isUnknown: Boolean!
    "What the store asks for all of them, where that differs."
    totalWithTax: Int
  }

  type PosSaleRecorded {
    order: Order!
    document: PosDocument!
    "True when an earlier call had recorded the sale."
    repeated: Boolean!
  }

  "Nothing was recorded."
  type PosSaleRefused {
    code: PosRefusalCode!
    message: String!
    "What the store would make of it, where that differs."
    totalWithTax: Int
    items: [PosRefusedItem!]!
  }

  union PosSaleOutcome = PosSaleRecorded | PosSaleRefused

  type PosRecorded {
    document: PosDocument!
    "True when an earlier call had recorded it."
    repeated: Boolean!
  }

  "Nothing was recorded."
  type PosRefused {
    code: PosRefusalCode!
    message: String!
    "What the store would make of it, or the most it could give back."
    totalWithTax: Int
    items: [PosRefusedItem!]!
  }

  union PosOutcome = PosRecorded | PosRefused

  input PosReturnedLineInput {
    "The sale it was sold with. Without one only stock moves: nobody knows which payment to give back."
    saleId: String
    "Absent for what the store has no goods for, or does not count in pieces."
    productVariantId: ID
    quantity: Int!
    "What was given back for all of it, tax included, in minor units."
    amountWithTax: Int!
    "False for damaged goods: they do not go back into the stock."
    restock: Boolean!
    description: String!
    reason: String!
  }

  enum PosReturnKind {
    REFUND
    EXCHANGE
    VOID
  }

  input PosReturnInput {
    "The till's own id of the return; an exchange's new order is found by it like a sale."
    returnId: String!
    kind: PosReturnKind!
    register: String!
    receiptNumber: String!
    returnedAt: DateTime!
    "The stock location that the goods came back to and new ones left."
    locationId: ID!
    customerId: ID
    customerEmail: String
    shippingMethodId: ID
    returned: [PosReturnedLineInput!]!
    "What was sold with it, tax included; 0 for nothing."
    soldTotalWithTax: Int!
    tenders: JSON!
    lines: [PosSaleLineInput!]!
    surcharges: [PosSurchargeInput!]
    allowShort: Boolean
    allowTotal: Int
  }

  input PosStockMoveInput {
    movementId: String!
    productVariantId: ID!
    "Pieces that came; negative for what went."
    quantity: Int!
  }

  input PosStockInput {
    documentId: String!
    "Why: receipt, count, adjustment, transfer-out, transfer-in, return."
    cause: String!
    at: DateTime!
    locationId: ID!
    note: String!
    moves: [PosStockMoveInput!]!
  }

  input PosCustomerInput {
    documentId: String!
    "The till's own id of the customer."
    posCustomerId: String!
    "The store's id, once the till knows it."
    customerId: ID
    name: String!
    emailAddress: String!
    phoneNumber: String
  }

  input PosPickupInput {
    "The till's own id of the step."
    eventId: String!
    orderId: ID!
    registerCode: String
    "The stock location of the till: the order stays with the shop that takes the first step."
    locationId: ID
    "The step as JSON, as other tills are told it."
    event: String!
    "What the step means for the order; null for one that tills only tell each other."
    effect: JSON
  }

  input PosHeldItemInput {
    productVariantId: ID!
    quantity: Int!
  }

  input PosHoldBackInput {
    register: String!
    locationId: ID!
    "Milliseconds of silence after which shoppers are not offered what is held; 0: never."
    afterMs: Int!
    "Pieces held back of everything that is not among the items; absent: none."
    rest: Int
    items: [PosHeldItemInput!]!
    "The items come on top of those told before: so many do not fit into one request. Nothing else counts then."
    isMore: Boolean
  }

  extend type Query {
    countertopPlugin: CountertopPluginState!
    "What was recorded under a till's id, in whatever way; null when nothing was."
    posDocument(id: String!): PosDocument
  }

  extend type Mutation {
    "Records a paid sale whole, in one transaction and once per saleId, or not at all."
    recordPosSale(input: PosSaleInput!): PosSaleOutcome!
    "Records what came back, and in an exchange what was sold for it, once per returnId, or not at all."
    recordPosReturn(input: PosReturnInput!): PosOutcome!
    "Moves stock by what came and went, once per documentId, or not at all."
    recordPosStock(input: PosStockInput!): PosOutcome!
    "Makes or changes a customer, once per documentId; never a second one with the same mail address."
    savePosCustomer(input: PosCustomerInput!): PosOutcome!
    "Keeps a step that staff took with an order to be collected, and does what it means for it, once per eventId, or not at all."
    recordPosPickup(input: PosPickupInput!): PosOutcome!
    "Replaces what shoppers are not offered while the register is silent (header countertop-register)."
    setPosHoldBack(input: PosHoldBackInput!): Boolean!
  }
`);

module.exports = { adminSchema };
