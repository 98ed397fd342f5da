import { HUGE, ID, NOT_V7, NOTHING, type FeatureSamples, type Sample } from './sample.ts';

const base = { id: ID, sku: 'MUG-1', name: 'Mug', unit: 'piece', quantity: 2000, unitPrice: 1290, note: '' };
const percent = { reduction: { kind: 'percent', ppm: 100_000 }, reason: 'regular' };
const credit = {
  total: 1290,
  taxes: [{ name: '', ratePpm: 190_000, net: 1084, tax: 206, gross: 1290 }],
};

const goods = {
  ...base,
  kind: 'goods',
  variantId: 1,
  taxCategoryId: 1,
  categoryIds: [1, 2],
  override: { unitPrice: 1000, reason: 'scratched' },
  discount: percent,
  statedTotal: null,
  code: '',
};
const misc = { ...base, kind: 'misc', taxCategoryId: 1, discount: null };
const voucher = { ...base, kind: 'voucher', code: 'GIFT-0001' };
const back = {
  ...base,
  kind: 'return',
  origin: { saleId: ID, position: 1, receiptNumber: 'R1-000001' },
  variantId: 1,
  taxCategoryId: null,
  credit,
  reason: 'does not fit',
  condition: 'restock',
};
const free = { ...back, origin: null, variantId: null, taxCategoryId: 1, credit: null, condition: 'damaged' };

const order = {
  ...base,
  quantity: 1000,
  kind: 'order',
  orderId: '42',
  code: 'T3X9',
  customerName: 'Ada Lovelace',
  due: credit,
  handOver: { proof: 'code', collector: 'Charles', isChecked: true, signature: 'M0 0L10 10' },
};

const orderBack = {
  ...base,
  quantity: 1000,
  kind: 'order-back',
  orderId: '43',
  code: 'T3X7',
  customerName: 'Ada Lovelace',
  origin: { saleId: ID, position: 2, receiptNumber: 'R1-000017' },
  credit,
  giveBack: { lines: [{ lineId: '1', quantity: 1000, isRestocked: true }], amount: 1290, reason: 'broken' },
};

const paidTwice = { ...orderBack, orderId: '44', giveBack: null };

/** An empty basket, with nothing said about it. */
export const emptyOne = {
  id: ID,
  currency: 'EUR',
  lines: [],
  discount: null,
  coupons: [],
  customer: null,
  exemption: null,
  note: '',
  grants: [],
};

/** A basket with a line of each kind and everything that can be said about it. */
export const fullOne = {
  ...emptyOne,
  lines: [goods, misc, voucher, back, free, order, orderBack, paidTwice].map((line, nth) => ({
    ...line,
    id: `${ID.slice(0, -1)}${nth}`,
  })),
  discount: { reduction: { kind: 'amount', amount: 100 }, reason: 'regular' },
  coupons: ['SPRING'],
  customer: { id: ID, name: 'Ada', groupIds: ['staff'] },
  exemption: { reason: 'diplomat', number: 'D-1' },
  note: 'gift',
  grants: [ID],
};

/** What must not stand where in it. */
export const BAD_BASKET: Sample['bad'] = [
  ['basket.id', NOT_V7],
  ['basket.id', ''],
  ['basket.currency', 'eur'],
  ['basket.currency', 'EURO'],
  ['basket.lines', {}],
  ['basket.lines', [goods, misc]],
  ['basket.lines', Array.from({ length: 501 }, () => goods)],
  ['basket.lines.0.id', 'x'],
  ['basket.lines.0.kind', 'gift'],
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
  ['basket.lines.0.note', 'x'.repeat(201)],
  ['basket.lines.0.taxCategoryId', null],
  ['basket.lines.0.categoryIds', [0]],
  ['basket.lines.0.override.unitPrice', -1],
  ['basket.lines.0.override.reason', ' '],
  ['basket.lines.0.discount.reduction', { kind: 'percent', ppm: 1_000_001 }],
  ['basket.lines.0.discount.reduction', { kind: 'amount', amount: -1 }],
  ['basket.lines.0.discount.reason', ''],
  ['basket.lines.0.statedTotal', -1],
  ['basket.lines.0.code', 'x'.repeat(201)],
  ['basket.lines.0.total', 1],
  ['basket.lines.1.variantId', 1],
  ['basket.lines.2.code', 'gift-0001'],
  ['basket.lines.2.code', 'GIFT'],
  ['basket.lines.2.discount', percent],
  ['basket.lines.3.origin.saleId', 'R1-000001'],
  ['basket.lines.3.origin.position', 0],
  ['basket.lines.3.credit.total', -1],
  ['basket.lines.3.credit.taxes.0.ratePpm', -1],
  ['basket.lines.3.credit.taxes.0.tax', 1.5],
  ['basket.lines.3.reason', ''],
  ['basket.lines.3.condition', 'eaten'],
  ['basket.lines.5.unit', 'kg'],
  ['basket.lines.5.quantity', 2000],
  ['basket.lines.5.orderId', ''],
  ['basket.lines.5.due', null],
  ['basket.lines.5.due.total', -1],
  ['basket.lines.5.handOver.proof', 'face'],
  ['basket.lines.5.handOver.signature', 'url(x)'],
  ['basket.lines.6.origin.position', 0],
  ['basket.lines.6.credit', null],
  ['basket.lines.6.giveBack.lines', []],
  ['basket.lines.6.giveBack.amount', -1],
  ['basket.lines.6.giveBack.reason', ''],
  ['basket.lines', [order, { ...orderBack, orderId: '42' }]],
  ['basket.lines', [order, { ...order, id: `${ID.slice(0, -1)}9` }]],
  ['basket.discount.reduction', { kind: 'half' }],
  ['basket.coupons', ['']],
  ['basket.customer.id', NOT_V7],
  ['basket.customer.name', ''],
  ['basket.exemption.number', ''],
  ['basket.note', 'x'.repeat(201)],
  ['basket.grants', ['x']],
];

const both = [
  { good: { basket: fullOne }, bad: BAD_BASKET },
  { good: { basket: emptyOne }, bad: [['basket', null]] },
] as const satisfies readonly Sample[];

const which: Sample = { good: { basketId: ID }, bad: [['basketId', NOT_V7]] };

export const basketSamples: FeatureSamples<'basket'> = {
  open: {
    input: [NOTHING],
    output: [
      {
        good: { baskets: [fullOne], activeId: ID, unreadable: 0 },
        bad: [
          ['baskets.0.lines.0.quantity', 0],
          ['activeId', ''],
          ['unreadable', -1],
        ],
      },
      { good: { baskets: [], activeId: null, unreadable: 1 }, bad: [['baskets', null]] },
    ],
  },
  keep: { input: both, output: [NOTHING] },
  discard: { input: [which], output: [NOTHING] },
  park: {
    input: [
      {
        good: { basket: fullOne, name: 'Ada', note: '' },
        bad: [...BAD_BASKET, ['name', ' '], ['name', 'x'.repeat(81)], ['note', 'x'.repeat(201)]],
      },
    ],
    output: [NOTHING],
  },
  parked: {
    input: [NOTHING],
    output: [
      {
        good: {
          baskets: [
            { basketId: ID, name: 'Ada', note: '', by: 'Mira', since: 1, lines: 2, firstLine: 'Mug' },
          ],
        },
        bad: [
          ['baskets.0.since', -1],
          ['baskets.0.lines', 0.5],
          ['baskets.0.basketId', ''],
        ],
      },
    ],
  },
  recall: {
    input: [which],
    output: [{ good: { basket: fullOne }, bad: [['basket.lines.0.quantity', 0]] }],
  },
};
