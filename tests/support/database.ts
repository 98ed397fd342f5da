import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '#main/data/database.ts';
import { openTill } from '#main/data/open-till.ts';
import { migrations } from './migrations.ts';

/** A real, migrated database in a folder of its own. */
export interface TestDatabase extends Connection {
  readonly folder: string;
  readonly file: string;
}

/** Opens a test database; `close` removes its folder. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'countertop-'));
  const file = join(folder, 'till.db');
  const connection = await openTill({ file, hadDatabase: false, migrations });
  return {
    ...connection,
    folder,
    file,
    close: async () => {
      await connection.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
