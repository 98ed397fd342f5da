'use strict';

const { EntityNotFoundError, isGraphQlErrorResult } = require('@vendure/core');

const CODES = {
  INSUFFICIENT_STOCK_ERROR: 'INSUFFICIENT_STOCK',
  INSUFFICIENT_STOCK_ON_HAND_ERROR: 'INSUFFICIENT_STOCK',
  ORDER_STATE_TRANSITION_ERROR: 'STATE',
  INELIGIBLE_SHIPPING_METHOD_ERROR: 'STATE',
};

/** Ends the transaction and becomes the answer. */
class SaleRefusal extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/** Passes a result on; throws what Vendure returns as an error. */
function orRefuse(result) {
  if (!isGraphQlErrorResult(result)) return result;
  const words = [
    result.message,
    result.transitionError,
    result.quantityAvailable !== undefined && `${result.quantityAvailable} available`,
  ];
  throw new SaleRefusal(CODES[result.errorCode] ?? 'OTHER', words.filter(Boolean).join(': '));
}

/** The refusal that an error means, or null when it is a fault of another kind. */
function asRefusal(error) {
  if (error instanceof SaleRefusal) return error;
  return error instanceof EntityNotFoundError ? new SaleRefusal('UNKNOWN_ITEM', error.message) : null;
}

module.exports = { SaleRefusal, asRefusal, orRefuse };
