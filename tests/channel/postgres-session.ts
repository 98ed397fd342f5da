import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { findPostgres } from '#tests/support/postgres.ts';

const DONE = 'the statement is done';

/** A connection whose transaction stays open between two statements. */
export interface SqlSession {
  /** Resolves once the server has done it. */
  readonly run: (sql: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openSession(url: string): Promise<SqlSession> {
  const bin = await findPostgres();
  if (bin === null) throw new Error('PostgreSQL is not installed');
  const child = spawn(join(bin, 'psql'), ['-X', '-q', '-A', '-t', url], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const lines = createInterface({ input: child.stdout });
  return {
    run: async (sql) => {
      const answered = once(lines, 'line');
      child.stdin.write(`${sql};\n\\echo ${DONE}\n`);
      await answered;
    },
    close: async () => {
      const closed = once(child, 'close');
      child.stdin.end();
      await closed;
    },
  };
}
