'use strict';

const { CountertopPlugin } = require('./src/plugin.js');
const { tillSaleChecker, storePickupChecker } = require('./src/shipping-checkers.js');

module.exports = { CountertopPlugin, tillSaleChecker, storePickupChecker };
