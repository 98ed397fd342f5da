'use strict';

const { createHash } = require('node:crypto');

const PREFIX = 'countertop_';

/**
 * The triggers for one watched table, in the words of a dialect. A trigger's name holds a digest of what it does, so
 * the ones that are there can be compared by their names.
 */
function triggersFor(watched, dialect) {
  return watched.on.map((event) => {
    const id = watched.id.map((name) => dialect.text(column(event, name))).join(` || ':' || `);
    const looksAt = event === 'UPDATE' && watched.changed ? [...watched.id, ...watched.changed] : [];
    const differences = looksAt.map((name) => dialect.differs(`OLD."${name}"`, `NEW."${name}"`));
    // TypeORM writes a translation before it says whose it is.
    const named = watched.id.map((name) => `${column(event, name)} IS NOT NULL`);
    const only = (watched.only ?? []).map((one) => `${column(event, one.column)} ${one.condition}`);
    const changes = differences.length > 0 ? [`(${differences.join(' OR ')})`] : [];
    const when = [...named, ...only, ...changes].join(' AND ');
    const parts = { table: quoted(watched.table), event, kind: watched.kind, id, when };
    const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
    const name = `${PREFIX}${watched.kind}_${event.toLowerCase()}_${digest}`;
    return { name, table: watched.table, create: dialect.create({ ...parts, name }) };
  });
}

/**
 * Makes what is missing and removes what is ours and outdated. True when anything was missing: until now changes may
 * have gone unrecorded.
 */
async function installTriggers(manager, dialect, watched) {
  const wanted = watched.flatMap((one) => triggersFor(one, dialect));
  const present = await dialect.present(manager, PREFIX);
  const names = new Set(present.map(({ name }) => name));
  const wantedNames = new Set(wanted.map(({ name }) => name));
  const missing = wanted.filter(({ name }) => !names.has(name));
  for (const old of present.filter(({ name }) => !wantedNames.has(name))) {
    for (const sql of dialect.drop(old)) await manager.query(sql);
  }
  for (const { create } of missing) {
    for (const sql of create) await manager.query(sql);
  }
  return missing.length > 0;
}

/** The column of the row as it is now, or as it was. */
function column(event, name) {
  if (event === 'UPDATE') return `COALESCE(NEW."${name}", OLD."${name}")`;
  return event === 'DELETE' ? `OLD."${name}"` : `NEW."${name}"`;
}

/** A table's path, which may begin with a schema. */
function quoted(path) {
  return path
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
}

module.exports = { installTriggers, quoted };
