'use strict';

const { Order } = require('@vendure/core');

/** The orders of a channel, as a hint: a till reads the ones it cares for through the admin API. */
const orders = {
  query: ({ connection, ctx }, tx) =>
    connection
      .getRepository(tx, Order)
      .createQueryBuilder('entity')
      .innerJoin('entity.channels', 'channel', 'channel.id = :channel', { channel: ctx.channelId })
      .where('1 = 1'),

  select: (query) =>
    query.select('entity.id', 'id').addSelect('entity.code', 'code').addSelect('entity.state', 'state'),

  toRows: async (raw, { encode }) => raw.map(({ id, code, state }) => ({ id: encode(id), code, state })),
};

module.exports = { orders };
