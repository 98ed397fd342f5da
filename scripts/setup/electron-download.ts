// Fetches Electron the way its own package does, and gives up soon where its release server can't be reached.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { cacheFolder, exists } from './cache.ts';
import type { Note } from './progress.ts';

const STANDSTILL_MS = 90_000;
const REMEMBER_FAILURE_MS = 24 * 60 * 60 * 1000;

const Failure = z.object({ at: z.number(), reason: z.string() });

/** How the product's own Electron was come by, or why it was not. */
export type Download =
  | { readonly ok: true; readonly fetched: boolean }
  | { readonly ok: false; readonly reason: string };

export interface DownloadOptions {
  /** Ask again although a failure is remembered. */
  readonly retry: boolean;
  readonly note: Note;
  /** The folder of npm's electron package. */
  readonly packageFolder?: string;
  /** Milliseconds within which the first byte has to arrive. */
  readonly patience?: number;
}

const electronFolder = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/** The version of Electron that package.json pins. */
export async function pinnedVersion(packageFolder: string = electronFolder): Promise<string> {
  const text = await readFile(path.join(packageFolder, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

/** The program of the product's own Electron, once it is installed. */
export async function ownProgram(): Promise<string> {
  return path.join(electronFolder, 'dist', await readFile(path.join(electronFolder, 'path.txt'), 'utf8'));
}

/**
 * Runs Electron's own installer unless its program is there. A failure is remembered on this machine for a day, so
 * that a closed network costs its 15 s once; `retry` asks again at once. The installer checks the archive's SHA-256.
 */
export async function downloadElectron(options: DownloadOptions): Promise<Download> {
  const { retry, note, packageFolder = electronFolder, patience = 15_000 } = options;
  const version = await pinnedVersion(packageFolder);
  if (await isInstalled(packageFolder, version)) return { ok: true, fetched: false };
  const memory = path.join(cacheFolder(), `electron-${version}-download.json`);
  const earlier = retry ? undefined : await recall(memory);
  if (earlier !== undefined) return { ok: false, reason: earlier };
  note(`asking the release server for ${version}`);
  const reason = await runInstaller(packageFolder, patience, note);
  await rm(memory, { force: true });
  if (reason === undefined) return { ok: true, fetched: true };
  await mkdir(cacheFolder(), { recursive: true });
  await writeFile(memory, JSON.stringify({ at: Date.now(), reason }));
  return { ok: false, reason };
}

async function isInstalled(packageFolder: string, version: string): Promise<boolean> {
  const file = path.join(packageFolder, 'dist', 'version');
  if (!(await exists(file)) || !(await exists(path.join(packageFolder, 'path.txt')))) return false;
  return (await readFile(file, 'utf8')).trim().replace(/^v/, '') === version;
}

async function recall(memory: string): Promise<string | undefined> {
  if (!(await exists(memory))) return undefined;
  const failure = Failure.safeParse(JSON.parse(await readFile(memory, 'utf8')));
  if (!failure.success || Date.now() - failure.data.at > REMEMBER_FAILURE_MS) return undefined;
  return failure.data.reason;
}

/**
 * Gives the reason of a failure, or undefined. The download goes to a temp folder of ours whose growth shows whether
 * anything arrives: a slow line may take its time, a closed one may not.
 */
async function runInstaller(
  packageFolder: string,
  patience: number,
  note: Note,
): Promise<string | undefined> {
  const folder = await mkdtemp(path.join(tmpdir(), 'countertop-electron-'));
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const child = spawn(process.execPath, [path.join(packageFolder, 'install.js')], {
    env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder, ELECTRON_GET_NO_PROGRESS: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.on('error', (error) => resolve(error.message));
  child.on('close', (code) => resolve(code === 0 ? undefined : reasonIn(said)));
  const watch = watchGrowth(folder, patience, note, (reason) => {
    resolve(reason);
    child.kill('SIGKILL');
  });
  try {
    return await promise;
  } finally {
    clearInterval(watch);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function watchGrowth(
  folder: string,
  patience: number,
  note: Note,
  stop: (reason: string) => void,
): NodeJS.Timeout {
  let size = 0;
  let grownAt = Date.now();
  const look = async (): Promise<void> => {
    const now = await sizeOf(folder);
    if (now > size) {
      size = now;
      grownAt = Date.now();
      note(`${Math.round(size / 1e6)} MB have arrived`);
    }
    const limit = size === 0 ? patience : STANDSTILL_MS;
    if (Date.now() - grownAt > limit) stop(`nothing arrived for ${limit / 1000} s`);
  };
  return setInterval(() => void look(), Math.min(500, patience));
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(file).catch(() => ({ size: 0 }))).size),
  );
  return sizes.reduce((sum, one) => sum + one, 0);
}

function reasonIn(said: string): string {
  if (said.includes('fetch failed')) return "its release server can't be reached";
  const line = said.split('\n').find((one) => one.includes('Error'));
  return line?.trim() ?? 'the installer failed';
}
