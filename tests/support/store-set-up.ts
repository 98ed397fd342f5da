import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { freePort } from './free-port.ts';
import { withFileLock } from './file-lock.ts';
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

/** What has to be there before a store can start. */
export interface PreparedStore {
  /** Filled data that no server touches; each store starts from a copy. */
  readonly pristine: string;
}

const fillLineSchema = z.object({ detail: z.string(), done: z.number(), total: z.number() });

/**
 * Installs the server's packages and fills a shop, each only when it is missing. Both are kept: the packages in
 * `tests/store`, the filled shop in the user's cache folder, under a name made from the files that define it.
 * @param options.prepared with the till's plugin, or a shop that knows nothing of tills
 */
export async function prepareStore(options: {
  readonly prepared: boolean;
  readonly onProgress?: OnStoreProgress;
}): Promise<PreparedStore> {
  const onProgress = options.onProgress ?? (() => undefined);
  const cache = cacheFolder();
  await mkdir(cache, { recursive: true });
  return await withFileLock(join(cache, 'store.lock'), async () => {
    await installServer(STORE_FOLDER, 'Installing the sample shop', onProgress);
    const folders = [STORE_FOLDER, PLUGIN_FOLDER, join(PLUGIN_FOLDER, 'src')];
    const home = join(cache, `store-${await fingerprintOf(folders)}`);
    const pristine = join(home, options.prepared ? 'prepared' : 'plain');
    if (!existsSync(join(pristine, 'till.json'))) {
      await removeUnused(cache, 'store');
      await fill(pristine, options.prepared, onProgress);
    }
    return { pristine };
  });
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

async function fill(pristine: string, prepared: boolean, onProgress: OnStoreProgress): Promise<void> {
  const making = `${pristine}.making`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  const env = storeEnvironment({
    STORE_PORT: String(await freePort()),
    STORE_DATA: making,
    STORE_PREPARED: prepared ? '1' : '0',
    STORE_FILL: '1',
  });
  await runIn(STORE_FOLDER, [process.execPath, 'populate.js'], {
    env,
    onLine: (line) => onProgress({ step: 'fill', ...fillLineSchema.parse(JSON.parse(line)) }),
  });
  await rename(making, pristine);
}
