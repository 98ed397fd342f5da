'use strict';

const { Customer, CustomerService, TransactionalConnection } = require('@vendure/core');
const { inject } = require('../core-parts.js');
const { DocumentBook } = require('./document-book.js');
const { CountertopDocument } = require('./document-entity.js');
const { Refusal, orRefuse } = require('./refusal.js');

/** Saves customers that a till made or changed. The mail address is what a store knows people by. */
class CustomerSaver {
  constructor(connection, book, customers) {
    this.connection = connection;
    this.book = book;
    this.customers = customers;
  }

  save(ctx, input) {
    return this.book.once(ctx, { id: input.documentId, kind: 'CUSTOMER' }, async (tx) => {
      const emailAddress = input.emailAddress.trim().toLowerCase();
      if (emailAddress === '') throw new Refusal('OTHER', 'A customer of the store needs a mail address');
      await this.claimMail(tx, emailAddress);
      const known = await this.find(tx, input, emailAddress);
      const { id } = await this.write(tx, known, { ...input, emailAddress });
      return { remoteId: String(id), code: '', total: null };
    });
  }

  /** Nothing in Vendure's tables keeps two customers from having one address: of two at once the second waits here. */
  async claimMail(tx, mail) {
    await this.connection
      .getRepository(tx, CountertopDocument)
      .createQueryBuilder()
      .insert()
      .values({ id: `mail:${mail}`.slice(0, 255), kind: 'MAIL', at: String(Date.now()) })
      .orIgnore()
      .execute();
  }

  async find(tx, { customerId, posCustomerId }, emailAddress) {
    const wishes = [
      customerId && { id: customerId },
      { customFields: { posCustomerId } },
      { emailAddress },
    ].filter(Boolean);
    for (const wish of wishes) {
      const found = await this.connection
        .getRepository(tx, Customer)
        .createQueryBuilder('customer')
        .setFindOptions({ where: wish, loadEagerRelations: false })
        .innerJoin('customer.channels', 'channel', 'channel.id = :channel', { channel: tx.channelId })
        .andWhere('customer.deletedAt IS NULL')
        .getOne();
      if (found) return found;
    }
    return null;
  }

  async write(tx, known, { posCustomerId, name, emailAddress, phoneNumber }) {
    const fields = { ...splitName(name), emailAddress, phoneNumber: phoneNumber ?? '' };
    // Another customer may have had the till's id: one that was deleted since.
    const isFree =
      (await this.connection
        .getRepository(tx, Customer)
        .count({ where: { customFields: { posCustomerId } }, withDeleted: true })) === 0;
    const customFields = isFree ? { customFields: { posCustomerId } } : {};
    if (known === null) {
      return orRefuse(await this.customers.createOrUpdate(tx, { ...fields, ...customFields }));
    }
    return orRefuse(await this.customers.update(tx, { id: known.id, ...fields, ...customFields }));
  }
}
inject(CustomerSaver, TransactionalConnection, DocumentBook, CustomerService);

/** The last word is the family's name; Vendure shows both with a space between. */
function splitName(name) {
  const words = name.trim().split(/\s+/);
  return { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1) };
}

module.exports = { CustomerSaver };
