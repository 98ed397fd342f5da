import { describe, expect, it } from 'vitest';
import { entryOf, LOCKS, missingPackages, readLock } from '#scripts/lock.ts';

describe('a lock', () => {
  it.each(LOCKS)('%s names the packages of every platform, else npm ci refuses it', (name) => {
    expect(missingPackages(readLock(name))).toEqual([]);
  });

  it('is found wanting when one platform is left out', () => {
    const packages = {
      '': {},
      'node_modules/tool': {
        dev: true,
        optionalDependencies: { '@tool/linux-x64-musl': '1.0.0', '@tool/darwin-x64': '1.0.0' },
      },
      'node_modules/tool/node_modules/@tool/darwin-x64': { version: '1.0.0' },
    };
    const missing = missingPackages({ packages });
    expect(missing).toEqual([{ name: '@tool/linux-x64-musl', version: '1.0.0', isDev: true }]);
    expect(missing.map(entryOf)).toEqual([
      { version: '1.0.0', cpu: ['x64'], dev: true, libc: ['musl'], optional: true, os: ['linux'] },
    ]);
  });
});
