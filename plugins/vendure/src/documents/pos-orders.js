'use strict';

const { CustomerService, OrderService, ShippingMethodService } = require('@vendure/core');
const { inject } = require('../core-parts.js');
const { options } = require('../options.js');
const { tillSaleChecker } = require('../shipping-checkers.js');
const { CustomerFinder } = require('./customer-finder.js');
const { GoodsCheck } = require('./goods-check.js');
const { OriginFinder } = require('./origin-finder.js');
const { METHOD } = require('./payments.js');
const { Refusal, orRefuse, refusedItem } = require('./refusal.js');

/** Makes orders of what a till sold: placed, paid and handed over. */
class PosOrders {
  constructor(orders, origins, customers, finder, shippingMethods, goods) {
    this.origins = origins;
    this.orders = orders;
    this.customers = customers;
    this.finder = finder;
    this.shippingMethods = shippingMethods;
    this.goods = goods;
  }

  /** One that was paid step by step before the plugin came is only handed over. */
  async create(tx, sale) {
    const begun = await this.origins.find(tx, sale.saleId);
    if (begun) {
      if (!(await this.origins.whole(tx, sale.saleId))) await this.handOver(tx, begun.id);
      return this.orders.findOne(tx, begun.id);
    }
    await this.goods.sellable(tx, sale);
    const { id } = await this.orders.createDraft(tx);
    await this.orders.updateCustomFields(tx, id, {
      posSaleId: sale.saleId,
      posRegister: sale.register,
      posReceiptNumber: sale.receiptNumber,
      posSoldAt: sale.soldAt,
      posLocationId: String(sale.locationId),
    });
    await this.fill(tx, id, sale);
    await this.pay(tx, id, sale);
    await this.handOver(tx, id);
    return this.orders.findOne(tx, id);
  }

  async fill(tx, id, sale) {
    const { errorResults } = await this.orders.addItemsToOrder(
      tx,
      id,
      sale.lines.map((line) => ({
        productVariantId: line.productVariantId,
        quantity: line.quantity,
        customFields: { posUnitPrice: line.unitPriceWithTax },
      })),
    );
    // Vendure adds what it has when it is short: an error here may stand beside a smaller line.
    for (const error of errorResults) orRefuse(error);
    for (const { description, amountWithTax, taxRate } of sale.surcharges ?? []) {
      await this.orders.addSurchargeToOrder(tx, id, {
        description,
        listPrice: amountWithTax,
        listPriceIncludesTax: true,
        taxLines: taxRate === 0 ? [] : [{ description: 'till', taxRate }],
      });
    }
    await this.orders.addCustomerToOrder(tx, id, await this.customer(tx, sale));
    orRefuse(await this.orders.setShippingMethod(tx, id, [await this.shippingMethod(tx, id, sale)]));
  }

  async pay(tx, id, sale) {
    const order = await this.orders.findOne(tx, id);
    const { totalWithTax } = order;
    if (totalWithTax !== sale.totalWithTax && totalWithTax !== sale.allowTotal) {
      const message = `The store's total is ${totalWithTax}, the till's is ${sale.totalWithTax}`;
      throw new Refusal('TOTAL_DIFFERS', message, { totalWithTax, items: differing(order, sale.lines) });
    }
    orRefuse(await this.orders.transitionToState(tx, id, 'ArrangingPayment'));
    orRefuse(
      await this.orders.addManualPaymentToOrder(tx, {
        orderId: id,
        method: METHOD.sale,
        transactionId: sale.saleId,
        metadata: { tenders: sale.tenders, register: sale.register, receiptNumber: sale.receiptNumber },
      }),
    );
  }

  async handOver(tx, id) {
    const order = await this.orders.findOne(tx, id);
    if (order.lines.length === 0) {
      orRefuse(await this.orders.transitionToState(tx, id, 'Delivered'));
      return;
    }
    const earlier = await this.orders.getOrderFulfillments(tx, order);
    const pending = earlier.find(({ state }) => state === 'Pending') ?? (await this.fulfil(tx, order));
    orRefuse(await this.orders.transitionFulfillmentToState(tx, pending.id, 'Delivered'));
  }

  async fulfil(tx, { lines }) {
    return orRefuse(
      await this.orders.createFulfillment(tx, {
        lines: lines.map((line) => ({ orderLineId: line.id, quantity: line.quantity })),
        handler: {
          code: 'manual-fulfillment',
          arguments: [
            { name: 'method', value: 'In store' },
            { name: 'trackingCode', value: '' },
          ],
        },
      }),
    );
  }

  /** By the store's id, else by the mail address; the walk-in customer where neither is given. */
  async customer(tx, { customerId, customerEmail }) {
    const found =
      (customerId && (await this.finder.byId(tx, customerId))) ||
      (customerEmail && (await this.finder.byMail(tx, customerEmail)));
    if (found) return found;
    if (customerId || customerEmail) {
      const named = [customerId, customerEmail].filter(Boolean).join(' ');
      throw new Refusal('UNKNOWN_CUSTOMER', `The store has no customer ${named}`);
    }
    return await this.walkIn(tx);
  }

  async walkIn(tx) {
    const { emailAddress } = options.walkInCustomer;
    const known = await this.finder.byMail(tx, emailAddress);
    if (known) return known;
    await this.finder.claimMail(tx, emailAddress);
    return orRefuse(await this.customers.createOrUpdate(tx, { ...options.walkInCustomer }, true));
  }

  async shippingMethod(tx, id, sale) {
    if (sale.shippingMethodId) return sale.shippingMethodId;
    const eligible = await this.orders.getEligibleShippingMethods(tx, id);
    const methods = await Promise.all(eligible.map((quote) => this.shippingMethods.findOne(tx, quote.id)));
    const method =
      methods.find(({ checker }) => checker.code === tillSaleChecker.code) ??
      methods.find(({ code }) => code === 'in-store');
    if (!method) throw new Refusal('STATE', 'The store has no shipping method for sales of a till');
    return method.id;
  }
}
inject(
  PosOrders,
  OrderService,
  OriginFinder,
  CustomerService,
  CustomerFinder,
  ShippingMethodService,
  GoodsCheck,
);

/** The goods whose price in the store is not what the customer paid, with what the store asks for all of them. */
function differing(order, sold) {
  const ids = [...new Set(sold.map(({ productVariantId }) => String(productVariantId)))];
  return ids.flatMap((id) => {
    const paid = sold
      .filter(({ productVariantId }) => String(productVariantId) === id)
      .reduce((sum, line) => sum + line.quantity * line.unitPriceWithTax, 0);
    const asked = order.lines
      .filter(({ productVariantId }) => String(productVariantId) === id)
      .reduce((sum, line) => sum + line.proratedLinePriceWithTax, 0);
    return asked === paid ? [] : [refusedItem(id, { totalWithTax: asked })];
  });
}

module.exports = { PosOrders };
