'use strict';

const { quoted } = require('./triggers.js');

/**
 * SQLite commits one transaction after the other, so the numbers of the entries are their order. Its triggers must
 * name no table of the shop but their own: a later migration, which rebuilds tables, would fail otherwise.
 */
const sqliteDialect = (changes) => ({
  text: (column) => `CAST(${column} AS TEXT)`,
  differs: (before, after) => `${before} IS NOT ${after}`,
  create: ({ name, table, event, kind, id, when }) => [
    `CREATE TRIGGER "${name}" AFTER ${event} ON ${table} FOR EACH ROW WHEN ${when} BEGIN
       INSERT INTO ${quoted(changes)} ("kind", "entityId", "at")
       VALUES ('${kind}', ${id}, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER));
     END`,
  ],
  present: (manager, prefix) =>
    manager.query(
      `SELECT name FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, ${prefix.length}) = '${prefix}'`,
    ),
  drop: ({ name }) => [`DROP TRIGGER "${name}"`],
  lock: async () => undefined,
  home: async () => '',
  snapshot: async () => null,
  isReachable: async () => true,
  /** Narrows a query for entries `change` to those after a position, up to and with another. */
  between: (query, from) => query.andWhere('change.seq > :after', { after: from.seq }),
});

module.exports = { sqliteDialect };
