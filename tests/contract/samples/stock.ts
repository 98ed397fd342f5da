import { ID, NOTHING, NOT_V7, type FeatureSamples, type Sample } from './sample.ts';

const AT = 1_700_000_000_000;

const here = { code: 'S1', name: 'Shop One', isHere: true };
const there = { code: 'W', name: 'Warehouse', isHere: false };
const lines = [{ variantId: 1, quantity: 2000 }];
const goods = { variantId: 1, sku: 'MUG', name: 'Mug', unit: 'piece', quantity: 2000 };

const movement = {
  movementId: ID,
  at: AT,
  reason: 'adjustment',
  quantity: -2000,
  held: 0,
  after: 8000,
  elsewhere: -1000,
  clerk: 'Mira',
  documentId: ID,
  name: '',
  adjustReason: 'damaged',
  note: 'fell down',
  delivery: 'waiting',
};

const badLines: Sample['bad'] = [
  ['lines', []],
  ['lines', Array.from({ length: 2001 }, () => lines[0])],
  ['lines.0.variantId', 0],
  ['lines.0.quantity', 0],
  ['lines.0.quantity', 0.5],
  ['lines.0.price', 1],
];

const done = [NOTHING];

export const stockSamples: FeatureSamples<'stock'> = {
  locations: {
    input: [NOTHING],
    output: [{ good: { locations: [here, there] }, bad: [['locations.0.isHere', 1]] }],
  },
  levels: {
    input: [{ good: { variantId: 1 }, bad: [['variantId', 0]] }],
    output: [
      {
        good: {
          levels: [
            { ...here, onHand: 5000, knownAt: AT, held: 1000, unseen: -2000, now: 3000, incoming: 0 },
            { ...there, onHand: null, knownAt: null, held: 0, unseen: 0, now: null, incoming: 2000 },
          ],
        },
        bad: [
          ['levels.0.onHand', 0.5],
          ['levels.0.knownAt', -1],
          ['levels.1.incoming', null],
        ],
      },
    ],
  },
  history: {
    input: [
      {
        good: { variantId: 1, before: ID, limit: 50 },
        bad: [
          ['before', NOT_V7],
          ['limit', 0],
          ['limit', 501],
        ],
      },
      { good: { variantId: 1, before: null, limit: 500 }, bad: [] },
    ],
    output: [
      {
        good: { now: { quantity: 8000, knownAt: AT }, movements: [movement], hasMore: false },
        bad: [
          ['now.knownAt', null],
          ['movements.0.reason', 'magic'],
          ['movements.0.quantity', 1_000_000_000],
          ['movements.0.delivery', 'lost'],
          ['movements.0.adjustReason', 'whim'],
        ],
      },
      {
        good: {
          now: null,
          movements: [{ ...movement, after: null, elsewhere: null, adjustReason: null, delivery: 'none' }],
          hasMore: true,
        },
        bad: [],
      },
    ],
  },
  deliveries: {
    input: [NOTHING],
    output: [
      {
        good: {
          deliveries: [
            {
              deliveryId: ID,
              supplier: 'Potters',
              reference: 'LS-7',
              dueOn: '2026-03-20',
              createdAt: AT,
              lines: [{ ...goods, received: 3000 }],
            },
          ],
        },
        bad: [
          ['deliveries.0.dueOn', '20.3.2026'],
          ['deliveries.0.lines.0.unit', 'box'],
        ],
      },
    ],
  },
  expect: {
    input: [
      {
        good: { deliveryId: ID, supplier: 'Potters', reference: '', dueOn: null, lines },
        bad: [['supplier', '  '], ['reference', 'x'.repeat(201)], ['dueOn', 'tomorrow'], ...badLines],
      },
    ],
    output: done,
  },
  closeDelivery: { input: [{ good: { deliveryId: ID }, bad: [['deliveryId', NOT_V7]] }], output: done },
  receive: {
    input: [
      {
        good: {
          documentId: ID,
          deliveryId: null,
          supplier: '',
          reference: '',
          note: '',
          lines,
          closes: false,
        },
        bad: [['documentId', NOT_V7], ['deliveryId', ''], ['closes', 0], ...badLines],
      },
    ],
    output: done,
  },
  adjust: {
    input: [
      {
        good: {
          documentId: ID,
          reason: 'theft',
          note: '',
          lines: [{ variantId: 1, quantity: -1000 }],
        },
        bad: [
          ['reason', 'whim'],
          ['lines.0.quantity', 0],
          ['lines.0.quantity', -1_000_000_000],
        ],
      },
    ],
    output: done,
  },
  transferOut: {
    input: [
      {
        good: { documentId: ID, toLocationCode: 'W', note: '', lines },
        bad: [['toLocationCode', ''], ...badLines],
      },
    ],
    output: done,
  },
  transferIn: {
    input: [
      {
        good: { documentId: ID, transferId: ID, fromLocationCode: 'W', note: '', lines },
        bad: [['transferId', NOT_V7], ['fromLocationCode', ''], ...badLines],
      },
    ],
    output: done,
  },
  transfers: {
    input: [NOTHING],
    output: [
      {
        good: {
          transfers: [
            {
              transferId: ID,
              sentAt: AT,
              from: here,
              to: there,
              clerk: 'Mira',
              note: '',
              lines: [{ ...goods, arrived: 0 }],
            },
          ],
        },
        bad: [['transfers.0.to', null]],
      },
    ],
  },
  closeTransfer: { input: [{ good: { transferId: ID }, bad: [['transferId', NOT_V7]] }], output: done },
  buffers: {
    input: [NOTHING],
    output: [
      {
        good: {
          afterMinutes: 60,
          buffers: [{ bufferId: ID, variantId: null, categoryId: 3, quantity: 1000 }],
          canHoldBack: true,
        },
        bad: [
          ['afterMinutes', -1],
          ['buffers.0.quantity', -1],
        ],
      },
    ],
  },
  setBuffers: {
    input: [
      {
        good: {
          afterMinutes: 0,
          buffers: [{ bufferId: ID, variantId: 1, categoryId: null, quantity: 0 }],
        },
        bad: [
          ['afterMinutes', 10_081],
          ['buffers.0.bufferId', NOT_V7],
          ['buffers.0.quantity', 999_999_001],
        ],
      },
    ],
    output: done,
  },
};
