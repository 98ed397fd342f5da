import type { Basket, BasketLine } from '#domain/sale/basket.ts';
import type { StoreDocument } from '#main/channel/document.ts';
import { keptObject } from '#main/data/kept-json.ts';
import { basketOf } from './basket.ts';
import { valueOf } from './desk.ts';
import { addGoods, addShop } from './goods.ts';
import { openTestTill, type TestTill } from './till.ts';

/** A till of a shop with a store, its shift open, that sells mugs at 14.50; `mug` is their variant. */
export async function openMugTill(): Promise<{ readonly till: TestTill; readonly mug: number }> {
  const till = await openTestTill();
  addShop(till.sqlite, 'vendure', false);
  await valueOf(till.ask('shift.open', { counts: {} }));
  return { till, mug: addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 1450, onHand: 9000 }) };
}

/** A basket with more lines; an empty one unless given. */
export function withLines(lines: readonly BasketLine[], basket: Basket = basketOf([])): Basket {
  return { ...basket, lines: [...basket.lines, ...lines] };
}

/** What is to be told to the store, oldest first. */
export function documentsOf({ sqlite }: TestTill): StoreDocument[] {
  return sqlite
    .prepare<[], string>('SELECT document FROM outbox ORDER BY rowid')
    .pluck()
    .all()
    .map((text) => keptObject<StoreDocument>(text));
}
