'use strict';

const { EntityNotFoundError, isGraphQlErrorResult } = require('@vendure/core');

const CODES = {
  INSUFFICIENT_STOCK_ERROR: 'INSUFFICIENT_STOCK',
  INSUFFICIENT_STOCK_ON_HAND_ERROR: 'INSUFFICIENT_STOCK',
  ORDER_STATE_TRANSITION_ERROR: 'STATE',
  FULFILLMENT_STATE_TRANSITION_ERROR: 'STATE',
  ITEMS_ALREADY_FULFILLED_ERROR: 'STATE',
  PAYMENT_STATE_TRANSITION_ERROR: 'STATE',
  SETTLE_PAYMENT_ERROR: 'STATE',
  CANCEL_PAYMENT_ERROR: 'STATE',
  INELIGIBLE_SHIPPING_METHOD_ERROR: 'STATE',
  QUANTITY_TOO_GREAT_ERROR: 'STATE',
  REFUND_AMOUNT_ERROR: 'STATE',
  REFUND_ORDER_STATE_ERROR: 'STATE',
  REFUND_STATE_TRANSITION_ERROR: 'STATE',
  EMAIL_ADDRESS_CONFLICT_ERROR: 'STATE',
};

/** Ends the transaction and becomes the answer. */
class Refusal extends Error {
  constructor(code, message, { totalWithTax = null, items = [] } = {}) {
    super(message);
    this.code = code;
    this.totalWithTax = totalWithTax;
    this.items = items;
  }

  answer() {
    const { code, message, totalWithTax, items } = this;
    return { __typename: 'PosRefused', code, message, totalWithTax, items };
  }
}

/** What a refusal is about, one of the goods: what is wrong with them, and nothing else. */
function refusedItem(productVariantId, wrong) {
  return { productVariantId, available: null, isUnknown: false, totalWithTax: null, ...wrong };
}

/** Passes a result on; throws what Vendure returns as an error. */
function orRefuse(result) {
  if (!isGraphQlErrorResult(result)) return result;
  const words = [
    result.message,
    result.transitionError,
    result.paymentErrorMessage,
    result.quantityAvailable !== undefined && `${result.quantityAvailable} available`,
  ];
  const { productVariantId, stockOnHand } = result;
  const items = productVariantId ? [refusedItem(productVariantId, { available: stockOnHand })] : [];
  throw new Refusal(CODES[result.errorCode] ?? 'OTHER', words.filter(Boolean).join(': '), { items });
}

/** The refusal that an error means, or null when it is a fault of another kind. */
function asRefusal(error) {
  if (error instanceof Refusal) return error;
  return error instanceof EntityNotFoundError ? new Refusal('UNKNOWN_ITEM', error.message) : null;
}

module.exports = { Refusal, asRefusal, orRefuse, refusedItem };
