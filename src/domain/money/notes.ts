import { fractionDigits } from './currency.ts';
import { knownDenominations } from './denominations.ts';

const LIKELY = [5, 10, 20, 50, 100, 200, 500] as const;
const LARGEST = 500;

/**
 * The notes a customer may pay `whole` units of a currency with, in whole units, ascending. Where they are not
 * known: fives, tens, twenties and so on, times ten as often as it takes for the largest to cover the amount.
 */
export function notesFor(whole: number, currency: string): readonly number[] {
  const known = knownDenominations(currency);
  if (known !== null) {
    const unit = 10 ** fractionDigits(currency);
    return known
      .filter(({ kind, worth }) => kind === 'note' && worth >= unit)
      .map(({ worth }) => worth / unit);
  }
  let times = 1;
  while (LARGEST * times < whole) times *= 10;
  return LIKELY.map((note) => note * times);
}
