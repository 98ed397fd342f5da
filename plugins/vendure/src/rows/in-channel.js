'use strict';

/**
 * Narrows a query to the rows whose `entity` is in the channel. As a condition on each row, not as a join: a join
 * makes a database begin with the channel and sort the whole shop for every page.
 * @param path names the entity's id in the query
 * @param more a further condition on `member`, the entity
 */
function inChannel(query, { entity, path = 'entity.id', channelId, more = () => undefined }) {
  const alias = `member_${entity.name.toLowerCase()}`;
  return query
    .andWhere((outer) => {
      const inner = outer
        .subQuery()
        .select('1')
        .from(entity, alias)
        .innerJoin(`${alias}.channels`, `${alias}_channel`)
        .where(`${alias}.id = ${path}`)
        .andWhere(`${alias}_channel.id = :channel`);
      more(inner, alias);
      return `EXISTS ${inner.getQuery()}`;
    })
    .setParameter('channel', channelId);
}

module.exports = { inChannel };
