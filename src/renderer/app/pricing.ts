import { createStore, type StoreApi } from 'zustand/vanilla';
import { signedAmountSchema } from '#contract/amounts.ts';
import type { OutputOf } from '#contract/procedure.ts';
import type { sale } from '#contract/sale.ts';
import type { Moment } from '#domain/promotion/promotion.ts';
import type { Basket } from '#domain/sale/basket.ts';
import { settle } from '#domain/sale/settle.ts';
import type { Settlement } from '#domain/sale/settlement.ts';
import { activeBasket, type Counter } from './counter.ts';
import { isAlike } from './is-alike.ts';

/** What settling and paying go by, as the till told it. */
export type SaleRules = OutputOf<typeof sale.rules>;

/** A basket with its amounts, the rules they follow, and the moment that decided which promotions hold. */
export interface Priced {
  readonly basket: Basket;
  readonly rules: SaleRules;
  readonly moment: Moment;
  readonly settlement: Settlement;
}

/** The one place of the screen where baskets get their amounts: once per change. */
export interface Pricer {
  readonly rules: () => SaleRules | null;
  readonly learn: (rules: SaleRules) => void;
  /** Null without rules, or where the amounts are more than a till can count. */
  readonly price: (basket: Basket) => Priced | null;
  /** False where the amounts are more than a till can count. */
  readonly isPayable: (basket: Basket) => boolean;
}

/** Promotions hold by the minute, so amounts are looked at again so often; milliseconds. */
const FRESH_FOR = 60_000;

/** `now` gives milliseconds UTC. */
export function createPricer(now: () => number = Date.now): Pricer {
  let rules: SaleRules | null = null;
  let known = new WeakMap<Basket, Priced>();
  let last: Priced | null = null;
  const price: Pricer['price'] = (basket) => {
    if (rules === null) return null;
    const at = now();
    const before = known.get(basket);
    if (before !== undefined && Math.abs(at - before.moment.at) < FRESH_FOR) return before;
    const priced = priceAt(basket, rules, at);
    if (priced === null) return null;
    last = { ...priced, settlement: withSameLines(last?.settlement ?? null, priced.settlement) };
    known.set(basket, last);
    return last;
  };
  return {
    rules: () => rules,
    learn: (learned) => {
      rules = learned;
      known = new WeakMap();
    },
    price,
    isPayable: (basket) => rules === null || price(basket) !== null,
  };
}

function priceAt(basket: Basket, rules: SaleRules, at: number): Priced | null {
  // The minutes that the PC's clock is behind UTC at that instant, turned round; never minus zero.
  const moment = { at, utcOffsetMinutes: 0 - new Date(at).getTimezoneOffset() };
  try {
    const settlement = settle(basket, rules, moment);
    const amounts = [settlement.total, ...settlement.lines.map((line) => line.total)];
    const isCountable = amounts.every((amount) => signedAmountSchema.safeParse(amount).success);
    return isCountable ? { basket, rules, moment, settlement } : null;
  } catch (error) {
    // What leaves the safe whole numbers on the way.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Lines that came out as before stay the same objects, so that only what changed is drawn again. */
function withSameLines(before: Settlement | null, now: Settlement): Settlement {
  const known = new Map(before?.lines.map((line) => [line.lineId, line]));
  const lines = now.lines.map((line) => {
    const old = known.get(line.lineId);
    return old !== undefined && isAlike(old, line) ? old : line;
  });
  return { ...now, lines };
}

/** The basket in front with its amounts, always in step with the counter. */
export interface Pricing extends Pricer {
  /** Null while the rules are not known, and where the amounts are more than a till can count. */
  readonly store: StoreApi<Priced | null>;
  readonly close: () => void;
}

/** Prices the basket in front at each change of it or of the rules, and each minute. */
export function followCounter(counter: Counter, pricer: Pricer): Pricing {
  const priceFront = (): Priced | null => {
    const basket = activeBasket(counter.store.getState());
    return basket === null ? null : pricer.price(basket);
  };
  const store = createStore<Priced | null>(priceFront);
  const refresh = (): void => store.setState(priceFront(), true);
  const stop = counter.store.subscribe((now, before) => {
    if (now.baskets !== before.baskets || now.activeId !== before.activeId) refresh();
  });
  const timer = setInterval(refresh, FRESH_FOR);
  return {
    ...pricer,
    learn: (rules) => {
      pricer.learn(rules);
      refresh();
    },
    store,
    close: () => {
      clearInterval(timer);
      stop();
    },
  };
}
