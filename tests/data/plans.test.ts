import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { itemsByCode, itemsByWords, itemsNear, listItems } from '#main/data/catalog.ts';
import type { Reader } from '#main/data/database.ts';
import { nextDeviceJob } from '#main/data/device-job.ts';
import { customerBalances, findVoucher } from '#main/data/account.ts';
import { findKeptBasket, openBaskets } from '#main/data/open-basket.ts';
import {
  countedLines,
  differenceOf,
  differingLines,
  findTally,
  missingVariants,
} from '#main/data/count-line.ts';
import { findCount, isInScope } from '#main/data/count.ts';
import { boardCards, openOrders, orderByCode } from '#main/data/pickup-board.ts';
import { givenBackSince, lastOwnStep, stepDeliveries } from '#main/data/pickup-event.ts';
import { offeredPromotions } from '#main/data/promotion-use.ts';
import { lastStanding, returnedOf } from '#main/data/sale-return.ts';
import { findOpenShift } from '#main/data/shift.ts';
import { findSale } from '#main/data/sale.ts';
import { recentSales } from '#main/data/sale-list.ts';
import { knownVariants } from '#main/data/sellable.ts';
import { deliveryLines, openDeliveries } from '#main/data/delivery.ts';
import { stockGoods } from '#main/data/stock-goods.ts';
import { movementsOfVariant } from '#main/data/stock-history.ts';
import { placeLevels, stockHere } from '#main/data/stock-level.ts';
import { lastMovementSeq, movedSince } from '#main/data/stock-movement.ts';
import { openTransfers, transferLines } from '#main/data/stock-transfer.ts';
import { findOrder } from '#main/data/web-order.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let till: TestDatabase;

beforeEach(async () => {
  till = await openTestDatabase();
  addShop(till.sqlite);
  for (let index = 0; index < 60; index += 1) {
    addGoods(till.sqlite, { sku: `S${index}`, name: `Goods ${index}`, price: 100, barcode: `${index}` });
  }
});

afterEach(() => till.close());

const ID = '00000000-0000-7000-8000-000000000001';

const span = { offset: 0, limit: 20 };

const HOT: Readonly<Record<string, (db: Reader) => Promise<unknown>>> = {
  'a scanned code': (db) => itemsByCode(db, '7'),
  'search by words': (db) => itemsByWords(db, { text: 'goods', words: ['goods'] }, span),
  'search of what was mistyped': (db) => itemsNear(db, ['goo', 'ood'], 1, 20),
  'the list by name': (db) => listItems(db, null, span),
  'the list of a category': (db) => listItems(db, 1, span),
  'what a commit sells': (db) => knownVariants(db, [1, 2, 3]),
  'one sale': (db) => findSale(db, ID),
  'recent sales': (db) => recentSales(db, { text: '', limit: 50, before: null }),
  'what a text finds among the sales': (db) => recentSales(db, { text: 'mug', limit: 50, before: null }),
  'what a number finds among the sales': (db) => recentSales(db, { text: 'R1-7', limit: 50, before: null }),
  'what came back of a sale': (db) => returnedOf(db, ID),
  'the last sale of a shift': (db) => lastStanding(db, ID),
  'the open baskets': (db) => openBaskets(db),
  'one basket': (db) => findKeptBasket(db, ID),
  'a voucher': (db) => findVoucher(db, 'GIFT-0001'),
  'what a customer has': (db) => customerBalances(db, ID),
  'the promotions on offer': (db) => offeredPromotions(db, ID),
  'the open shift': (db) => findOpenShift(db),
  'the next job for the printer': (db) => nextDeviceJob(db),
  'what is here of some goods': (db) => stockHere(db, [1, 2, 3], 1),
  'what goods are called': (db) => stockGoods(db, [1, 2, 3]),
  'what every place has': (db) => placeLevels(db, 1),
  'the history of a variant': (db) => movementsOfVariant(db, 1, { before: ID, limit: 50 }),
  'the last movement': (db) => lastMovementSeq(db),
  'what moved since': (db) => movedSince(db, 1, 5),
  'the deliveries': (db) => openDeliveries(db),
  'what came of deliveries': (db) => deliveryLines(db, [ID]),
  'the transfers': (db) => openTransfers(db),
  'what transfers carry': (db) => transferLines(db, [ID]),
  'the pickup board': (db) => boardCards(db),
  'how much is to be picked up': (db) => openOrders(db),
  'the order of a pickup code': (db) => orderByCode(db, 'K7M2QX4P'),
  'one order': (db) => findOrder(db, '1'),
  'where the steps of an order are': (db) => stepDeliveries(db, '1'),
  'the last step of an order': (db) => lastOwnStep(db, '1'),
  'what was given back today': (db) => givenBackSince(db, 'R1', 1),
  'one count': (db) => findCount(db, ID),
  'whether goods are to be counted': (db) => isInScope(db, { kind: 'category', categoryId: 1 }, 1),
  'the tally of a variant': (db) => findTally(db, ID, 1),
  'what was counted': (db) => countedLines(db, ID, span),
  'what differs': (db) => differingLines(db, ID, span),
  'what the differences are worth': (db) => differenceOf(db, ID),
  'what nobody counted': (db) => missingVariants(db, ID, { kind: 'all' }, span),
};

/** Reading a whole table is right only for those that never hold more than a few rows. */
const SMALL =
  /^SCAN (shop|register|tax_category|open_basket|stock_location|part|json_each|CONSTANT ROW|\(subquery|near|above|below|page|place)/;

describe('no hot query reads a whole table', () => {
  it.each(Object.entries(HOT))('%s', async (_, run) => {
    const prepared = vi.spyOn(till.sqlite, 'prepare');
    await run(till.db);
    const texts = prepared.mock.calls.map(([text]) => text);
    prepared.mockRestore();
    expect(texts).not.toEqual([]);
    for (const text of texts) expect(wholeTableReads(text)).toEqual([]);
  });
});

function wholeTableReads(text: string): string[] {
  const values = (text.match(/\?/g) ?? []).map(() => null);
  const plan = till.sqlite
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
    .all(...values);
  return plan
    .map((step) => step.detail)
    .filter(
      (detail) => detail.startsWith('SCAN') && !/USING (COVERING )?INDEX|VIRTUAL TABLE INDEX/.test(detail),
    )
    .filter((detail) => !SMALL.test(detail));
}
