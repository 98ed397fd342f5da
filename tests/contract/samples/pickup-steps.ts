import { HUGE, ID, NOT_V7, type Sample } from './sample.ts';

const AT = 1_700_000_000_000;

const asked = (step: object): object => ({ eventId: ID, orderId: '7', step });

const substitute = {
  variantRemoteId: '13',
  sku: 'CUP',
  name: 'Cup',
  quantity: 1000,
  unitPrice: 1290,
  ratePpm: 190_000,
};

/** Steps of daily work, each as it is asked for. */
export const steps: readonly Sample[] = [
  {
    good: asked({ kind: 'accept' }),
    bad: [
      ['eventId', NOT_V7],
      ['orderId', ''],
      ['step.kind', 'adopt'],
      ['step.lines', [{ lineId: '1', quantity: -1 }]],
    ],
  },
  {
    good: asked({ kind: 'accept', lines: [{ lineId: '1', quantity: 2000 }] }),
    bad: [['step.lines.0.lineId', '']],
  },
  { good: asked({ kind: 'reject', reason: 'closed' }), bad: [['step.reason', '']] },
  { good: asked({ kind: 'start' }), bad: [['step.lineId', '1']] },
  {
    good: asked({ kind: 'pick', lineId: '1', quantity: -1000 }),
    bad: [
      ['step.quantity', 0],
      ['step.quantity', 0.5],
    ],
  },
  { good: asked({ kind: 'weigh', lineId: '1', quantity: 1240 }), bad: [['step.quantity', 0]] },
  {
    good: asked({ kind: 'short', lineId: '1', quantity: 1000, reason: 'damaged' }),
    bad: [['step.reason', 'eaten']],
  },
  {
    good: asked({ kind: 'offer', offerId: ID, lineId: '1', replaces: 1000, substitute }),
    bad: [
      ['step.offerId', '1'],
      ['step.replaces', 0],
      ['step.substitute.unitPrice', HUGE],
      ['step.substitute.name', ''],
    ],
  },
  {
    good: asked({
      kind: 'consent',
      offerId: ID,
      isAccepted: true,
      by: 'phone',
      person: 'Ada',
      isDearerAgreed: false,
    }),
    bad: [['step.by', 'pigeon']],
  },
  { good: asked({ kind: 'pick-offer', offerId: ID, quantity: 1000 }), bad: [['step.quantity', 0]] },
  {
    good: asked({ kind: 'pack', bags: 2, place: 'A3' }),
    bad: [
      ['step.bags', -1],
      ['step.place', ' '],
    ],
  },
  { good: asked({ kind: 'unpack' }), bad: [['step.place', 'A3']] },
  { good: asked({ kind: 'ready' }), bad: [['step.at', AT]] },
  { good: asked({ kind: 'remind' }), bad: [['step.text', 'come']] },
  {
    good: asked({
      kind: 'hand-over',
      handOver: { proof: 'code', collector: '', isChecked: true, signature: 'M0 0 L10.5 3' },
      saleId: null,
      collected: 0,
    }),
    bad: [
      ['step.handOver.proof', 'passport'],
      ['step.handOver.signature', 'url(http://example.org)'],
      ['step.saleId', NOT_V7],
      ['step.collected', -1],
    ],
  },
  {
    good: asked({ kind: 'answer', questionId: 'cancelled', answer: 'keep' }),
    bad: [['step.answer', 'maybe']],
  },
];

const settling = (step: object): object => ({ ...asked(step), grants: [ID] });

/** Steps that settle what became of an order. */
export const settled: readonly Sample[] = [
  { good: settling({ kind: 'cancel', reason: 'the shopper called' }), bad: [['step.reason', '']] },
  { good: settling({ kind: 'cancel', reason: 'called', amount: 2580 }), bad: [['step.amount', -1]] },
  {
    good: settling({ kind: 'release' }),
    bad: [
      ['step.kind', 'free'],
      ['grants', [NOT_V7]],
    ],
  },
  { good: settling({ kind: 'reinstate' }), bad: [['eventId', '']] },
  { good: settling({ kind: 'restock' }), bad: [['orderId', '']] },
  {
    good: settling({
      kind: 'give-back',
      lines: [{ lineId: '1', quantity: 1000, isRestocked: true }],
      amount: 1290,
      reason: 'broken',
      saleId: null,
      paidBack: 0,
    }),
    bad: [
      ['step.lines', []],
      ['step.lines.0.quantity', 0],
      ['step.amount', -1],
      ['step.reason', ''],
    ],
  },
];
