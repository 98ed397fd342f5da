import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tryFileLock, withFileLock } from '#tests/support/file-lock.ts';

let folder: string;
let lock: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countertop-lock-'));
  lock = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Whether the lock is free, at the latest after a dead one was cleared away. */
const canTake = async (): Promise<boolean> => (await tryFileLock(lock)) || (await tryFileLock(lock));

/** Makes the lock's file as old as that. */
function age(milliseconds: number): void {
  const then = new Date(Date.now() - milliseconds);
  utimesSync(lock, then, then);
}

/** A process that is over. */
function deadPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

describe('a file lock', () => {
  it('is held by one at a time and free afterwards', async () => {
    const held = await withFileLock(lock, async () => [await canTake(), readFileSync(lock, 'utf8')]);
    expect(held).toEqual([false, expect.stringMatching(new RegExp(`^${process.pid}( \\d+)?$`))]);
    expect(existsSync(lock)).toBe(false);
    expect(await tryFileLock(lock)).toBe(true);
  });

  it('is free again when the work fails', async () => {
    const work = () => Promise.reject(new Error('no'));
    await expect(withFileLock(lock, work)).rejects.toThrow('no');
    expect(existsSync(lock)).toBe(false);
  });

  it('of a process that died is taken over', async () => {
    writeFileSync(lock, `${deadPid()} 1`);
    expect(await canTake()).toBe(true);
  });

  it.runIf(existsSync('/proc/self/stat'))(
    'whose number another process bears by now is taken over',
    async () => {
      writeFileSync(lock, `${process.pid} 1`);
      expect(await canTake()).toBe(true);
    },
  );

  it('without a start is believed as long as its process lives', async () => {
    writeFileSync(lock, String(process.pid));
    age(60_000);
    expect(await canTake()).toBe(false);
    writeFileSync(lock, String(deadPid()));
    expect(await canTake()).toBe(true);
  });

  it.each(['', 'not a number', '0', '-1'])(
    'that says "%s" is left to its maker, then cleared',
    async (text) => {
      writeFileSync(lock, text);
      expect(await canTake()).toBe(false);
      age(10_000);
      expect(await canTake()).toBe(true);
    },
  );

  it('says once whom it waits for, after five seconds', async () => {
    const told: string[] = [];
    let waited = 0;
    writeFileSync(lock, String(process.pid));
    const pause = (milliseconds: number): Promise<void> => {
      waited += milliseconds;
      if (waited === 20_000) rmSync(lock);
      return Promise.resolve();
    };
    await withFileLock(lock, () => Promise.resolve(), {
      pause,
      tell: (text) => told.push(`${waited}: ${text}`),
    });
    expect(told).toEqual([`5000: waiting for process ${process.pid}, which holds ${lock}`]);
  });
});
