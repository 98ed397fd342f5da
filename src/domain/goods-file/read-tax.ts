import type { RatePpm } from '../tax/rules.ts';
import { readNumber } from './number-text.ts';

/** How goods are taxed: a tax category by its id beyond the till, or one that is to be made. */
export interface KnownTax {
  readonly remoteId: string;
  readonly name: string;
  readonly ratePpm: RatePpm;
}

const PERCENT_DIGITS = 4;
const WHOLE: RatePpm = 1_000_000;

/**
 * The tax that a cell means: a number is a rate in percent (19, 7,5 %), for which there is a category or one can be made;
 * anything else has to be the name of a category, whatever its case. Null when it is neither.
 */
export function readTax(text: string, taxes: readonly KnownTax[]): KnownTax | null {
  const percent = /^([\d.,]+)\s*%?$/.exec(text)?.[1]?.replace(',', '.');
  if (percent === undefined) {
    return taxes.find(({ name }) => name.toLowerCase() === text.toLowerCase()) ?? null;
  }
  const ratePpm = readNumber(percent, '.', PERCENT_DIGITS);
  if (ratePpm === null || ratePpm > WHOLE) return null;
  const own = taxes.find((tax) => tax.ratePpm === ratePpm);
  return own ?? { remoteId: `file:${ratePpm}`, name: `${Number(percent)} %`, ratePpm };
}

/** The tax of goods about which nothing is said: the shop's only one, else none can be guessed. */
export function onlyTax(taxes: readonly KnownTax[]): KnownTax | null {
  const [only, ...others] = taxes;
  return only !== undefined && others.length === 0 ? only : null;
}
