import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import type { StockCount } from '#contract/count.ts';
import { importLevels } from '#main/data/stock-import.ts';
import { listRoles } from '#main/data/staff.ts';
import type { Actor } from '#main/core/context.ts';
import { basketOf } from '#tests/support/basket.ts';
import { sold, valueOf } from '#tests/support/desk.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { countLines, countView, found, openCount, piecesHere } from '#tests/support/stock-room.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
let mug: number;
let lamp: number;
let box: number;

const sell = (variantId: number, pieces: number): Promise<unknown> =>
  sold(till, basketOf([{ variantId, price: 500, pieces }]));

const rows = (text: string): unknown[] => till.sqlite.prepare(text).raw().all();

async function clerk(): Promise<Actor> {
  const role = (await listRoles(till.db)).find(({ id }) => id === 'clerk');
  if (role === undefined) throw new Error('no clerk');
  return { staffId: null, name: 'Ben', role };
}

async function storeSays(sku: string, pieces: number): Promise<void> {
  const level = { variantRemoteId: `v-${sku}`, locationRemoteId: '7', onHand: pieces * 1000, allocated: 0 };
  await till.db.transaction().execute((tx) => importLevels(tx, [{ ...level, knownAt: till.clock.at }], 1));
}

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  mug = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 500, onHand: 10_000 });
  lamp = addGoods(till.sqlite, { sku: 'LAMP', name: 'Lamp', price: 500, onHand: 4000 });
  box = addGoods(till.sqlite, { sku: 'BOX', name: 'Box', price: 500 });
});

afterEach(() => till.close());

describe('what is found', () => {
  it('is measured against what should be there at that moment', async () => {
    const countId = await openCount(till);
    await sell(mug, 2);
    const line = await found(till, countId, { variantId: mug, pieces: 7 });
    expect(line).toMatchObject({
      counted: 7000,
      expected: 8000,
      difference: -1000,
      worth: -500,
      hasMoved: false,
      isStray: false,
      elsewhere: 0,
      knownAt: 1,
    });
    await sell(mug, 3);
    expect(await countLines(till, countId)).toMatchObject([
      { expected: 8000, difference: -1000, elsewhere: 0 },
    ]);
  });

  it('is added up, and doubtful when it moved meanwhile, until all of it is counted again', async () => {
    const countId = await openCount(till);
    await found(till, countId, { variantId: mug, pieces: 4 });
    expect(await found(till, countId, { variantId: mug, pieces: 5 })).toMatchObject({
      counted: 9000,
      hasMoved: false,
    });
    await sell(lamp, 1);
    expect((await found(till, countId, { variantId: mug, pieces: 1 })).hasMoved).toBe(false);
    await sell(mug, 1);
    expect(await found(till, countId, { variantId: mug, pieces: 1 })).toMatchObject({
      counted: 11_000,
      expected: 9000,
      hasMoved: true,
    });
    expect(await found(till, countId, { variantId: mug, pieces: 9, mode: 'set' })).toMatchObject({
      counted: 9000,
      difference: 0,
      hasMoved: false,
    });
  });

  it('is noted once for its id', async () => {
    const countId = await openCount(till);
    const entry = { countId, entryId: v7(), variantId: mug, mode: 'add', quantity: 2000 };
    await valueOf(till.ask('count.enter', entry));
    await valueOf(till.ask('count.enter', entry));
    expect((await countLines(till, countId))[0]?.counted).toBe(2000);
    expect(await till.ask('count.enter', { ...entry, quantity: 3000 })).toMatchObject({
      ok: false,
      error: { code: 'already-booked' },
    });
  });

  it('is never less than nothing', async () => {
    const countId = await openCount(till);
    await found(till, countId, { variantId: mug, pieces: 3 });
    expect((await found(till, countId, { variantId: mug, pieces: -1 })).counted).toBe(2000);
    const slip = { countId, entryId: v7(), variantId: mug, mode: 'add', quantity: -3000 };
    expect(await till.ask('count.enter', slip)).toMatchObject({
      ok: false,
      error: { code: 'count-below-zero' },
    });
    expect((await countLines(till, countId))[0]?.counted).toBe(2000);
  });

  it('of goods whose stock nobody knew is all a difference', async () => {
    const countId = await openCount(till);
    await sell(box, 1);
    const line = await found(till, countId, { variantId: box, pieces: 3 });
    expect(line).toMatchObject({
      counted: 3000,
      expected: null,
      difference: 4000,
      knownAt: null,
      elsewhere: null,
    });
  });

  it('says when the level was known long before, and what others changed afterwards', async () => {
    const countId = await openCount(till);
    expect((await found(till, countId, { variantId: mug, pieces: 9 })).isOld).toBe(true);
    await storeSays('MUG', 9);
    const fresh = await found(till, countId, { variantId: mug, pieces: 9, mode: 'set' });
    expect(fresh).toMatchObject({ expected: 9000, difference: 0, isOld: false, elsewhere: 0 });
    await storeSays('MUG', 6);
    expect((await countLines(till, countId))[0]).toMatchObject({ difference: 0, elsewhere: -3000 });
  });
});

describe('a count', () => {
  it('is of everything, of a category with all below it, or of a list; the rest is stray', async () => {
    till.sqlite.exec(`
      INSERT INTO category (id, remote_id, parent_id, name, position) VALUES (1, '1', NULL, 'Home', 1), (2, '2', 1, 'Light', 2);
      INSERT INTO product_category (product_id, category_id) SELECT product_id, 2 FROM variant WHERE id = ${lamp};
    `);
    const all = await openCount(till);
    const home = await openCount(till, { scope: { kind: 'category', categoryId: 1 } });
    const two = await openCount(till, { scope: { kind: 'list', variantIds: [mug, box] } });
    const totals = await Promise.all(
      [all, home, two].map(async (id) => (await countView(till, id)).count.total),
    );
    expect(totals).toEqual([3, 1, 2]);
    expect((await found(till, home, { variantId: lamp, pieces: 4 })).isStray).toBe(false);
    expect((await found(till, home, { variantId: mug, pieces: 1 })).isStray).toBe(true);
    expect((await countView(till, home)).count).toMatchObject({ counted: 1, total: 1 });
    const missing = await countLines(till, two, { show: 'missing' });
    expect(missing.map(({ name, counted, expected }) => [name, counted, expected])).toEqual([
      ['Box', null, null],
      ['Mug', null, 10_000],
    ]);
  });

  it('shows the dearest difference first and what it is worth in all', async () => {
    till.sqlite.exec(`UPDATE variant SET price = 4000 WHERE id = ${lamp}`);
    const countId = await openCount(till);
    await found(till, countId, { variantId: mug, pieces: 8 });
    await found(till, countId, { variantId: lamp, pieces: 5 });
    await found(till, countId, { variantId: box, pieces: 0 });
    const differing = await countLines(till, countId, { show: 'differing' });
    expect(differing.map(({ name, worth }) => [name, worth])).toEqual([
      ['Lamp', 4000],
      ['Mug', -1000],
    ]);
    const counted = await countLines(till, countId);
    expect(counted.map(({ name }) => name)).toEqual(['Box', 'Lamp', 'Mug']);
    expect((await countLines(till, countId, { offset: 1, limit: 1 }))[0]?.name).toBe('Lamp');
    expect(await countView(till, countId)).toMatchObject({ differing: 2, worth: 3000 });
  });

  it('that is blind hides what is expected from who only counts', async () => {
    const ben = await clerk();
    const countId = await openCount(till, { isBlind: true });
    const line = await found(till, countId, { variantId: mug, pieces: 7, actor: ben });
    const hidden = {
      expected: null,
      difference: null,
      worth: null,
      knownAt: null,
      elsewhere: null,
      isOld: false,
    };
    expect(line).toMatchObject({ counted: 7000, ...hidden });
    expect(await countLines(till, countId, {}, ben)).toMatchObject([hidden]);
    expect(await countLines(till, countId, { show: 'differing' }, ben)).toEqual([]);
    expect((await countLines(till, countId, { show: 'missing' }, ben)).map((one) => one.expected)).toEqual([
      null,
      null,
    ]);
    expect(await countView(till, countId, ben)).toMatchObject({ differing: null, worth: null });
    expect(await countLines(till, countId)).toMatchObject([{ expected: 10_000, difference: -3000 }]);
    const open = await openCount(till);
    expect(await found(till, open, { variantId: mug, pieces: 7, actor: ben })).toMatchObject({
      expected: 10_000,
    });
  });

  it('is opened once for its id, and dropped once, which the journal keeps', async () => {
    const countId = await openCount(till);
    await openCount(till, { countId });
    expect(
      await till.ask('count.open', { countId, name: 'Other', scope: { kind: 'all' }, isBlind: false }),
    ).toMatchObject({
      ok: false,
      error: { code: 'already-booked' },
    });
    await found(till, countId, { variantId: mug, pieces: 1 });
    await valueOf(till.ask('count.drop', { countId }));
    await valueOf(till.ask('count.drop', { countId }));
    expect(rows("SELECT payload ->> 'counted' FROM journal WHERE kind = 'count-dropped'")).toEqual([[1]]);
    expect(await piecesHere(till, mug)).toBe(10);
    const { counts } = await valueOf<{ counts: StockCount[] }>(till.ask('count.list', {}));
    expect(counts).toMatchObject([{ countId, state: 'dropped', closedAt: till.clock.at, openedBy: 'Mira' }]);
  });

  it('that nobody began, or that has ended, takes nothing', async () => {
    const countId = v7();
    const entry = { countId, entryId: v7(), variantId: mug, mode: 'add', quantity: 1000 };
    const booking = { countId, documentId: v7(), missingIsZero: false, without: [] };
    const asked = async (): Promise<unknown> => {
      const replies = await Promise.all([till.ask('count.enter', entry), till.ask('count.book', booking)]);
      return replies.map((reply) => (reply.ok ? null : reply.error.code));
    };
    expect(await asked()).toEqual(['count-unknown', 'count-unknown']);
    await openCount(till, { countId });
    await valueOf(till.ask('count.drop', { countId }));
    expect(await asked()).toEqual(['count-closed', 'count-closed']);
  });
});
