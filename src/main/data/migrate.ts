import type SQLite from 'better-sqlite3';
import { Migrator, type Migration } from 'kysely/migration';
import type { Connection } from './database.ts';

/** The numbered SQL files of the program: name without `.sql`, and text. */
export type MigrationFiles = Readonly<Record<string, string>>;

/** Why a database is not opened; the screen has words for each. Nothing was changed. */
export type DatabaseProblem = 'database-missing' | 'database-newer' | 'database-damaged' | 'migration-failed';

/** The till's database can't be used as it is; nothing in it was lost or changed. */
export class DatabaseRefused extends Error {
  readonly problem: DatabaseProblem;

  constructor(problem: DatabaseProblem, detail: string, options?: ErrorOptions) {
    super(`${problem}: ${detail}`, options);
    this.name = 'DatabaseRefused';
    this.problem = problem;
  }
}

/**
 * Brings the database to the program's version. A database in use is copied first (`VACUUM INTO`), to
 * `<file>.before-<last migration>`. @throws DatabaseRefused when it is newer than the program or a step fails.
 */
export async function migrate(connection: Connection, files: MigrationFiles): Promise<void> {
  const applied = appliedMigrations(connection.sqlite);
  const unknown = applied.filter((name) => files[name] === undefined);
  if (unknown.length > 0) throw new DatabaseRefused('database-newer', unknown.join(', '));
  const last = applied.at(-1);
  if (last !== undefined && applied.length < Object.keys(files).length) copyBefore(connection.sqlite, last);
  const migrator = new Migrator({
    db: connection.db,
    provider: { getMigrations: () => Promise.resolve(migrationsOf(connection.sqlite, files)) },
  });
  if (applied.length === Object.keys(files).length) return;
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    const detail = error instanceof Error ? error.message : 'no reason given';
    throw new DatabaseRefused('migration-failed', detail, { cause: error });
  }
  const broken = connection.sqlite.pragma('foreign_key_check');
  if (Array.isArray(broken) && broken.length > 0) {
    throw new DatabaseRefused('migration-failed', `${broken.length} rows point to nothing`);
  }
}

function migrationsOf(sqlite: SQLite.Database, files: MigrationFiles): Record<string, Migration> {
  const entries = Object.entries(files).map(([name, text]): [string, Migration] => [
    name,
    { up: async () => void sqlite.exec(text) },
  ]);
  return Object.fromEntries(entries);
}

/** The names of the migrations that a database has been through, in order. */
export function appliedMigrations(sqlite: SQLite.Database): string[] {
  const known = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = 'kysely_migration'").get();
  if (known === undefined) return [];
  return sqlite.prepare<[], string>('SELECT name FROM kysely_migration ORDER BY name').pluck().all();
}

function copyBefore(sqlite: SQLite.Database, last: string): void {
  const target = `${sqlite.name}.before-${last}-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  sqlite.prepare('VACUUM INTO ?').run(target);
}
