import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDeskIdentity, type DeskIdentity } from '#main/config/desk-identity.ts';
import { openSettings, type SettingsStore } from '#main/config/settings.ts';
import type { SecretStore } from '#main/config/store-key.ts';

const FIRST = { certificate: 'the certificate', key: 'the key' };
const SECOND = { certificate: 'another certificate', key: 'another key' };

const keyring: SecretStore = {
  isAvailable: () => true,
  seal: (text) => Buffer.from(`sealed ${text}`).toString('base64'),
  open: (sealed) => Buffer.from(sealed, 'base64').toString().replace('sealed ', ''),
};

const noKeyring: SecretStore = {
  isAvailable: () => false,
  seal: () => {
    throw new Error('no keyring');
  },
  open: () => {
    throw new Error('no keyring');
  },
};

let folder: string;
let keyFile: string;
let settings: SettingsStore;
let trouble: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countertop-'));
  keyFile = join(folder, 'desk-key.pem');
  trouble = [];
  settings = openSettings({ get: () => ({}), set: () => undefined }, () => undefined);
});

afterEach(() => rmSync(folder, { recursive: true }));

const open = (secrets: SecretStore): DeskIdentity =>
  openDeskIdentity({ settings, secrets, keyFile, onTrouble: (detail) => void trouble.push(detail) });

describe('the certificate and its key', () => {
  it('are nowhere before there are any', () => {
    expect(open(keyring).read()).toBeNull();
    expect(open(noKeyring).read()).toBeNull();
  });

  it('are kept in the settings with the key sealed where there is a keyring', () => {
    open(keyring).keep(FIRST);
    expect(open(keyring).read()).toEqual(FIRST);
    expect(JSON.stringify(settings.read())).not.toContain(FIRST.key);
    expect(existsSync(keyFile)).toBe(false);
  });

  it('are kept with the key in a file that only this user reads where there is none', () => {
    open(noKeyring).keep(FIRST);
    open(noKeyring).keep(SECOND);
    expect(open(noKeyring).read()).toEqual(SECOND);
    expect(readFileSync(keyFile, 'utf8')).toBe(SECOND.key);
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    expect(JSON.stringify(settings.read())).not.toContain(SECOND.key);
  });

  it('leave no file behind once there is a keyring', () => {
    open(noKeyring).keep(FIRST);
    open(keyring).keep(SECOND);
    expect(existsSync(keyFile)).toBe(false);
    expect(open(keyring).read()).toEqual(SECOND);
  });

  it('are made anew when the keyring does not open them, or the file is gone', () => {
    open(keyring).keep(FIRST);
    expect(open(noKeyring).read()).toBeNull();
    expect(trouble).toHaveLength(1);
    open(noKeyring).keep(FIRST);
    rmSync(keyFile);
    expect(open(noKeyring).read()).toBeNull();
  });
});
