import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cached, cacheFolder } from '#scripts/setup/cache.ts';

describe('what the set-up keeps on this machine', () => {
  let home: string;

  beforeEach(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'countertop-cache-'));
    vi.stubEnv('XDG_CACHE_HOME', home);
  });

  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(home, { recursive: true });
  });

  it('is made once', async () => {
    const make = vi.fn((folder: string) => writeFile(path.join(folder, 'file'), 'made'));
    const first = await cached('thing', make);
    expect(await cached('thing', make)).toBe(first);
    expect(make).toHaveBeenCalledTimes(1);
    expect(await readFile(path.join(first, 'file'), 'utf8')).toBe('made');
    expect(first.startsWith(path.join(home, 'countertop'))).toBe(true);
  });

  it('is made once when two ask at the same time', async () => {
    const make = vi.fn((folder: string) => writeFile(path.join(folder, 'file'), 'made'));
    const [one, two] = await Promise.all([cached('thing', make), cached('thing', make)]);
    expect(one).toBe(two);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('leaves nothing behind when making it fails, and is made the next time', async () => {
    const failing = async (folder: string): Promise<void> => {
      await writeFile(path.join(folder, 'half'), 'a half');
      throw new Error('the line is down');
    };
    await expect(cached('thing', failing)).rejects.toThrow('the line is down');
    expect(await readdir(cacheFolder())).toEqual([]);
    const made = await cached('thing', (folder) => writeFile(path.join(folder, 'file'), 'made'));
    expect(await readdir(made)).toEqual(['file']);
  });

  it('takes over the lock of a set-up that died', async () => {
    const gone = 2 ** 22 + 1;
    await cached('other', () => Promise.resolve());
    await writeFile(path.join(cacheFolder(), 'thing.lock'), String(gone));
    const made = await cached('thing', (folder) => writeFile(path.join(folder, 'file'), 'made'));
    expect(await readdir(made)).toEqual(['file']);
  });
});
