'use strict';

const { internal_getRequestContext: contextOf, parseContext, Permission } = require('@vendure/core');
const { inject } = require('../core-parts.js');
const { HoldBack } = require('./hold-back.js');

/** A key of a till has one of them, a shopper has none. */
const TILL = [Permission.ReadCatalog, Permission.ReadProduct];

/** Every request of a till that the server has let in is a sign that its register is there; a shopper's is not. */
class HeardInterceptor {
  constructor(holdBack) {
    this.holdBack = holdBack;
  }

  async intercept(context, next) {
    const { req } = parseContext(context);
    const register = req.headers['countertop-register'];
    const ctx = register ? contextOf(req) : null;
    if (ctx?.userHasPermissions(TILL)) await this.holdBack.heard(ctx, register);
    return next.handle();
  }
}
inject(HeardInterceptor, HoldBack);

module.exports = { HeardInterceptor };
