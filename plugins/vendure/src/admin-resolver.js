'use strict';

const { Allow, Permission } = require('@vendure/core');
const { version } = require('../package.json');
const { Mutation, Query, Resolver, inject, resolver } = require('./core-parts.js');
const { DocumentBook } = require('./documents/document-book.js');
const { ReturnRecorder } = require('./documents/record-return.js');
const { SaleRecorder } = require('./documents/record-sale.js');
const { StockRecorder } = require('./documents/record-stock.js');
const { CustomerSaver } = require('./documents/save-customer.js');
const { HoldBack } = require('./hold/hold-back.js');
const { PickupRecorder } = require('./pickup/record-pickup.js');

class AdminResolver {
  constructor(book, sales, returns, stock, customers, pickups, holdBack) {
    Object.assign(this, { book, sales, returns, stock, customers, pickups, holdBack });
  }

  countertopPlugin() {
    return { version };
  }

  posDocument(ctx, { id }) {
    return this.book.find(ctx, id);
  }

  recordPosSale(ctx, { input }) {
    return this.sales.record(ctx, input);
  }

  recordPosReturn(ctx, { input }) {
    return this.returns.record(ctx, input);
  }

  recordPosStock(ctx, { input }) {
    return this.stock.record(ctx, input);
  }

  savePosCustomer(ctx, { input }) {
    return this.customers.save(ctx, input);
  }

  recordPosPickup(ctx, { input }) {
    return this.pickups.record(ctx, input);
  }

  setPosHoldBack(ctx, { input }) {
    return this.holdBack.set(ctx, input);
  }
}
inject(
  AdminResolver,
  ...[DocumentBook, SaleRecorder, ReturnRecorder, StockRecorder, CustomerSaver, PickupRecorder, HoldBack],
);
const changesCatalog = Allow(Permission.UpdateCatalog, Permission.UpdateProduct);
resolver(AdminResolver, 'countertopPlugin', Query(), Allow(Permission.Authenticated));
resolver(AdminResolver, 'posDocument', Query(), Allow(Permission.ReadOrder));
resolver(AdminResolver, 'recordPosSale', Mutation(), Allow(Permission.CreateOrder));
resolver(AdminResolver, 'recordPosReturn', Mutation(), Allow(Permission.UpdateOrder));
resolver(AdminResolver, 'recordPosStock', Mutation(), changesCatalog);
resolver(AdminResolver, 'savePosCustomer', Mutation(), Allow(Permission.CreateCustomer));
resolver(AdminResolver, 'recordPosPickup', Mutation(), Allow(Permission.UpdateOrder));
resolver(AdminResolver, 'setPosHoldBack', Mutation(), changesCatalog);
Resolver()(AdminResolver);

module.exports = { AdminResolver };
