import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { basketOf } from '#tests/support/basket.ts';
import { sold, valueOf } from '#tests/support/desk.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { adjust, historyOf, levelHere, piecesHere, receive } from '#tests/support/stock-room.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
let mug: number;
let lamp: number;

const rows = (text: string): unknown[] => till.sqlite.prepare(text).all();
const count = (table: string): unknown => till.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  mug = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 500, onHand: 10_000 });
  lamp = addGoods(till.sqlite, { sku: 'LAMP', name: 'Lamp', price: 4000 });
});

afterEach(() => till.close());

describe('goods that arrive', () => {
  it('are a document, movements, a journal entry and a message to the store, at once', async () => {
    const documentId = v7();
    await valueOf(
      receive(till, { [mug]: 5, [lamp]: 2 }, { documentId, supplier: 'Potters', reference: 'LS-7' }),
    );
    expect(await piecesHere(till, mug)).toBe(15);
    expect(rows('SELECT kind, clerk, supplier, reference FROM stock_document')).toEqual([
      { kind: 'receipt', clerk: 'Mira', supplier: 'Potters', reference: 'LS-7' },
    ]);
    expect(rows('SELECT variant_id, quantity, after, reason FROM stock_movement ORDER BY seq')).toEqual([
      { variant_id: mug, quantity: 5000, after: 15_000, reason: 'receipt' },
      { variant_id: lamp, quantity: 2000, after: null, reason: 'receipt' },
    ]);
    const [message] = rows(
      `SELECT kind, document ->> 'of' AS cause, document ->> 'note' AS note, document ->> '$.moves[0].variantRemoteId' AS first,
        json_array_length(document -> 'moves') AS moves FROM outbox WHERE id = '${documentId}'`,
    );
    expect(message).toEqual({
      kind: 'stock',
      cause: 'receipt',
      note: 'R1 · Potters · LS-7',
      first: 'v-MUG',
      moves: 2,
    });
    expect(rows('SELECT document_id FROM unseen_movement')).toEqual([
      { document_id: documentId },
      { document_id: documentId },
    ]);
    expect(rows("SELECT payload ->> 'id' AS id FROM journal WHERE kind = 'stock-received'")).toEqual([
      { id: documentId },
    ]);
    expect(till.touched).toEqual(expect.arrayContaining(['stock', 'journal', 'sync']));
  });

  it('are booked once, however often it is asked; the same id for other goods is refused', async () => {
    const documentId = v7();
    const again = await Promise.all([1, 2, 3].map(() => receive(till, { [mug]: 5 }, { documentId })));
    expect(again.every(({ ok }) => ok)).toBe(true);
    expect(await piecesHere(till, mug)).toBe(15);
    expect(count('outbox')).toBe(1);
    const other = await receive(till, { [mug]: 6 }, { documentId });
    expect(other).toMatchObject({ ok: false, error: { code: 'already-booked' } });
    const adjusted = await adjust(till, { [mug]: 5 }, { documentId });
    expect(adjusted).toMatchObject({ ok: false, error: { code: 'already-booked' } });
    expect(await piecesHere(till, mug)).toBe(15);
  });

  it('are one line when they were scanned twice', async () => {
    const lines = [1000, 2000].map((quantity) => ({ variantId: mug, quantity }));
    await valueOf(receive(till, {}, { lines }));
    expect(count('stock_movement')).toBe(1);
    expect(await piecesHere(till, mug)).toBe(13);
  });

  it('are refused when the store has deleted them, when nobody knows them, and in parts of pieces', async () => {
    till.sqlite.exec(`UPDATE variant SET deleted = 1 WHERE id = ${lamp}`);
    expect(await receive(till, { [mug]: 1, [lamp]: 1 })).toMatchObject({
      ok: false,
      error: { code: 'goods-unknown', details: { name: 'Lamp' } },
    });
    expect(await receive(till, { 99: 1 })).toMatchObject({ ok: false, error: { code: 'goods-unknown' } });
    expect(await receive(till, { [mug]: 0.5 })).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(['stock_document', 'stock_movement', 'outbox', 'journal'].map(count)).toEqual([0, 0, 0, 0]);
  });
});

describe('an adjustment', () => {
  it('says why, in the history too', async () => {
    await valueOf(adjust(till, { [mug]: -2 }, { reason: 'damaged', note: 'fell down' }));
    expect(await piecesHere(till, mug)).toBe(8);
    const { movements } = await historyOf(till, mug);
    expect(movements).toMatchObject([
      {
        reason: 'adjustment',
        quantity: -2000,
        after: 8000,
        adjustReason: 'damaged',
        note: 'fell down',
        clerk: 'Mira',
        delivery: 'waiting',
      },
    ]);
  });

  it('of nothing in the end is not written', async () => {
    const lines = [1000, -1000].map((quantity) => ({ variantId: mug, quantity }));
    await valueOf(adjust(till, {}, { lines }));
    expect(count('stock_document')).toBe(0);
  });
});

describe('a shop without a store', () => {
  beforeEach(() => void till.sqlite.exec("UPDATE shop SET kind = 'empty'"));

  it('keeps the level itself: nothing waits for anybody', async () => {
    await valueOf(receive(till, { [mug]: 5 }));
    await sold(till, basketOf([{ variantId: mug, price: 500, pieces: 3 }]));
    expect(await levelHere(till, mug)).toMatchObject({
      onHand: 12_000,
      unseen: 0,
      now: 12_000,
      knownAt: till.clock.at,
    });
    expect([count('unseen_movement'), count('outbox')]).toEqual([0, 0]);
    const { movements } = await historyOf(till, mug);
    expect(movements.map(({ after, elsewhere, delivery }) => [after, elsewhere, delivery])).toEqual([
      [12_000, 0, 'none'],
      [15_000, null, 'none'],
    ]);
  });

  it('knows nothing of goods that were never counted in, until they are', async () => {
    await sold(till, basketOf([{ variantId: lamp, price: 4000 }]));
    expect(await piecesHere(till, lamp)).toBeNull();
    await valueOf(adjust(till, { [lamp]: -1 }));
    expect(await piecesHere(till, lamp)).toBeNull();
    await valueOf(receive(till, { [lamp]: 4 }));
    expect(await piecesHere(till, lamp)).toBe(4);
    await sold(till, basketOf([{ variantId: lamp, price: 4000 }]));
    expect(await piecesHere(till, lamp)).toBe(3);
  });
});
