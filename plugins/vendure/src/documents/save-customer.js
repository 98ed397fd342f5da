'use strict';

const { Customer, CustomerService, TransactionalConnection } = require('@vendure/core');
const { inject } = require('../core-parts.js');
const { CustomerFinder } = require('./customer-finder.js');
const { DocumentBook } = require('./document-book.js');
const { Refusal, orRefuse } = require('./refusal.js');

/** Saves customers that a till made or changed. The mail address is what a store knows people by. */
class CustomerSaver {
  constructor(connection, book, finder, customers) {
    this.connection = connection;
    this.book = book;
    this.finder = finder;
    this.customers = customers;
  }

  save(ctx, input) {
    return this.book.once(ctx, { id: input.documentId, kind: 'CUSTOMER' }, async (tx) => {
      const emailAddress = input.emailAddress.trim().toLowerCase();
      if (emailAddress === '') throw new Refusal('OTHER', 'A customer of the store needs a mail address');
      await this.finder.claimMail(tx, emailAddress);
      const { id } = await this.write(tx, { ...input, emailAddress });
      return { remoteId: String(id), code: '', total: null };
    });
  }

  /** One who is known by the mail alone is left as the shop has them: only what is known to be the till's changes. */
  async write(tx, { customerId, posCustomerId, name, emailAddress, phoneNumber }) {
    const fields = { ...splitName(name), emailAddress, phoneNumber: phoneNumber ?? '' };
    const own =
      (customerId && (await this.finder.byId(tx, customerId))) ||
      (await this.finder.byPosId(tx, posCustomerId));
    const mark = await this.mark(tx, posCustomerId);
    if (own) return orRefuse(await this.customers.update(tx, { id: own.id, ...fields, ...mark }));
    const { id, customFields } = (await this.finder.byMail(tx, emailAddress)) ?? {};
    if (id === undefined) return orRefuse(await this.customers.createOrUpdate(tx, { ...fields, ...mark }));
    return customFields.posCustomerId ? { id } : orRefuse(await this.customers.update(tx, { id, ...mark }));
  }

  /** Another customer may have had the till's id: one that was deleted since. */
  async mark(tx, posCustomerId) {
    const count = await this.connection
      .getRepository(tx, Customer)
      .count({ where: { customFields: { posCustomerId } }, withDeleted: true });
    return count === 0 ? { customFields: { posCustomerId } } : {};
  }
}
inject(CustomerSaver, TransactionalConnection, DocumentBook, CustomerFinder, CustomerService);

/** The last word is the family's name; Vendure shows both with a space between. */
function splitName(name) {
  const words = name.trim().split(/\s+/);
  return { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1) };
}

module.exports = { CustomerSaver };
