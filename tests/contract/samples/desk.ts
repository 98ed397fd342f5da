import { ID, NOT_V7, NOTHING, type FeatureSamples, type Sample } from './sample.ts';

const on = {
  state: 'on',
  fault: null,
  address: '192.0.2.10',
  port: 8443,
  url: 'https://192.0.2.10:8443',
  fingerprint: 'AB:CD',
  guessedAt: null,
  addresses: [{ address: '192.0.2.10', network: 'eth0' }],
};

const status: readonly Sample[] = [
  {
    good: on,
    bad: [
      ['state', 'maybe'],
      ['fault', 'tired'],
      ['address', 'till.local'],
      ['port', 80],
      ['guessedAt', undefined],
      ['addresses.0.address', '192.0.2'],
    ],
  },
  {
    good: { ...on, state: 'off', address: null, url: null, fingerprint: null, addresses: [] },
    bad: [['address', undefined]],
  },
  { good: { ...on, state: 'failed', fault: 'address-gone' }, bad: [] },
];

const wish = { code: '7KQ2M9XA', name: 'Tablet at the shelf', from: '192.0.2.20' };

export const deskSamples: FeatureSamples<'desk'> = {
  status: { input: [NOTHING], output: status },
  turnOn: {
    input: [
      {
        good: { address: '192.0.2.10', port: 8443 },
        bad: [
          ['address', '0.0.0.0/0'],
          ['address', 'localhost'],
          ['port', 443],
          ['port', 65_536],
          ['port', '8443'],
        ],
      },
    ],
    output: status,
  },
  turnOff: { input: [NOTHING], output: status },
  newCode: {
    input: [NOTHING],
    output: [
      {
        good: { code: wish.code, expiresAt: 1_700_000_000_000, url: `${on.url}/#${wish.code}` },
        bad: [
          ['expiresAt', -1],
          ['code', 7],
        ],
      },
    ],
  },
  devices: {
    input: [NOTHING],
    output: [
      {
        good: {
          devices: [
            {
              deskId: ID,
              name: wish.name,
              pairedAt: 1_700_000_000_000,
              lastSeenAt: 1,
              isHere: true,
              isForgotten: false,
              barredAt: null,
            },
          ],
        },
        bad: [
          ['devices.0.deskId', NOT_V7],
          ['devices.0.isHere', 1],
          ['devices.0.isForgotten', null],
          ['devices.0.barredAt', undefined],
          ['devices.0.tokenHash', 'ab'],
        ],
      },
    ],
  },
  revoke: {
    input: [{ good: { deskId: ID }, bad: [['deskId', NOT_V7]] }],
    output: [NOTHING],
  },
  pair: {
    input: [
      {
        good: wish,
        bad: [
          ['code', 'x'.repeat(65)],
          ['name', '  '],
          ['name', 'x'.repeat(61)],
          ['from', 7],
        ],
      },
    ],
    output: [{ good: { deskId: ID, token: 'abc' }, bad: [['deskId', NOT_V7]] }],
  },
};
