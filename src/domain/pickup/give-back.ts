import { scale, sum, type Minor } from '../money/money.ts';
import type { Thousandths } from '../stock/quantity.ts';
import type { Given, Pickup } from './pickup.ts';
import type { PickupStep } from './step.ts';
import type { WebOrder } from './web-order.ts';

/** So much of a line, or of goods that came in place of others under their offer's id. */
interface Part {
  readonly lineId: string;
  readonly quantity: Thousandths;
}

/**
 * What goods that come back are worth after others did, minor units: each line's share of what it cost, less its share
 * of what came off the order as a whole. What the order cost beside its goods is no part of it. Differences of shares,
 * each rounded half up: however all that was given comes back, the parts add up to the same.
 */
export function worthOf(given: Given, before: readonly Part[], back: readonly Part[]): Minor {
  return firstOf(given, [...before, ...back]) - firstOf(given, before);
}

/**
 * The most that may go back for goods that come back, minor units: what they and all that came back before are worth, and
 * what the order cost beside its goods, less what went back before.
 */
export function mostBack(
  { given, givenBack, givenBackAmount }: Pick<Pickup, 'given' | 'givenBack' | 'givenBackAmount'>,
  back: readonly Part[],
): Minor {
  const beside = Math.max(0, given.total - sum(goodsOf(given).map((one) => one.total)));
  return worthOf(given, [], [...givenBack, ...back]) + beside - givenBackAmount;
}

function goodsOf({ lines, substitutes }: Given): Given['lines'] {
  return [
    ...lines,
    ...substitutes.map(({ offerId, quantity, total }) => ({ lineId: offerId, quantity, total })),
  ];
}

function firstOf(given: Given, back: readonly Part[]): Minor {
  const goods = goodsOf(given);
  const all = sum(goods.map((one) => one.total));
  if (all === 0) return 0;
  const part = sum(goods.map((one) => scale(one.total, backOf(back, one.lineId), one.quantity)));
  return scale(Math.min(all, given.total), part, all);
}

function backOf(back: readonly Part[], id: string): Thousandths {
  return sum(back.flatMap(({ lineId, quantity }) => (lineId === id ? [quantity] : [])));
}

/** How money for goods that come back goes back, minor units. */
export interface BackWays {
  /** The way it was paid online. */
  readonly online: Minor;
  /** At a till, of what tills took when the order was handed over. */
  readonly here: Minor;
}

/** How `amount` goes back: online up to what was paid online and is not given back, the rest at the till. */
export function backWays(
  pickup: Pick<Pickup, 'given' | 'handedOver' | 'givenBackAmount' | 'paidBack'>,
  amount: Minor,
): BackWays {
  const { given, handedOver, givenBackAmount, paidBack } = pickup;
  const paidOnline = given.total - (handedOver?.collected ?? 0);
  const online = Math.min(amount, Math.max(0, paidOnline - (givenBackAmount - paidBack)));
  return { online, here: amount - online };
}

/** What goes back to the shopper by a step, minor units: of an order that is given up all that the store has got. */
export function givenBackBy(step: PickupStep, { paid }: Pick<WebOrder, 'paid'>): Minor {
  if (step.kind === 'give-back') return step.amount;
  return step.kind === 'cancel' ? paid : 0;
}

/** Whether a step can be taken here: what was sent to the shopper may come back to any shop of ours. */
export function isTakenHere(
  { locationCode }: Pick<WebOrder, 'locationCode'>,
  kind: PickupStep['kind'],
  isCollectedHere: boolean,
): boolean {
  return isCollectedHere || (locationCode === null && kind === 'give-back');
}
