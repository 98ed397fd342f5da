import { fractionDigits } from './currency.ts';
import type { Minor } from './money.ts';

/** A coin or a note, by its worth in minor units. */
export interface Denomination {
  readonly kind: 'coin' | 'note';
  readonly worth: Minor;
}

/** Coins, then notes, in minor units. What is both is a note; what is hardly seen is left out. */
const IN_USE: ReadonlyMap<string, readonly [coins: string, notes: string]> = new Map([
  ['AUD', ['5 10 20 50 100 200', '500 1000 2000 5000 10000']],
  ['CAD', ['5 10 25 100 200', '500 1000 2000 5000 10000']],
  ['CHF', ['5 10 20 50 100 200 500', '1000 2000 5000 10000 20000 100000']],
  ['CNY', ['10 50 100', '500 1000 2000 5000 10000']],
  ['CZK', ['100 200 500 1000 2000 5000', '10000 20000 50000 100000 200000 500000']],
  ['DKK', ['50 100 200 500 1000 2000', '5000 10000 20000 50000']],
  ['EUR', ['1 2 5 10 20 50 100 200', '500 1000 2000 5000 10000 20000 50000']],
  ['GBP', ['1 2 5 10 20 50 100 200', '500 1000 2000 5000']],
  ['HUF', ['500 1000 2000 5000 10000 20000', '50000 100000 200000 500000 1000000 2000000']],
  ['INR', ['100 200 500', '1000 2000 5000 10000 20000 50000']],
  ['ISK', ['1 5 10 50 100', '500 1000 2000 5000 10000']],
  ['JPY', ['1 5 10 50 100 500', '1000 5000 10000']],
  ['KRW', ['10 50 100 500', '1000 5000 10000 50000']],
  ['KWD', ['5 10 20 50 100', '250 500 1000 5000 10000 20000']],
  ['NOK', ['100 500 1000 2000', '5000 10000 20000 50000 100000']],
  ['NZD', ['10 20 50 100 200', '500 1000 2000 5000 10000']],
  ['PLN', ['1 2 5 10 20 50 100 200 500', '1000 2000 5000 10000 20000 50000']],
  ['RON', ['1 5 10 50', '100 500 1000 2000 5000 10000 20000 50000']],
  ['SEK', ['100 200 500 1000', '2000 5000 10000 20000 50000 100000']],
  ['TRY', ['5 10 25 50 100', '500 1000 2000 5000 10000 20000']],
  ['USD', ['1 5 10 25 50', '100 500 1000 2000 5000 10000']],
]);

/** The coins and notes of a currency, the smallest first; null where they are not known. */
export function knownDenominations(currency: string): readonly Denomination[] | null {
  const known = IN_USE.get(currency);
  if (known === undefined) return null;
  const [coins, notes] = known;
  return [...listed('coin', coins), ...listed('note', notes)];
}

/**
 * The coins and notes that a drawer is counted by, the smallest first. Where they are not known: one, two and five
 * of every size from the minor unit on, so that every amount can be counted; from five units on they are notes,
 * without a minor unit from a thousand on.
 */
export function denominationsOf(currency: string): readonly Denomination[] {
  const known = knownDenominations(currency);
  if (known !== null) return known;
  const digits = fractionDigits(currency);
  const firstNote = digits === 0 ? 1000 : 5 * 10 ** digits;
  return Array.from({ length: digits + (digits === 0 ? 6 : 3) }, (_, power) => 10 ** power)
    .flatMap((size) => [size, 2 * size, 5 * size])
    .map((worth) => ({ kind: worth < firstNote ? 'coin' : 'note', worth }));
}

function listed(kind: Denomination['kind'], worths: string): Denomination[] {
  return worths.split(' ').map((worth) => ({ kind, worth: Number(worth) }));
}
