import { ID, NOTHING, type FeatureSamples } from './sample.ts';

const status = {
  state: 'online',
  storeName: 'Corner shop',
  offlineSince: null,
  lastReadAt: 1_700_000_000_000,
  unsent: 2,
  refused: 0,
  progress: { part: 'catalog', done: 100, total: 200 },
  catalogComplete: false,
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
          ['progress.part', 'orders'],
          ['progress.done', 0.5],
          ['weaknesses.0', 'slow'],
        ],
      },
      {
        good: { ...status, progress: null, storeName: null, lastReadAt: null },
        bad: [['offlineSince', -1]],
      },
    ],
  },
  refused: {
    input: [NOTHING],
    output: [
      {
        good: {
          documents: [
            {
              id: ID,
              receiptNumber: 'R1-000001',
              total: 2580,
              code: 'insufficient-stock',
              message: 'Only 1 left',
              createdAt: 1_700_000_000_000,
            },
          ],
        },
        bad: [['documents.0.total', 25.8]],
      },
    ],
  },
  retry: { input: [{ good: { id: ID }, bad: [['id', 'R1-000001']] }], output: [NOTHING] },
  now: { input: [NOTHING], output: [NOTHING] },
};
