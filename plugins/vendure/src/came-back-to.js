'use strict';

const { AsyncLocalStorage } = require('node:async_hooks');

/** The stock location that goods come back to, while a return is recorded: Vendure has no argument for it. */
const cameBackTo = new AsyncLocalStorage();

module.exports = { cameBackTo };
