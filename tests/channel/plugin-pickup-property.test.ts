import { fc } from '@fast-check/vitest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PickupEffect } from '#domain/pickup/effect.ts';
import {
  cancelInStore,
  deliverInStore,
  settleInStore,
  takeOffInStore,
  type PlacedOrder,
  type StoreOrder,
} from '#tests/support/shopper.ts';
import { openPluginDesk } from './plugin-desk.ts';
import {
  CANCEL,
  PIECE,
  READY,
  handOver,
  paidOf,
  pickupsOf,
  settle,
  swap,
  type Pickups,
} from './plugin-pickups.ts';

let its: Pickups;

beforeAll(async () => {
  its = pickupsOf(await openPluginDesk());
}, 180_000);
afterAll(() => its.desk.close());

const pieces = fc.integer({ min: 0, max: 3 });
const step = fc.oneof(
  fc.record({ kind: fc.constant('settle' as const), pieces: fc.tuple(pieces, pieces) }),
  fc.record({
    kind: fc.constant('swap' as const),
    pieces: fc.tuple(pieces, pieces),
    others: fc.integer({ min: 1, max: 2 }),
    price: fc.integer({ min: 1, max: 200_000 }),
  }),
  fc.record({
    kind: fc.constant('refund' as const),
    line: fc.nat(1),
    isRestocked: fc.boolean(),
    amount: fc.nat(5000),
  }),
  fc.record({ kind: fc.constantFrom('ready', 'hand-over', 'cancel') }),
  fc.record({ kind: fc.constant('less' as const), line: fc.nat(1) }),
  fc.record({ kind: fc.constantFrom('cancel-in-store', 'deliver-in-store', 'settle-in-store') }),
);
type Step = typeof step extends fc.Arbitrary<infer Made> ? Made : never;

/** What the step means for the store; null for what somebody does in the store itself. */
async function effectOf(placed: PlacedOrder, other: string, one: Step): Promise<PickupEffect | null> {
  switch (one.kind) {
    case 'settle':
      return settle(placed, one.pieces);
    case 'swap':
      return swap(placed, one.pieces, { variantId: other, pieces: one.others, price: one.price });
    case 'ready':
      return READY;
    case 'hand-over': {
      const { total, paid, authorised } = await moneyOf(placed.orderId);
      return handOver(Math.max(0, total - paid - authorised));
    }
    case 'cancel':
      return CANCEL;
    case 'refund': {
      const { isRestocked, amount } = one;
      const lines = [{ lineId: placed.lines[one.line]?.lineId ?? '', quantity: PIECE, isRestocked }];
      return { kind: 'refund', lines, amount, paidBack: 0, reason: 'too small' };
    }
    default:
      return null;
  }
}

async function moneyOf(orderId: string): Promise<{ total: number; paid: number; authorised: number }> {
  const row = await its.rowOf(orderId);
  return { total: Number(row['total']), paid: Number(row['paid']), authorised: Number(row['authorised']) };
}

async function doInStore({ orderId, lines }: PlacedOrder, one: Step): Promise<unknown> {
  const { store } = its.desk;
  switch (one.kind) {
    case 'less':
      return await takeOffInStore(store, { orderId, lineId: lines[one.line]?.lineId ?? '', quantity: 1 });
    case 'cancel-in-store':
      return await cancelInStore(store, orderId);
    case 'deliver-in-store':
      return await deliverInStore(store, orderId);
    default:
      return await settleInStore(store, orderId);
  }
}

/** Every piece that left the shelf or is promised is in the order, and the money is what was paid. */
async function expectAccord(placed: PlacedOrder, goods: readonly string[]): Promise<void> {
  const order = await its.read(placed.orderId);
  for (const variantId of goods) {
    const inOrder = order.lines
      .filter((line) => line.variantId === variantId)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    const { onHand = 0, allocated } = await its.atS1(variantId);
    expect(20 - onHand + allocated).toBe(inOrder);
    expect(allocated).toBeGreaterThanOrEqual(0);
    expect(onHand).toBeLessThanOrEqual(20);
  }
  const { total, paid, authorised } = await moneyOf(placed.orderId);
  expect(total).toBe(order.total);
  expect(paid).toBe(paidOf(order));
  expect(paid).toBeGreaterThanOrEqual(0);
  const promised = order.payments.filter(
    ({ state, method }) => state === 'Authorized' && method !== 'pay-at-pickup',
  );
  expect(authorised).toBe(promised.reduce((sum, { amount }) => sum + amount, 0));
}

describe('whatever is done with an order, by tills and in the store', () => {
  test(
    'loses no piece and no cent, and each step is done or refused in words',
    { timeout: 240_000 },
    async () => {
      const payment = fc.constantFrom(
        'prepaid' as const,
        'standard-payment' as const,
        'pay-at-pickup' as const,
      );
      const [first, second, other] = [its.take(), its.take(), its.take()];
      const goods = [first, second, other];
      await fc.assert(
        fc.asyncProperty(payment, fc.array(step, { minLength: 1, maxLength: 8 }), async (how, steps) => {
          for (const id of goods) await its.desk.witness.setStock(id, its.desk.store.locations.S1, 20);
          const items = [first, second].map((variantId) => ({ variantId, quantity: 3 }));
          const placed = await its.place({ items, payment: how });
          for (const one of steps) {
            expect(await faultsOfStep(placed, other, one)).toEqual([]);
            await expectAccord(placed, goods);
          }
          await cancelInStore(its.desk.store, placed.orderId).catch(() => undefined);
        }),
        { numRuns: 25 },
      );
    },
  );
});

/** Takes a step; what was wrong with its answer or with what became of the order. */
async function faultsOfStep(placed: PlacedOrder, other: string, one: Step): Promise<string[]> {
  const effect = await effectOf(placed, other, one);
  if (effect === null) {
    await doInStore(placed, one).catch(() => undefined);
    return [];
  }
  const { code } = await its.post.pickup({ orderId: placed.orderId, effect });
  if (code === undefined) return faultsOf(await its.read(placed.orderId), effect);
  return ['STATE', 'TOTAL_DIFFERS'].includes(code) ? [] : [`refused as ${code}`];
}

/** What is not as the step wants it to be. */
function faultsOf(order: StoreOrder, effect: PickupEffect): string[] {
  const paid = paidOf(order);
  const holds: Readonly<Record<string, boolean>> = {
    "the total is the till's": effect.kind !== 'settle' || order.total === effect.total,
    'nothing too much is kept':
      !['settle', 'ready', 'hand-over'].includes(effect.kind) || paid <= order.total,
    'all is given and paid':
      effect.kind !== 'hand-over' || (order.state === 'Delivered' && paid === order.total),
    'nothing is left of it':
      effect.kind !== 'cancel' ||
      (order.state === 'Cancelled' &&
        paid === 0 &&
        order.payments.every(({ state }) => state !== 'Authorized')),
  };
  return Object.keys(holds).filter((name) => !holds[name]);
}
