'use strict';

const {
  CustomerService,
  Order,
  OrderService,
  ShippingMethodService,
  TransactionalConnection,
} = require('@vendure/core');
const { inject } = require('./core-parts.js');
const { options } = require('./options.js');
const { SaleRefusal, asRefusal, orRefuse } = require('./sale-refusal.js');
const { tillSaleChecker } = require('./shipping-checkers.js');

/** Records the sales of tills as orders that are placed, paid and handed over. */
class SaleRecorder {
  constructor(connection, orders, customers, shippingMethods) {
    this.connection = connection;
    this.orders = orders;
    this.customers = customers;
    this.shippingMethods = shippingMethods;
  }

  async record(ctx, sale) {
    const earlier = await this.find(ctx, sale.saleId);
    if (earlier) return recorded(earlier, true);
    try {
      return recorded(await this.connection.withTransaction(ctx, (tx) => this.create(tx, sale)), false);
    } catch (error) {
      // The unique column lets one of two simultaneous calls through; the other finds what that one made.
      const winner = await this.find(ctx, sale.saleId);
      if (winner) return recorded(winner, true);
      const refusal = asRefusal(error);
      if (!refusal) throw error;
      return { __typename: 'PosSaleRefused', code: refusal.code, message: refusal.message };
    }
  }

  async find(ctx, saleId) {
    const found = await this.connection
      .getRepository(ctx, Order)
      .findOne({ where: { customFields: { posSaleId: saleId } }, select: { id: true } });
    return found && this.orders.findOne(ctx, found.id);
  }

  async create(tx, sale) {
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
    await this.orders.addCustomerToOrder(tx, id, await this.customer(tx, sale.customerId));
    orRefuse(await this.orders.setShippingMethod(tx, id, [await this.shippingMethod(tx, id, sale)]));
  }

  async pay(tx, id, sale) {
    const { totalWithTax } = await this.orders.findOne(tx, id);
    if (totalWithTax !== sale.totalWithTax) {
      throw new SaleRefusal(
        'TOTAL_DIFFERS',
        `The store's total is ${totalWithTax}, the till's is ${sale.totalWithTax}`,
      );
    }
    orRefuse(await this.orders.transitionToState(tx, id, 'ArrangingPayment'));
    orRefuse(
      await this.orders.addManualPaymentToOrder(tx, {
        orderId: id,
        method: 'pos',
        transactionId: sale.saleId,
        metadata: { tenders: sale.tenders, register: sale.register, receiptNumber: sale.receiptNumber },
      }),
    );
  }

  async handOver(tx, id) {
    const { lines } = await this.orders.findOne(tx, id);
    const fulfillment = orRefuse(
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
    orRefuse(await this.orders.transitionFulfillmentToState(tx, fulfillment.id, 'Delivered'));
  }

  async customer(tx, customerId) {
    const named = customerId && (await this.customers.findOne(tx, customerId));
    if (named) return named;
    return orRefuse(await this.customers.createOrUpdate(tx, options.walkInCustomer, true));
  }

  async shippingMethod(tx, id, sale) {
    if (sale.shippingMethodId) return sale.shippingMethodId;
    const eligible = await this.orders.getEligibleShippingMethods(tx, id);
    const methods = await Promise.all(eligible.map((quote) => this.shippingMethods.findOne(tx, quote.id)));
    const method =
      methods.find(({ checker }) => checker.code === tillSaleChecker.code) ??
      methods.find(({ code }) => code === 'in-store');
    if (!method) throw new SaleRefusal('STATE', 'The store has no shipping method for sales of a till');
    return method.id;
  }
}
inject(SaleRecorder, TransactionalConnection, OrderService, CustomerService, ShippingMethodService);

function recorded(order, repeated) {
  return { __typename: 'PosSaleRecorded', order, repeated };
}

module.exports = { SaleRecorder };
