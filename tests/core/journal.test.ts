import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '#contract/index.ts';
import { openJournalKey } from '#main/config/journal-key.ts';
import { openSettings, type SettingsStore } from '#main/config/settings.ts';
import type { SecretStore } from '#main/config/store-key.ts';
import { openConnection } from '#main/data/database.ts';
import { createJournalKeeper, type JournalKeeper } from '#main/journal-keeper.ts';
import { verifyFile } from '#scripts/journal-verify.ts';
import { valueOf } from '#tests/support/desk.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
let folder: string;
let settings: SettingsStore;

/** A keyring that turns texts around. */
function keyring(isAvailable = true): SecretStore {
  const turn = (text: string): string => [...text].toReversed().join('');
  return { isAvailable: () => isAvailable, seal: turn, open: turn };
}

function memorySettings(): SettingsStore {
  return openSettings({ get: () => ({}), set: () => undefined }, (detail) => {
    throw new Error(detail);
  });
}

function keeperOf(secrets: SecretStore): JournalKeeper {
  return createJournalKeeper({
    db: till.db,
    clock: till.clock,
    name: 'Counter',
    secrets,
    settings,
    onTrouble: () => undefined,
  });
}

/** Starts the till's journal as the program does. */
async function start(secrets = keyring()): Promise<JournalKeeper> {
  const keeper = keeperOf(secrets);
  till.world.signer = keeper.signer();
  await keeper.start();
  till.world.seen = keeper.seen();
  return keeper;
}

/** Four entries: somebody is made and signs in, somebody fails, somebody leaves. */
async function work(): Promise<void> {
  await till.askAsPage('people.createOwner', { name: 'Mira', pin: '2468' });
  const { people } = await valueOf<{ people: { staffId: string }[] }>(till.askAsPage('people.names', {}));
  await till.askAsPage('people.signIn', { staffId: people[0]?.staffId, pin: '1' });
  await till.askAsPage('people.lock', {});
}

async function verdict() {
  const reply = await till.ask('journal.verify', {});
  return contract.journal.verify.output.parse(reply.ok ? reply.value : null);
}

beforeEach(async () => {
  till = await openTestTill();
  folder = mkdtempSync(join(tmpdir(), 'countertop-journal-'));
  settings = memorySettings();
});

afterEach(async () => {
  expect(till.bugs).toEqual([]);
  await till.close();
  rmSync(folder, { recursive: true });
});

describe('the journal of a till', () => {
  it('is signed from the first entry on where there is a keyring, with one key for ever', async () => {
    await start();
    await work();
    await start();
    expect(await verdict()).toEqual({ entries: 5, signed: 5, broken: null, canSign: true });
    const key = openJournalKey({ secrets: keyring(), settings, onTrouble: () => undefined });
    expect(key?.keyId).toBe(till.world.signer?.keyId);
  });

  it('is chained without signatures where there is none, and says so', async () => {
    await start(keyring(false));
    await work();
    expect(await verdict()).toEqual({ entries: 4, signed: 0, broken: null, canSign: false });
    expect(settings.read().sealedJournalKey).toBeNull();
  });

  it('makes a new key known when the keyring does not open the old one', async () => {
    await start();
    const troubles: string[] = [];
    const shut: SecretStore = {
      ...keyring(),
      open: () => {
        throw new Error('sealed elsewhere');
      },
    };
    expect(
      openJournalKey({ secrets: shut, settings, onTrouble: (text) => troubles.push(text) }),
    ).not.toBeNull();
    expect(troubles.join()).toContain('sealed elsewhere');
    await start();
    await work();
    expect(await verdict()).toMatchObject({ entries: 6, signed: 6, broken: null });
  });

  it('keeps its key out of the settings file but for the sealed text', async () => {
    await start();
    expect(settings.read().sealedJournalKey).toMatch(/^[A-Za-z0-9+/=]{60,}$/);
  });

  it('misses its end when that was cut off while the program was not there, and goes on missing it', async () => {
    const keeper = await start();
    await work();
    await keeper.stop();
    till.sqlite.exec('DROP TRIGGER journal_no_delete; DELETE FROM journal WHERE seq > 3');
    await start();
    expect((await verdict()).broken).toEqual({ seq: 4, fault: 'missing' });
    await work();
    await work();
    await start();
    expect((await verdict()).broken).toEqual({ seq: 5, fault: 'changed' });
  });

  it('is listed newest first with what was done, by whom', async () => {
    await start();
    await work();
    const list = async (input: object) => {
      const reply = await till.ask('journal.list', input);
      return contract.journal.list.output.parse(reply.ok ? reply.value : null).entries;
    };
    expect(
      (await list({ limit: 10, before: null, kinds: [] })).map(({ seq, kind, actor, isSigned }) => [
        seq,
        kind,
        actor,
        isSigned,
      ]),
    ).toEqual([
      [5, 'signed-out', 'Mira', true],
      [4, 'sign-in-failed', 'Mira', true],
      [3, 'signed-in', 'Counter', true],
      [2, 'staff-changed', 'Counter', true],
      [1, 'journal-key', 'Counter', true],
    ]);
    expect(
      (await list({ limit: 10, before: 5, kinds: ['signed-in', 'signed-out'] })).map(({ seq }) => seq),
    ).toEqual([3]);
  });
});

describe('a journal as a file', () => {
  async function exported(): Promise<string> {
    const reply = await till.ask('journal.export', {});
    expect(reply).toMatchObject({ ok: true, value: { file: '/home/journal-2026-03-14.jsonl' } });
    const file = join(folder, 'journal.jsonl');
    writeFileSync(file, till.world.files.at(-1)?.bytes ?? '');
    return file;
  }

  /** Changes the lines of an exported file. */
  async function forged(change: (lines: string[]) => string[]): Promise<string> {
    const file = await exported();
    writeFileSync(file, change(readFileSync(file, 'utf8').split('\n')).join('\n'));
    return file;
  }

  beforeEach(async () => {
    await start();
    await work();
  });

  it('holds as it was exported', async () => {
    expect(await verifyFile(await exported())).toEqual({ entries: 5, signed: 5, broken: null });
  });

  it('holds as the database itself, which is not touched', async () => {
    await till.sqlite.backup(join(folder, 'copy.db'));
    const before = readFileSync(join(folder, 'copy.db'));
    expect(await verifyFile(join(folder, 'copy.db'))).toEqual({ entries: 5, signed: 5, broken: null });
    expect(readFileSync(join(folder, 'copy.db')).equals(before)).toBe(true);
  });

  it.each<[string, (lines: string[]) => string[], number, string]>([
    ['an edited line', (lines) => lines.with(2, lines[2]?.replace('Mira', 'Otto') ?? ''), 3, 'changed'],
    ['a line that is no entry', (lines) => lines.with(2, '{"seq":3}'), 3, 'changed'],
    ['a removed line', (lines) => lines.toSpliced(2, 1), 3, 'missing'],
    ['two lines exchanged', (lines) => lines.with(1, lines[2] ?? '').with(2, lines[1] ?? ''), 2, 'missing'],
    ['its last entries cut off', (lines) => lines.slice(0, 3), 4, 'missing'],
    ['an entry cut off before the end', (lines) => lines.toSpliced(4, 1), 5, 'missing'],
    [
      'an end without its signature',
      (lines) => lines.with(5, lines[5]?.replace(/"signature":"[^"]*"/, '"signature":null') ?? ''),
      5,
      'signature',
    ],
  ])('names %s', async (_, change, seq, fault) => {
    expect((await verifyFile(await forged(change))).broken).toEqual({ seq, fault });
  });

  it('is checked by a command that ends with 1 and names the entry', async () => {
    const script = fileURLToPath(new URL('../../scripts/journal-verify.ts', import.meta.url));
    const run = (file: string) =>
      new Promise<{ code: unknown; said: string }>((resolve) => {
        execFile(process.execPath, [script, file], (error, said) =>
          resolve({ code: error?.code ?? 0, said }),
        );
      });
    expect(await run(await exported())).toEqual({
      code: 0,
      said: 'The journal holds: 5 entries, 5 are signed.\n',
    });
    await till.sqlite.backup(join(folder, 'copy.db'));
    const copy = openConnection(join(folder, 'copy.db'));
    copy.sqlite.exec("DROP TRIGGER journal_no_update; UPDATE journal SET actor = 'Otto' WHERE seq = 3");
    await copy.close();
    expect(await run(join(folder, 'copy.db'))).toEqual({
      code: 1,
      said: 'The journal is broken at entry 3 of 5: it was changed, or what it tells of was.\n',
    });
  });
});
