import SQLite from 'better-sqlite3';
import {
  CamelCasePlugin,
  CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteDatabase,
  type Transaction,
} from 'kysely';
import type { Schema } from './schema.ts';
import { createGateMemory, tillGate, type GateMemory, type TillGate } from './write-gate.ts';

/** The till's database through Kysely. */
export type Database = Kysely<Schema>;

/** A running transaction; the only thing that writes. */
export type Tx = Transaction<Schema>;

/** Something to read from: the database, or a transaction. */
export type Reader = Pick<Database, 'selectFrom' | 'with' | 'executeQuery' | 'getExecutor'>;

/** One connection to the database file: SQLite itself, and Kysely over it. */
export interface Connection {
  readonly sqlite: SQLite.Database;
  readonly db: Database;
  /** Shared with the sync thread, which lets this connection's writes go first. */
  readonly gate: GateMemory;
  close(): Promise<void>;
}

/** How long a writer waits for another connection's write, in milliseconds. */
const BUSY_MS = 10_000;

/** `mustExist` refuses to make a new file; `onSlow` hears of statements over 40 ms. */
export interface OpenOptions {
  readonly mustExist?: boolean;
  readonly onSlow?: (sql: string, ms: number) => void;
}

const SLOW_MS = 40;

/**
 * Opens a connection with the settings that the design asks for: WAL, `synchronous=FULL`, foreign keys.
 * @throws when the file is no database.
 */
export function openConnection(file: string, options: OpenOptions = {}): Connection {
  const sqlite = new SQLite(file, { fileMustExist: options.mustExist ?? false, timeout: BUSY_MS });
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  // Else INSERT OR REPLACE would take rows out of a ledger past its triggers.
  sqlite.pragma('recursive_triggers = ON');
  sqlite.pragma('trusted_schema = OFF');
  sqlite.pragma('temp_store = MEMORY');
  sqlite.pragma('cache_size = -65536');
  const gate = createGateMemory();
  const db: Database = new Kysely<Schema>({
    dialect: dialectOver(new ImmediateDriver(withStatementCache(sqlite), tillGate(gate))),
    plugins: [CAMEL_CASE],
    log: ({ query, queryDurationMillis: ms }) => {
      if (ms > SLOW_MS) options.onSlow?.(query.sql, ms);
    },
  });
  return { sqlite, db, gate, close: () => db.destroy() };
}

/**
 * Opens a database that is only looked at; nothing in it or beside it is changed.
 * @throws when there is no such file, or it is no database.
 */
export function openForReading(file: string): Pick<Connection, 'db' | 'close'> {
  const sqlite = new SQLite(file, { readonly: true, fileMustExist: true, timeout: BUSY_MS });
  const driver = new SqliteDriver({ database: withStatementCache(sqlite) });
  const db: Database = new Kysely<Schema>({ dialect: dialectOver(driver), plugins: [CAMEL_CASE] });
  return { db, close: () => db.destroy() };
}

/**
 * Begins transactions as writers, so that none fails half-way because another connection wrote meanwhile,
 * and lets whoever shares the gate know that this connection wants to write.
 */
class ImmediateDriver extends SqliteDriver {
  readonly #gate: TillGate;

  constructor(database: SqliteDatabase, gate: TillGate) {
    super({ database });
    this.#gate = gate;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    this.#gate.enter();
    try {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'));
    } catch (error) {
      this.#gate.leave();
      throw error;
    }
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection);
    this.#gate.leave();
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } finally {
      this.#gate.leave();
    }
  }
}

/** SQLite takes a failed migration back whole; Kysely's own adapter does not count on it. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

const CAMEL_CASE = new CamelCasePlugin({ maintainNestedObjectKeys: true });

/** Builds and compiles queries without a database. */
export const builder: Database = new Kysely<Schema>({
  dialect: dialectOver(new DummyDriver()),
  plugins: [CAMEL_CASE],
});

function dialectOver(driver: Driver): Dialect {
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

const MAX_STATEMENTS = 500;

/** Prepares each statement once: preparing costs more than most of the till's queries. */
function withStatementCache(sqlite: SQLite.Database): SqliteDatabase {
  const statements = new Map<string, SQLite.Statement<unknown[]>>();
  return {
    close: () => sqlite.close(),
    prepare: (sql) => {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      if (statements.size >= MAX_STATEMENTS) statements.clear();
      const statement = sqlite.prepare<unknown[]>(sql);
      statements.set(sql, statement);
      return statement;
    },
  };
}
