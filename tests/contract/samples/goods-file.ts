import { ID, NOTHING, type FeatureSamples } from './sample.ts';

const file = { text: 'sku;name;price\nMUG;Mug;12,50', mapping: null, decimal: null };
const read = { ...file, mapping: { sku: [0], barcode: [3, 4] }, decimal: ',' };

export const goodsFileSamples: FeatureSamples<'goodsFile'> = {
  preview: {
    input: [
      {
        good: file,
        bad: [
          ['text', null],
          ['mapping', { colour: [1] }],
          ['decimal', ';'],
        ],
      },
      { good: read, bad: [['mapping.sku.0', -1]] },
    ],
    output: [
      {
        good: {
          columns: ['sku', 'name'],
          mapping: { sku: [0] },
          decimal: '.',
          rows: 3,
          added: 1,
          changed: 1,
          same: 0,
          bad: 1,
          troubles: [{ line: 4, field: 'price', problem: 'not-a-price', value: 'free' }],
          sample: [{ sku: 'MUG', price: '12.50' }],
        },
        bad: [
          ['bad', -1],
          ['troubles.0.problem', 'ugly'],
          ['sample.0.colour', 'red'],
        ],
      },
    ],
  },
  take: {
    input: [{ good: { ...file, documentId: ID }, bad: [['documentId', 'x']] }],
    output: [{ good: { added: 1, changed: 0, bad: 2 }, bad: [['added', 0.5]] }],
  },
  saveRejects: {
    input: [{ good: file, bad: [['text', 7]] }],
    output: [{ good: { name: null }, bad: [['name', 7]] }],
  },
  save: {
    input: [{ good: { what: 'goods' }, bad: [['what', 'keys']] }],
    output: [{ good: { name: 'goods.csv', rows: 17 }, bad: [['rows', -1]] }],
  },
  template: { input: [NOTHING], output: [{ good: { name: null }, bad: [['name', 7]] }] },
};
