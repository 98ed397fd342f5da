import { NOTHING, type FeatureSamples } from './sample.ts';

const item = {
  variantId: 1,
  productId: 1,
  sku: 'MUG-1',
  name: 'Mug',
  options: 'Blue · 0.3 l',
  unit: 'piece',
  price: 1290,
  taxCategoryId: 1,
  categoryIds: [1, 2],
  pictureId: 7,
  stock: { here: -2000, held: 1000, knownAt: 1_700_000_000_000 },
};

export const catalogSamples: FeatureSamples<'catalog'> = {
  search: {
    input: [
      {
        good: { text: 'mug', categoryId: null, offset: 0, limit: 50 },
        bad: [
          ['text', 7],
          ['text', 'x'.repeat(201)],
          ['categoryId', 0],
          ['offset', -1],
          ['offset', 1_000_001],
          ['limit', 0],
          ['limit', 201],
          ['limit', '50'],
        ],
      },
    ],
    output: [
      {
        good: { items: [item, { ...item, pictureId: null, stock: null }], hasMore: true, fuzzy: false },
        bad: [
          ['items.0.price', -1],
          ['items.0.unit', 'box'],
          ['items.0.stock', { here: 1000 }],
          ['items.0.remoteId', '7'],
          ['hasMore', 1],
        ],
      },
    ],
  },
  byCode: {
    input: [
      {
        good: { code: '4006381333931' },
        bad: [
          ['code', ''],
          ['code', 4_006_381_333_931],
          ['code', 'x'.repeat(201)],
        ],
      },
    ],
    output: [
      {
        good: { items: [item], measure: { kind: 'price', total: 495 }, expiresOn: '2026-12-31' },
        bad: [
          ['items', []],
          ['measure.total', 0],
          ['measure.kind', 'length'],
          ['expiresOn', '2026-11-31'],
          ['expiresOn', 1_700_000_000_000],
        ],
      },
      {
        good: { items: [item], measure: { kind: 'weight', quantity: 350 }, expiresOn: null },
        bad: [['measure.quantity', 0.35]],
      },
      {
        good: { items: [item], measure: { kind: 'count', quantity: 12_000 }, expiresOn: null },
        bad: [['measure.quantity', 100_000_000]],
      },
      { good: { items: [item], measure: null, expiresOn: null }, bad: [['measure', 495]] },
    ],
  },
  byIds: {
    input: [
      {
        good: { variantIds: [1, 2] },
        bad: [
          ['variantIds', []],
          ['variantIds', [0]],
          ['variantIds', ['1']],
          ['variantIds', Array.from({ length: 501 }, (_, at) => at + 1)],
        ],
      },
    ],
    output: [
      { good: { items: [item] }, bad: [['items.0.price', -1]] },
      { good: { items: [] }, bad: [['items', null]] },
    ],
  },
  categories: {
    input: [NOTHING],
    output: [
      {
        good: { categories: [{ id: 1, parentId: null, name: 'Mugs' }], variants: 100 },
        bad: [
          ['categories.0.parentId', 0],
          ['variants', -1],
        ],
      },
    ],
  },
};
