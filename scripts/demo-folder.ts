// Where a demo keeps its shop and its till between runs, one demo at a time.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { tryFileLock } from '#tests/support/file-lock.ts';
import { freePort } from '#tests/support/free-port.ts';
import type { StoreProgress } from '#tests/support/server-folder.ts';
import { prepareStore } from '#tests/support/store-set-up.ts';
import type { Session } from './session.ts';
import { cacheFolder, exists } from './setup/cache.ts';
import type { Note } from './setup/progress.ts';
import { ROOT } from './tool.ts';

export interface DemoFolder {
  /** The shop's data. */
  readonly store: string;
  /** The till's data. */
  readonly till: string;
  /** The shop's port; the till remembers the shop's address, so it stays the same. */
  readonly port: number;
  /** False for a second demo beside an open one: it starts afresh and keeps nothing. */
  readonly isKept: boolean;
}

/**
 * Prepares the sample shop and gives the demo its folder in the cache. A shop of another making gets another folder,
 * as the till's data belong to that very shop; folders of former makings are removed.
 */
export async function openDemoFolder(session: Session, note: Note): Promise<DemoFolder> {
  const { pristine } = await prepareStore({ prepared: true, onProgress: tellProgress(note) });
  const name = `demo-${path.basename(path.dirname(pristine))}`;
  const lock = path.join(cacheFolder(), 'demo.lock');
  // The first try may only have cleared away the lock of a demo that was killed.
  if (!(await tryFileLock(lock)) && !(await tryFileLock(lock))) return openFresh(session);
  session.defer(() => rm(lock, { force: true }));
  await removeOthers(name);
  const folder = path.join(cacheFolder(), name);
  const port = await rememberedPort(path.join(folder, 'port'));
  return port === null ? openFresh(session) : inside(folder, port, true);
}

/** The shop's key as a file that only this user can read. */
export async function writeKeyFile(folder: DemoFolder, key: string): Promise<string> {
  const file = path.join(folder.till, '..', 'store-key');
  await writeFile(file, key, { mode: 0o600 });
  await chmod(file, 0o600);
  return file;
}

/** Words for the shop's progress: `Installing the sample shop, 120 of 640`. */
export function tellProgress(note: Note): (progress: StoreProgress) => void {
  return ({ detail, done, total }) =>
    note(done === undefined || total === undefined ? detail : `${detail}, ${done} of ${total}`);
}

async function openFresh(session: Session): Promise<DemoFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'countertop-demo-'));
  session.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return inside(folder, await freePort(), false);
}

async function inside(folder: string, port: number, isKept: boolean): Promise<DemoFolder> {
  const till = path.join(folder, `till-${await fingerprint(path.join(ROOT, 'migrations'))}`);
  await mkdir(till, { recursive: true });
  return { store: path.join(folder, 'store'), till, port, isKept };
}

/** Names the tables that the till has: before the first release they change, and a demo's till with them. */
async function fingerprint(migrations: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of (await readdir(migrations)).toSorted()) {
    hash.update(await readFile(path.join(migrations, file)));
  }
  return hash.digest('hex').slice(0, 8);
}

/** The port of former runs, or a new one; null when somebody else has taken it meanwhile. */
async function rememberedPort(file: string): Promise<number | null> {
  if (await exists(file)) {
    const port = Number(await readFile(file, 'utf8'));
    return (await isFree(port)) ? port : null;
  }
  const port = await freePort();
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, String(port));
  return port;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  return once(server, 'listening').then(
    () => new Promise((resolve) => server.close(() => resolve(true))),
    () => false,
  );
}

async function removeOthers(name: string): Promise<void> {
  for (const other of await readdir(cacheFolder())) {
    if (!/^demo-store-[0-9a-f]+$/.test(other) || other === name) continue;
    await rm(path.join(cacheFolder(), other), { recursive: true, force: true });
  }
}
