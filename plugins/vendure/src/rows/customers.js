'use strict';

const { Customer } = require('@vendure/core');
const { options } = require('../options.js');
const { inChannel } = require('./in-channel.js');
const { groupBy } = require('./products.js');

/** The customers of a channel that have a mail address, without the one that stands for nobody. */
const customers = {
  query: ({ connection, ctx }, tx) =>
    inChannel(
      connection
        .getRepository(tx, Customer)
        .createQueryBuilder('entity')
        .where('entity.deletedAt IS NULL')
        .andWhere('entity.emailAddress NOT IN (:...nobody)', {
          nobody: ['', options.walkInCustomer.emailAddress],
        }),
      { entity: Customer, channelId: ctx.channelId },
    ),

  select: (query) =>
    query
      .select('entity.id', 'id')
      .addSelect('entity.firstName', 'firstName')
      .addSelect('entity.lastName', 'lastName')
      .addSelect('entity.emailAddress', 'mail')
      .addSelect('entity.phoneNumber', 'phone'),

  async toRows(raw, { connection, encode }, tx) {
    const found = await connection
      .getRepository(tx, Customer)
      .createQueryBuilder('entity')
      .innerJoin('entity.groups', 'grp')
      .where('entity.id IN (:...ids)', { ids: raw.map(({ id }) => id) })
      .select('entity.id', 'id')
      .addSelect('grp.name', 'name')
      .orderBy('grp.id', 'ASC')
      .getRawMany();
    const groups = groupBy(
      found,
      ({ id }) => String(id),
      ({ name }) => name,
    );
    return raw.map((row) => ({
      id: encode(row.id),
      name: `${row.firstName} ${row.lastName}`.trim(),
      mail: row.mail,
      phone: row.phone ?? '',
      groups: groups.get(String(row.id)) ?? [],
    }));
  },
};

module.exports = { customers };
