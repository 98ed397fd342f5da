import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { keyIdOf } from '#main/data/journal-chain.ts';
import type { JournalSigner } from '#main/data/journal.ts';
import type { SettingsStore } from './settings.ts';
import type { SecretStore } from './store-key.ts';

/** The key that signs this till's journal; the private part leaves the keyring only into this program's memory. */
export interface JournalKey extends JournalSigner {
  /** SPKI in base64, for whoever wants to check. */
  readonly publicKey: string;
}

/** Where the key is kept, and who hears when it does not open. */
export interface JournalKeyParts {
  readonly secrets: SecretStore;
  readonly settings: SettingsStore;
  readonly onTrouble: (detail: string) => void;
}

/** The key as the keyring has it, or a new one; null where this PC keeps no secrets. */
export function openJournalKey({ secrets, settings, onTrouble }: JournalKeyParts): JournalKey | null {
  if (!secrets.isAvailable()) return null;
  const sealed = settings.read().sealedJournalKey;
  try {
    if (sealed !== null) return keyOf(readKey(secrets.open(sealed)));
  } catch (error) {
    onTrouble(`the keyring does not open the journal's key: ${String(error)}`);
  }
  const { privateKey } = generateKeyPairSync('ed25519');
  const text = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  settings.change({ sealedJournalKey: secrets.seal(text) });
  return keyOf(privateKey);
}

function readKey(text: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
}

function keyOf(privateKey: KeyObject): JournalKey {
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64');
  return {
    keyId: keyIdOf(publicKey),
    publicKey,
    sign: (hash) => sign(null, Buffer.from(hash), privateKey).toString('base64'),
  };
}
