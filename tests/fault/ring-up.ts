import { v7 } from 'uuid';
import type { CatalogItem } from '#contract/catalog.ts';
import { reduceBasket, type Basket } from '#domain/sale/basket.ts';
import { settle } from '#domain/sale/settle.ts';
import { TillGone, type HeadlessTill } from '#tests/support/headless-till.ts';
import type { Acknowledged } from './audit.ts';
import type { Random } from './random.ts';

/** What can be sold, and in which currency. */
export interface Shelf {
  readonly currency: string;
  readonly items: readonly CatalogItem[];
}

/**
 * Rings up one to five goods as a clerk does: each is added and the open basket kept, then it is paid.
 * Gives the sale when the till acknowledged it, null when the till died before.
 */
export async function ringUp(till: HeadlessTill, shelf: Shelf, random: Random): Promise<Acknowledged | null> {
  try {
    let basket: Basket = { id: v7(), currency: shelf.currency, lines: [] };
    for (let scans = 1 + random.below(5); scans > 0; scans -= 1) {
      basket = await scan(till, basket, shelf.items[random.below(shelf.items.length)]);
    }
    return await pay(till, basket);
  } catch (error) {
    if (error instanceof TillGone) return null;
    throw error;
  }
}

async function scan(till: HeadlessTill, basket: Basket, item: CatalogItem | undefined): Promise<Basket> {
  if (item === undefined) throw new Error('there is nothing to sell');
  const { variantId, sku, name, unit, price, ratePpm } = item;
  const line = { id: v7(), variantId, sku, name, unit, quantity: 1000, unitPrice: price, ratePpm };
  const next = reduceBasket(basket, { kind: 'add', line });
  await till.call('sale.keepDraft', { basket: next });
  return next;
}

async function pay(till: HeadlessTill, basket: Basket): Promise<Acknowledged> {
  const shownTotal = settle(basket.lines).total;
  const sale = await till.call('sale.commit', {
    basket,
    shownTotal,
    tender: { kind: 'cash', given: shownTotal },
  });
  return { saleId: sale.saleId, receiptNumber: sale.receiptNumber, total: sale.total };
}
