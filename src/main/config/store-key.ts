import { readFileSync } from 'node:fs';
import type { KeyKept } from '#main/core/setup.ts';
import type { SettingsStore } from './settings.ts';

/** The PC's keyring. `isAvailable` is false where there is none that really encrypts. */
export interface SecretStore {
  readonly isAvailable: () => boolean;
  /** Text to base64. */
  readonly seal: (text: string) => string;
  /** Base64 to text. @throws when it was sealed elsewhere. */
  readonly open: (sealed: string) => string;
}

/** The key to the online store, wherever it lives. */
export interface StoreKey {
  readonly kept: () => KeyKept;
  /** Null when nobody has given it yet, or since the program started. */
  readonly read: () => string | null;
  /** Keeps a key as safely as this PC can. */
  readonly keep: (key: string) => void;
}

/** Where a key may come from: the keyring, or a file of the system's (as a service manager hands credentials over). */
export interface StoreKeyParts {
  readonly secrets: SecretStore;
  readonly keyFile: string | null;
  readonly settings: SettingsStore;
  readonly onTrouble: (detail: string) => void;
}

/**
 * Never writes a key in plain text: without a keyring it lives in a file that the system gave,
 * or in memory until the program ends.
 */
export function openStoreKey({ secrets, keyFile, settings, onTrouble }: StoreKeyParts): StoreKey {
  let typed: string | null = null;
  const fromFile = keyFile === null ? null : readKeyFile(keyFile, onTrouble);
  const sealed = (): string | null => settings.read().sealedKey;
  const fromKeyring = (): string | null => {
    const text = sealed();
    if (text === null || !secrets.isAvailable()) return null;
    try {
      return secrets.open(text);
    } catch (error) {
      onTrouble(`the keyring does not open the store's key: ${String(error)}`);
      return null;
    }
  };
  return {
    kept: () => {
      if (fromFile !== null) return 'file';
      if (sealed() !== null) return 'keyring';
      return typed === null ? 'none' : 'memory';
    },
    read: () => typed ?? fromFile ?? fromKeyring(),
    keep: (key) => {
      typed = key;
      settings.change({ sealedKey: secrets.isAvailable() ? secrets.seal(key) : null });
    },
  };
}

function readKeyFile(file: string, onTrouble: (detail: string) => void): string | null {
  try {
    const key = readFileSync(file, 'utf8').trim();
    if (key === '') onTrouble('the key file is empty');
    return key === '' ? null : key;
  } catch (error) {
    onTrouble(`the key file can't be read: ${String(error)}`);
    return null;
  }
}
