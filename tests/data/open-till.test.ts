import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnection } from '#main/data/database.ts';
import { openTill } from '#main/data/open-till.ts';
import { migrations } from '#tests/support/migrations.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countertop-'));
  file = join(folder, 'till.db');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const first = Object.keys(migrations).toSorted()[0] ?? '';

describe('opening the till’s database', () => {
  it('makes a new one, durable and with foreign keys', async () => {
    const till = await openTill({ file, hadDatabase: false, migrations });
    expect(till.sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(till.sqlite.pragma('synchronous', { simple: true })).toBe(2);
    expect(till.sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
    await till.close();
  });

  it('refuses to start empty on a PC that had one', async () => {
    await expect(openTill({ file, hadDatabase: true, migrations })).rejects.toMatchObject({
      problem: 'database-missing',
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses one that is newer than the program, and changes nothing in it', async () => {
    const newer = { ...migrations, '9999-future': 'CREATE TABLE future (id INTEGER PRIMARY KEY) STRICT;' };
    await (await openTill({ file, hadDatabase: false, migrations: newer })).close();
    const before = readFileSync(file);
    await expect(openTill({ file, hadDatabase: true, migrations })).rejects.toMatchObject({
      problem: 'database-newer',
    });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuses a file that is no database, and leaves it as it is', async () => {
    writeFileSync(file, 'these are not the sales you are looking for'.repeat(100));
    await expect(openTill({ file, hadDatabase: true, migrations })).rejects.toMatchObject({
      problem: 'database-damaged',
    });
    expect(readFileSync(file, 'utf8')).toContain('not the sales');
  });

  it('refuses an empty file where a till has been, and leaves it empty', async () => {
    writeFileSync(file, '');
    await expect(openTill({ file, hadDatabase: true, migrations })).rejects.toMatchObject({
      problem: 'database-damaged',
    });
  });

  it('copies a database in use before it migrates it', async () => {
    const old = { [first]: migrations[first] ?? '' };
    const before = await openTill({ file, hadDatabase: false, migrations: old });
    before.sqlite.exec("INSERT INTO category (remote_id, name, position) VALUES ('1', 'Plants', 1)");
    await before.close();
    const after = await openTill({ file, hadDatabase: true, migrations });
    expect(after.sqlite.prepare('SELECT name FROM category').pluck().all()).toEqual(['Plants']);
    await after.close();
    const copies = readdirSync(folder).filter((name) => name.includes(`before-${first}`));
    expect(copies).toHaveLength(1);
    const copy = openConnection(join(folder, copies[0] ?? ''), { mustExist: true });
    expect(copy.sqlite.prepare('SELECT name FROM category').pluck().all()).toEqual(['Plants']);
    await copy.close();
  });

  it('takes a failed migration back whole', async () => {
    await (await openTill({ file, hadDatabase: false, migrations })).close();
    const broken = {
      ...migrations,
      '9999-broken': 'CREATE TABLE half (id INTEGER) STRICT; SELECT nothing FROM nowhere;',
    };
    await expect(openTill({ file, hadDatabase: true, migrations: broken })).rejects.toMatchObject({
      problem: 'migration-failed',
    });
    const till = await openTill({ file, hadDatabase: true, migrations });
    expect(till.sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = 'half'").get()).toBeUndefined();
    await till.close();
  });
});
