import { HUGE, ID, NOT_V7, NOTHING, type FeatureSamples } from './sample.ts';

const decided = {
  decisionId: ID,
  decision: { kind: 'map', variantRemoteId: '7', toVariantId: 3 },
  at: 1_700_000_000_000,
  clerk: 'Mira',
  undoneAt: null,
  undoneBy: null,
};

const item = {
  id: ID,
  kind: 'sale',
  name: 'R1-000001',
  createdAt: 1_700_000_000_000,
  refusedAt: 1_700_000_001_000,
  code: 'insufficient-stock',
  message: 'Only 1 left',
  total: 2580,
  storeTotal: null,
  items: [
    {
      variantRemoteId: '7',
      sku: 'MUG',
      name: 'Mug',
      quantity: 2000,
      total: 2580,
      storeTotal: null,
      available: 1000,
      isUnknown: false,
    },
  ],
  pickup: null,
  stockEffect: 2000,
  holdsUp: 1,
  answers: ['raise-stock', 'retry', 'as-misc', 'map', 'write-off'],
  decisions: [decided],
};

const step = { step: 'hand-over', money: 'collected', amount: 580, heldEffect: -1000 };

const decision = (kind: string, more: object = {}) => ({
  decisionId: ID,
  id: ID,
  decision: { kind, ...more },
});

export const inboxSamples: FeatureSamples<'inbox'> = {
  open: {
    input: [NOTHING],
    output: [
      {
        good: { items: [item] },
        bad: [
          ['items.0.kind', 'return'],
          ['items.0.code', 'credential'],
          ['items.0.total', 25.8],
          ['items.0.holdsUp', -1],
          ['items.0.answers.0', 'ignore'],
          ['items.0.items.0.available', 0.5],
        ],
      },
      {
        good: { items: [{ ...item, kind: 'pickup', items: [], pickup: step }] },
        bad: [
          ['items.0.pickup.step', ''],
          ['items.0.pickup.money', 'lost'],
          ['items.0.pickup.amount', -1],
          ['items.0.pickup.heldEffect', 0.5],
        ],
      },
      { good: { items: [{ ...item, kind: 'stock', total: null, items: [] }] }, bad: [] },
    ],
  },
  settled: {
    input: [{ good: { limit: 50 }, bad: [['limit', 0]] }],
    output: [
      {
        good: {
          items: [
            {
              id: ID,
              kind: 'sale',
              name: 'R1-000001',
              state: 'waiting',
              decisions: [decided],
              canUndo: true,
            },
          ],
        },
        bad: [
          ['items.0.state', 'refused'],
          ['items.0.canUndo', null],
        ],
      },
    ],
  },
  parity: {
    input: [{ good: { limit: 200 }, bad: [['limit', 201]] }],
    output: [
      {
        good: {
          documents: [
            {
              id: ID,
              name: 'R1-000001',
              at: 1_700_000_000_000,
              total: 2580,
              storeTotal: 2600,
              lines: [{ name: 'Mug', quantity: 2000, total: 2580, storeTotal: 2600, cause: 'price' }],
            },
          ],
        },
        bad: [['documents.0.lines.0.cause', 'weather']],
      },
    ],
  },
  decide: {
    input: [
      {
        good: decision('map', { variantRemoteId: '7', toVariantId: 3 }),
        bad: [
          ['decisionId', NOT_V7],
          ['decision.kind', 'ignore'],
          ['decision.toVariantId', '3'],
          ['decision.variantRemoteId', ''],
        ],
      },
      { good: decision('retry'), bad: [] },
      { good: decision('as-misc', { variantRemoteId: '7' }), bad: [] },
      { good: decision('raise-stock'), bad: [] },
      { good: decision('accept-total', { storeTotal: -500 }), bad: [['decision.storeTotal', HUGE]] },
      { good: decision('without-customer'), bad: [] },
      { good: decision('only-note'), bad: [] },
      { good: decision('correct-mail', { mail: 'ada@example.com' }), bad: [['decision.mail', 'ada']] },
      { good: decision('write-off', { reason: 'never sent' }), bad: [['decision.reason', ' ']] },
    ],
    output: [NOTHING],
  },
  undo: { input: [{ good: { id: ID }, bad: [['id', NOT_V7]] }], output: [NOTHING] },
};
