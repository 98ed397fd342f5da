/** Notes in use, in whole units of the currency, ascending. */
const NOTES: ReadonlyMap<string, readonly number[]> = new Map([
  ['CHF', [10, 20, 50, 100, 200, 1000]],
  ['CZK', [100, 200, 500, 1000, 2000, 5000]],
  ['DKK', [50, 100, 200, 500]],
  ['EUR', [5, 10, 20, 50, 100, 200, 500]],
  ['GBP', [5, 10, 20, 50]],
  ['HUF', [500, 1000, 2000, 5000, 10_000, 20_000]],
  ['JPY', [1000, 5000, 10_000]],
  ['KRW', [1000, 5000, 10_000, 50_000]],
  ['KWD', [1, 5, 10, 20]],
  ['NOK', [50, 100, 200, 500, 1000]],
  ['PLN', [10, 20, 50, 100, 200, 500]],
  ['SEK', [20, 50, 100, 200, 500, 1000]],
  ['USD', [1, 5, 10, 20, 50, 100]],
]);

const LIKELY = [5, 10, 20, 50, 100, 200, 500] as const;
const LARGEST = 500;

/**
 * The notes a customer may pay `whole` units of a currency with, in whole units, ascending. Where they are not
 * known: fives, tens, twenties and so on, times ten as often as it takes for the largest to cover the amount.
 */
export function notesFor(whole: number, currency: string): readonly number[] {
  const known = NOTES.get(currency);
  if (known !== undefined) return known;
  let times = 1;
  while (LARGEST * times < whole) times *= 10;
  return LIKELY.map((note) => note * times);
}
