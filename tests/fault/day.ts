import { v7 } from 'uuid';
import { emptyBasket, type Basket, type ReturnLine } from '#domain/sale/basket.ts';
import type { HeadlessTill } from '#tests/support/headless-till.ts';
import { keep, pay, ringUp, say, type Clerk } from './clerk.ts';

type Act = (till: HeadlessTill, clerk: Clerk) => Promise<void>;

/** What a clerk does in a day, each so often in a hundred. */
const DAY: readonly (readonly [times: number, act: Act])[] = [
  [45, sell],
  [15, (till, clerk) => takeBack(till, clerk, false)],
  [8, (till, clerk) => takeBack(till, clerk, true)],
  [12, park],
  [8, recall],
  [5, voidLast],
  [4, moveCash],
  [3, closeShift],
];

const TIMES = DAY.reduce((all, [times]) => all + times, 0);

/** One thing that a clerk does; with nothing to do it on, a sale. */
export async function workOn(till: HeadlessTill, clerk: Clerk): Promise<void> {
  let place = clerk.random.below(TIMES);
  for (const [times, act] of DAY) {
    if (place < times) return await act(till, clerk);
    place -= times;
  }
}

/** Opens a shift where none is open: without one nothing is sold. */
export async function openShift(till: HeadlessTill, { random, told }: Clerk): Promise<void> {
  const { shift } = await till.call('shift.current', {});
  if (shift !== null) return;
  const opened = await till.call('shift.open', { counts: { '1000': random.below(20) } });
  told.shiftsOpened.push(opened.shiftId);
}

async function sell(till: HeadlessTill, clerk: Clerk): Promise<void> {
  await pay(till, clerk, await ringUp(till, clerk));
}

/** Goods of an earlier sale come back, in part or whole; in an exchange others go out with them. */
async function takeBack(till: HeadlessTill, clerk: Clerk, isExchange: boolean): Promise<void> {
  const { random, shelf, told } = clerk;
  const sales = told.documents.filter(({ kind }) => kind === 'sale');
  const sale = sales[random.below(Math.max(sales.length, 1))];
  const line = sale === undefined ? null : await returnLine(till, clerk, sale.saleId);
  if (line === null || sale === undefined) return await sell(till, clerk);
  if (isExchange) return await pay(till, clerk, await ringUp(till, clerk, [line]));
  const basket = { ...emptyBasket(v7(), shelf.currency), lines: [line] };
  await keep(till, told, basket);
  const amount = line.credit?.total ?? 0;
  const { given } = await till.call('sale.refundTenders', { saleIds: [sale.saleId], amount });
  await pay(till, clerk, basket, given);
}

async function returnLine(till: HeadlessTill, { random }: Clerk, saleId: string): Promise<ReturnLine | null> {
  const { record, returnable } = await till.call('sale.view', { saleId });
  const open = returnable.filter((one) => one.quantity > 0);
  const which = open[random.below(Math.max(open.length, 1))];
  const sold = record.lines.find((one) => one.position === which?.position);
  if (which === undefined || sold === undefined) return null;
  const { position } = which;
  const quantity = random.below(2) === 0 ? which.quantity : 1000;
  const { sku, name, unit, unitPrice, variantId } = sold;
  return {
    id: v7(),
    kind: 'return',
    sku,
    name,
    unit,
    unitPrice,
    variantId,
    quantity,
    note: '',
    origin: { saleId, position, receiptNumber: '' },
    taxCategoryId: null,
    credit: await till.call('sale.credit', { saleId, position, quantity }),
    reason: 'does not fit',
    condition: random.below(3) === 0 ? 'damaged' : 'restock',
  };
}

async function park(till: HeadlessTill, clerk: Clerk): Promise<void> {
  const basket = await ringUp(till, clerk);
  const input = { basket, name: 'Ada', note: '' };
  await say(till, clerk.told, { procedure: 'basket.park', input });
}

async function recall(till: HeadlessTill, clerk: Clerk): Promise<void> {
  const { baskets } = await till.call('basket.parked', {});
  const [first] = baskets;
  if (first === undefined) return await sell(till, clerk);
  const { basket } = await till.call('basket.recall', { basketId: first.basketId });
  await finish(till, clerk, basket);
}

/** Pays a basket that was begun before; what came back in it may have come back another way since. */
export async function finish(till: HeadlessTill, clerk: Clerk, basket: Basket): Promise<void> {
  const isStale = basket.lines.some((line) => line.kind === 'return');
  if (!isStale) return await pay(till, clerk, basket);
  clerk.told.kept.delete(basket.id);
  await till.call('basket.discard', { basketId: basket.id });
}

async function voidLast(till: HeadlessTill, clerk: Clerk): Promise<void> {
  const { sales } = await till.call('sale.recent', { text: '', limit: 1, before: null });
  const [last] = sales;
  if (last === undefined || !(await till.call('sale.view', { saleId: last.saleId })).mayVoid) {
    return await sell(till, clerk);
  }
  const input = { saleId: last.saleId, reason: 'wrong goods', grants: [] };
  await say(till, clerk.told, { procedure: 'sale.void', input });
}

async function moveCash(till: HeadlessTill, { random, told }: Clerk): Promise<void> {
  const input = { id: v7(), kind: 'pay-in', amount: 1 + random.below(5000), reason: 'coins' } as const;
  await say(till, told, { procedure: 'shift.moveCash', input });
}

async function closeShift(till: HeadlessTill, clerk: Clerk): Promise<void> {
  const counts = { '5000': clerk.random.below(30) };
  const { report } = await till.call('shift.close', { counts, leftFloat: 0, note: '' });
  clerk.told.shiftsClosed.set(report.shiftId, report.total);
  await openShift(till, clerk);
}
