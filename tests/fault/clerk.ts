import { v7 } from 'uuid';
import type { CatalogItem } from '#contract/catalog.ts';
import { emptyBasket, type Basket, type BasketLine } from '#domain/sale/basket.ts';
import { reduceBasket } from '#domain/sale/reduce-basket.ts';
import { settle } from '#domain/sale/settle.ts';
import type { Given } from '#domain/sale/tender.ts';
import { systemClock } from '#main/config/clock.ts';
import { goodsLine } from '#tests/support/basket.ts';
import { givenOf } from '#tests/support/given.ts';
import type { HeadlessTill } from '#tests/support/headless-till.ts';
import type { Random } from './random.ts';
import { contentOf, keeping, keptNow, type Repeatable, type Told } from './told.ts';

/** What can be sold, and in which currency. */
export interface Shelf {
  readonly currency: string;
  readonly items: readonly CatalogItem[];
}

/** Whoever stands at the till through all its lives. */
export interface Clerk {
  readonly shelf: Shelf;
  readonly random: Random;
  readonly told: Told;
}

/** Says a command, noting it as unanswered until the till has answered it. */
export async function say(till: HeadlessTill, told: Told, message: Repeatable): Promise<void> {
  told.unanswered = message;
  await answered(till, told, message, false);
}

/** As a clerk does whose till died before it answered: the same once more. */
export async function sayAgain(till: HeadlessTill, told: Told): Promise<void> {
  if (told.unanswered !== null) await answered(till, told, told.unanswered, true);
}

async function answered(
  till: HeadlessTill,
  told: Told,
  message: Repeatable,
  isAgain: boolean,
): Promise<void> {
  switch (message.procedure) {
    case 'sale.commit':
    case 'sale.void': {
      const made =
        message.procedure === 'sale.commit'
          ? await till.call('sale.commit', message.input)
          : await till.call('sale.void', message.input);
      const { saleId, kind, receiptNumber, total, repeated } = made;
      told.documents.push({ saleId, kind, receiptNumber, total });
      told.kept.delete(saleId);
      if (isAgain) told.again[repeated ? 'made' : 'notMade'] += 1;
      break;
    }
    case 'basket.park':
      await till.call('basket.park', message.input);
      keptNow(told, message.input.basket);
      break;
    case 'shift.moveCash':
      await till.call('shift.moveCash', message.input);
      told.moves.push(message.input.id);
      break;
  }
  told.unanswered = null;
}

/** Rings up one to five goods: each is added and the open basket kept. */
export async function ringUp(
  till: HeadlessTill,
  { shelf, random, told }: Clerk,
  begun: readonly BasketLine[] = [],
): Promise<Basket> {
  let basket: Basket = { ...emptyBasket(v7(), shelf.currency), lines: begun };
  for (let scans = 1 + random.below(5); scans > 0; scans -= 1) {
    const item = shelf.items[random.below(shelf.items.length)];
    if (item === undefined) throw new Error('there is nothing to sell');
    const { variantId, sku, name, unit, price, taxCategoryId, categoryIds } = item;
    const line = goodsLine({ variantId, sku, name, unit, price, taxCategoryId, categoryIds });
    basket = reduceBasket(basket, { kind: 'add', line });
    await keep(till, told, basket);
  }
  return basket;
}

/** Keeps an open basket, as the screen does at each change. */
export async function keep(till: HeadlessTill, told: Told, basket: Basket): Promise<void> {
  keeping(told, basket);
  await till.call('basket.keep', { basket });
  keptNow(told, basket);
}

/** Pays a basket, or pays it out: in cash with change, by card, or by both, unless `given` says how. */
export async function pay(
  till: HeadlessTill,
  clerk: Clerk,
  basket: Basket,
  given?: readonly Given[],
): Promise<void> {
  const settledAt = Date.now();
  const moment = { at: settledAt, utcOffsetMinutes: systemClock.utcOffsetMinutes(settledAt) };
  const { total } = settle(basket, await till.call('sale.rules', {}), moment);
  const input = {
    basket,
    settledAt,
    shownTotal: total,
    given: [...(given ?? tendersFor(total, clerk.random))],
  };
  await say(till, clerk.told, { procedure: 'sale.commit', input });
}

function tendersFor(total: number, random: Random): Given[] {
  if (total <= 0) return total === 0 ? [] : [givenOf(total)];
  const card = [0, total, Math.floor(total / 3)][random.below(3)] ?? 0;
  const byCard = card === 0 ? [] : [givenOf(card, { kind: 'card', reference: `T-${total}` })];
  return card === total ? byCard : [...byCard, givenOf(total - card + random.below(500))];
}

/** What came through the kill: every basket that was kept must be there as it was, open or parked. */
export async function lookAfterBaskets(till: HeadlessTill, { told }: Clerk): Promise<Basket[]> {
  const { baskets, unreadable } = await till.call('basket.open', {});
  if (unreadable > 0) throw new Error(`${unreadable} open baskets can't be read any more`);
  for (const basket of baskets) {
    const known = told.kept.get(basket.id);
    if (known?.includes(contentOf(basket)) === false)
      throw new Error(`basket ${basket.id} is not as it was kept`);
  }
  return baskets;
}
