import { settled, steps } from './pickup-steps.ts';
import { HUGE, ID, NOT_V7, NOTHING, type FeatureSamples, type Sample } from './sample.ts';

const AT = 1_700_000_000_000;

const card = {
  orderId: '7',
  code: 'ZK9T2M',
  customerName: 'Ada',
  stage: 'picking',
  placedAt: AT,
  dueAt: AT + 7_200_000,
  readyAt: null,
  wanted: 3000,
  done: 1000,
  lines: 2,
  bags: 0,
  place: '',
  currency: 'EUR',
  total: 2580,
  due: 580,
  picker: 'Mira',
  openOffers: 1,
  questions: 0,
  reminders: 0,
  hasNote: true,
  isRefused: false,
  isNews: false,
};

const notice = { subject: 'Ready', text: 'Come to {shop}' };

const rules = {
  promiseMinutes: 120,
  atRiskMinutes: 30,
  remindAfterHours: 48,
  releaseAfterHours: 168,
  givenBackLimit: 20_000,
  readyNotice: notice,
  reminderNotice: notice,
  checks: [{ categoryId: 4, note: 'Over 18?' }],
};

const badRules: Sample['bad'] = [
  ['promiseMinutes', 4],
  ['atRiskMinutes', 1441],
  ['remindAfterHours', 0],
  ['releaseAfterHours', 1.5],
  ['givenBackLimit', HUGE],
  ['givenBackLimit', -1],
  ['readyNotice.subject', ' '],
  ['reminderNotice.text', ''],
  ['checks.0.note', ''],
  ['checks.0.categoryId', 0],
];

const goods = {
  variantRemoteId: '12',
  variantId: 3,
  unit: 'piece',
  options: 'blue',
  pictureId: null,
  categories: ['Kitchen', 'Mugs'],
  stock: { here: 8000, held: 1000, knownAt: AT },
  check: '',
};

const detail = {
  card,
  order: { orderId: '7', lines: [] },
  pickup: { stage: 'picking' },
  goods: [goods, { ...goods, variantId: null, stock: null }],
  story: [{ eventId: ID, kind: 'accept', at: AT, clerk: 'Mira', registerCode: 'R2', delivery: 'heard' }],
  taken: {
    handedOver: {
      origin: { saleId: ID, position: 1, receiptNumber: 'R1-000017' },
      credit: { total: 1190, taxes: [{ name: 'VAT', ratePpm: 190_000, net: 1000, tax: 190, gross: 1190 }] },
    },
    inVain: [{ origin: null, credit: { total: 1190, taxes: [] } }],
  },
  isHere: true,
  isReleasable: false,
};

const detailSample: Sample = {
  good: detail,
  bad: [
    ['card.stage', 'lost'],
    ['card.due', -1],
    ['order', null],
    ['pickup', {}],
    ['goods.0.unit', 'barrel'],
    ['goods.0.stock.here', 0.5],
    ['story.0.eventId', NOT_V7],
    ['story.0.delivery', 'sent'],
    ['taken.handedOver.origin.position', 0],
    ['taken.inVain.0.credit.total', -1],
    ['isHere', 'yes'],
    ['isReleasable', 1],
  ],
};

const pairs = { variantId: 3, substituteIds: [4, 5] };
const badPairs: Sample['bad'] = [
  ['variantId', 0],
  ['substituteIds', Array.from({ length: 21 }, (_, id) => id + 1)],
];

const cards: Sample['bad'] = [
  ['cards.0.stage', 'lost'],
  ['cards.0.dueAt', null],
  ['cards.0.currency', 'euro'],
];

export const pickupSamples: FeatureSamples<'pickup'> = {
  board: {
    input: [NOTHING],
    output: [
      {
        good: { cards: [card], rules, now: AT, store: { pickup: 'shared', notices: true } },
        bad: [...cards, ['rules.promiseMinutes', 0], ['store.pickup', 'all'], ['now', null]],
      },
      { good: { cards: [], rules, now: AT, store: null }, bad: [['store', {}]] },
    ],
  },
  counts: {
    input: [NOTHING],
    output: [
      {
        good: {
          news: 1,
          toAccept: 1,
          toPick: 2,
          late: 0,
          ready: 3,
          unclaimed: 1,
          toSettle: 2,
          questions: 0,
          changesAt: AT,
        },
        bad: [
          ['news', 0.5],
          ['changesAt', 'soon'],
        ],
      },
    ],
  },
  order: { input: [{ good: { orderId: '7' }, bad: [['orderId', '']] }], output: [detailSample] },
  find: {
    input: [
      {
        good: { text: 'ada', limit: 20 },
        bad: [
          ['limit', 0],
          ['limit', 101],
          ['text', 'x'.repeat(201)],
        ],
      },
    ],
    output: [{ good: { cards: [card], hasMore: false }, bad: [...cards, ['hasMore', null]] }],
  },
  byCode: {
    input: [{ good: { code: 'abcd 2345' }, bad: [['code', '']] }],
    output: [
      {
        good: { orderId: '7', by: 'number' },
        bad: [
          ['orderId', ''],
          ['by', 'name'],
        ],
      },
    ],
  },
  walk: {
    input: [
      {
        good: { orderIds: ['7', '8'] },
        bad: [
          ['orderIds', []],
          ['orderIds', Array.from({ length: 21 }, String)],
        ],
      },
    ],
    output: [
      {
        good: {
          stops: [
            {
              variantRemoteId: '12',
              name: 'Mug',
              sku: 'MUG',
              quantity: 2000,
              goods,
              shares: [{ orderId: '7', code: 'ZK9T2M', lineId: '1', quantity: 2000 }],
            },
          ],
          orders: [detail],
        },
        bad: [
          ['stops.0.quantity', 0.5],
          ['stops.0.shares.0.lineId', 1],
          ['orders.0.card', null],
        ],
      },
    ],
  },
  proposals: {
    input: [{ good: { orderId: '7', lineId: '1' }, bad: [['lineId', '']] }],
    output: [
      {
        good: {
          proposals: [
            {
              variantId: 4,
              variantRemoteId: '13',
              sku: 'CUP',
              name: 'Cup',
              unit: 'piece',
              price: 1290,
              ratePpm: 190_000,
              pictureId: null,
              here: null,
              isPair: true,
              isDearer: false,
            },
          ],
        },
        bad: [
          ['proposals.0.price', -1],
          ['proposals.0.here', 0.5],
        ],
      },
    ],
  },
  step: { input: steps, output: [detailSample] },
  settle: { input: settled, output: [detailSample] },
  seen: {
    input: [
      {
        good: { orderIds: ['7'] },
        bad: [
          ['orderIds', []],
          ['orderIds.0', ''],
        ],
      },
    ],
    output: [NOTHING],
  },
  printSlips: { input: [{ good: { orderId: '7' }, bad: [['orderId', '']] }], output: [NOTHING] },
  saveRules: { input: [{ good: rules, bad: badRules }], output: [NOTHING] },
  pairs: {
    input: [{ good: { variantId: 3 }, bad: [['variantId', 0]] }],
    output: [{ good: pairs, bad: badPairs }],
  },
  savePairs: { input: [{ good: pairs, bad: badPairs }], output: [NOTHING] },
};
