import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const KEEP_UNUSED_MS = 7 * 24 * 3600 * 1000;

/** One step of what is being made ready; `done` of `total` where a step can tell. */
export interface StoreProgress {
  readonly step: 'install' | 'fill' | 'start';
  readonly detail: string;
  readonly done?: number;
  readonly total?: number;
}

export type OnStoreProgress = (progress: StoreProgress) => void;

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ optional: z.boolean().optional() })),
});

/** The user's cache folder of this project. */
export function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'countertop');
}

/** Installs a server's packages in its folder when they are missing or others than its lock says. */
export async function installServer(
  folder: string,
  detail: string,
  onProgress: OnStoreProgress,
): Promise<void> {
  const lockText = await readFile(join(folder, 'package-lock.json'), 'utf8');
  const stamp = join(folder, 'node_modules', '.installed');
  const wanted = createHash('sha256').update(lockText).digest('hex');
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) return;
  const { packages } = lockSchema.parse(JSON.parse(lockText));
  const paths = Object.keys(packages).filter((path) => path !== '' && packages[path]?.optional !== true);
  const report = () => {
    const done = paths.filter((path) => existsSync(join(folder, path, 'package.json'))).length;
    onProgress({ step: 'install', detail, done, total: paths.length });
  };
  onProgress({ step: 'install', detail, done: 0, total: paths.length });
  const timer = setInterval(report, 1000);
  try {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    await runIn(folder, [npm, 'ci'], { env: npmEnvironment() });
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

/** Runs a program in a folder; rejects with its last words when it fails. */
export async function runIn(
  folder: string,
  [program = '', ...args]: readonly string[],
  {
    env,
    onLine = () => undefined,
  }: { readonly env: NodeJS.ProcessEnv; readonly onLine?: (line: string) => void },
): Promise<void> {
  const child = spawn(program, args, {
    cwd: folder,
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
export async function fingerprintOf(folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const names = (await readdir(folder)).filter((name) => /\.(js|json)$/.test(name)).toSorted();
    for (const name of names) hash.update(name).update(await readFile(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Removes what was kept of other versions and not used for a week. */
export async function removeUnused(cache: string, kind: string): Promise<void> {
  const oldest = Date.now() - KEEP_UNUSED_MS;
  for (const name of await readdir(cache)) {
    if (!new RegExp(`^${kind}-[0-9a-f]{16}$`).test(name)) continue;
    const folder = join(cache, name);
    if ((await stat(folder)).mtimeMs < oldest) await rm(folder, { recursive: true, force: true });
  }
}
