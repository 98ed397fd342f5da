import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PickupStep } from '#domain/pickup/step.ts';
import { markArrived } from '#main/data/outbox-settle.ts';
import { leaseNext } from '#main/data/outbox.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { webOrderOf } from '#tests/support/memory-orders.ts';
import { GIVE, PACK, takeSteps, tell, told } from '#tests/support/pickup-desk.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
const order = webOrderOf('o1', { 'v-MUG': 2 }, { paid: 2000 });
const [lineId = ''] = order.lines.map((line) => line.lineId);

/** One of two is not found, and packed without it. */
const SHORT: readonly PickupStep[] = [
  { kind: 'accept' },
  { kind: 'start' },
  { kind: 'pick', lineId, quantity: 1000 },
  { kind: 'short', lineId, quantity: 1000, reason: 'not-found' },
  PACK,
];

/** It turns up after all. */
const FULL: readonly PickupStep[] = [{ kind: 'unpack' }, { kind: 'pick', lineId, quantity: 1000 }, PACK];

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 1000, onHand: 10_000 });
  await tell(till, [order, { ...order, orderId: 'o2', code: 'WEBo2' }]);
});

afterEach(async () => {
  expect(till.bugs).toEqual([]);
  await till.close();
});

function effects(): unknown[] {
  return told(till)
    .filter(({ orderRemoteId }) => orderRemoteId === 'o1')
    .map(({ event, effect }) => [event.step.kind, effect?.kind ?? null])
    .filter(([step]) => step === 'pack' || step === 'hand-over');
}

function lease(): Promise<unknown> {
  const { at } = till.clock;
  return till.db.transaction().execute((tx) => leaseNext(tx, { owner: 'other', until: at + 1000 }, at));
}

describe('an order that is taken out of its bags again', () => {
  it('gives nothing back that it owes once more, as long as the store never heard of it', async () => {
    await takeSteps(till, 'o2', ...SHORT);
    await takeSteps(till, 'o1', ...SHORT, ...FULL, GIVE);
    expect(effects()).toEqual([
      ['pack', null],
      ['pack', 'settle'],
      ['hand-over', 'hand-over'],
    ]);
    const others = told(till).filter(({ orderRemoteId }) => orderRemoteId === 'o2');
    expect(others.at(-1)?.effect).toMatchObject({ kind: 'settle' });
  });

  it('stays settled where the store has it, or may have it', async () => {
    await takeSteps(till, 'o1', ...SHORT);
    const documents = told(till);
    for (const { id } of documents.slice(0, -1)) {
      const arrival = { id, remoteId: 'o1', remoteCode: '', remoteTotal: null, toldTotal: null };
      const { at } = till.clock;
      await till.db.transaction().execute((tx) => markArrived(tx, { ...arrival, at, postedAt: at }));
    }
    await lease();
    await takeSteps(till, 'o1', ...FULL);
    expect(effects()).toEqual([
      ['pack', 'settle'],
      ['pack', 'settle'],
    ]);
  });
});
