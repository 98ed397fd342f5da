import { NOTHING, type FeatureSamples, type Sample } from './sample.ts';

const shop = {
  kind: 'vendure',
  name: 'Corner shop',
  currency: 'EUR',
  address: 'Main Street 1',
  taxNumber: 'DE123456789',
  locationCode: 'shop',
  registerCode: 'R1',
  registerName: 'Front',
  storeUrl: 'https://shop.example',
};

const store = { kind: 'medusa', url: 'https://shop.example', key: 'secret', channel: '' };

const badStore: Sample['bad'] = [
  ['kind', 'sample'],
  ['url', 'shop.example'],
  ['url', 'ftp://shop.example'],
  ['url', 'javascript:alert(1)'],
  ['url', 'file:///etc/passwd'],
  ['url', `https://${'x'.repeat(500)}.example`],
  ['key', ''],
  ['key', '   '],
  ['key', 'x'.repeat(501)],
  ['channel', 'x'.repeat(201)],
];

export const setupSamples: FeatureSamples<'setup'> = {
  state: {
    input: [NOTHING],
    output: [
      {
        good: { shop, keyKept: 'keyring', version: '0.1.0', locale: 'en' },
        bad: [
          ['shop.kind', 'shopify'],
          ['shop.key', 'secret'],
          ['keyKept', 'paper'],
        ],
      },
      { good: { shop: null, keyKept: 'none', version: '0.1.0', locale: 'de' }, bad: [['locale', null]] },
    ],
  },
  check: {
    input: [{ good: store, bad: badStore }],
    output: [
      {
        good: {
          storeName: 'Corner shop',
          currency: 'EUR',
          locations: [{ remoteId: '1', code: 'shop', name: 'Shop' }],
          channels: [{ token: 'default', name: 'Default' }],
          shippingMethods: [{ remoteId: '1', code: 'in-store', name: 'In store' }],
          clockSkewMs: -120,
          weaknesses: [],
        },
        bad: [
          ['locations.0.remoteId', 1],
          ['currency', '€'],
          ['channels.0.token', null],
          ['shippingMethods.0.code', 1],
          ['clockSkewMs', 0.5],
        ],
      },
    ],
  },
  connect: {
    input: [
      {
        good: { ...store, locationRemoteId: '1', registerCode: 'R1' },
        bad: [
          ...badStore,
          ['locationRemoteId', ''],
          ['registerCode', ''],
          ['registerCode', 'R-1'],
          ['registerCode', 'R1\n'],
          ['registerCode', 'ABCDEFGHIJKLM'],
        ],
      },
    ],
    output: [{ good: { shop }, bad: [['shop', null]] }],
  },
  giveKey: {
    input: [
      {
        good: { key: 'secret' },
        bad: [
          ['key', ' '],
          ['url', 'https://other.example'],
        ],
      },
    ],
    output: [NOTHING],
  },
  startAlone: {
    input: [
      {
        good: { catalog: 'sample', currency: 'EUR' },
        bad: [
          ['catalog', 'vendure'],
          ['currency', 'E'],
        ],
      },
    ],
    output: [{ good: { shop: { ...shop, kind: 'sample' } }, bad: [['shop.currency', '']] }],
  },
};
