import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { freePort } from './free-port.ts';
import { withFileLock } from './file-lock.ts';

/** Where the server's own files are. */
export const STORE_FOLDER = fileURLToPath(new URL('../store', import.meta.url));
const PLUGIN_FOLDER = fileURLToPath(new URL('../../plugins/vendure', import.meta.url));
const KEEP_UNUSED_MS = 7 * 24 * 3600 * 1000;

/** One step of what is being made ready; `done` of `total` where a step can tell. */
export interface StoreProgress {
  readonly step: 'install' | 'fill' | 'start';
  readonly detail: string;
  readonly done?: number;
  readonly total?: number;
}

export type OnStoreProgress = (progress: StoreProgress) => void;

/** What has to be there before a store can start. */
export interface PreparedStore {
  /** Filled data that no server touches; each store starts from a copy. */
  readonly pristine: string;
}

const fillLineSchema = z.object({ detail: z.string(), done: z.number(), total: z.number() });
const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ optional: z.boolean().optional() })),
});

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
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'countertop');
  await mkdir(cache, { recursive: true });
  return await withFileLock(join(cache, 'store.lock'), async () => {
    await install(onProgress);
    const home = join(cache, `store-${await fingerprint()}`);
    const pristine = join(home, options.prepared ? 'prepared' : 'plain');
    if (!existsSync(join(pristine, 'till.json'))) {
      await removeUnused(cache);
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

async function install(onProgress: OnStoreProgress): Promise<void> {
  const lockText = await readFile(join(STORE_FOLDER, 'package-lock.json'), 'utf8');
  const stamp = join(STORE_FOLDER, 'node_modules', '.installed');
  const wanted = createHash('sha256').update(lockText).digest('hex');
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) return;
  const { packages } = lockSchema.parse(JSON.parse(lockText));
  const paths = Object.keys(packages).filter((path) => path !== '' && packages[path]?.optional !== true);
  const detail = 'Installing the sample shop';
  const report = () => {
    const done = paths.filter((path) => existsSync(join(STORE_FOLDER, path, 'package.json'))).length;
    onProgress({ step: 'install', detail, done, total: paths.length });
  };
  onProgress({ step: 'install', detail, done: 0, total: paths.length });
  const timer = setInterval(report, 1000);
  try {
    await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci'], npmEnvironment());
  } finally {
    clearInterval(timer);
  }
  await writeFile(stamp, wanted);
  report();
}

/** The same Node that will run the server, and nothing that an outer `npm run` says about its own package. */
function npmEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(npm_(package|lifecycle|command)|npm_config_local_prefix|INIT_CWD)/.test(name),
  );
  const path = `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`;
  return { ...Object.fromEntries(inherited), PATH: path };
}

async function fill(pristine: string, prepared: boolean, onProgress: OnStoreProgress): Promise<void> {
  const making = `${pristine}.making`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  const environment = storeEnvironment({
    STORE_PORT: String(await freePort()),
    STORE_DATA: making,
    STORE_PREPARED: prepared ? '1' : '0',
    STORE_FILL: '1',
  });
  await run(process.execPath, ['populate.js'], environment, (line) => {
    onProgress({ step: 'fill', ...fillLineSchema.parse(JSON.parse(line)) });
  });
  await rename(making, pristine);
}

/** A program of the server's folder; rejects with its last words when it fails. */
async function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  onLine: (line: string) => void = () => undefined,
): Promise<void> {
  const child = spawn(program, args, {
    cwd: STORE_FOLDER,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: program.endsWith('.cmd'),
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-4000)));
  createInterface({ input: child.stdout }).on('line', onLine);
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ${args.join(' ')} ended with ${code}:\n${words}`));
    });
  });
}

/** Names the files that decide what a filled shop looks like. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const folders = [
    { folder: STORE_FOLDER, recursive: false },
    { folder: PLUGIN_FOLDER, recursive: false },
    { folder: join(PLUGIN_FOLDER, 'src'), recursive: true },
  ];
  for (const { folder, recursive } of folders) {
    const names = (await readdir(folder, { recursive })).filter((name) => /\.(js|json)$/.test(name));
    for (const name of names.toSorted()) hash.update(name).update(await readFile(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function removeUnused(cache: string): Promise<void> {
  const oldest = Date.now() - KEEP_UNUSED_MS;
  for (const name of await readdir(cache)) {
    if (!/^store-[0-9a-f]{16}$/.test(name)) continue;
    const folder = join(cache, name);
    if ((await stat(folder)).mtimeMs < oldest) await rm(folder, { recursive: true, force: true });
  }
}
