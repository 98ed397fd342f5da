import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { freePort } from './free-port.ts';
import { withFileLock } from './file-lock.ts';
import { startPostgres } from './postgres.ts';
import {
  cacheFolder,
  fingerprintOf,
  installServer,
  removeUnused,
  runIn,
  type OnStoreProgress,
} from './server-folder.ts';

/** Where the server's own files are. */
export const STORE_FOLDER = fileURLToPath(new URL('../store', import.meta.url));
const PLUGIN_FOLDER = fileURLToPath(new URL('../../plugins/vendure', import.meta.url));

/** What a store keeps its data in. */
export type StoreDatabase = 'sqlite' | 'postgres';

/** What has to be there before a store can start. */
export interface PreparedStore {
  /** Filled data that no server touches; each store starts from a copy. */
  readonly pristine: string;
  /** The cluster with the database `STORE_DATABASE`; null on SQLite, whose file is part of `pristine`. */
  readonly cluster: string | null;
}

export const STORE_DATABASE = 'store';

const fillLineSchema = z.object({ detail: z.string(), done: z.number(), total: z.number() });

/**
 * Installs the server's packages and fills a shop, each only when it is missing. Both are kept: the packages in
 * `tests/store`, the filled shop in the user's cache folder, under a name made from the files that define it.
 * @param options.prepared with the till's plugin, or a shop that knows nothing of tills
 */
export async function prepareStore(options: {
  readonly prepared: boolean;
  readonly database?: StoreDatabase;
  readonly onProgress?: OnStoreProgress;
}): Promise<PreparedStore> {
  const onProgress = options.onProgress ?? (() => undefined);
  const cache = cacheFolder();
  await mkdir(cache, { recursive: true });
  return await withFileLock(join(cache, 'store.lock'), async () => {
    await installServer(STORE_FOLDER, 'Installing the sample shop', onProgress);
    const folders = [STORE_FOLDER, PLUGIN_FOLDER, ...(await foldersIn(join(PLUGIN_FOLDER, 'src')))];
    const home = join(cache, `store-${await fingerprintOf(folders)}`);
    const kind = options.prepared ? 'prepared' : 'plain';
    const cluster = options.database === 'postgres' ? join(home, `${kind}-cluster`) : null;
    const pristine = join(home, cluster === null ? kind : `${kind}-postgres`);
    const isWhole = existsSync(join(pristine, 'till.json')) && (cluster === null || existsSync(cluster));
    if (!isWhole) {
      await rm(pristine, { recursive: true, force: true });
      await removeUnused(cache, 'store');
      const { prepared } = options;
      if (cluster === null) await fill(pristine, { prepared, onProgress, own: {} });
      else {
        await fillPostgres(pristine, cluster, (own) => fill(pristine, { prepared, onProgress, own }));
      }
    }
    return { pristine, cluster };
  });
}

/** A folder and those in it. */
async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const inner = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
  return [folder, ...inner.toSorted()];
}

/** The environment of the server's programs: the plugin outside its folder finds the packages inside. */
export function storeEnvironment(own: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // Whatever a test's build made of it here: for production the server refuses its default password.
    NODE_ENV: 'test',
    NODE_PATH: join(STORE_FOLDER, 'node_modules'),
    VENDURE_DISABLE_TELEMETRY: 'true',
    ...own,
  };
}

async function fillPostgres(
  pristine: string,
  cluster: string,
  fillWith: (own: Readonly<Record<string, string>>) => Promise<void>,
): Promise<void> {
  const postgres = await startPostgres();
  try {
    await postgres.createDatabase(STORE_DATABASE);
    await fillWith({ STORE_POSTGRES: postgres.url(STORE_DATABASE) });
    await postgres.keepAs(cluster);
  } catch (error) {
    await rm(pristine, { recursive: true, force: true });
    await postgres.dispose();
    throw error;
  }
}

interface Filling {
  readonly prepared: boolean;
  readonly onProgress: OnStoreProgress;
  /** What the server's programs are told beside. */
  readonly own: Readonly<Record<string, string>>;
}

async function fill(pristine: string, { prepared, onProgress, own }: Filling): Promise<void> {
  const making = `${pristine}.making`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  const env = storeEnvironment({
    STORE_PORT: String(await freePort()),
    STORE_DATA: making,
    STORE_PREPARED: prepared ? '1' : '0',
    STORE_FILL: '1',
    ...own,
  });
  await runIn(STORE_FOLDER, [process.execPath, 'populate.js'], {
    env,
    onLine: (line) => onProgress({ step: 'fill', ...fillLineSchema.parse(JSON.parse(line)) }),
  });
  await rename(making, pristine);
}
