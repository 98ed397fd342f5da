'use strict';

const { CountertopPlugin } = require('./src/plugin.js');
const { PickupNoticeEvent } = require('./src/pickup/notice-event.js');
const { pickupNoticeHandler } = require('./src/pickup/notice-handler.js');
const { tillSaleChecker, storePickupChecker } = require('./src/shipping-checkers.js');

module.exports = {
  CountertopPlugin,
  PickupNoticeEvent,
  pickupNoticeHandler,
  tillSaleChecker,
  storePickupChecker,
};
