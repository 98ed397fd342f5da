import type { SafeStorage } from 'electron';
import type { SecretStore } from '#main/config/store-key.ts';

/** On Linux these keep secrets without a keyring, that is, in the open. */
const NO_KEYRING = ['basic_text', 'unknown'];

/** What is used of Electron's safeStorage. */
type Keyring = Pick<
  SafeStorage,
  'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
>;

/** The PC's keyring through Electron. Usable only once the program is ready. @throws when there is no keyring. */
export function openSecretStore(safeStorage: Keyring, platform: NodeJS.Platform): SecretStore {
  const isAvailable = (): boolean => {
    if (!safeStorage.isEncryptionAvailable()) return false;
    return platform !== 'linux' || !NO_KEYRING.includes(safeStorage.getSelectedStorageBackend());
  };
  const need = (): void => {
    if (!isAvailable()) throw new Error('this PC has no keyring that encrypts');
  };
  return {
    isAvailable,
    seal: (text) => {
      need();
      return safeStorage.encryptString(text).toString('base64');
    },
    open: (sealed) => {
      need();
      return safeStorage.decryptString(Buffer.from(sealed, 'base64'));
    },
  };
}
