import { mkdtempSync, openSync, rmSync, writeSync, closeSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkDatabase, checkInThread } from '#main/data/database-check.ts';
import { openTill } from '#main/data/open-till.ts';
import { migrations } from '#tests/support/migrations.ts';

const worker = new URL('../../src/main/data/check-worker.ts', import.meta.url);
let folder: string;
let file: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countertop-check-'));
  file = join(folder, 'till.db');
  const till = await openTill({ file, hadDatabase: false, migrations });
  for (let id = 1; id <= 2000; id += 1) {
    till.sqlite
      .prepare('INSERT INTO stock_location (remote_id, code, name) VALUES (?, ?, ?)')
      .run(`remote-${id}`, `code-${id}`, 'A place with a name that fills pages');
  }
  await till.close();
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('finds a till’s tables sound, in a thread of its own', async () => {
  const check = await checkInThread(worker, file, 60_000);
  expect(check).toMatchObject({ kind: 'sound' });
});

it('says how far it came when the time is over', () => {
  let at = 0;
  const check = checkDatabase(file, 3, () => at++);
  expect(check).toMatchObject({ kind: 'unfinished', tables: 2 });
});

it('finds pages that were overwritten', () => {
  const { size } = statSync(file);
  const handle = openSync(file, 'r+');
  for (let at = 4096 * 8; at + 4096 < size; at += 4096)
    writeSync(handle, Buffer.alloc(2048, 0xa5), 0, 2048, at);
  closeSync(handle);
  const check = checkDatabase(file, 60_000, () => 0);
  expect(check.kind).toBe('damaged');
});

it('takes a file that is gone for damaged', () => {
  expect(checkDatabase(join(folder, 'gone.db'), 1000, () => 0).kind).toBe('damaged');
});
