// Builds the till when a source is newer than the build, judged by content.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exists } from './setup/cache.ts';
import type { Session } from './session.ts';
import { ROOT, toolArgs, toolEnv } from './tool.ts';

const SOURCES = ['src', 'locales', 'migrations', 'resources'];
const FILES = ['electron.vite.config.ts', 'package.json', 'package-lock.json'];
const BUILT = ['main/index.js', 'preload/index.cjs', 'renderer/index.html'].map((file) =>
  path.join(ROOT, 'out', file),
);
const STAMP = path.join(ROOT, 'out', '.sources');

/** Runs electron-vite unless the build is of these sources. Rejects with the end of what it said when it fails. */
export async function buildTill(session: Session): Promise<'built' | 'up to date'> {
  const print = await fingerprint();
  if ((await exists(STAMP)) && (await readFile(STAMP, 'utf8')) === `${print} ${await builtAt()}`)
    return 'up to date';
  const child = session.start(process.execPath, toolArgs('electron-vite', ['build']), {
    cwd: ROOT,
    env: toolEnv(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  child.stdout?.on('data', (part: Buffer) => said.push(part));
  child.stderr?.on('data', (part: Buffer) => said.push(part));
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(Buffer.concat(said).toString('utf8').trim().slice(-4000));
  await writeFile(STAMP, `${print} ${await builtAt()}`);
  return 'built';
}

/** When the parts were built: another build than ours, as hot reload makes one, is not taken for ours. */
async function builtAt(): Promise<string> {
  const times = await Promise.all(
    BUILT.map(async (file) => (await stat(file).catch(() => null))?.mtimeMs ?? 0),
  );
  return times.join(' ');
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const found = await Promise.all(SOURCES.map((folder) => filesOf(path.join(ROOT, folder))));
  const files = [...FILES.map((name) => path.join(ROOT, name)), ...found.flat()].toSorted();
  for (const file of files) hash.update(path.relative(ROOT, file)).update(await readFile(file));
  return hash.digest('hex');
}

async function filesOf(folder: string): Promise<string[]> {
  if (!(await exists(folder))) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}
