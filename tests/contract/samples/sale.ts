import { BAD_BASKET, emptyOne, fullOne } from './basket.ts';
import { HUGE, ID, NOT_V7, type FeatureSamples, type Sample } from './sample.ts';

const given = { kind: 'cash', name: '', amount: 3000, reference: '', currency: null };

const BAD_GIVEN: Sample['bad'] = [
  ['given.0.kind', 'shells'],
  ['given.0.amount', '3000'],
  ['given.0.amount', 0.5],
  ['given.0.amount', HUGE],
  ['given.0.reference', 'x'.repeat(61)],
  ['given.0.currency', 'eur'],
  ['given.0.change', 420],
];

const committed = {
  saleId: ID,
  kind: 'sale',
  receiptNumber: 'R1-000001',
  total: 2580,
  rounding: 0,
  given: 3000,
  change: 420,
  repeated: false,
};

const COMMITTED: Sample = {
  good: committed,
  bad: [
    ['kind', 'gift'],
    ['total', HUGE],
    ['given', undefined],
    ['change', -1],
    ['repeated', null],
  ],
};

const credit = { total: 1290, taxes: [{ name: '', ratePpm: 190_000, net: 1084, tax: 206, gross: 1290 }] };

const tenders = {
  cashRounding: { step: 5, mode: 'half-up' },
  foreign: [{ currency: 'CHF', rate: { worth: 107, per: 100 } }],
  others: ['Lunch cheque'],
  refused: ['invoice'],
};

const promotion = {
  id: 'spring',
  name: 'Spring',
  effect: {
    kind: 'off',
    scope: { everything: true, categoryIds: [], variantIds: [] },
    reduction: { kind: 'percent', ppm: 1 },
  },
  validity: { from: null, until: null, weekdays: [], hours: null },
  groupIds: [],
  coupon: null,
  priority: 1,
  isExclusive: false,
};

const record = { id: ID, lines: [] };

export const saleSamples: FeatureSamples<'sale'> = {
  rules: {
    input: [
      { good: {}, bad: [['customerId', NOT_V7]] },
      { good: { customerId: ID }, bad: [['customerId', null]] },
    ],
    output: [
      {
        good: {
          taxes: {
            pricesIncludeTax: true,
            rounding: 'document',
            mode: 'half-up',
            categories: [{ id: 1, name: 'Standard', rates: [], charges: [] }],
          },
          promotions: [promotion],
          tenders,
          discountPpm: 100_000,
          freeRefund: 0,
        },
        bad: [
          ['taxes.rounding', 'never'],
          ['promotions.0.priority', -1],
          ['tenders.cashRounding.step', 0],
          ['tenders.foreign.0.rate.per', 0],
          ['tenders.refused.0', 'shells'],
          ['discountPpm', 1_000_001],
          ['freeRefund', -1],
        ],
      },
    ],
  },
  commit: {
    input: [
      {
        good: { basket: fullOne, settledAt: 1_700_000_000_000, shownTotal: 2580, given: [given] },
        bad: [
          ...BAD_BASKET,
          ...BAD_GIVEN,
          ['settledAt', -1],
          ['settledAt', null],
          ['shownTotal', 25.8],
          ['shownTotal', Number.NaN],
          ['shownTotal', HUGE],
          ['given', Array.from({ length: 21 }, () => given)],
          ['tender', given],
        ],
      },
      {
        good: {
          basket: emptyOne,
          settledAt: 1,
          shownTotal: -500,
          given: [{ ...given, kind: 'card', amount: -500, reference: 'T-1' }],
        },
        bad: [['given', null]],
      },
    ],
    output: [COMMITTED],
  },
  recent: {
    input: [
      {
        good: { text: 'mug', limit: 20, before: null },
        bad: [
          ['text', 'x'.repeat(201)],
          ['limit', 0],
          ['limit', 201],
          ['before', -1],
          ['before', '2026-01-01'],
        ],
      },
    ],
    output: [
      {
        good: {
          sales: [
            {
              saleId: ID,
              kind: 'refund',
              receiptNumber: 'R1-000001',
              soldAt: 1_700_000_000_000,
              total: -2580,
              pieces: -2,
              customerName: '',
              isVoided: false,
              delivery: 'dropped',
              paper: 'queued',
            },
          ],
        },
        bad: [
          ['sales.0.kind', 'gift'],
          ['sales.0.delivery', 'lost'],
          ['sales.0.paper', 'burnt'],
          ['sales.0.pieces', 0.5],
          ['sales.0.isVoided', 1],
        ],
      },
    ],
  },
  view: {
    input: [{ good: { saleId: ID }, bad: [['saleId', NOT_V7]] }],
    output: [
      {
        good: {
          record,
          returnable: [{ position: 1, quantity: 1000, credit }],
          returns: [{ position: 1, saleId: ID, receiptNumber: 'R1-000002', soldAt: 1_700_000_000_000 }],
          mayVoid: true,
        },
        bad: [
          ['record', null],
          ['returnable.0.position', 0],
          ['returnable.0.quantity', -1],
          ['returnable.0.credit.total', -1],
          ['returns.0.position', 0],
          ['returns.0.saleId', NOT_V7],
          ['returns.0.receiptNumber', null],
          ['returns.0.soldAt', -1],
          ['mayVoid', 1],
        ],
      },
    ],
  },
  credit: {
    input: [
      {
        good: { saleId: ID, position: 1, quantity: 1000, beside: 1000 },
        bad: [
          ['saleId', NOT_V7],
          ['position', 0],
          ['quantity', 0],
          ['beside', 0],
        ],
      },
    ],
    output: [{ good: credit, bad: [['total', -1]] }],
  },
  refundTenders: {
    input: [
      {
        good: { saleIds: [ID], amount: 100 },
        bad: [
          ['saleIds', []],
          ['saleIds', [NOT_V7]],
          ['amount', -1],
        ],
      },
    ],
    output: [
      {
        good: { given: [{ ...given, amount: -100 }], cash: { before: 0, left: 100, held: 100 } },
        bad: [...BAD_GIVEN, ['cash', null], ['cash.before', -1], ['cash.left', -1], ['cash.held', -1]],
      },
    ],
  },
  void: {
    input: [
      {
        good: { saleId: ID, reason: 'wrong goods', grants: [ID] },
        bad: [
          ['saleId', NOT_V7],
          ['reason', ' '],
          ['grants', ['x']],
        ],
      },
    ],
    output: [COMMITTED],
  },
};
