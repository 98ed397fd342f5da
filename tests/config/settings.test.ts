import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSettings, type SettingsStore } from '#main/config/settings.ts';
import { openStoreKey, type SecretStore } from '#main/config/store-key.ts';

interface Kept {
  readonly settings: SettingsStore;
  readonly written: unknown[];
  readonly damage: string[];
}

function settingsFrom(value: unknown): Kept {
  const written: unknown[] = [];
  const damage: string[] = [];
  const settings = openSettings(
    { get: () => value, set: (next) => void written.push(next) },
    (detail) => void damage.push(detail),
  );
  return { settings, written, damage };
}

const printer = { host: '10.0.0.9', port: 9100, columns: 42 as const };

describe('the settings of this PC', () => {
  it('begin with nothing', () => {
    expect(settingsFrom({}).settings.read()).toEqual({
      hadDatabase: false,
      sealedKey: null,
      sealedJournalKey: null,
      journalSeen: null,
      printer: null,
      displayScreen: null,
      desk: null,
      deskIdentity: null,
    });
  });

  it('are written whole when one changes', () => {
    const { settings, written } = settingsFrom({ hadDatabase: true, sealedKey: 'c2Vh', printer: null });
    settings.change({ printer });
    const nothing = {
      sealedJournalKey: null,
      journalSeen: null,
      displayScreen: null,
      desk: null,
      deskIdentity: null,
    };
    expect(written).toEqual([{ hadDatabase: true, sealedKey: 'c2Vh', printer, ...nothing }]);
  });

  it('keep what is sound when a part is damaged, say so, and write nothing', () => {
    const { settings, written, damage } = settingsFrom({ hadDatabase: true, sealedKey: 7, printer, old: 1 });
    expect(settings.read()).toMatchObject({ hadDatabase: true, sealedKey: null, printer });
    expect(damage).toHaveLength(1);
    expect(written).toEqual([]);
  });

  it('survive a file that holds something else altogether', () => {
    expect(settingsFrom('nonsense').settings.read().hadDatabase).toBe(false);
  });
});

const keyring: SecretStore = {
  isAvailable: () => true,
  seal: (text) => Buffer.from(`sealed ${text}`).toString('base64'),
  open: (sealed) => Buffer.from(sealed, 'base64').toString().replace('sealed ', ''),
};
const noKeyring: SecretStore = { ...keyring, isAvailable: () => false };

describe('the key to the store', () => {
  const open = (secrets: SecretStore, settings: SettingsStore, keyFile: string | null = null) =>
    openStoreKey({ secrets, keyFile, settings, onTrouble: () => undefined });

  it('is sealed by the keyring, and read back after a restart', () => {
    const { settings } = settingsFrom({});
    const key = open(keyring, settings);
    key.keep('secret');
    expect(settings.read().sealedKey).not.toContain('secret');
    expect(key.kept()).toBe('keyring');
    expect(open(keyring, settings).read()).toBe('secret');
  });

  it('lives in memory only where there is no keyring', () => {
    const { settings } = settingsFrom({});
    const key = open(noKeyring, settings);
    key.keep('secret');
    expect(settings.read().sealedKey).toBeNull();
    expect([key.kept(), key.read()]).toEqual(['memory', 'secret']);
    expect([open(noKeyring, settings).kept(), open(noKeyring, settings).read()]).toEqual(['none', null]);
  });

  it('comes from a file that the system gave', () => {
    const folder = mkdtempSync(join(tmpdir(), 'countertop-key-'));
    writeFileSync(join(folder, 'key'), 'secret\n');
    const { settings } = settingsFrom({});
    const key = open(noKeyring, settings, join(folder, 'key'));
    expect([key.kept(), key.read()]).toEqual(['file', 'secret']);
    rmSync(folder, { recursive: true });
  });

  it('that the keyring does not open any more is asked for again', () => {
    const broken: SecretStore = {
      ...keyring,
      open: () => {
        throw new Error('sealed elsewhere');
      },
    };
    const { settings } = settingsFrom({ sealedKey: 'AAAA' });
    expect(open(broken, settings).read()).toBeNull();
  });
});
