import { readdirSync, readFileSync } from 'node:fs';
import type { MigrationFiles } from '#main/data/migrate.ts';

const folder = new URL('../../migrations/', import.meta.url);

/** The program's migrations, read from the folder that the bundle takes them from. */
export const migrations: MigrationFiles = Object.fromEntries(
  readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => [file.replace(/\.sql$/, ''), readFileSync(new URL(file, folder), 'utf8')]),
);
