'use strict';

const { TransactionalConnection } = require('@vendure/core');
const { In, inject } = require('../core-parts.js');
const { CountertopDocument } = require('./document-entity.js');
const { OriginFinder } = require('./origin-finder.js');
const { faultAfter } = require('./providers.js');
const { asRefusal } = require('./refusal.js');

/** Other rows of the table only claim a name. */
const KINDS = ['SALE', 'RETURN', 'STOCK', 'CUSTOMER', 'PICKUP'];

/** Keeps which documents were recorded, and lets each be recorded once. */
class DocumentBook {
  constructor(connection, origins) {
    this.connection = connection;
    this.origins = origins;
  }

  /** What is recorded under an id. In a transaction: on SQLite one would see what another has not committed. */
  find(ctx, id) {
    return this.connection.withTransaction(ctx, async (tx) => {
      const kept = await this.connection
        .getRepository(tx, CountertopDocument)
        .findOne({ where: { id, kind: In(KINDS) } });
      return kept ?? (await this.origins.whole(tx, id));
    });
  }

  /**
   * Does the effect and writes the document in one transaction, or tells what an earlier call did. Of simultaneous
   * calls the database lets one through: the id is written before anything else, so the others wait for it there.
   * @param effect gets the transaction; gives remoteId, code and total
   * @returns the answer of the API
   */
  async once(ctx, { id, kind, note = '' }, effect) {
    const earlier = await this.find(ctx, id);
    if (earlier?.kind === kind) return recorded(earlier, true);
    try {
      return recorded(await this.attempt(ctx, { id, kind, note }, effect), false);
    } catch (error) {
      const winner = await this.find(ctx, id);
      if (winner?.kind === kind) return recorded(winner, true);
      const refusal = asRefusal(error);
      if (!refusal) throw error;
      return refusal.answer();
    }
  }

  /**
   * Two that wait for each other's stock are told apart by the database; the one that it ended tries again, unless a
   * payment provider acted meanwhile.
   */
  async attempt(ctx, document, effect, tries = 3) {
    let tx;
    try {
      return await this.connection.withTransaction(ctx, (begun) => {
        tx = begun;
        return this.write(begun, document, effect);
      });
    } catch (error) {
      const fault = faultAfter(tx, error);
      if (tries > 1 && isDeadlock(fault)) return await this.attempt(ctx, document, effect, tries - 1);
      throw fault;
    }
  }

  async write(tx, { id, kind, note }, effect) {
    const repository = this.connection.getRepository(tx, CountertopDocument);
    await repository.insert({ id, kind, note: note.slice(0, 255), at: String(Date.now()) });
    const made = await effect(tx);
    await repository.update({ id }, made);
    return { id, kind, ...made };
  }
}
inject(DocumentBook, TransactionalConnection, OriginFinder);

function isDeadlock({ code }) {
  return code === '40P01' || code === 'ER_LOCK_DEADLOCK';
}

/** What a document became, when it became an order. */
function madeOf(order) {
  return { remoteId: String(order.id), code: order.code, total: order.totalWithTax };
}

function recorded(document, repeated) {
  return { __typename: 'PosRecorded', document, repeated };
}

module.exports = { DocumentBook, madeOf };
