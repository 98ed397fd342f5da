import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import type { StockLevel } from '#contract/stock.ts';
import { valueOf } from '#tests/support/desk.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { historyOf, linesOf, piecesHere, transfersUnderWay } from '#tests/support/stock-room.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
let mug: number;

const out = (pieces: number, change: object = {}) =>
  till.ask('stock.transferOut', {
    documentId: v7(),
    toLocationCode: 'W',
    note: '',
    lines: linesOf({ [mug]: pieces }),
    ...change,
  });

const comesIn = (pieces: number, change: object = {}) =>
  till.ask('stock.transferIn', {
    documentId: v7(),
    transferId: null,
    fromLocationCode: 'W',
    note: '',
    lines: linesOf({ [mug]: pieces }),
    ...change,
  });

const levels = async (): Promise<StockLevel[]> =>
  (await valueOf<{ levels: StockLevel[] }>(till.ask('stock.levels', { variantId: mug }))).levels;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  till.sqlite.exec(
    "INSERT INTO stock_location (id, remote_id, code, name) VALUES (2, '8', 'W', 'Warehouse')",
  );
  mug = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 500, onHand: 10_000 });
  till.sqlite.exec(`INSERT INTO stock_level VALUES (${mug}, 2, 40000, 5000, 7)`);
});

afterEach(() => till.close());

describe('a transfer', () => {
  it('leaves here at once and is on its way there until somebody says that it arrived', async () => {
    const transferId = v7();
    await valueOf(out(4, { documentId: transferId, note: 'by van' }));
    expect(await levels()).toMatchObject([
      { code: 'S1', isHere: true, onHand: 10_000, unseen: -4000, now: 6000, incoming: 0 },
      {
        code: 'W',
        isHere: false,
        onHand: 40_000,
        held: 5000,
        knownAt: 7,
        unseen: 0,
        now: 40_000,
        incoming: 4000,
      },
    ]);
    expect(await transfersUnderWay(till)).toMatchObject([
      {
        transferId,
        from: { code: 'S1' },
        to: { code: 'W', name: 'Warehouse' },
        note: 'by van',
        lines: [{ name: 'Mug', quantity: 4000, arrived: 0 }],
      },
    ]);
    await valueOf(till.ask('stock.closeTransfer', { transferId }));
    await valueOf(till.ask('stock.closeTransfer', { transferId }));
    expect(await transfersUnderWay(till)).toEqual([]);
    expect((await levels())[1]?.incoming).toBe(0);
    expect(await piecesHere(till, mug)).toBe(6);
  });

  it('is under way once, however often it is sent', async () => {
    const documentId = v7();
    await valueOf(out(4, { documentId }));
    await valueOf(out(4, { documentId }));
    expect(await transfersUnderWay(till)).toHaveLength(1);
    expect(await out(5, { documentId })).toMatchObject({ ok: false, error: { code: 'already-booked' } });
    expect(await piecesHere(till, mug)).toBe(6);
  });

  it('arrives from elsewhere, by its paper or without', async () => {
    await valueOf(comesIn(3, { transferId: v7() }));
    await valueOf(comesIn(1));
    expect(await piecesHere(till, mug)).toBe(14);
    expect((await historyOf(till, mug)).movements).toMatchObject([
      { reason: 'transfer-in', name: 'Warehouse', quantity: 1000 },
      { reason: 'transfer-in', name: 'Warehouse', quantity: 3000 },
    ]);
  });

  it('that came back is no longer under way', async () => {
    const transferId = v7();
    await valueOf(out(4, { documentId: transferId }));
    await valueOf(comesIn(1, { transferId }));
    expect((await transfersUnderWay(till))[0]?.lines[0]?.arrived).toBe(1000);
    expect((await levels())[1]?.incoming).toBe(3000);
    await valueOf(comesIn(3, { transferId }));
    expect(await transfersUnderWay(till)).toEqual([]);
    expect(await piecesHere(till, mug)).toBe(10);
  });

  it('goes to another place of the shop, nowhere else', async () => {
    for (const toLocationCode of ['S1', 'MOON']) {
      expect(await out(1, { toLocationCode })).toMatchObject({
        ok: false,
        error: { code: 'location-unknown' },
      });
    }
    expect(await till.ask('stock.closeTransfer', { transferId: v7() })).toMatchObject({
      ok: false,
      error: { code: 'transfer-unknown' },
    });
    expect(await piecesHere(till, mug)).toBe(10);
  });

  it('keeps its code when the store has dropped the place', async () => {
    await valueOf(out(1));
    till.sqlite.exec("DELETE FROM stock_location WHERE code = 'W'");
    expect((await transfersUnderWay(till))[0]?.to).toEqual({ code: 'W', name: 'W', isHere: false });
  });
});
