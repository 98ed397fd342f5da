'use strict';

const { createHash } = require('node:crypto');
const { quoted } = require('./triggers.js');

const LOCK = 0x636f756e;

/**
 * PostgreSQL gives numbers out before it commits, so a lower one may appear after a higher one was read. Positions
 * therefore hold a snapshot, which says exactly which transactions were seen; entries hold theirs.
 */
const postgresDialect = (changes, schema) => ({
  text: (column) => `${column}::text`,
  differs: (before, after) => `${before} IS DISTINCT FROM ${after}`,
  create: ({ name, table, event, kind, id, when }) => [
    `CREATE OR REPLACE FUNCTION ${inSchema(schema, name)}() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       INSERT INTO ${quoted(changes)} ("kind", "entityId", "at", "tx")
       VALUES ('${kind}', ${id}, (extract(epoch FROM clock_timestamp()) * 1000)::bigint, txid_current());
       RETURN NULL;
     END $$`,
    `CREATE TRIGGER "${name}" AFTER ${event} ON ${table} FOR EACH ROW WHEN (${when})
     EXECUTE FUNCTION ${inSchema(schema, name)}()`,
  ],
  present: (manager, prefix) =>
    manager.query(
      `SELECT t.tgname AS name, c.relname AS "table" FROM pg_trigger t
       JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE NOT t.tgisinternal AND starts_with(t.tgname, $1) AND n.nspname = COALESCE($2::text, current_schema())`,
      [prefix, schema ?? null],
    ),
  drop: ({ name, table }) => [
    `DROP TRIGGER "${name}" ON ${inSchema(schema, table)}`,
    `DROP FUNCTION IF EXISTS ${inSchema(schema, name)}()`,
  ],
  /** Servers that start at the same time install one after the other. */
  lock: (manager) => manager.query('SELECT pg_advisory_xact_lock($1)', [LOCK]),
  /** Another after the data were moved to another server, where transactions have other numbers. */
  home: async (manager) => {
    const [{ oid }] = await manager.query('SELECT oid FROM pg_database WHERE datname = current_database()');
    const [{ allowed }] = await manager.query(
      `SELECT has_function_privilege('pg_control_system()', 'execute') AS allowed`,
    );
    const system = allowed ? await manager.query('SELECT system_identifier FROM pg_control_system()') : [];
    const text = `${oid} ${system[0]?.system_identifier ?? ''}`;
    return createHash('sha256').update(text).digest('hex').slice(0, 8);
  },
  snapshot: async (manager) => {
    const [{ now }] = await manager.query('SELECT txid_current_snapshot()::text AS now');
    return now;
  },
  /** False for a snapshot of the future: the server was set back. */
  isReachable: async (manager, snapshot) => {
    const [{ ok }] = await manager.query(
      `SELECT txid_snapshot_xmax($1::txid_snapshot) <= txid_snapshot_xmax(txid_current_snapshot()) AS ok`,
      [snapshot],
    );
    return ok;
  },
  between: (query, from, to) => {
    query
      .andWhere('change.tx >= txid_snapshot_xmin(CAST(:from AS txid_snapshot))')
      .andWhere('NOT txid_visible_in_snapshot(change.tx, CAST(:from AS txid_snapshot))')
      .setParameter('from', from.snapshot);
    if (to)
      query.andWhere('txid_visible_in_snapshot(change.tx, CAST(:to AS txid_snapshot))', { to: to.snapshot });
    return query;
  },
});

function inSchema(schema, name) {
  return schema ? `"${schema}"."${name}"` : `"${name}"`;
}

module.exports = { postgresDialect };
