import { HUGE, ID, NOT_V7, NOTHING, type FeatureSamples } from './sample.ts';

export const accountSamples: FeatureSamples<'account'> = {
  voucher: {
    input: [
      {
        good: { code: 'GIFT-0001' },
        bad: [
          ['code', ' '],
          ['code', 'x'.repeat(61)],
        ],
      },
    ],
    output: [
      {
        good: { code: 'GIFT-0001', balance: 500 },
        bad: [
          ['balance', 0.5],
          ['balance', HUGE],
        ],
      },
    ],
  },
  newVoucher: { input: [NOTHING], output: [{ good: { code: 'GIFT-0001' }, bad: [['code', null]] }] },
  ofCustomer: {
    input: [{ good: { customerId: ID }, bad: [['customerId', NOT_V7]] }],
    output: [
      {
        good: { credit: 500, owed: -1, mayPayLater: true },
        bad: [
          ['credit', 0.5],
          ['owed', HUGE],
          ['mayPayLater', 1],
        ],
      },
    ],
  },
};
