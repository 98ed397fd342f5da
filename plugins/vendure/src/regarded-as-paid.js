'use strict';

const { AsyncLocalStorage } = require('node:async_hooks');

/** While an order is moved on whose money is all there: Vendure would have goodwill paid once more first. */
const regardedAsPaid = new AsyncLocalStorage();

module.exports = { regardedAsPaid };
