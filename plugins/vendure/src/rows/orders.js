'use strict';

const { Order } = require('@vendure/core');
const { inChannel } = require('./in-channel.js');

/** The orders of a channel, as a hint: a till reads the ones it cares for through the admin API. */
const orders = {
  query: ({ connection, ctx }, tx) =>
    inChannel(connection.getRepository(tx, Order).createQueryBuilder('entity'), {
      entity: Order,
      channelId: ctx.channelId,
    }),

  select: (query) =>
    query.select('entity.id', 'id').addSelect('entity.code', 'code').addSelect('entity.state', 'state'),

  toRows: async (raw, { encode }) => raw.map(({ id, code, state }) => ({ id: encode(id), code, state })),
};

module.exports = { orders };
