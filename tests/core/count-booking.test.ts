import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { basketOf } from '#tests/support/basket.ts';
import { sold, valueOf } from '#tests/support/desk.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { book, countView, found, openCount, piecesHere, receive } from '#tests/support/stock-room.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
let mug: number;
let lamp: number;
let box: number;

const sell = (variantId: number, pieces: number): Promise<unknown> =>
  sold(till, basketOf([{ variantId, price: 500, pieces }]));

const rows = (text: string): unknown[] => till.sqlite.prepare(text).raw().all();

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  mug = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 500, onHand: 10_000 });
  lamp = addGoods(till.sqlite, { sku: 'LAMP', name: 'Lamp', price: 500, onHand: 4000 });
  box = addGoods(till.sqlite, { sku: 'BOX', name: 'Box', price: 500 });
});

afterEach(() => till.close());

describe('booking', () => {
  it('moves the differences, whatever was sold and received since', async () => {
    const countId = await openCount(till);
    await found(till, countId, { variantId: mug, pieces: 9 });
    await found(till, countId, { variantId: lamp, pieces: 4 });
    await sell(mug, 2);
    await valueOf(receive(till, { [mug]: 5 }));
    const documentId = v7();
    expect(await book(till, countId, { documentId })).toBe(2);
    expect([await piecesHere(till, mug), await piecesHere(till, lamp)]).toEqual([12, 4]);
    expect(
      rows(
        "SELECT id, quantity, expected FROM stock_document JOIN stock_document_line ON document_id = id WHERE kind = 'count'",
      ),
    ).toEqual([
      [documentId, -1000, 10_000],
      [documentId, 0, 4000],
    ]);
    expect(
      rows(`SELECT json_array_length(document -> 'moves') FROM outbox WHERE id = '${documentId}'`),
    ).toEqual([[1]]);
    expect((await countView(till, countId)).count).toMatchObject({ state: 'booked', booked: 2 });
  });

  it('leaves nothing to be seen of goods that the store has deleted: it is never told of them', async () => {
    const countId = await openCount(till);
    await found(till, countId, { variantId: mug, pieces: 3 });
    till.sqlite.exec(`UPDATE variant SET deleted = 1 WHERE id = ${mug}`);
    expect(await book(till, countId, { documentId: v7() })).toBe(1);
    expect(rows('SELECT quantity FROM stock_movement')).toEqual([[-7000]]);
    expect(rows('SELECT * FROM outbox')).toEqual([]);
    expect(rows('SELECT * FROM unseen_movement')).toEqual([]);
  });

  it('is done once', async () => {
    const countId = await openCount(till);
    await found(till, countId, { variantId: mug, pieces: 9 });
    const documentId = v7();
    const all = await Promise.all([1, 2, 3].map(() => book(till, countId, { documentId })));
    expect(all).toEqual([1, 1, 1]);
    expect(await book(till, countId, { documentId })).toBe(1);
    expect(await piecesHere(till, mug)).toBe(9);
    const other = { countId, documentId: v7(), missingIsZero: false, without: [] };
    expect(await till.ask('count.book', other)).toMatchObject({ ok: false, error: { code: 'count-closed' } });
    expect(await till.ask('count.drop', { countId })).toMatchObject({
      ok: false,
      error: { code: 'count-closed' },
    });
  });

  it('leaves what nobody counted, or takes it for gone; what is left out stays', async () => {
    const first = await openCount(till);
    await found(till, first, { variantId: mug, pieces: 9 });
    expect(await book(till, first, { without: [mug] })).toBe(0);
    expect([await piecesHere(till, mug), await piecesHere(till, lamp)]).toEqual([10, 4]);
    const second = await openCount(till);
    await found(till, second, { variantId: mug, pieces: 9 });
    await sell(lamp, 1);
    expect(await book(till, second, { missingIsZero: true })).toBe(2);
    expect([await piecesHere(till, mug), await piecesHere(till, lamp)]).toEqual([9, 0]);
    expect(await piecesHere(till, box)).toBeNull();
    const third = await openCount(till);
    expect(await book(till, third, { missingIsZero: true, without: [mug] })).toBe(0);
    expect(await piecesHere(till, mug)).toBe(9);
  });

  it('does not tell the store of goods that it has deleted', async () => {
    const countId = await openCount(till);
    await found(till, countId, { variantId: mug, pieces: 9 });
    till.sqlite.exec(`UPDATE variant SET deleted = 1 WHERE id = ${mug}`);
    expect(await book(till, countId)).toBe(1);
    expect(rows('SELECT id FROM outbox')).toEqual([]);
  });

  it('in a shop without a store begins the level of goods that had none', async () => {
    till.sqlite.exec("UPDATE shop SET kind = 'empty'");
    const countId = await openCount(till);
    const line = await found(till, countId, { variantId: box, pieces: 3 });
    expect(line).toMatchObject({ expected: null, difference: 3000 });
    expect((await found(till, countId, { variantId: mug, pieces: 10 })).isOld).toBe(false);
    await sell(box, 1);
    await book(till, countId);
    expect([await piecesHere(till, box), await piecesHere(till, mug)]).toEqual([2, 10]);
  });
});

describe('a big count', () => {
  let many: number[];
  let countId: string;

  const booking = (documentId: string) =>
    till.ask('count.book', { countId, documentId, missingIsZero: true, without: [] });

  beforeEach(async () => {
    many = Array.from({ length: 450 }, (_, index) =>
      addGoods(till.sqlite, { sku: `G${index}`, name: `Goods ${index}`, price: 500, onHand: 5000 }),
    );
    countId = await openCount(till);
    for (const variantId of many.slice(0, 260)) await found(till, countId, { variantId, pieces: 3 });
  });

  const levels = (): unknown[] =>
    rows(`SELECT DISTINCT stock_level.on_hand + coalesce((SELECT sum(quantity) FROM unseen_movement AS one
      WHERE one.variant_id = stock_level.variant_id), 0) AS now FROM stock_level
      JOIN variant ON variant.id = stock_level.variant_id WHERE sku LIKE 'G%' ORDER BY now`);

  it('is booked as several documents, each of which the store gets', async () => {
    expect(await book(till, countId, { missingIsZero: true })).toBe(452);
    expect(levels()).toEqual([[0], [3000]]);
    const documents = rows('SELECT count(*) FROM stock_document');
    expect(documents).toEqual(rows('SELECT count(*) FROM outbox'));
    expect(documents).not.toEqual([[1]]);
    expect(await piecesHere(till, mug)).toBe(0);
  });

  it('that was stopped in the middle goes on by what was decided first, and books nothing twice', async () => {
    till.sqlite.exec(`CREATE TRIGGER power_cut BEFORE INSERT ON stock_document
      WHEN (SELECT count(*) FROM stock_document) = 1 BEGIN SELECT raise(ABORT, 'power cut'); END`);
    const documentId = v7();
    expect(await booking(documentId)).toMatchObject({ ok: false, error: { code: 'internal' } });
    till.bugs.length = 0;
    const { count } = await countView(till, countId);
    expect(count.state).toBe('booking');
    expect(count.booked).toBeGreaterThan(0);
    const late = { countId, entryId: v7(), variantId: lamp, mode: 'add', quantity: 1000 };
    expect(await till.ask('count.enter', late)).toMatchObject({ ok: false, error: { code: 'count-closed' } });
    till.sqlite.exec('DROP TRIGGER power_cut');
    expect(await book(till, countId, { documentId: v7() })).toBe(452);
    expect(levels()).toEqual([[0], [3000]]);
    expect(rows('SELECT count(*) FROM stock_movement')).toEqual([[452]]);
    expect(await book(till, countId, { documentId })).toBe(452);
  });

  it('lets the shop sell meanwhile', async () => {
    const [first = 0] = many;
    const [booked] = await Promise.all([
      book(till, countId, { missingIsZero: true }),
      sell(first, 1),
      sell(first, 1),
      book(till, countId, { missingIsZero: true, documentId: v7() }),
    ]);
    expect(booked).toBe(452);
    expect(await piecesHere(till, first)).toBe(1);
    expect(till.bugs).toEqual([]);
  });
});
