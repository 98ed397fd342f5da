import { HUGE, ID, NOTHING, NOT_V7, type FeatureSamples, type Sample } from './sample.ts';

const line = {
  id: ID,
  variantId: 1,
  sku: 'MUG-1',
  name: 'Mug',
  unit: 'piece',
  quantity: 2000,
  unitPrice: 1290,
  ratePpm: 190_000,
};

const basket = { id: ID, currency: 'EUR', lines: [line] };

const badBasket: Sample['bad'] = [
  ['basket.id', NOT_V7],
  ['basket.id', ''],
  ['basket.currency', 'eur'],
  ['basket.currency', 'EURO'],
  ['basket.lines', {}],
  ['basket.lines', Array.from({ length: 501 }, () => line)],
  ['basket.lines.0.id', 'x'],
  ['basket.lines.0.variantId', 0],
  ['basket.lines.0.variantId', '1'],
  ['basket.lines.0.sku', 'x'.repeat(201)],
  ['basket.lines.0.name', null],
  ['basket.lines.0.unit', 'litre'],
  ['basket.lines.0.quantity', 0],
  ['basket.lines.0.quantity', -1000],
  ['basket.lines.0.quantity', 0.5],
  ['basket.lines.0.quantity', 99_999_001],
  ['basket.lines.0.unitPrice', -1],
  ['basket.lines.0.unitPrice', 12.9],
  ['basket.lines.0.unitPrice', HUGE],
  ['basket.lines.0.ratePpm', -1],
  ['basket.lines.0.ratePpm', 10_000_001],
  ['basket.lines.0.discount', 100],
];

export const saleSamples: FeatureSamples<'sale'> = {
  draft: {
    input: [NOTHING],
    output: [
      { good: { basket }, bad: [['basket.lines.0.quantity', 0]] },
      { good: { basket: null }, bad: [['basket', undefined]] },
    ],
  },
  keepDraft: {
    input: [
      { good: { basket }, bad: badBasket },
      { good: { basket: { ...basket, lines: [] } }, bad: [['basket', null]] },
    ],
    output: [NOTHING],
  },
  commit: {
    input: [
      {
        good: { basket, shownTotal: 2580, tender: { kind: 'cash', given: 3000 } },
        bad: [
          ...badBasket,
          ['shownTotal', -1],
          ['shownTotal', 25.8],
          ['shownTotal', Number.NaN],
          ['shownTotal', HUGE],
          ['tender.kind', 'card'],
          ['tender.given', '3000'],
          ['tender.change', 420],
        ],
      },
    ],
    output: [
      {
        good: {
          saleId: ID,
          receiptNumber: 'R1-000001',
          total: 2580,
          given: 3000,
          change: 420,
          repeated: false,
        },
        bad: [
          ['given', -1],
          ['given', undefined],
          ['change', -1],
          ['repeated', null],
        ],
      },
    ],
  },
  recent: {
    input: [
      {
        good: { limit: 20, before: null },
        bad: [
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
              receiptNumber: 'R1-000001',
              soldAt: 1_700_000_000_000,
              total: 2580,
              pieces: 2,
              delivery: 'waiting',
              paper: 'queued',
            },
          ],
        },
        bad: [
          ['sales.0.delivery', 'lost'],
          ['sales.0.paper', 'burnt'],
          ['sales.0.pieces', 0.5],
        ],
      },
    ],
  },
};
