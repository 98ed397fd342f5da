'use strict';

const { Customer, TransactionalConnection } = require('@vendure/core');
const { inject } = require('../core-parts.js');
const { CountertopDocument } = require('./document-entity.js');

/** Finds customers of the channel by their mail address, which is what a store knows people by. */
class CustomerFinder {
  constructor(connection) {
    this.connection = connection;
  }

  byMail(tx, mail) {
    return this.query(tx)
      .andWhere('LOWER(customer.emailAddress) = :mail', { mail: mail.trim().toLowerCase() })
      .getOne();
  }

  byId(tx, id) {
    return this.query(tx).andWhere('customer.id = :id', { id }).getOne();
  }

  byPosId(tx, posCustomerId) {
    return this.query(tx)
      .andWhere('customer.customFields.posCustomerId = :posCustomerId', { posCustomerId })
      .getOne();
  }

  query(tx) {
    return this.connection
      .getRepository(tx, Customer)
      .createQueryBuilder('customer')
      .innerJoin('customer.channels', 'channel', 'channel.id = :channel', { channel: tx.channelId })
      .where('customer.deletedAt IS NULL')
      .orderBy('customer.id', 'ASC');
  }

  /** Nothing in Vendure's tables keeps two customers from having one address: of two at once the second waits here. */
  async claimMail(tx, mail) {
    await this.connection
      .getRepository(tx, CountertopDocument)
      .createQueryBuilder()
      .insert()
      .values({ id: `mail:${mail.toLowerCase()}`.slice(0, 255), kind: 'MAIL', at: String(Date.now()) })
      .orIgnore()
      .execute();
  }
}
inject(CustomerFinder, TransactionalConnection);

module.exports = { CustomerFinder };
