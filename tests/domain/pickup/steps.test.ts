import { describe, expect, test } from 'vitest';
import { mayTake } from '#domain/pickup/steps.ts';
import type { PickupStep } from '#domain/pickup/step.ts';
import { after, BEGUN, GONE, PACK, PICKED, READY, SUBSTITUTE, webOrder } from './orders.ts';

const ORDER = webOrder();
const ACCEPT: PickupStep = { kind: 'accept' };
const CANCEL: PickupStep = { kind: 'cancel', reason: '' };
const REJECT: PickupStep = { kind: 'reject', reason: '' };
const RELEASED: readonly PickupStep[] = [...READY, { kind: 'release' }];
const OFFER = { kind: 'offer', offerId: 'f', lineId: 'b', replaces: 2000, substitute: SUBSTITUTE } as const;
const CONSENT = {
  kind: 'consent',
  offerId: 'f',
  isAccepted: true,
  by: 'phone',
  person: 'Ada',
  isDearerAgreed: false,
} as const;
const BACK = {
  kind: 'give-back',
  lines: [{ lineId: 'a', quantity: 3000, isRestocked: true }],
  amount: 1500,
  reason: '',
  saleId: null,
  paidBack: 0,
} as const;

/** `[steps before, step, answer]` */
const CASES: readonly (readonly [string, readonly PickupStep[], PickupStep, string])[] = [
  ['accept a new one', [], ACCEPT, 'yes'],
  ['accept again', [ACCEPT], ACCEPT, 'done'],
  ['accept a rejected one', [REJECT], ACCEPT, 'stage'],
  ['accept nonsense', [], { kind: 'accept', lines: [{ lineId: 'a', quantity: -1 }] }, 'quantity'],
  ['reject a new one', [], REJECT, 'yes'],
  ['reject an accepted one', [ACCEPT], REJECT, 'stage'],
  ['pick before anybody started', [ACCEPT], { kind: 'pick', lineId: 'a', quantity: 1000 }, 'stage'],
  ['pick all', BEGUN, { kind: 'pick', lineId: 'a', quantity: 5000 }, 'yes'],
  ['pick too much', BEGUN, { kind: 'pick', lineId: 'a', quantity: 6000 }, 'over-wanted'],
  [
    'pick what others replace',
    [...BEGUN, OFFER, CONSENT],
    { kind: 'pick', lineId: 'b', quantity: 1000 },
    'over-wanted',
  ],
  ['put back more than there is', BEGUN, { kind: 'pick', lineId: 'a', quantity: -1000 }, 'quantity'],
  ['pick what is not in it', BEGUN, { kind: 'pick', lineId: 'x', quantity: 1000 }, 'unknown-line'],
  ['weigh', BEGUN, { kind: 'weigh', lineId: 'a', quantity: 5120 }, 'yes'],
  ['weigh with a slipped point', BEGUN, { kind: 'weigh', lineId: 'a', quantity: 50_000 }, 'quantity'],
  ['miss all', BEGUN, { kind: 'short', lineId: 'b', quantity: 2000, reason: 'damaged' }, 'yes'],
  [
    'miss what was picked',
    PICKED,
    { kind: 'short', lineId: 'b', quantity: 1000, reason: 'damaged' },
    'over-wanted',
  ],
  ['offer others', BEGUN, OFFER, 'yes'],
  ['offer it again', [...BEGUN, OFFER], OFFER, 'done'],
  ['offer twice for the same', [...BEGUN, OFFER], { ...OFFER, offerId: 'g' }, 'over-wanted'],
  ['offer for what was picked', PICKED, OFFER, 'over-wanted'],
  ['agree as nobody', [...BEGUN, OFFER], { ...CONSENT, person: ' ' }, 'no-person'],
  ['decline as nobody', [...BEGUN, OFFER], { ...CONSENT, person: '', isAccepted: false }, 'yes'],
  ['agree', [...BEGUN, OFFER], CONSENT, 'yes'],
  [
    'agree after it was found',
    [...BEGUN, OFFER, { kind: 'pick', lineId: 'b', quantity: 1000 }],
    CONSENT,
    'over-wanted',
  ],
  ['agree to nothing', BEGUN, CONSENT, 'unknown-offer'],
  [
    'agree to dearer ones unasked',
    [...BEGUN, { ...OFFER, substitute: { ...SUBSTITUTE, unitPrice: 600 } }],
    CONSENT,
    'dearer',
  ],
  [
    'agree to dearer ones',
    [...BEGUN, { ...OFFER, substitute: { ...SUBSTITUTE, unitPrice: 600 } }],
    { ...CONSENT, isDearerAgreed: true },
    'yes',
  ],
  ['take it back', [...BEGUN, OFFER, CONSENT], { ...CONSENT, isAccepted: false }, 'yes'],
  [
    'pick what nobody agreed to',
    [...BEGUN, OFFER],
    { kind: 'pick-offer', offerId: 'f', quantity: 1000 },
    'offer-open',
  ],
  [
    'pick what was declined',
    [...BEGUN, OFFER, { ...CONSENT, isAccepted: false }],
    { kind: 'pick-offer', offerId: 'f', quantity: 1000 },
    'offer-declined',
  ],
  [
    'pick more than offered',
    [...BEGUN, OFFER, CONSENT],
    { kind: 'pick-offer', offerId: 'f', quantity: 3000 },
    'over-wanted',
  ],
  ['pack all', PICKED, PACK, 'yes'],
  ['pack anew, elsewhere', [...PICKED, PACK], PACK, 'yes'],
  ['pack half', PICKED.slice(0, 3), PACK, 'unpicked'],
  ['pack with an open offer', [...PICKED.slice(0, 3), OFFER], PACK, 'offer-open'],
  ['pack without what was agreed', [...PICKED.slice(0, 3), OFFER, CONSENT], PACK, 'unpicked'],
  [
    'pack with it',
    [...PICKED.slice(0, 3), OFFER, CONSENT, { kind: 'pick-offer', offerId: 'f', quantity: 2000 }],
    PACK,
    'yes',
  ],
  [
    'pack nothing',
    [
      ...BEGUN,
      { kind: 'short', lineId: 'a', quantity: 5000, reason: 'damaged' },
      { kind: 'short', lineId: 'b', quantity: 2000, reason: 'other' },
    ],
    PACK,
    'nothing',
  ],
  ['hand over what is only picked', PICKED, GONE, 'stage'],
  ['hand over what was released', RELEASED, GONE, 'stage'],
  [
    'weigh what others replace',
    [...BEGUN, OFFER, CONSENT],
    { kind: 'weigh', lineId: 'b', quantity: 1000 },
    'quantity',
  ],
  ['hand over without a notice', [...PICKED, PACK], GONE, 'yes'],
  ['hand over', READY, GONE, 'yes'],
  ['hand over again', [...READY, GONE], GONE, 'stage'],
  ['take money that is not due', READY, { ...GONE, collected: 1 }, 'unpaid'],
  ['cancel', READY, CANCEL, 'yes'],
  ['cancel what is gone', [...READY, GONE], CANCEL, 'stage'],
  ['release what is only packed', [...PICKED, PACK], { kind: 'release' }, 'stage'],
  ['release', READY, { kind: 'release' }, 'yes'],
  ['reinstate', RELEASED, { kind: 'reinstate' }, 'yes'],
  ['reinstate what is on the shelf', [...RELEASED, { kind: 'restock' }], { kind: 'reinstate' }, 'stage'],
  ['restock', RELEASED, { kind: 'restock' }, 'yes'],
  ['restock again', [...RELEASED, { kind: 'restock' }], { kind: 'restock' }, 'done'],
  ['give back', [...READY, GONE], BACK, 'yes'],
  ['give back before', READY, BACK, 'stage'],
  ['give back more than was given', [...READY, GONE, BACK], BACK, 'over-given'],
  [
    'give back more than was paid',
    [...READY, GONE, BACK],
    { ...BACK, lines: [{ lineId: 'b', quantity: 1000, isRestocked: false }], amount: 2001 },
    'over-paid',
  ],
  [
    'give back one line twice',
    [...READY, GONE],
    { ...BACK, lines: [...BACK.lines, ...BACK.lines] },
    'over-given',
  ],
  ['answer what nobody asks', READY, { kind: 'answer', questionId: 'x', answer: 'seen' }, 'no-question'],
];

test.each(CASES)('%s', (_name, before, step, verdict) => {
  expect(mayTake(after(ORDER, ...before), step)).toBe(verdict);
});

describe('while the shopper’s word is not decided on', () => {
  const cancelled = webOrder({ state: 'cancelled' });
  const question = 'order:cancelled::cancelled';

  test('nothing is packed, announced or handed over', () => {
    expect(mayTake(after(cancelled, ...PICKED), PACK)).toBe('question-open');
    expect(mayTake(after(cancelled, ...PICKED, PACK), { kind: 'ready' })).toBe('question-open');
    expect(mayTake(after(cancelled, ...READY), GONE)).toBe('question-open');
    expect(mayTake(after(cancelled, ...READY), CANCEL)).toBe('yes');
  });

  test('only what is asked can be answered', () => {
    const pickup = after(cancelled, ...PICKED);
    expect(mayTake(pickup, { kind: 'answer', questionId: question, answer: 'keep' })).toBe('yes');
    expect(mayTake(pickup, { kind: 'answer', questionId: question, answer: 'seen' })).toBe('no-question');
  });
});

test('an order that is to be paid is not handed over for nothing', () => {
  const pickup = after(webOrder({ paid: 0 }), ...READY);
  expect(mayTake(pickup, GONE)).toBe('unpaid');
  expect(mayTake(pickup, { ...GONE, saleId: 'sale', collected: 3500 })).toBe('yes');
});
