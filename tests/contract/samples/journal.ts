import { NOTHING, type FeatureSamples } from './sample.ts';

const entry = {
  seq: 7,
  at: 1_773_482_400_000,
  kind: 'signed-in',
  actor: 'Mira',
  payload: '{"name":"Mira"}',
  isSigned: true,
};

export const journalSamples: FeatureSamples<'journal'> = {
  list: {
    input: [
      {
        good: { limit: 100, before: null, kinds: [] },
        bad: [
          ['limit', 0],
          ['limit', 201],
          ['before', 0],
          ['before', '7'],
          ['kinds', 'sale'],
          ['kinds', Array.from({ length: 41 }, () => 'sale')],
        ],
      },
      { good: { limit: 1, before: 7, kinds: ['sale', 'void'] }, bad: [['kinds.0', 'x'.repeat(41)]] },
    ],
    output: [
      {
        good: { entries: [entry] },
        bad: [
          ['entries.0.seq', 0],
          ['entries.0.payload', { name: 'Mira' }],
          ['entries.0.isSigned', null],
          ['entries.0.signature', 'AAAA'],
        ],
      },
    ],
  },
  verify: {
    input: [NOTHING],
    output: [
      { good: { entries: 7, signed: 7, broken: null, canSign: true }, bad: [['broken', false]] },
      {
        good: { entries: 7, signed: 0, broken: { seq: 3, fault: 'changed' }, canSign: false },
        bad: [
          ['broken.fault', 'odd'],
          ['broken.seq', 0],
          ['signed', -1],
        ],
      },
    ],
  },
  export: {
    input: [NOTHING],
    output: [
      { good: { file: '/home/mira/journal.jsonl', entries: 7 }, bad: [['entries', -1]] },
      { good: { file: null, entries: 0 }, bad: [['file', 0]] },
    ],
  },
};
