import { existsSync } from 'node:fs';
import { openConnection, type Connection, type OpenOptions } from './database.ts';
import { appliedMigrations, DatabaseRefused, migrate, type MigrationFiles } from './migrate.ts';

/** Where the till's database is, and whether this PC has had one before. */
export interface TillFile extends OpenOptions {
  readonly file: string;
  readonly hadDatabase: boolean;
  readonly migrations: MigrationFiles;
}

/**
 * Opens the till's database and brings it up to date.
 * @throws DatabaseRefused when it is missing on a till that had one, damaged, or newer than the program:
 * a till never starts empty over sales that somebody may still find.
 */
export async function openTill({ file, hadDatabase, migrations, ...options }: TillFile): Promise<Connection> {
  if (hadDatabase && !existsSync(file)) throw new DatabaseRefused('database-missing', file);
  const connection = openChecked(file, options);
  try {
    if (hadDatabase && appliedMigrations(connection.sqlite).length === 0) {
      throw new DatabaseRefused('database-damaged', `${file} holds no till`);
    }
    await migrate(connection, migrations);
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

function openChecked(file: string, options: OpenOptions): Connection {
  try {
    return openConnection(file, options);
  } catch (error) {
    throw new DatabaseRefused('database-damaged', String(error), { cause: error });
  }
}
