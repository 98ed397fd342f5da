import { test } from '@fast-check/vitest';
import { expect, test as example } from 'vitest';
import { movesOf, type PickupMove } from '#domain/pickup/moves.ts';
import { replay } from '#domain/pickup/replay.ts';
import type { PickupEvent, PickupStep } from '#domain/pickup/step.ts';
import type { WebOrder } from '#domain/pickup/web-order.ts';
import { packed, pickingSteps, placedOrder } from './arbitrary.ts';
import { event, events, GONE, PACK, PICKED, READY, settledInStore, shopperHas, webOrder } from './orders.ts';

/** What all steps together move. */
function movesAll(order: WebOrder, done: readonly PickupEvent[]): PickupMove[] {
  return done.flatMap(({ step }, place) => movesOf(replay(order, done.slice(0, place)), order, step));
}

function total(moves: readonly PickupMove[], of: 'quantity' | 'held'): Record<string, number> {
  const all: Record<string, number> = {};
  for (const move of moves) all[move.variantRemoteId] = (all[move.variantRemoteId] ?? 0) + move[of];
  return Object.fromEntries(Object.entries(all).filter(([, quantity]) => quantity !== 0));
}

/** What the store held for the order when it was placed. */
function heldAtFirst({ lines }: WebOrder): PickupMove[] {
  return lines.map(({ variantRemoteId, sku, name, quantity }) => {
    return { cause: 'pickup-hold', variantRemoteId, sku, name, quantity: 0, held: quantity };
  });
}

function further(done: readonly PickupEvent[], ...steps: readonly PickupStep[]): PickupEvent[] {
  return [
    ...done,
    ...steps.map((step, index) => event(done.length + 1 + index, step, { eventId: `x${index}` })),
  ];
}

const CANCEL: PickupStep = { kind: 'cancel', reason: '' };

test.prop([placedOrder, pickingSteps])(
  'nothing is held or gone after it was packed and cancelled',
  (order, steps) => {
    const moves = movesAll(order, further(packed(order, steps), CANCEL));
    expect(total([...heldAtFirst(order), ...moves], 'held')).toEqual({});
    expect(total(moves, 'quantity')).toEqual({});
  },
);

test.prop([placedOrder, pickingSteps])(
  'all is back when it was packed twice, ready and cancelled',
  (order, steps) => {
    const done = packed(order, steps);
    if (replay(order, done).stage !== 'packed') return;
    const moves = movesAll(order, further(done, PACK, { kind: 'ready' }, CANCEL));
    expect(total([...heldAtFirst(order), ...moves], 'held')).toEqual({});
    expect(total(moves, 'quantity')).toEqual({});
  },
);

test.prop([placedOrder, pickingSteps])('all is back after it was released and restocked', (order, steps) => {
  const done = packed(order, steps);
  if (replay(order, done).stage !== 'packed') return;
  const back = further(
    done,
    { kind: 'ready' },
    { kind: 'release' },
    { kind: 'reinstate' },
    { kind: 'release' },
    { kind: 'restock' },
  );
  const moves = movesAll(order, back);
  expect(total([...heldAtFirst(order), ...moves], 'held')).toEqual({});
  expect(total(moves, 'quantity')).toEqual({});
});

test.prop([placedOrder, pickingSteps])(
  'what is handed over is gone once, with a notice before or without',
  (order, steps) => {
    const done = packed(order, steps);
    if (replay(order, done).stage !== 'packed') return;
    const atOnce = movesAll(order, further(done, GONE));
    const later = movesAll(order, further(done, { kind: 'ready' }, GONE));
    expect(total(later, 'quantity')).toEqual(total(atOnce, 'quantity'));
    expect(total([...heldAtFirst(order), ...later], 'held')).toEqual({});
    expect(total([...heldAtFirst(order), ...atOnce], 'held')).toEqual({});
  },
);

test.prop([placedOrder, pickingSteps])(
  'it is the same when the store has settled meanwhile',
  (order, steps) => {
    const done = packed(order, steps);
    if (replay(order, done).stage !== 'packed') return;
    const settled = settledInStore(order, done);
    const unpacked = further(done, { kind: 'unpack' });
    const again = [
      ...movesOf(replay(settled, done), settled, { kind: 'unpack' }),
      ...movesOf(replay(settled, unpacked), settled, PACK),
      ...movesOf(replay(settled, further(done, { kind: 'unpack' }, PACK)), settled, CANCEL),
    ];
    expect(total([...heldAtFirst(settled), ...again], 'held')).toEqual({});
  },
);

example('what was not there is free again, what came in its place is held', () => {
  const order = webOrder();
  const done = events(
    ...PICKED.slice(0, 2),
    { kind: 'pick', lineId: 'a', quantity: 3000 },
    { kind: 'short', lineId: 'a', quantity: 2000, reason: 'not-found' },
    { kind: 'pick', lineId: 'b', quantity: 2000 },
  );
  expect(movesOf(replay(order, done), order, PACK)).toEqual([
    {
      cause: 'pickup-release',
      variantRemoteId: 'v-a',
      sku: 'S-a',
      name: 'Goods a',
      quantity: 0,
      held: -2000,
    },
  ]);
});

example('an order that the shopper cancelled holds nothing any more', () => {
  const order = webOrder({ state: 'cancelled' });
  expect(movesOf(replay(order, events(...PICKED)), order, CANCEL)).toEqual([]);
});

example('of what came back only what goes on the shelf is stock again', () => {
  const order = webOrder();
  const before = replay(order, events(...PICKED, PACK, { kind: 'ready' }, GONE));
  const back: PickupStep = {
    kind: 'give-back',
    lines: [
      { lineId: 'a', quantity: 2000, isRestocked: true },
      { lineId: 'b', quantity: 1000, isRestocked: false },
    ],
    amount: 1500,
    reason: '',
    saleId: null,
    paidBack: 0,
  };
  expect(movesOf(before, order, back)).toEqual([
    { cause: 'pickup-return', variantRemoteId: 'v-a', sku: 'S-a', name: 'Goods a', quantity: 2000, held: 0 },
  ]);
});

example('what stays in the bags against the store is held once more, and gone where all of it is', () => {
  const kept = (says: number, ...before: readonly PickupStep[]): PickupMove[] => {
    const order = shopperHas(says);
    const step: PickupStep = { kind: 'answer', questionId: `order:changed:a:${says}`, answer: 'keep' };
    return movesOf(replay(order, events(...before)), order, step);
  };
  const goods = { variantRemoteId: 'v-a', sku: 'S-a', name: 'Goods a' };
  expect(kept(4000, ...PICKED)).toEqual([]);
  expect(kept(4000, ...PICKED, PACK)).toEqual([{ ...goods, cause: 'pickup-hold', quantity: 0, held: 1000 }]);
  expect(kept(4000, ...READY)).toEqual([{ ...goods, cause: 'pickup', quantity: -1000, held: 0 }]);
  expect(kept(6000, ...READY)).toEqual([{ ...goods, cause: 'pickup-release', quantity: 0, held: -1000 }]);
});
