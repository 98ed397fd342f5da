'use strict';

const { internal_getRequestContext: contextOf, parseContext } = require('@vendure/core');
const { inject } = require('../core-parts.js');
const { HoldBack } = require('./hold-back.js');

/** Every request of a till that the server has let in is a sign that its register is there. */
class HeardInterceptor {
  constructor(holdBack) {
    this.holdBack = holdBack;
  }

  async intercept(context, next) {
    const { req } = parseContext(context);
    const register = req.headers['countertop-register'];
    const ctx = register && contextOf(req);
    if (ctx?.activeUserId) await this.holdBack.heard(ctx, register);
    return next.handle();
  }
}
inject(HeardInterceptor, HoldBack);

module.exports = { HeardInterceptor };
