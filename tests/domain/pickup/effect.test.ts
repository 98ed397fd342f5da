import { expect, test } from 'vitest';
import { effectOf } from '#domain/pickup/effect.ts';
import type { PickupStep } from '#domain/pickup/step.ts';
import {
  after,
  BEGUN,
  HAND_OVER,
  PACK,
  PICKED,
  READY,
  shopperHas,
  SUBSTITUTE,
  webLine,
  webOrder,
} from './orders.ts';

const ORDER = webOrder({ charges: [{ name: 'Pickup', amount: 100, ratePpm: 190_000 }] });
const NOTICE = { subject: 'Ready', text: 'Come' };
const CONTEXT = {
  notice: NOTICE,
  notFetched: 'Not collected',
  receiptNumber: 'R1-7',
  tenders: [{ kind: 'cash', amount: 900 }],
};
const BACK: PickupStep = {
  kind: 'give-back',
  lines: [
    { lineId: 'a', quantity: 1000, isRestocked: true },
    { lineId: 'f', quantity: 1000, isRestocked: false },
  ],
  amount: 900,
  reason: 'stale',
  saleId: null,
  paidBack: 0,
};

function effect(step: PickupStep, ...before: readonly PickupStep[]): unknown {
  return effectOf(after(ORDER, ...before), ORDER, step, CONTEXT);
}

test('packing tells what is given of every line, what came in place of others, and what all of it costs', () => {
  const packed = effect(
    PACK,
    ...BEGUN,
    { kind: 'pick', lineId: 'a', quantity: 3000 },
    { kind: 'short', lineId: 'a', quantity: 2000, reason: 'not-found' },
    { kind: 'offer', offerId: 'f', lineId: 'b', replaces: 2000, substitute: SUBSTITUTE },
    { kind: 'consent', offerId: 'f', isAccepted: true, by: 'counter', person: 'Ada', isDearerAgreed: false },
    { kind: 'pick-offer', offerId: 'f', quantity: 2000 },
  );
  expect(packed).toEqual({
    kind: 'settle',
    lines: [
      { lineId: 'a', quantity: 3000, total: 1500 },
      { lineId: 'b', quantity: 0, total: 0 },
    ],
    added: [
      {
        offerId: 'f',
        variantRemoteId: 'v-s',
        name: 'Other goods',
        quantity: 2000,
        unitPrice: 400,
        total: 800,
      },
    ],
    total: 2400,
  });
});

test('weighed goods stay the pieces they were ordered as, at what they came to', () => {
  const packed = effect(PACK, ...PICKED.slice(0, 3), { kind: 'weigh', lineId: 'b', quantity: 2200 });
  expect(packed).toMatchObject({ lines: [{}, { lineId: 'b', quantity: 2000, total: 1100 }], total: 3700 });
});

test('each step says what the store has to do, most nothing', () => {
  expect(effect({ kind: 'ready' })).toEqual({ kind: 'ready', notice: NOTICE });
  expect(effect({ kind: 'remind' })).toEqual({ kind: 'remind', notice: NOTICE });
  expect(effect({ kind: 'reject', reason: 'closed' })).toEqual({ kind: 'cancel', reason: 'closed' });
  expect(effect({ kind: 'cancel', reason: 'asked' })).toEqual({ kind: 'cancel', reason: 'asked' });
  expect(effect({ kind: 'restock' })).toEqual({ kind: 'cancel', reason: 'Not collected' });
  expect(effect({ kind: 'hand-over', handOver: HAND_OVER, saleId: 's', collected: 900 })).toEqual({
    kind: 'hand-over',
    collected: 900,
    receiptNumber: 'R1-7',
    tenders: CONTEXT.tenders,
  });
  expect(effect({ kind: 'release' })).toBeNull();
  expect(
    effect({ kind: 'answer', questionId: 'order:cancelled::cancelled', answer: 'follow-store' }),
  ).toBeNull();
});

test('to keep what is in the bags is told as what was packed, from then on', () => {
  const order = shopperHas(4000);
  const keep: PickupStep = { kind: 'answer', questionId: 'order:changed:a:4000', answer: 'keep' };
  const told = (...before: readonly PickupStep[]): unknown =>
    effectOf(after(order, ...before), order, keep, CONTEXT);
  expect(told(...PICKED)).toBeNull();
  const settled = {
    kind: 'settle',
    lines: [
      { lineId: 'a', quantity: 5000, total: 2500 },
      { lineId: 'b', quantity: 2000, total: 1000 },
    ],
    added: [],
    total: 3500,
  };
  expect(told(...PICKED, PACK)).toEqual(settled);
  expect(told(...READY)).toEqual(settled);
  const followed = { ...keep, answer: 'follow-store' } as const;
  expect(effectOf(after(order, ...READY), order, followed, CONTEXT)).toBeNull();
});

test('goods that came in place of others come back by the store’s line once it has one', () => {
  expect(effect(BACK)).toMatchObject({
    kind: 'refund',
    lines: [{ lineId: 'a' }, { lineId: 'f' }],
    amount: 900,
    paidBack: 0,
    reason: 'stale',
  });
  const settled = webOrder({ lines: [...ORDER.lines, webLine('x', { offerId: 'f', ordered: 0 })] });
  expect(effectOf(after(settled), settled, BACK, CONTEXT)).toMatchObject({
    lines: [
      { lineId: 'a', quantity: 1000, isRestocked: true },
      { lineId: 'x', quantity: 1000, isRestocked: false },
    ],
  });
});
