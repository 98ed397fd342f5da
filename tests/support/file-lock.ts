import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

const RETRY_MS = 200;
/** A lock is made and then written, so it may be empty for a moment; not for as long as this. */
const EMPTY_MS = 3000;
const TELL_AFTER_MS = 5000;

/** What a waiting process works with; a test gives its own. */
export interface LockWait {
  /** Lets milliseconds pass before the next try. */
  readonly pause: (milliseconds: number) => Promise<unknown>;
  /** Hears once, after 5 s, whom it waits for. */
  readonly tell: (text: string) => void;
}

const PATIENT: LockWait = { pause: delay, tell: (text) => console.error(text) };

/** Runs `work` while no other process of this machine does; the lock of a process that has died is taken over. */
export async function withFileLock<T>(
  path: string,
  work: () => Promise<T>,
  { pause, tell }: LockWait = PATIENT,
): Promise<T> {
  for (let waited = 0; !(await tryFileLock(path)); waited += RETRY_MS) {
    if (waited === TELL_AFTER_MS) tell(`waiting for ${await holderOf(path)}, which holds ${path}`);
    await pause(RETRY_MS);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

/**
 * Takes the lock when nobody alive holds it. A dead one is cleared away only, so that the next try takes it. The file
 * says `PID START`, the start as /proc tells it, since a PID alone may belong to another process by now.
 */
export async function tryFileLock(path: string): Promise<boolean> {
  try {
    await writeFile(path, [process.pid, await startOf(process.pid)].join(' ').trim(), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  }
  if (await isDead(path)) await rm(path, { force: true });
  return false;
}

async function isDead(path: string): Promise<boolean> {
  const owner = await ownerIn(path);
  if (owner === null) return await isOld(path);
  if (!isAlive(owner.pid)) return true;
  return owner.start !== '' && owner.start !== (await startOf(owner.pid));
}

interface Owner {
  readonly pid: number;
  /** Empty where there is no /proc. */
  readonly start: string;
}

/** Who holds the lock; null when its file is empty, unreadable or gone. */
async function ownerIn(path: string): Promise<Owner | null> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const [, pid, start = ''] = /^(\d+)(?: (\d+))?$/.exec(text.trim()) ?? [];
  return Number(pid) > 0 ? { pid: Number(pid), start } : null;
}

async function holderOf(path: string): Promise<string> {
  const owner = await ownerIn(path);
  return owner === null ? 'a process that did not write its number' : `process ${owner.pid}`;
}

async function isOld(path: string): Promise<boolean> {
  const file = await stat(path).catch(() => null);
  return file !== null && Date.now() - file.mtimeMs > EMPTY_MS;
}

/** When a process began, in clock ticks since the machine did (field 22 of its stat); empty where none tells. */
async function startOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // Field 2 is the program's name in parentheses and may hold anything, so the fields are counted from behind it.
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
