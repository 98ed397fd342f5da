import { Worker } from 'node:worker_threads';
import SQLite from 'better-sqlite3';

/** What a look at the database's pages gave. `unfinished`: what was looked at was sound, but the time was over. */
export type DatabaseCheck =
  | { readonly kind: 'sound'; readonly tables: number }
  | { readonly kind: 'unfinished'; readonly tables: number; readonly of: number }
  | { readonly kind: 'damaged'; readonly message: string };

/** Tables that the store can fill again are looked at last. */
const FETCHED_AGAIN = /^(variant|product|barcode|stock_level|picture|category)/;

/**
 * Looks over every table with SQLite's own `quick_check`, what can't be fetched again first, until the time is over.
 * `now` in milliseconds on any clock; one table is never left half looked at. Reads only.
 */
export function checkDatabase(file: string, withinMs: number, now: () => number): DatabaseCheck {
  const end = now() + withinMs;
  let sqlite: SQLite.Database | null = null;
  try {
    sqlite = new SQLite(file, { readonly: true, fileMustExist: true });
    const names = tableNames(sqlite);
    for (const [index, name] of names.entries()) {
      if (now() >= end) return { kind: 'unfinished', tables: index, of: names.length };
      const faults = faultsOf(sqlite, name);
      if (faults !== null) return { kind: 'damaged', message: faults };
    }
    return { kind: 'sound', tables: names.length };
  } catch (error) {
    return { kind: 'damaged', message: String(error) };
  } finally {
    sqlite?.close();
  }
}

function tableNames(sqlite: SQLite.Database): string[] {
  const names = sqlite
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')`,
    )
    .pluck()
    .all()
    .filter((name) => !name.startsWith('sqlite_'));
  const rank = (name: string): number => (FETCHED_AGAIN.test(name) ? 1 : 0);
  return names.toSorted((one, other) => rank(one) - rank(other) || one.localeCompare(other));
}

function faultsOf(sqlite: SQLite.Database, table: string): string | null {
  const rows = sqlite.prepare<[], string>(`PRAGMA quick_check("${table}")`).pluck().all();
  const faults = rows.filter((row) => row !== 'ok');
  return faults.length === 0 ? null : faults.slice(0, 3).join('; ');
}

/** Has a thread of its own look over the database for at most so long (ms), so that no scan waits for it. */
export async function checkInThread(worker: URL, file: string, withinMs: number): Promise<DatabaseCheck> {
  const thread = new Worker(worker, { argv: [file, String(withinMs)] });
  return await new Promise<DatabaseCheck>((resolve, reject) => {
    thread.once('message', (check: DatabaseCheck) => resolve(check));
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the checking thread ended without a word')));
  });
}
