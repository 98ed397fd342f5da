import type { SafeStorage } from 'electron';
import { describe, expect, it } from 'vitest';
import { openSecretStore } from '#main/shell/secret-store.ts';

type Keyring = Pick<
  SafeStorage,
  'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
>;

const keyring = (
  available: boolean,
  backend: ReturnType<SafeStorage['getSelectedStorageBackend']>,
): Keyring => ({
  isEncryptionAvailable: () => available,
  getSelectedStorageBackend: () => backend,
  encryptString: (text) => Buffer.from(text.split('').toReversed().join('')),
  decryptString: (sealed) => sealed.toString('utf8').split('').toReversed().join(''),
});

describe('secrets of this PC', () => {
  it('go through the keyring and back', () => {
    const secrets = openSecretStore(keyring(true, 'gnome_libsecret'), 'linux');
    expect(secrets.isAvailable()).toBe(true);
    const sealed = secrets.seal('a key');
    expect(Buffer.from(sealed, 'base64').toString()).toBe('yek a');
    expect(secrets.open(sealed)).toBe('a key');
  });

  it.each([
    ['no encryption', keyring(false, 'gnome_libsecret')],
    ['a file in the open', keyring(true, 'basic_text')],
    ['a keyring of no known kind', keyring(true, 'unknown')],
  ])('are refused on Linux with %s', (_, storage) => {
    const secrets = openSecretStore(storage, 'linux');
    expect(secrets.isAvailable()).toBe(false);
    expect(() => secrets.seal('a key')).toThrow('no keyring');
    expect(() => secrets.open('eWVr')).toThrow('no keyring');
  });

  it.each(['darwin', 'win32'] as const)('trust the keyring of %s when it is there', (platform) => {
    expect(openSecretStore(keyring(true, 'basic_text'), platform).isAvailable()).toBe(true);
    expect(openSecretStore(keyring(false, 'basic_text'), platform).isAvailable()).toBe(false);
  });
});
