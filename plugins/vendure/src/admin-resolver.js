'use strict';

const { Allow, Permission } = require('@vendure/core');
const { version } = require('../package.json');
const { ChangeFeed } = require('./change-feed.js');
const { Mutation, Query, Resolver, inject, resolver } = require('./core-parts.js');
const { SaleRecorder } = require('./record-sale.js');

class AdminResolver {
  constructor(recorder, feed) {
    this.recorder = recorder;
    this.feed = feed;
  }

  countertopPlugin() {
    return { version };
  }

  posStockChanges(ctx, args) {
    return this.feed.stock(ctx, args);
  }

  posDeletions(ctx, args) {
    return this.feed.deletions(ctx, args);
  }

  recordPosSale(ctx, { input }) {
    return this.recorder.record(ctx, input);
  }
}
const readsCatalog = Allow(Permission.ReadCatalog, Permission.ReadProduct);
inject(AdminResolver, SaleRecorder, ChangeFeed);
resolver(AdminResolver, 'countertopPlugin', Query(), Allow(Permission.Authenticated));
resolver(AdminResolver, 'posStockChanges', Query(), readsCatalog);
resolver(AdminResolver, 'posDeletions', Query(), readsCatalog);
resolver(AdminResolver, 'recordPosSale', Mutation(), Allow(Permission.CreateOrder));
Resolver()(AdminResolver);

module.exports = { AdminResolver };
