import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { SettingsStore } from './settings.ts';
import type { SecretStore } from './store-key.ts';

/** A certificate and its private key, as PEM. */
export interface Identity {
  readonly certificate: string;
  readonly key: string;
}

/** The certificate that second screens know this till by, wherever its key is kept. */
export interface DeskIdentity {
  /** Null where there is none yet, or its key does not open. */
  readonly read: () => Identity | null;
  readonly keep: (identity: Identity) => void;
}

/** Where they are kept: the key sealed by the keyring, or in a file of its own that only this user reads. */
export interface DeskIdentityParts {
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  readonly keyFile: string;
  readonly onTrouble: (detail: string) => void;
}

/**
 * Unlike the key to the store, this key opens nothing but the line to this PC, so that without a keyring it may lie in
 * a file: otherwise each start would show people another certificate to trust.
 */
export function openDeskIdentity({ settings, secrets, keyFile, onTrouble }: DeskIdentityParts): DeskIdentity {
  return {
    read: () => {
      const kept = settings.read().deskIdentity;
      if (kept === null) return null;
      try {
        const { certificate, sealedKey } = kept;
        if (sealedKey !== null) return { certificate, key: secrets.open(sealedKey) };
        return existsSync(keyFile) ? { certificate, key: readFileSync(keyFile, 'utf8') } : null;
      } catch (error) {
        onTrouble(`the certificate's key can't be read: ${String(error)}`);
        return null;
      }
    },
    keep: ({ certificate, key }) => {
      rmSync(keyFile, { force: true });
      const sealedKey = secrets.isAvailable() ? secrets.seal(key) : null;
      if (sealedKey === null) writeFileSync(keyFile, key, { mode: 0o600, flag: 'wx' });
      settings.change({ deskIdentity: { certificate, sealedKey } });
    },
  };
}
