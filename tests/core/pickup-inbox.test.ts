import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { webOrderOf } from '#tests/support/memory-orders.ts';
import { PACK, pickAll, takeSteps, tell, told } from '#tests/support/pickup-desk.ts';
import { openPostingTill, type PostingTill } from '#tests/support/posting-till.ts';

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
