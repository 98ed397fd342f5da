import { scale, sum, type Minor } from '../money/money.ts';
import { looksLikeCardNumber } from './card-number.ts';
import {
  coinsBack,
  NO_CASH,
  roundCash,
  type CashBack,
  type ForeignCash,
  type Given,
  type Tender,
  type TenderRules,
} from './tender.ts';

/** What can't be taken: its place in what was given, and why. It pays nothing. */
export interface TenderFault {
  readonly index: number;
  /**
   * `not-taken`: the shop does not take it. `card-number`: the reference could be a card's number.
   * `wrong-way`: money that would go in the other direction than the total.
   */
  readonly kind: 'not-taken' | 'card-number' | 'wrong-way';
}

/** What was given and what it pays. Minor units of the shop's currency; `tenders` add up to what follows from them. */
export interface TenderPlan {
  /** In the order in which they were given, each with its share of the change. */
  readonly tenders: readonly Tender[];
  /** What cash rounding adds to the total. */
  readonly rounding: Minor;
  /** What has still to be paid, or to be paid out; zero or more. */
  readonly missing: Minor;
  /** The same if cash pays it: the multiple of the shop's smallest coin. */
  readonly missingInCash: Minor;
  /** What was paid too much and can't be given back: change is only given of cash. */
  readonly over: Minor;
  readonly change: Minor;
  readonly faults: readonly TenderFault[];
}

/** The shop's currency and what it takes. */
export interface TenderShop {
  readonly currency: string;
  readonly rules: TenderRules;
  /** The cash that came for goods which come back; absent where none is known. */
  readonly cashBack?: CashBack | undefined;
}

interface Paid {
  readonly given: Given;
  /** Minor units of the shop's currency. */
  readonly worth: Minor;
  readonly foreign: ForeignCash | null;
}

/**
 * What was given against a total, in any order. A negative total goes back to the customer by negative amounts.
 * Cash pays last, so that only what is left for it is rounded; other tenders pay to the minor unit. Foreign cash
 * counts at its fixed rate, converted half up. Nothing is missing and nothing over: then the tenders add up to
 * `total + rounding`. Nothing given for a total of zero is paid.
 */
export function planTenders(total: Minor, given: readonly Given[], shop: TenderShop): TenderPlan {
  const direction = total < 0 ? -1 : 1;
  const faults = given.flatMap((one, index) => faultOf(one, index, direction, shop));
  const faulty = new Set(faults.map((fault) => fault.index));
  const paid = paidBy(
    given.filter((_, index) => !faulty.has(index)),
    shop,
  );
  const cash = paid.filter((one) => one.given.kind === 'cash');
  const others = paid.filter((one) => one.given.kind !== 'cash');
  const rest = direction * total - size(others);
  const rounded = direction > 0 ? roundCash(rest, shop.rules.cashRounding) : coinsFor(rest, shop);
  const due = dueOf(rest, rounded, cash);
  const change = direction > 0 ? due.over : 0;
  return {
    tenders: withChange(paid, change),
    rounding: direction < 0 ? 0 - due.rounding : due.rounding,
    missing: due.missing,
    missingInCash: due.missingInCash,
    over: Math.max(-rest, 0) + due.over - change,
    change,
    faults,
  };
}

/** What cash has to do with the rest, all of it as sizes without a direction. */
interface Due {
  readonly rounding: Minor;
  readonly missing: Minor;
  readonly missingInCash: Minor;
  /** More cash than was due. */
  readonly over: Minor;
}

function coinsFor(rest: Minor, { rules, cashBack = NO_CASH }: TenderShop): Minor {
  return coinsBack(Math.max(rest, 0), cashBack, rules.cashRounding);
}

function dueOf(rest: Minor, rounded: Minor, paid: readonly Paid[]): Due {
  const cash = size(paid);
  if (rest <= 0) return { rounding: 0, missing: 0, missingInCash: 0, over: cash };
  const missingInCash = Math.max(rounded - cash, 0);
  const isLast = paid.length > 0 && (cash >= rounded || cash >= rest);
  if (!isLast) return { rounding: 0, missing: rest - cash, missingInCash, over: 0 };
  return {
    rounding: rounded - rest,
    missing: missingInCash,
    missingInCash,
    over: Math.max(cash - rounded, 0),
  };
}

function faultOf(given: Given, index: number, direction: 1 | -1, shop: TenderShop): TenderFault[] {
  if (!isTaken(given, direction, shop)) return [{ index, kind: 'not-taken' }];
  if (looksLikeCardNumber(given.reference)) return [{ index, kind: 'card-number' }];
  return given.amount * direction < 0 ? [{ index, kind: 'wrong-way' }] : [];
}

/** Foreign cash is taken in at its rate, and never given out. */
function isTaken({ kind, name, currency }: Given, direction: 1 | -1, shop: TenderShop): boolean {
  const { refused, others, foreign } = shop.rules;
  if (refused.includes(kind)) return false;
  if (kind === 'other') return others.includes(name) && currency === null;
  if (currency === null || currency === shop.currency) return true;
  return kind === 'cash' && direction > 0 && foreign.some((one) => one.currency === currency);
}

/** Of one currency, each is worth what it adds to the sum: in however many parts it is given, it is rounded once. */
function paidBy(given: readonly Given[], shop: TenderShop): Paid[] {
  const sums = new Map<string, Minor>();
  return given.map((one) => {
    const { currency, amount } = one;
    const rate = shop.rules.foreign.find((foreign) => foreign.currency === currency)?.rate;
    if (currency === null || currency === shop.currency || rate === undefined) {
      return { given: one, worth: amount, foreign: null };
    }
    const before = sums.get(currency) ?? 0;
    sums.set(currency, before + amount);
    const worth = scale(before + amount, rate.worth, rate.per) - scale(before, rate.worth, rate.per);
    return { given: one, worth, foreign: { currency, given: amount, rate } };
  });
}

function size(paid: readonly Paid[]): Minor {
  return Math.abs(sum(paid.map((one) => one.worth)));
}

/** Change comes out of the cash that was given last, from no tender more than was given. Nothing pays nothing. */
function withChange(paid: readonly Paid[], change: Minor): Tender[] {
  let left = change;
  const tenders = paid.toReversed().map(({ given, worth, foreign }): Tender => {
    const back = given.kind === 'cash' ? Math.min(left, Math.max(worth, 0)) : 0;
    left -= back;
    const { kind, reference } = given;
    const name = kind === 'other' ? given.name : '';
    return { kind, name, amount: worth - back, given: worth, change: back, reference, foreign };
  });
  return tenders.toReversed().filter(({ kind, given }) => kind === 'cash' || given !== 0);
}
