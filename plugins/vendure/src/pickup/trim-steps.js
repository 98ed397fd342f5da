'use strict';

const { Logger, Order, TransactionalConnection } = require('@vendure/core');
const { In, inject } = require('../core-parts.js');
const { CountertopPickupEvent } = require('./event-entity.js');

const KEEP_MS = 30 * 24 * 3600 * 1000;
const TRIM_MS = 24 * 3600 * 1000;
const AT_ONCE = 500;
const OVER = ['Delivered', 'Cancelled'];

/** Removes what staff did with orders that are over: it names people, and no till asks for it any more. */
class StepTrimmer {
  constructor(connection) {
    this.connection = connection;
  }

  async start() {
    await this.trimInTime();
    setInterval(() => this.trimInTime(), TRIM_MS).unref();
  }

  async trimInTime() {
    try {
      await this.connection.withTransaction((tx) => this.trim(tx));
    } catch (error) {
      Logger.warn(`Steps with old orders were not removed: ${error.message}`, 'Countertop');
    }
  }

  async trim(tx) {
    const events = this.connection.getRepository(tx, CountertopPickupEvent);
    const old = await events
      .createQueryBuilder('event')
      .select('event.orderId', 'id')
      .groupBy('event.orderId')
      .having('MAX(event.at) < :then', { then: Date.now() - KEEP_MS })
      .getRawMany();
    for (let first = 0; first < old.length; first += AT_ONCE) {
      const ids = old.slice(first, first + AT_ONCE).map(({ id }) => id);
      const over = await this.connection
        .getRepository(tx, Order)
        .find({ where: { id: In(ids), state: In(OVER) }, select: { id: true } });
      if (over.length > 0) await events.delete({ orderId: In(over.map(({ id }) => String(id))) });
    }
  }
}
inject(StepTrimmer, TransactionalConnection);

module.exports = { StepTrimmer };
