'use strict';

const { Order, OrderCalculator, Surcharge, TransactionalConnection } = require('@vendure/core');
const { inject } = require('../core-parts.js');
const { Refusal, refusedItem } = require('../documents/refusal.js');
const { isWeighed } = require('./wanted-lines.js');

/** The till knows the first by its name: it reckons weighed goods anew from their weights. */
const WEIGHED = { sku: 'countertop-weighed', description: 'Weighed' };
const ROUNDING = { sku: 'countertop-rounding', description: 'Rounding' };

/** Surcharges that bring a store which counts pieces to what the till asks, minor units, tax included. */
class PickupCharges {
  constructor(connection, calculator) {
    this.connection = connection;
    this.calculator = calculator;
  }

  /**
   * What weighed goods came to more or less than their pieces, one surcharge a tax rate. A price with parts of a minor
   * unit may be rounded otherwise for fewer pieces, and for more again: less than one unit a line. What was rounded
   * before is brought to what is rounded now, and may be in what the till reckoned with.
   * @param raised ids of lines that got pieces back
   * @throws a refusal when the total is still not the till's
   */
  async settle(tx, orderId, { effect, weighed, raised }) {
    const { lines, surcharges } = await this.read(tx, orderId);
    const before = roundedIn(surcharges);
    const told = lines
      .map((line) => ({ line, given: givenOf(line, effect) }))
      .filter(({ given }) => given !== undefined)
      .map((one) => ({ ...one, isWeighed: isWeighed(one.given, weighed) }));
    await this.bring(tx, orderId, { kind: WEIGHED, wanted: differences(told) });
    const { totalWithTax } = await this.retotal(tx, orderId);
    const asked = totalWithTax - before;
    const rounding = effect.total - asked;
    const changed = lines.filter(
      ({ id, quantity, orderPlacedQuantity }) => quantity < orderPlacedQuantity || raised.includes(id),
    );
    if (Math.abs(rounding) > changed.length + Math.abs(before)) throw differs(effect, asked, told);
    const wanted = new Map(rounding === 0 ? [] : [[(changed[0] ?? lines[0]).taxRate, rounding]]);
    await this.bring(tx, orderId, { kind: ROUNDING, wanted });
    await this.retotal(tx, orderId);
  }

  /** Takes them off again. */
  async none(tx, orderId) {
    for (const kind of [WEIGHED, ROUNDING]) await this.bring(tx, orderId, { kind, wanted: new Map() });
    await this.retotal(tx, orderId);
  }

  /** Adds what lacks to what there is of a kind, by rate. */
  async bring(tx, orderId, { kind, wanted }) {
    const { surcharges } = await this.read(tx, orderId);
    const present = new Map();
    for (const { taxRate, priceWithTax } of surcharges.filter(({ sku }) => sku === kind.sku)) {
      present.set(taxRate, (present.get(taxRate) ?? 0) + priceWithTax);
    }
    for (const rate of new Set([...wanted.keys(), ...present.keys()])) {
      const amount = (wanted.get(rate) ?? 0) - (present.get(rate) ?? 0);
      if (amount !== 0) await this.add(tx, orderId, { kind, rate, amount });
    }
  }

  async add(tx, orderId, { kind, rate, amount }) {
    await this.connection.getRepository(tx, Surcharge).save(
      new Surcharge({
        ...kind,
        listPrice: amount,
        listPriceIncludesTax: true,
        taxLines: rate === 0 ? [] : [{ description: 'till', taxRate: rate }],
        order: { id: orderId },
      }),
    );
  }

  /** Adds up what there is, without another look at the promotions: what the shopper was promised stays. */
  async retotal(tx, orderId) {
    const order = await this.read(tx, orderId);
    this.calculator.calculateOrderTotals(order);
    return await this.connection.getRepository(tx, Order).save(order, { reload: false });
  }

  read(tx, orderId) {
    return this.connection.getEntityOrThrow(tx, Order, orderId, {
      relations: ['lines', 'surcharges', 'shippingLines'],
    });
  }
}
inject(PickupCharges, TransactionalConnection, OrderCalculator);

function roundedIn(surcharges) {
  return surcharges
    .filter(({ sku }) => sku === ROUNDING.sku)
    .reduce((sum, { priceWithTax }) => sum + priceWithTax, 0);
}

function givenOf({ id, customFields }, { lines, added }) {
  return (
    lines.find(({ lineId }) => String(lineId) === String(id)) ??
    added.find(({ offerId }) => offerId === customFields.posOfferId)
  );
}

function differences(told) {
  const byRate = new Map();
  for (const { line, given } of told.filter((one) => one.isWeighed)) {
    const difference = given.total - line.proratedLinePriceWithTax;
    byRate.set(line.taxRate, (byRate.get(line.taxRate) ?? 0) + difference);
  }
  return byRate;
}

function differs(effect, totalWithTax, told) {
  const items = told
    .filter((one) => !one.isWeighed && one.given.total !== one.line.proratedLinePriceWithTax)
    .map(({ line }) => refusedItem(line.productVariantId, { totalWithTax: line.proratedLinePriceWithTax }));
  const message = `The store's total is ${totalWithTax}, the till's is ${effect.total}`;
  return new Refusal('TOTAL_DIFFERS', message, { totalWithTax, items });
}

module.exports = { PickupCharges };
