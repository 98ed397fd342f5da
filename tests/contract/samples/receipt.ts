import { ID, NOT_V7, type FeatureSamples } from './sample.ts';

export const receiptSamples: FeatureSamples<'receipt'> = {
  view: {
    input: [{ good: { saleId: ID }, bad: [['saleId', NOT_V7]] }],
    output: [
      {
        good: {
          document: { saleId: ID, currency: 'EUR', isCopy: false, blocks: [{ kind: 'code', payload: ID }] },
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
    input: [{ good: { saleId: ID }, bad: [['saleId', 1]] }],
    output: [{ good: { jobId: ID }, bad: [['jobId', null]] }],
  },
};
