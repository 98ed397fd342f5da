// The folder in which a machine keeps what the set-up made, and how something is put there whole or not at all.
import { access, mkdir, mkdtemp, open, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const LOCK_POLL_MS = 300;

/** `$XDG_CACHE_HOME/countertop`, or `~/.cache/countertop`. */
export function cacheFolder(): string {
  return path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'countertop');
}

/** Whether a file or folder is there. */
export async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/**
 * Gives the path of `name` in the cache, making it first when it is missing. `make` fills an empty folder; only when
 * it is done does the folder get its name, so a set-up that was cut off leaves nothing half. Two set-ups at once: the
 * second waits for the first. A lock whose owner died is passed over; at worst the same work is then done twice.
 */
export async function cached(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const target = path.join(cacheFolder(), name);
  if (await exists(target)) return target;
  await mkdir(cacheFolder(), { recursive: true });
  const lock = `${target}.lock`;
  await takeLock(lock);
  try {
    if (!(await exists(target))) await makeWhole(target, make);
  } finally {
    await rm(lock, { force: true });
  }
  return target;
}

async function makeWhole(target: string, make: (folder: string) => Promise<void>): Promise<void> {
  const draft = await mkdtemp(`${target}.new-`);
  try {
    await make(draft);
    await rename(draft, target);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function takeLock(lock: string): Promise<void> {
  for (;;) {
    try {
      const file = await open(lock, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return;
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
    }
    if (await isOwned(lock)) await delay(LOCK_POLL_MS);
    else await rm(lock, { force: true });
  }
}

async function isOwned(lock: string): Promise<boolean> {
  try {
    const owner = Number(await readFile(lock, 'utf8'));
    // An empty file belongs to a process that is about to write its id.
    if (owner > 0) process.kill(owner, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
