import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fc, test } from '@fast-check/vitest';
import { afterAll, describe, expect, it } from 'vitest';
import { servedFile } from '#main/shell/served-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'countertop-served-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the files of the page', () => {
  it('start with index.html', () => {
    expect(servedFile(folder, '/')).toEqual({
      file: path.join(folder, 'index.html'),
      type: 'text/html; charset=utf-8',
    });
  });

  it.each([
    ['/assets/index-AbC1.js', 'text/javascript; charset=utf-8'],
    ['/assets/inter%20latin.woff2', 'font/woff2'],
  ])('%s has its type', (pathname, type) => {
    expect(servedFile(folder, pathname)?.type).toBe(type);
  });

  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/%2e%2e%2fpackage.json',
    '/..%5cpackage.json',
    '/..\\package.json',
    '/index.html%00.js',
    '/%E0%A4%A',
    '//etc/passwd.json',
    '/till.db',
    '/assets',
    '',
  ])('do not include %j', (pathname) => {
    expect(servedFile(folder, pathname)).toBeNull();
  });

  const steps = fc.constantFrom(
    '..',
    '.',
    '%2e%2e',
    '%2E.',
    '/',
    '%2f',
    '\\',
    '%5c',
    'assets',
    'a.js',
    '%00',
    ' ',
  );

  test.prop([fc.array(fc.oneof(steps, fc.string({ maxLength: 6 })))])(
    'never lie outside of the folder',
    (parts) => {
      const served = servedFile(folder, `/${parts.join('/')}`);
      if (served !== null) expect(path.relative(folder, served.file)).not.toMatch(/^\.\.|^\//);
    },
  );
});
