import { ID, NOT_V7, type FeatureSamples } from './sample.ts';

const badPaper = [
  ['subject', 'x'],
  ['subject', 'drawer'],
  ['id', NOT_V7],
] as const;

export const receiptSamples: FeatureSamples<'receipt'> = {
  view: {
    input: [
      { good: { subject: 'sale', id: ID }, bad: badPaper },
      { good: { subject: 'z', id: ID }, bad: [] },
      { good: { subject: 'cash', id: ID }, bad: [] },
      { good: { subject: 'pickup', id: ID }, bad: [] },
    ],
    output: [
      {
        good: {
          document: {
            name: 'Receipt R1-000001',
            currency: 'EUR',
            isCopy: false,
            blocks: [{ kind: 'code', payload: ID, caption: null, drawing: { size: 29, path: 'M0 0Z' } }],
          },
        },
        bad: [
          ['document', null],
          ['document', 'receipt'],
          ['document', []],
        ],
      },
    ],
  },
  reprint: {
    input: [{ good: { subject: 'sale', id: ID }, bad: badPaper }],
    output: [{ good: { jobId: ID }, bad: [['jobId', null]] }],
  },
  save: {
    input: [
      { good: { subject: 'sale', id: ID, as: 'pdf' }, bad: [...badPaper, ['as', 'docx']] },
      { good: { subject: 'z', id: ID, as: 'html' }, bad: [['as', undefined]] },
    ],
    output: [
      { good: { file: '/home/mira/Receipt R1-000001.pdf' }, bad: [['file', 1]] },
      { good: { file: null }, bad: [['file', undefined]] },
    ],
  },
};
