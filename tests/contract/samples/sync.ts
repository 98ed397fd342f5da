import { ID, NOTHING, type FeatureSamples } from './sample.ts';

const AT = 1_700_000_000_000;

const status = {
  state: 'online',
  storeName: 'Corner shop',
  offlineSince: null,
  pausedSince: null,
  lastReadAt: AT,
  unsent: 2,
  uncertain: 1,
  refused: 0,
  progress: { part: 'catalog', done: 100, total: 200, rate: 49.5, leftMs: 2020 },
  pace: { kind: 'waiting', until: AT },
  catalogComplete: false,
  isRewound: false,
  weaknesses: ['no-barcodes'],
  message: null,
};

export const syncSamples: FeatureSamples<'sync'> = {
  status: {
    input: [NOTHING],
    output: [
      {
        good: status,
        bad: [
          ['state', 'unknown'],
          ['unsent', -1],
          ['progress.part', 'purchases'],
          ['progress.done', 0.5],
          ['progress.leftMs', -1],
          ['pace.kind', 'fast'],
          ['weaknesses.0', 'slow'],
        ],
      },
      {
        good: { ...status, progress: null, storeName: null, lastReadAt: null },
        bad: [['offlineSince', -1]],
      },
    ],
  },
  resources: {
    input: [NOTHING],
    output: [
      {
        good: {
          resources: [
            {
              stream: 'stock',
              readAt: AT,
              completeAt: null,
              count: 12,
              trouble: { code: 'not-allowed', message: 'Forbidden', at: AT },
            },
          ],
        },
        bad: [
          ['resources.0.stream', 'purchases'],
          ['resources.0.count', -1],
        ],
      },
    ],
  },
  queue: {
    input: [
      {
        good: { limit: 50 },
        bad: [
          ['limit', 0],
          ['limit', 201],
        ],
      },
    ],
    output: [
      {
        good: {
          documents: [
            {
              id: ID,
              kind: 'return',
              name: 'R1-000001',
              state: 'sending',
              createdAt: AT,
              dueAt: AT,
              attempts: 1,
              message: '',
              waitsFor: null,
            },
          ],
        },
        bad: [
          ['documents.0.state', 'done'],
          ['documents.0.attempts', -1],
        ],
      },
    ],
  },
  exchanges: {
    input: [{ good: { limit: 500 }, bad: [['limit', 501]] }],
    output: [
      {
        good: {
          exchanges: [
            {
              id: 7,
              at: AT,
              direction: 'up',
              subject: 'sale',
              name: 'R1-000001',
              items: 2,
              tookMs: 40,
              outcome: 'done',
              message: '',
            },
          ],
        },
        bad: [
          ['exchanges.0.direction', 'left'],
          ['exchanges.0.subject', 'purchases'],
          ['exchanges.0.outcome', 'lost'],
        ],
      },
    ],
  },
  pause: { input: [NOTHING], output: [NOTHING] },
  resume: { input: [NOTHING], output: [NOTHING] },
  repull: {
    input: [
      { good: { stream: 'catalog' }, bad: [['stream', 'purchases']] },
      { good: { stream: null }, bad: [] },
    ],
    output: [NOTHING],
  },
  repost: { input: [NOTHING], output: [NOTHING] },
  test: {
    input: [NOTHING],
    output: [
      {
        good: {
          storeName: 'Corner shop',
          tookMs: 35,
          clockSkewMs: -1200,
          missingRights: ['ReadCustomer'],
          weaknesses: ['no-barcodes'],
        },
        bad: [
          ['tookMs', -1],
          ['weaknesses.0', 'slow'],
        ],
      },
    ],
  },
  now: { input: [NOTHING], output: [NOTHING] },
};
