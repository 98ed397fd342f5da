// The folder in which a machine keeps what the set-up made, and how something is put there whole or not at all.
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { withFileLock } from '#tests/support/file-lock.ts';

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
  await withFileLock(`${target}.lock`, async () => {
    if (!(await exists(target))) await makeWhole(target, make);
  });
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
