import { v7 } from 'uuid';
import type { CatalogItem } from '#contract/catalog.ts';
import type { InputOf } from '#contract/procedure.ts';
import type { sale } from '#contract/sale.ts';
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

/** What the screen sends to have a basket paid. */
export type Payment = InputOf<typeof sale.commit>;

/** How ringing up ended: acknowledged, or the till died, with the payment that it had not answered, if any. */
export type RungUp =
  | { readonly kind: 'sold'; readonly sale: Acknowledged; readonly repeated: boolean }
  | { readonly kind: 'gone'; readonly unanswered: Payment | null };

/** Rings up one to five goods as a clerk does: each is added and the open basket kept, then it is paid. */
export async function ringUp(till: HeadlessTill, shelf: Shelf, random: Random): Promise<RungUp> {
  try {
    let basket: Basket = { id: v7(), currency: shelf.currency, lines: [] };
    for (let scans = 1 + random.below(5); scans > 0; scans -= 1) {
      basket = await scan(till, basket, shelf.items[random.below(shelf.items.length)]);
    }
    const shownTotal = settle(basket.lines).total;
    return await pay(till, { basket, shownTotal, tender: { kind: 'cash', given: shownTotal } });
  } catch (error) {
    if (error instanceof TillGone) return { kind: 'gone', unanswered: null };
    throw error;
  }
}

/** Pays a basket, for the first time or, when nobody knows what became of that, again. */
export async function pay(till: HeadlessTill, payment: Payment): Promise<RungUp> {
  try {
    const { saleId, receiptNumber, total, repeated } = await till.call('sale.commit', payment);
    return { kind: 'sold', sale: { saleId, receiptNumber, total }, repeated };
  } catch (error) {
    if (error instanceof TillGone) return { kind: 'gone', unanswered: payment };
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
