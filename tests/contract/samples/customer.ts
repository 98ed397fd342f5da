import { HUGE, ID, NOT_V7, type FeatureSamples, type Sample } from './sample.ts';

const customer = {
  customerId: ID,
  name: 'Ada Núñez',
  phone: '+49 30 1234',
  mail: 'ada@example.com',
  card: 'C-1001',
  address: '',
  taxNumber: '',
  note: '',
  groupIds: ['club', 'trade'],
  storeGroupIds: ['club'],
  mayPayLater: false,
};

const badCustomer: Sample['bad'] = [
  ['customer.customerId', NOT_V7],
  ['customer.name', '   '],
  ['customer.name', 'x'.repeat(201)],
  ['customer.mail', 'ada at example'],
  ['customer.groupIds.0', ''],
  ['customer.storeGroupIds.0', 1],
  ['customer.mayPayLater', 1],
  ['customer.password', 'secret'],
];

export const customerSamples: FeatureSamples<'customer'> = {
  search: {
    input: [
      {
        good: { text: 'ada', limit: 20 },
        bad: [
          ['text', 'x'.repeat(201)],
          ['limit', 0],
          ['limit', 101],
        ],
      },
    ],
    output: [{ good: { customers: [customer] }, bad: [['customers.0.name', '']] }],
  },
  view: {
    input: [{ good: { customerId: ID }, bad: [['customerId', '1']] }],
    output: [
      {
        good: {
          customer,
          credit: 500,
          owed: -500,
          sales: [{ saleId: ID, receiptNumber: 'R1-000001', soldAt: 1, total: -100 }],
        },
        bad: [
          ['credit', 0.5],
          ['owed', HUGE],
          ['sales.0.soldAt', -1],
        ],
      },
    ],
  },
  save: {
    input: [{ good: { customer }, bad: badCustomer }],
    output: [{ good: {}, bad: [['customerId', ID]] }],
  },
};
