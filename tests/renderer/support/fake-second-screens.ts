import type { DeskDevice, DeskStatus } from '#contract/desk.ts';
import type { Answers } from './bridge.ts';

/** A PC in one network, with nothing turned on. */
const deskOff: DeskStatus = {
  state: 'off',
  fault: null,
  address: null,
  port: 8443,
  url: null,
  fingerprint: null,
  guessedAt: null,
  addresses: [
    { address: '192.0.2.10', network: 'eth0' },
    { address: '198.51.100.4', network: 'wlan0' },
  ],
};

export const deskOn: DeskStatus = {
  ...deskOff,
  state: 'on',
  address: '192.0.2.10',
  url: 'https://192.0.2.10:8443',
  fingerprint: 'AB:CD:EF',
};

export const tablet: DeskDevice = {
  deskId: '0192f0c1-7e3a-7c4d-8b2e-5f6a7b8c9d0e',
  name: 'Tablet at the shelf',
  pairedAt: Date.UTC(2026, 2, 1),
  lastSeenAt: Date.UTC(2026, 2, 14, 9),
  isHere: false,
  isForgotten: false,
  barredAt: null,
};

/** The host of the second screens, as far as the manager sees it. */
export function deskAnswers(
  given: { readonly status?: DeskStatus; readonly devices?: DeskDevice[] } = {},
): NonNullable<Answers['desk']> {
  let status = given.status ?? deskOff;
  let devices = given.devices ?? [];
  return {
    status: () => status,
    turnOn: ({ address, port }) => (status = { ...deskOn, address, port, url: `https://${address}:${port}` }),
    turnOff: () => (status = deskOff),
    newCode: () => ({ code: '7KQ2M9XA', expiresAt: Date.now() + 120_000, url: `${deskOn.url}/#7KQ2M9XA` }),
    devices: () => ({ devices }),
    revoke: ({ deskId }) => {
      devices = devices.filter((device) => device.deskId !== deskId);
      return {};
    },
  };
}
