import { HUGE, ID, NOTHING, NOT_V7, type FeatureSamples, type Sample } from './sample.ts';

const open = {
  shiftId: ID,
  number: 7,
  openedAt: 1_700_000_000_000,
  openedBy: 'Ada',
  float: 15_000,
};

const closed = { ...open, closedAt: 1_700_000_030_000, closedBy: 'Ben', counted: 20_000, difference: -50 };

const counts = { 50: 3, 1000: 2, 5000: 1 };

const badCounts: Sample['bad'] = [
  ['counts', { 0: 1 }],
  ['counts', { '-5': 1 }],
  ['counts', { '0.5': 1 }],
  ['counts', { five: 1 }],
  ['counts', { 50: -1 }],
  ['counts', { 50: 1.5 }],
  ['counts', { 50: 100_001 }],
  ['counts', null],
];

const report: Sample = { good: { report: { kind: 'z' } }, bad: [['report', null]] };

const byShift: Sample = {
  good: { shiftId: ID },
  bad: [
    ['shiftId', NOT_V7],
    ['shiftId', 7],
  ],
};

export const shiftSamples: FeatureSamples<'shift'> = {
  current: {
    input: [NOTHING],
    output: [
      { good: { shift: open, leftFloat: 15_000, leftCounts: counts }, bad: [['shift.number', 0]] },
      { good: { shift: null, leftFloat: 0, leftCounts: {} }, bad: [['leftFloat', -1]] },
    ],
  },
  open: {
    input: [
      { good: { counts }, bad: badCounts },
      { good: { counts: {} }, bad: [['float', 1]] },
    ],
    output: [{ good: open, bad: [['float', -1]] }],
  },
  moveCash: {
    input: [
      {
        good: { id: ID, kind: 'pay-out', amount: 500, reason: 'Window cleaner' },
        bad: [
          ['id', NOT_V7],
          ['kind', 'no-sale'],
          ['amount', 0],
          ['amount', -500],
          ['amount', 5.5],
          ['amount', HUGE],
          ['reason', '  '],
          ['reason', 'x'.repeat(201)],
        ],
      },
    ],
    output: [NOTHING],
  },
  openDrawer: {
    input: [
      {
        good: { id: ID, reason: 'Change for a note', grants: [ID] },
        bad: [
          ['id', ''],
          ['reason', ''],
          ['grants', ID],
          ['grants.0', NOT_V7],
        ],
      },
    ],
    output: [NOTHING],
  },
  x: {
    input: [NOTHING],
    output: [
      {
        good: { report: { kind: 'x' }, isDrawerFull: false },
        bad: [
          ['report', 'x'],
          ['isDrawerFull', null],
        ],
      },
    ],
  },
  printX: { input: [NOTHING], output: [NOTHING] },
  close: {
    input: [
      {
        good: { counts, leftFloat: 5000, note: 'Two torn notes' },
        bad: [...badCounts, ['leftFloat', -1], ['leftFloat', HUGE], ['note', 'x'.repeat(501)]],
      },
    ],
    output: [report],
  },
  list: {
    input: [
      {
        good: { limit: 20, before: null },
        bad: [
          ['limit', 0],
          ['limit', 101],
          ['before', 0],
        ],
      },
    ],
    output: [
      {
        good: { shifts: [closed] },
        bad: [
          ['shifts.0.difference', 0.5],
          ['shifts.0.counted', -1],
          ['shifts.0.closedAt', null],
        ],
      },
    ],
  },
  z: { input: [byShift], output: [report] },
  reprintZ: { input: [byShift], output: [NOTHING] },
};
