import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '#contract/index.ts';
import type { WebOrder } from '#domain/pickup/web-order.ts';
import { STARTING } from '#main/channel/sync-line.ts';
import { valueOf } from '#tests/support/desk.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { webOrderOf } from '#tests/support/memory-orders.ts';
import { takeSteps, tell, untilPacked } from '#tests/support/pickup-desk.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

type Answer<P extends keyof Client['pickup']> = Awaited<ReturnType<Client['pickup'][P]>>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let till: TestTill;
let ids: Readonly<Record<string, number>>;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  ids = Object.fromEntries(
    [
      ['MUG', 1000],
      ['CUP', 1100],
      ['BOWL', 900],
      ['VASE', 1010],
    ].map(([sku, price]) => [
      String(sku),
      addGoods(till.sqlite, { sku: String(sku), name: String(sku), price: Number(price), onHand: 10_000 }),
    ]),
  );
  till.sqlite.exec(`
    INSERT INTO category (id, remote_id, name, position) VALUES (1, 'c1', 'Kitchen', 1), (2, 'c2', 'Garden', 2);
    INSERT INTO category (id, remote_id, parent_id, name, position) VALUES (3, 'c3', 1, 'Drinking', 1);
    INSERT INTO product_category (product_id, category_id)
      SELECT product_id, iif(sku = 'VASE', 2, 3) FROM variant;
  `);
});

afterEach(async () => {
  expect(till.bugs).toEqual([]);
  await till.close();
});

const now = (): number => till.clock.at;
const orderOf = (id: string, goods: Readonly<Record<string, number>>, more: Partial<WebOrder> = {}) =>
  webOrderOf(id, goods, { placedAt: now(), paid: 99_000, ...more });
const look = <P extends keyof Client['pickup']>(name: P, input: object = {}): Promise<Answer<P>> =>
  valueOf(till.ask(`pickup.${name}`, input));

describe('the board', () => {
  it('is in the order in which orders are due: as promised, else so long after they were placed', async () => {
    await tell(till, [
      orderOf('1', { 'v-MUG': 1 }),
      orderOf('2', { 'v-MUG': 1 }, { promisedAt: now() + HOUR }),
      orderOf('3', { 'v-MUG': 1 }, { placedAt: now() - 3 * HOUR }),
    ]);
    const { cards, rules, now: at } = await look('board');
    expect(cards.map(({ orderId, dueAt }) => [orderId, dueAt - at])).toEqual([
      ['3', -HOUR],
      ['2', HOUR],
      ['1', 2 * HOUR],
    ]);
    await look('saveRules', { ...rules, promiseMinutes: 30 });
    expect((await look('board')).cards.map(({ orderId }) => orderId)).toEqual(['3', '1', '2']);
  });

  it('says what is due, how far it is, and who picks', async () => {
    await tell(till, [orderOf('1', { 'v-MUG': 2, 'v-CUP': 1 }, { paid: 1000, note: 'ring' })]);
    await takeSteps(till, '1', { kind: 'accept' }, { kind: 'start' });
    await takeSteps(till, '1', { kind: 'pick', lineId: '1-v-MUG', quantity: 1000 });
    const [card] = (await look('board')).cards;
    expect(card).toMatchObject({
      stage: 'picking',
      wanted: 3000,
      done: 1000,
      lines: 2,
      total: 3000,
      due: 2000,
      picker: 'Mira',
      hasNote: true,
      isNews: false,
    });
  });

  it('says what the store can do, once it was asked', async () => {
    expect((await look('board')).store).toBeNull();
    const abilities = {
      holdBack: false,
      notices: true,
      pickup: 'effects',
      returns: true,
      stockWrite: 'once',
    } as const;
    till.world.line = { ...STARTING, abilities };
    expect((await look('board')).store).toEqual({ pickup: 'effects', notices: true });
  });

  it('has nothing news any more once somebody has looked', async () => {
    await tell(till, [orderOf('1', { 'v-MUG': 1 })]);
    expect((await look('counts')).news).toBe(1);
    await look('seen', { orderIds: ['1'] });
    expect((await look('counts')).news).toBe(0);
  });
});

describe('what is counted', () => {
  it('is how many of each sort there are, and when that changes by itself', async () => {
    const unpicked = orderOf('3', { 'v-MUG': 1 }, { placedAt: now() - 3 * HOUR });
    const ready = orderOf('4', { 'v-MUG': 1 });
    await tell(till, [orderOf('1', { 'v-MUG': 1 }), orderOf('2', { 'v-MUG': 1 }), unpicked, ready]);
    await takeSteps(till, '2', { kind: 'accept' });
    await takeSteps(till, '3', { kind: 'accept' }, { kind: 'start' });
    await takeSteps(till, '4', ...untilPacked(ready), { kind: 'ready' });
    expect(await look('counts')).toEqual({
      news: 1,
      toAccept: 1,
      toPick: 2,
      late: 1,
      ready: 1,
      unclaimed: 0,
      toSettle: 0,
      questions: 0,
      changesAt: now() + 2 * HOUR,
    });
    const readyAt = now();
    till.clock.at += 2 * HOUR;
    expect(await look('counts')).toMatchObject({ late: 3, changesAt: readyAt + 48 * HOUR });
    till.clock.at = readyAt + 48 * HOUR;
    expect(await look('counts')).toMatchObject({ ready: 0, unclaimed: 1, changesAt: null });
  });
});

describe('looking an order up', () => {
  it('finds it in all channels, page by page', async () => {
    await tell(till, [
      orderOf('1', { 'v-MUG': 1 }, { locationCode: null }),
      orderOf('2', { 'v-MUG': 1 }, { placedAt: now() + 1 }),
    ]);
    const found = await look('find', { text: 'ada', limit: 1 });
    expect([found.cards.map(({ orderId }) => orderId), found.hasMore]).toEqual([['2'], true]);
    expect((await look('order', { orderId: '1' })).isHere).toBe(false);
    expect(await look('byCode', { code: 'pick 2' })).toEqual({ orderId: '2', by: 'code' });
    expect(await look('byCode', { code: 'web2' })).toEqual({ orderId: '2', by: 'number' });
    const missed = await till.ask('pickup.byCode', { code: 'other' });
    expect(missed).toMatchObject({ ok: false, error: { code: 'order-unknown' } });
  });

  it('says of its goods where they are, how many, and what to look at before they are given', async () => {
    const { rules } = await look('board');
    await look('saveRules', { ...rules, checks: [{ categoryId: 1, note: 'Over 18?' }] });
    await tell(till, [orderOf('1', { 'v-MUG': 1, 'v-GONE': 1 })]);
    const { goods } = await look('order', { orderId: '1' });
    expect(goods).toMatchObject([
      {
        variantId: ids['MUG'],
        categories: ['Kitchen', 'Drinking'],
        stock: { here: 10_000, held: 0 },
        check: 'Over 18?',
      },
      { variantRemoteId: 'v-GONE', variantId: null, categories: [], stock: null, check: '' },
    ]);
  });
});

describe('a walk', () => {
  it('takes the lines of several orders together, without what is done or lacks', async () => {
    await tell(till, [
      orderOf('1', { 'v-VASE': 1, 'v-MUG': 3 }),
      orderOf('2', { 'v-MUG': 2 }, { promisedAt: now() + MINUTE }),
    ]);
    await takeSteps(till, '1', { kind: 'accept' }, { kind: 'start' });
    await takeSteps(
      till,
      '1',
      { kind: 'pick', lineId: '1-v-MUG', quantity: 1000 },
      { kind: 'short', lineId: '1-v-MUG', quantity: 1000, reason: 'damaged' },
    );
    const { stops, orders } = await look('walk', { orderIds: ['1', '2', '1'] });
    expect(orders.map(({ card }) => card.orderId)).toEqual(['1', '2']);
    expect(stops.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['SKU-v-VASE', 1000],
      ['SKU-v-MUG', 3000],
    ]);
    expect(stops[1]?.shares).toEqual([
      { orderId: '2', code: 'WEB2', lineId: '2-v-MUG', quantity: 2000 },
      { orderId: '1', code: 'WEB1', lineId: '1-v-MUG', quantity: 1000 },
    ]);
  });
});

describe('what could stand in', () => {
  const proposed = async (): Promise<unknown[]> => {
    const { proposals } = await look('proposals', { orderId: '1', lineId: '1-v-MUG' });
    return proposals.map(({ sku, isPair, isDearer }) => [sku, isPair, isDearer]);
  };

  it('is what the manager paired, then what is alike and here, dearer goods last', async () => {
    await tell(till, [orderOf('1', { 'v-MUG': 2 })]);
    expect(await proposed()).toEqual([
      ['BOWL', false, false],
      ['CUP', false, true],
    ]);
    await look('savePairs', { variantId: ids['MUG'], substituteIds: [ids['VASE']] });
    expect(await look('pairs', { variantId: ids['MUG'] })).toEqual({
      variantId: ids['MUG'],
      substituteIds: [ids['VASE']],
    });
    expect(await proposed()).toEqual([
      ['VASE', true, true],
      ['BOWL', false, false],
      ['CUP', false, true],
    ]);
  });

  it('is nothing of which there is too little, or nobody knows how much, unless it was paired', async () => {
    await tell(till, [orderOf('1', { 'v-MUG': 2 })]);
    till.sqlite.exec(`
      DELETE FROM stock_level WHERE variant_id = ${ids['CUP']};
      UPDATE stock_level SET allocated = 9000 WHERE variant_id = ${ids['BOWL']};
    `);
    expect(await proposed()).toEqual([]);
    await look('savePairs', { variantId: ids['MUG'], substituteIds: [ids['CUP'], ids['BOWL']] });
    expect(await proposed()).toEqual([['CUP', true, true]]);
  });

  it('has to be goods of the shop', async () => {
    const reply = await till.ask('pickup.savePairs', { variantId: ids['MUG'], substituteIds: [999] });
    expect(reply).toMatchObject({ ok: false, error: { code: 'variant-unknown' } });
  });
});

it('tells what another till did with an order', async () => {
  const event = { eventId: v7(), orderId: '1', seq: 1, at: now(), registerCode: 'R2', clerk: 'Bo' };
  await tell(till, [orderOf('1', { 'v-MUG': 1 })], [{ ...event, step: { kind: 'accept' } }]);
  const { story, card } = await look('order', { orderId: '1' });
  expect(card.stage).toBe('accepted');
  expect(story).toMatchObject([{ kind: 'accept', clerk: 'Bo', registerCode: 'R2', delivery: 'heard' }]);
});
