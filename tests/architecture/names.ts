import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** Names that attract everything and say nothing. */
const EMPTY_NAMES = [
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'misc',
  'manager',
  'service',
  'services',
  'shared',
];

/** Folders of others, or of machines. */
const PASSED_BY = /(?:^|\/)(?:node_modules|out|\.cache|test-results)$|^tests\/store\/data/;

/** The part of a path that says nothing of what is inside, or null. `till-manager.ts` counts, `commonplace.ts` not. */
export function emptyName(path: string): string | null {
  const words = path.split(/[/.\-_]|(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase());
  return words.find((word) => EMPTY_NAMES.includes(word)) ?? null;
}

/** Every file of the project's own code, by its path from the root. */
export function sourceFiles(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return PASSED_BY.test(path) ? [] : sourceFiles(path);
      return entry.isFile() ? [path] : [];
    }),
  );
}
