import { ID, NOTHING, NOT_V7, type FeatureSamples } from './sample.ts';

const AT = 1_700_000_000_000;

const count = {
  countId: ID,
  name: 'Shelf 3',
  scope: { kind: 'category', categoryId: 4 },
  isBlind: true,
  state: 'open',
  openedAt: AT,
  openedBy: 'Mira',
  closedAt: null,
  counted: 2,
  total: 40,
  booked: 0,
};

const line = {
  variantId: 1,
  sku: 'MUG',
  name: 'Mug',
  unit: 'piece',
  counted: 3000,
  expected: 4000,
  difference: -1000,
  worth: -1250,
  knownAt: AT,
  isOld: false,
  elsewhere: 0,
  hasMoved: false,
  isStray: false,
  lastAt: AT,
};

const untold = {
  ...line,
  counted: null,
  expected: null,
  difference: null,
  worth: null,
  knownAt: null,
  elsewhere: null,
  lastAt: null,
};

export const countSamples: FeatureSamples<'count'> = {
  list: {
    input: [NOTHING],
    output: [
      {
        good: { counts: [count, { ...count, scope: { kind: 'all' }, state: 'booked', closedAt: AT }] },
        bad: [
          ['counts.0.state', 'closed'],
          ['counts.0.scope.kind', 'shelf'],
          ['counts.0.total', -1],
        ],
      },
    ],
  },
  view: {
    input: [{ good: { countId: ID }, bad: [['countId', NOT_V7]] }],
    output: [
      { good: { count, differing: 1, worth: -1250 }, bad: [['differing', -1]] },
      { good: { count, differing: null, worth: null }, bad: [['count.booked', -1]] },
    ],
  },
  lines: {
    input: [
      {
        good: { countId: ID, show: 'differing', offset: 0, limit: 200 },
        bad: [
          ['show', 'all'],
          ['limit', 201],
          ['offset', -1],
        ],
      },
    ],
    output: [
      {
        good: { lines: [line, untold], hasMore: false },
        bad: [
          ['lines.0.counted', 0.5],
          ['lines.0.hasMoved', null],
        ],
      },
    ],
  },
  open: {
    input: [
      {
        good: { countId: ID, name: 'Shelf 3', scope: { kind: 'list', variantIds: [1, 2] }, isBlind: false },
        bad: [
          ['name', '  '],
          ['scope.variantIds', []],
          ['scope.variantIds.0', 0],
          ['isBlind', 1],
        ],
      },
      { good: { countId: ID, name: 'All', scope: { kind: 'all' }, isBlind: true }, bad: [] },
    ],
    output: [NOTHING],
  },
  enter: {
    input: [
      {
        good: { countId: ID, entryId: ID, variantId: 1, mode: 'add', quantity: -1000 },
        bad: [
          ['entryId', NOT_V7],
          ['mode', 'count'],
          ['quantity', 0.5],
          ['quantity', 1_000_000_000],
        ],
      },
    ],
    output: [{ good: { line }, bad: [['line', null]] }],
  },
  book: {
    input: [
      {
        good: { countId: ID, documentId: ID, missingIsZero: false, without: [2] },
        bad: [
          ['documentId', NOT_V7],
          ['missingIsZero', 'no'],
          ['without.0', 0],
        ],
      },
    ],
    output: [{ good: { booked: 2 }, bad: [['booked', -1]] }],
  },
  drop: { input: [{ good: { countId: ID }, bad: [['countId', NOT_V7]] }], output: [NOTHING] },
};
