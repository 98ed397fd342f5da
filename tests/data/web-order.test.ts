import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PickupEvent, PickupStep } from '#domain/pickup/step.ts';
import type { WebOrder } from '#domain/pickup/web-order.ts';
import { boardCards, findCards, orderByCode } from '#main/data/pickup-board.ts';
import { forgetOrders } from '#main/data/forget-orders.ts';
import { findOrder, importOrders, markSeen } from '#main/data/web-order.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addShop } from '#tests/support/goods.ts';
import { webOrderOf } from '#tests/support/memory-orders.ts';

let till: TestDatabase;
const DAY = 24 * 3_600_000;
const NOW = 100 * DAY;

beforeEach(async () => {
  till = await openTestDatabase();
  addShop(till.sqlite);
});
afterEach(() => till.close());

const orderOf = (id: string, more: Partial<WebOrder> = {}): WebOrder =>
  webOrderOf(id, { v1: 1 }, { placedAt: NOW, ...more });

function heard(orderId: string, seq: number, step: PickupStep, at = NOW): PickupEvent {
  return { eventId: v7(), orderId, seq, at, registerCode: 'R2', clerk: 'Bo', step };
}

function take(
  orders: readonly WebOrder[],
  events: readonly PickupEvent[] = [],
  at: number = NOW,
): Promise<number> {
  const items = orders.map((order) => ({
    order,
    events: events.filter(({ orderId }) => orderId === order.orderId),
  }));
  return till.db.transaction().execute((tx) => importOrders(tx, items, { at }));
}

const known = (): unknown[] => till.sqlite.prepare('SELECT id FROM web_order ORDER BY id').pluck().all();

describe('orders of the store', () => {
  it('are counted as changed when they or their steps are new, and not when all is known', async () => {
    const accept = heard('1', 1, { kind: 'accept' });
    expect(await take([orderOf('1'), orderOf('2')])).toBe(2);
    expect(await take([orderOf('1'), orderOf('2')])).toBe(0);
    expect(await take([orderOf('1'), orderOf('2')], [accept])).toBe(1);
    expect(await take([orderOf('1')], [accept, accept])).toBe(0);
    expect(await take([orderOf('1', { note: 'ring twice' })], [accept])).toBe(1);
    expect(await findOrder(till.db, '1')).toMatchObject({ events: [accept], pickup: { stage: 'accepted' } });
  });

  it('never take back a step that was taken here', async () => {
    await take([orderOf('1')], [heard('1', 1, { kind: 'accept' }), heard('1', 2, { kind: 'start' })]);
    await take([orderOf('1', { state: 'cancelled', lines: [] })]);
    const found = await findOrder(till.db, '1');
    expect(found?.events).toHaveLength(2);
    expect(found?.pickup).toMatchObject({ stage: 'picking', questions: [{ kind: 'cancelled' }] });
  });

  it('are followed as long as nobody began with them', async () => {
    await take([orderOf('1')]);
    await take([orderOf('1', { state: 'cancelled' })]);
    expect((await findOrder(till.db, '1'))?.pickup.stage).toBe('cancelled');
    expect(await boardCards(till.db)).toEqual([]);
  });

  it('that the store no longer tells of go, and what was done with them stays', async () => {
    await take([orderOf('1'), orderOf('2')], [heard('1', 1, { kind: 'accept' })]);
    const gone = await till.db.transaction().execute((tx) => forgetOrders(tx, ['1', '9']));
    expect([gone, known()]).toEqual([1, ['2']]);
    await take([orderOf('1')]);
    expect((await findOrder(till.db, '1'))?.pickup.stage).toBe('accepted');
  });

  it('are forgotten when they have been done with for 30 days, and no sooner', async () => {
    const old = { placedAt: NOW - 31 * DAY };
    await take(
      [
        orderOf('given', { ...old, state: 'given' }),
        orderOf('recent', { state: 'given', placedAt: NOW - 29 * DAY }),
        orderOf('open', old),
        orderOf('touched', { ...old, state: 'cancelled' }),
        orderOf('sent', { ...old, locationCode: null }),
      ],
      [heard('touched', 1, { kind: 'reject', reason: 'closed' }, NOW - 29 * DAY)],
    );
    expect(known()).toEqual(['open', 'recent', 'sent', 'touched']);
    await take([], [], NOW + 2 * DAY);
    expect(known()).toEqual(['open', 'sent']);
  });
});

describe('the board', () => {
  it('has what is to be done in this shop: neither what is elsewhere, nor what is done, but what is asked', async () => {
    const late = heard('asked', 2, { kind: 'start' });
    await take(
      [
        orderOf('here'),
        orderOf('there', { locationCode: 'S2' }),
        orderOf('sent', { locationCode: null }),
        orderOf('given', { state: 'given' }),
        orderOf('asked'),
      ],
      [heard('asked', 1, { kind: 'reject', reason: 'closed' }), { ...late, step: { kind: 'ready' } }],
    );
    const cards = (await boardCards(till.db)).map(
      ({ card }) => `${card.orderId} ${card.stage} ${card.questions}`,
    );
    expect(new Set(cards)).toEqual(new Set(['asked rejected 1', 'here new 0']));
  });

  it('says what is news until somebody has seen it', async () => {
    await take([orderOf('1'), orderOf('2')]);
    await till.db.transaction().execute((tx) => markSeen(tx, ['1'], NOW));
    await take([orderOf('1', { note: 'changed' })]);
    const news = (await boardCards(till.db)).map(({ card, isNews }) => [card.orderId, isNews] as const);
    expect(new Map(news)).toEqual(
      new Map([
        ['1', false],
        ['2', true],
      ]),
    );
  });
});

describe('looking for an order', () => {
  const ada = { name: 'Ada Schröder', mail: 'ada@example.com', phone: '+43 664 / 12 34 567' };

  beforeEach(async () => {
    await take([
      orderOf('1', { code: 'ZK9T2M', pickupCode: 'K7M2QX4P', customer: ada }),
      orderOf('2', { code: 'AB12', pickupCode: 'AB12', placedAt: NOW + 1, locationCode: null }),
    ]);
  });

  it.each([
    ['the number', 'zk9t'],
    ['the name without its marks, in any order', 'schroder ada'],
    ['the mail', 'ada@example'],
    ['the phone however it is grouped', '0664 123 4567'.slice(1)],
    ['the code', 'k7m2qx4p'],
    ['the code with its blanks', 'K7M2 QX4P'],
    ['the code with a dash', 'K7M2-QX4P'],
    ['a part of the code with a dash', 'k7m2-qx'],
  ])('finds it by %s', async (_, text) => {
    expect((await findCards(till.db, text, 10)).map(({ card }) => card.orderId)).toEqual(['1']);
  });

  it('gives the newest first of all channels', async () => {
    expect((await findCards(till.db, '', 10)).map(({ card }) => card.orderId)).toEqual(['2', '1']);
    expect(await findCards(till.db, 'nobody', 10)).toEqual([]);
  });

  it.each([
    ['K7M2QX4P', { orderId: '1', by: 'code' }],
    [' k7m2 qx4p ', { orderId: '1', by: 'code' }],
    ['K7M2-QX4P', { orderId: '1', by: 'code' }],
    ['zk9t2m', { orderId: '1', by: 'number' }],
    ['ab12', { orderId: '2', by: 'code' }],
    ['K7M2', null],
    ['  ', null],
  ])('takes %j for %j', async (code, named) => {
    expect(await orderByCode(till.db, code)).toEqual(named);
  });

  it('takes the number for the code of an order that has no other', async () => {
    await take([orderOf('5', { code: 'T-500', pickupCode: 'T-500' })]);
    expect(await orderByCode(till.db, 't-500')).toEqual({ orderId: '5', by: 'code' });
  });

  it('takes an open order before one that is done with', async () => {
    await take([
      orderOf('3', { pickupCode: 'SAME', placedAt: NOW + 2, state: 'given' }),
      orderOf('4', { pickupCode: 'SAME', placedAt: NOW - DAY }),
    ]);
    expect(await orderByCode(till.db, 'same')).toEqual({ orderId: '4', by: 'code' });
  });
});
