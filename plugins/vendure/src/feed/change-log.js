'use strict';

const { randomBytes } = require('node:crypto');
const { ConfigService, Logger, TransactionalConnection } = require('@vendure/core');
const { inject } = require('../core-parts.js');
const { CountertopChange } = require('./change-entity.js');
const { advanced, decode, encode } = require('./cursor.js');
const { postgresDialect } = require('./postgres.js');
const { sqliteDialect } = require('./sqlite.js');
const { installTriggers } = require('./triggers.js');
const { watchedTables } = require('./watched.js');

const DIALECTS = {
  'better-sqlite3': sqliteDialect,
  sqlite: sqliteDialect,
  sqljs: sqliteDialect,
  postgres: postgresDialect,
};
const KEEP_MS = 30 * 24 * 3600 * 1000;
const TRIM_MS = 24 * 3600 * 1000;
const KEEP_MOST = 2_000_000;
const EPOCH = 'epoch';

/** The log of everything that changed. Its first entry names the log's epoch and is never removed. */
class ChangeLog {
  constructor(connection, config) {
    this.connection = connection;
    this.config = config;
    this.dialect = null;
    this.epoch = '';
  }

  /** False where the database has no triggers that we know to write. */
  get works() {
    return this.dialect !== null;
  }

  async install() {
    const { rawConnection } = this.connection;
    const make = DIALECTS[rawConnection.options.type];
    if (!make) return;
    const changes = rawConnection.getMetadata(CountertopChange).tablePath;
    const dialect = make(changes, rawConnection.options.schema);
    try {
      await this.connection.withTransaction(async (tx) => {
        const manager = this.manager(tx);
        await dialect.lock(manager);
        const watched = watchedTables(rawConnection, this.config.customFields);
        const hadHoles = await installTriggers(manager, dialect, watched);
        this.epoch = `${await this.currentEpoch(tx, hadHoles)}${await dialect.home(manager)}`;
        await this.trim(tx);
      });
      this.dialect = dialect;
      setInterval(() => this.trimInTime(), TRIM_MS).unref();
    } catch (error) {
      // A shop that did not run its migration yet still sells; its tills read as from a store without a log.
      Logger.error(`Changes are not recorded: ${error.message}`, 'Countertop', error.stack);
    }
  }

  /** After changes that nobody recorded a new epoch begins: readers start anew. */
  async currentEpoch(tx, hadHoles) {
    const repository = this.connection.getRepository(tx, CountertopChange);
    const found = await repository.findOne({ where: { kind: EPOCH }, order: { seq: 'ASC' } });
    if (found && !hadHoles) return found.entityId;
    await repository.createQueryBuilder().delete().execute();
    const entityId = randomBytes(9).toString('base64url');
    await repository.insert({ kind: EPOCH, entityId, at: String(Date.now()) });
    return entityId;
  }

  async trimInTime() {
    try {
      await this.connection.withTransaction((tx) => this.trim(tx));
    } catch (error) {
      Logger.warn(`The log of changes was not shortened: ${error.message}`, 'Countertop');
    }
  }

  /** Removes what is old, but the newest of it: a reader who has seen everything stands there. */
  async trim(tx) {
    const query = () => this.connection.getRepository(tx, CountertopChange).createQueryBuilder('change');
    const { newest } = await query().select('MAX(change.seq)', 'newest').getRawOne();
    const { old } = await query()
      .select('MAX(change.seq)', 'old')
      .where('change.at < :then', { then: Date.now() - KEEP_MS })
      .getRawOne();
    await query()
      .delete()
      .where('seq < :old AND kind <> :epoch', { old: Math.max(old ?? 0, newest - KEEP_MOST), epoch: EPOCH })
      .execute();
  }

  /** Where a reader is who has just read everything. */
  async position(tx) {
    const snapshot = await this.dialect.snapshot(this.manager(tx));
    const newest = await this.connection
      .getRepository(tx, CountertopChange)
      .findOne({ where: {}, order: { seq: 'DESC' } });
    return { seq: newest.seq, at: Number(newest.at), snapshot };
  }

  /** The same as readers are told it. */
  async here(tx) {
    if (!this.works) return { epoch: '', seq: 0, cursor: '' };
    const at = await this.position(tx);
    return { epoch: this.epoch, seq: at.seq, cursor: this.text({ epoch: this.epoch, at }) };
  }

  text(cursor) {
    return encode(cursor);
  }

  /** The next page of entries after a cursor; null when the log can't tell what came after it. */
  async read(tx, text, { limit, kinds }) {
    const cursor = decode(text);
    if (!cursor || !(await this.holds(tx, cursor))) return null;
    const to = cursor.to ?? (await this.position(tx));
    const query = this.entries(tx, cursor, to).andWhere('change.kind IN (:...kinds)', { kinds });
    if (cursor.last !== null) query.andWhere('change.seq > :last', { last: cursor.last });
    const entries = await query.orderBy('change.seq', 'ASC').limit(limit).getMany();
    const isLast = entries.length < limit;
    return { entries, isLast, cursor: advanced(cursor, { to, entries, isLast }) };
  }

  /** Whether anything came after a cursor, or the reader has to begin anew. */
  async hasNews(tx, text) {
    const cursor = decode(text);
    if (!cursor || !(await this.holds(tx, cursor))) return true;
    return cursor.to !== null || (await this.entries(tx, cursor, null).limit(1).getMany()).length > 0;
  }

  entries(tx, cursor, to) {
    const query = this.connection.getRepository(tx, CountertopChange).createQueryBuilder('change');
    return this.dialect.between(query.where('1 = 1'), cursor.at, to);
  }

  /** Whether the entry that the reader saw last is still there: else the log was cut, or the store restored. */
  async holds(tx, { epoch, at: { seq, at, snapshot } }) {
    if (epoch !== this.epoch) return false;
    if (snapshot !== null && !(await this.dialect.isReachable(this.manager(tx), snapshot))) return false;
    const seen = await this.connection.getRepository(tx, CountertopChange).findOne({ where: { seq } });
    return seen !== null && Number(seen.at) === at;
  }

  manager(tx) {
    return this.connection.getRepository(tx, CountertopChange).manager;
  }
}
inject(ChangeLog, TransactionalConnection, ConfigService);

module.exports = { ChangeLog };
