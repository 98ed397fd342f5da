import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { withFileLock } from './file-lock.ts';
import { runMedusa } from './medusa-server.ts';
import { startPostgres, type RunningPostgres } from './postgres.ts';
import {
  cacheFolder,
  fingerprintOf,
  installServer,
  removeUnused,
  runIn,
  type OnStoreProgress,
} from './server-folder.ts';

/** Where the server's own files are. */
export const MEDUSA_FOLDER = fileURLToPath(new URL('../medusa', import.meta.url));

/** The name of the filled database. */
export const FILLED = 'filled';

const COMMANDS = join(MEDUSA_FOLDER, 'node_modules', '@medusajs', 'cli', 'cli.js');

/** Who owns the sample shop. */
export const OWNER = { email: 'owner@shop.invalid', password: 'harbour street' };

/** What has to be there before a Medusa can start. */
export interface PreparedMedusa {
  /** A cluster with the filled database, that no server touches. */
  readonly cluster: string;
  readonly pictures: string;
  /** What the tests need to know of the shop, as JSON. */
  readonly till: string;
}

const fillLineSchema = z.object({ detail: z.string(), done: z.number(), total: z.number() });

/**
 * Installs the server's packages and fills a shop, each only when it is missing. Both are kept: the packages in
 * `tests/medusa`, the filled shop in the user's cache folder, under a name made from the files that define it.
 */
export async function prepareMedusa(onProgress: OnStoreProgress = () => undefined): Promise<PreparedMedusa> {
  const cache = cacheFolder();
  await mkdir(cache, { recursive: true });
  return await withFileLock(join(cache, 'medusa.lock'), async () => {
    await installServer(MEDUSA_FOLDER, 'Installing the sample Medusa', onProgress);
    const home = join(cache, `medusa-${await fingerprintOf([MEDUSA_FOLDER])}`);
    if (!existsSync(home)) {
      await removeUnused(cache, 'medusa');
      await fill(home, onProgress);
    }
    return preparedIn(home);
  });
}

function preparedIn(home: string): PreparedMedusa {
  return { cluster: join(home, 'cluster'), pictures: join(home, 'pictures'), till: join(home, 'till.json') };
}

/** The environment of the server's programs. */
export function medusaEnvironment(own: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
    MEDUSA_DISABLE_TELEMETRY: 'true',
    ...own,
  };
}

async function fill(home: string, onProgress: OnStoreProgress): Promise<void> {
  const making = `${home}.making`;
  const { cluster, pictures, till } = preparedIn(making);
  await rm(making, { recursive: true, force: true });
  await mkdir(pictures, { recursive: true });
  const postgres = await startPostgres();
  try {
    await fillDatabase(postgres, { pictures, till }, onProgress);
    await age(postgres);
    await postgres.keepAs(cluster);
  } finally {
    await postgres.dispose();
  }
  await rename(making, home);
}

async function fillDatabase(
  postgres: RunningPostgres,
  { pictures, till }: { readonly pictures: string; readonly till: string },
  onProgress: OnStoreProgress,
): Promise<void> {
  onProgress({ step: 'fill', detail: 'Creating the tables of the sample Medusa' });
  await postgres.createDatabase(FILLED);
  const env = medusaEnvironment({ STORE_DATABASE: postgres.url(FILLED), STORE_PICTURES: pictures });
  await runIn(MEDUSA_FOLDER, [process.execPath, COMMANDS, 'db:migrate'], { env });
  const { email, password } = OWNER;
  await runIn(MEDUSA_FOLDER, [process.execPath, COMMANDS, 'user', '-e', email, '-p', password], { env });
  const server = await runMedusa(MEDUSA_FOLDER, env);
  try {
    await runIn(MEDUSA_FOLDER, [process.execPath, 'fill.js'], {
      env: {
        ...env,
        STORE_URL: server.url,
        STORE_OWNER: JSON.stringify(OWNER),
        STORE_TILL: till,
      },
      onLine: (line) => onProgress({ step: 'fill', ...fillLineSchema.parse(JSON.parse(line)) }),
    });
  } finally {
    await server.end('SIGTERM');
  }
}

/** Makes it a shop that was filled yesterday: what changes from now on is then all that is new. */
async function age(postgres: RunningPostgres): Promise<void> {
  const columns = await postgres.sql(
    FILLED,
    `select table_name, column_name from information_schema.columns
     where table_schema = 'public' and column_name in ('created_at', 'updated_at') and table_name in
       (select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE')`,
  );
  const updates = columns.map((row) => {
    const [table = '', column = ''] = row.split('\t');
    return `update "${table}" set "${column}" = "${column}" - interval '1 day'`;
  });
  await postgres.sql(FILLED, updates.join(';\n'));
}
