import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { itemsByCode } from '#main/data/catalog.ts';
import type { Tx } from '#main/data/database.ts';
import {
  beginInstant,
  closeRead,
  importLevels,
  postedInstant,
  unknownVariants,
} from '#main/data/stock-import.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { addSaleRow } from '#tests/support/sale.ts';

let till: TestDatabase;
let variantId: number;
const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => till.db.transaction().execute(work);
const here = async (): Promise<number | undefined> => (await itemsByCode(till.db, 'MUG'))[0]?.stock?.here;
const level = (onHand: number, locationRemoteId = '7') => ({
  variantRemoteId: 'v-MUG',
  locationRemoteId,
  onHand,
  allocated: 0,
  knownAt: 1,
});

/** A movement that the store has, or does not have yet. */
function sold(quantity: number, postedAt: number | null): void {
  const [saleId, id] = [v7(), v7()];
  const { sqlite } = till;
  addSaleRow(sqlite, saleId, Number(sqlite.prepare('SELECT count(*) + 1 FROM sale').pluck().get()));
  sqlite
    .prepare("INSERT INTO stock_movement VALUES (NULL, ?, ?, 'S1', ?, 0, NULL, 'sale', ?, NULL, NULL, 1)")
    .run(id, variantId, -quantity, saleId);
  sqlite
    .prepare('INSERT INTO unseen_movement VALUES (?, ?, ?, ?, 0, ?)')
    .run(id, variantId, saleId, -quantity, postedAt);
}

beforeEach(async () => {
  till = await openTestDatabase();
  addShop(till.sqlite);
  till.sqlite.exec("INSERT INTO stock_location (remote_id, code, name) VALUES ('8', 'W', 'Warehouse')");
  variantId = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 100, onHand: 10_000 });
});
afterEach(() => till.close());

describe('shown stock', () => {
  it('is the level less what was sold since', async () => {
    sold(2000, null);
    sold(1000, 500);
    expect(await here()).toBe(7000);
  });

  it('does not jump when a level arrives that holds a posted sale', async () => {
    sold(2000, 500);
    await write((tx) => importLevels(tx, [level(8000)], 501));
    expect(await here()).toBe(8000);
  });

  it('keeps counting a sale that was posted after its level was asked for', async () => {
    sold(2000, 500);
    await write((tx) => importLevels(tx, [level(10_000)], 500));
    expect(await here()).toBe(8000);
  });

  it('keeps counting a sale that the store does not have', async () => {
    sold(2000, null);
    await write((tx) => importLevels(tx, [level(9000)], 1_000_000));
    await write((tx) => closeRead(tx, 'feed', 1_000_000));
    expect(await here()).toBe(7000);
  });

  it('is not touched by the level of another location', async () => {
    sold(2000, 500);
    await write((tx) => importLevels(tx, [level(99_000, '8')], 501));
    expect(await here()).toBe(8000);
    expect(till.sqlite.prepare('SELECT count(*) FROM stock_level').pluck().get()).toBe(2);
  });
});

describe('the end of a read', () => {
  it('of a feed settles what was posted before it began: what was not listed had been read before', async () => {
    sold(2000, 500);
    sold(1000, 600);
    await write((tx) => closeRead(tx, 'feed', 600));
    expect(await here()).toBe(9000);
  });

  it('of a sweep leaves what it did not list, as long as there is a level to count on', async () => {
    sold(2000, 500);
    await write((tx) => closeRead(tx, 'sweep', 600));
    expect(await here()).toBe(8000);
    till.sqlite.exec('DELETE FROM stock_level');
    expect(await write((tx) => closeRead(tx, 'sweep', 600))).toBe(1);
  });

  it('of a sweep drops what was sold of a variant that the store deleted', async () => {
    sold(2000, 500);
    till.sqlite.exec('UPDATE variant SET deleted = 1');
    expect(await write((tx) => closeRead(tx, 'sweep', 600))).toBe(1);
  });
});

describe('the order of reads and posts', () => {
  it('holds when the clock of the PC goes back', async () => {
    const read = { beganAt: 9000, cursor: null, isOpen: true, knownAt: null };
    expect(postedInstant(read, 1000)).toBe(9000);
    expect(postedInstant(read, 9500)).toBe(9500);
    expect(postedInstant(null, 1000)).toBe(1000);
    expect(await beginInstant(till.db, read, 1000)).toBe(9001);
    sold(1000, 9500);
    expect(await beginInstant(till.db, read, 1000)).toBe(9501);
    expect(await beginInstant(till.db, read, 20_000)).toBe(20_000);
  });
});

it('names the variants that the till does not know', async () => {
  expect(await unknownVariants(till.db, ['v-MUG', 'v-NEW'])).toEqual(['v-NEW']);
});
