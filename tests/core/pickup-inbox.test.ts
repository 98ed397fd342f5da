import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findOrder } from '#main/data/web-order.ts';
import { basketOf } from '#tests/support/basket.ts';
import { sold } from '#tests/support/desk.ts';
import { webOrderOf } from '#tests/support/memory-orders.ts';
import { backLine } from '#tests/support/order-back.ts';
import { PACK, pickAll, takeSteps, tell, told, untilPacked } from '#tests/support/pickup-desk.ts';
import { openPostingTill, type PostingTill } from '#tests/support/posting-till.ts';
import { lineFor } from '#tests/support/web-orders.ts';

let world: PostingTill;
const order = webOrderOf('o1', { 'v-MUG': 2 }, { paid: 2000 });

beforeEach(async () => {
  world = await openPostingTill();
  world.store.shoppers.put(order);
  await tell(world.till, [order]);
});
afterEach(async () => {
  expect(world.till.bugs).toEqual([]);
  await world.close();
});

/** Packed with one of two mugs, while the shopper cancelled in the store; what follows waits for it. */
async function refusedPack(): Promise<string> {
  const [line] = order.lines;
  const lineId = line?.lineId ?? '';
  world.store.shoppers.cancel('o1');
  await takeSteps(
    world.till,
    'o1',
    { kind: 'accept' },
    { kind: 'start' },
    { kind: 'pick', lineId, quantity: 1000 },
    { kind: 'short', lineId, quantity: 1000, reason: 'damaged' },
    PACK,
    { kind: 'ready' },
  );
  await world.sendAll();
  return told(world.till).find(({ event }) => event.step.kind === 'pack')?.id ?? '';
}

const steps = (): string[] => world.store.shoppers.events('o1').map(({ step }) => step.kind);

describe('goods that the store does not take back', () => {
  it.each([
    [1500, 2000, 'to-refund', 1500],
    [0, 1000, 'paid-back', 1000],
  ] as const)('paid by %i online, for %i: say %s %i', async (paid, amount, money, said) => {
    const { till, store } = world;
    const other = webOrderOf('o2', { 'v-MUG': 2 }, { paid });
    store.shoppers.put(other);
    await tell(till, [other]);
    await takeSteps(till, 'o2', ...untilPacked(other));
    const { events } = (await findOrder(till.db, 'o2')) ?? { events: [] };
    const due = await lineFor(till, { order: other, events, packEventId: '' });
    await sold(till, { ...basketOf([]), lines: [due] });
    await world.sendAll();
    store.refusal = () => ({ code: 'other', message: 'closed' });
    const lines = [{ lineId: 'o2-v-MUG', quantity: amount, isRestocked: true }];
    const back = await backLine(till, 'o2', { lines, amount, reason: 'broken' });
    await sold(till, { ...basketOf([]), lines: [back] });
    await world.sendAll();
    expect(await world.inbox()).toMatchObject([{ pickup: { step: 'give-back', money, amount: said } }]);
  });
});

describe('a step that the store refuses', () => {
  it('lies in the inbox with the order’s number, its money, its stock and what waits for it', async () => {
    const id = await refusedPack();
    expect(await world.inbox()).toMatchObject([
      {
        id,
        kind: 'pickup',
        name: 'WEBo1',
        code: 'state',
        total: null,
        items: [],
        pickup: { step: 'pack', money: 'new-total', amount: 1000, heldEffect: 1000 },
        stockEffect: 0,
        holdsUp: 1,
        answers: ['only-note', 'retry', 'write-off'],
      },
    ]);
    expect(steps()).toEqual(['accept', 'start', 'pick', 'short']);
  });

  it('goes through when the cause was put right', async () => {
    const id = await refusedPack();
    world.store.shoppers.put(order);
    expect(await world.decide(id, { kind: 'retry' })).toBe('ok');
    await world.sendAll();
    expect(steps().slice(4)).toEqual(['pack', 'ready']);
    expect(world.store.shoppers.find('o1')).toMatchObject({ total: 1000 });
  });

  it('is only noted when somebody says so, so that other tills hear of it', async () => {
    const id = await refusedPack();
    expect(await world.decide(id, { kind: 'only-note' })).toBe('ok');
    await world.sendAll();
    expect(steps().slice(4)).toEqual(['pack']);
    expect(world.store.shoppers.find('o1')?.state).toBe('cancelled');
    expect(
      world.till.sqlite
        .prepare('SELECT posted_at FROM unseen_movement WHERE document_id = ?')
        .pluck()
        .get(id),
    ).not.toBeNull();
    expect(await world.inbox()).toMatchObject([{ pickup: { step: 'ready' }, holdsUp: 0 }]);
  });

  it('that is written off lets those go that needed it, and waits again when that is taken back', async () => {
    const id = await refusedPack();
    world.store.refusal = ({ kind }) => (kind === 'pickup' ? { code: 'other', message: 'closed' } : null);
    expect(await world.decide(id, { kind: 'write-off', reason: 'gone' })).toBe('ok');
    expect(await world.undo(id)).toBeNull();
    expect(await world.inbox()).toMatchObject([{ id, pickup: { heldEffect: 1000 }, holdsUp: 1 }]);
    expect(await world.decide(id, { kind: 'write-off', reason: 'gone' })).toBe('ok');
    world.store.refusal = () => null;
    world.store.shoppers.put(order);
    await world.sendAll();
    expect(steps().slice(4)).toEqual(['ready']);
    expect(await world.undo(id)).toBe('too-late');
  });
});

it('what is taken while nothing reaches the store is told to it in the end, in its order', async () => {
  await takeSteps(world.till, 'o1', { kind: 'accept' }, { kind: 'start' }, ...pickAll(order), PACK);
  expect(steps()).toEqual([]);
  await world.sendAll();
  expect(steps()).toEqual(['accept', 'start', 'pick', 'pack']);
  expect(await world.inbox()).toEqual([]);
});
