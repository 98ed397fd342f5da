import type { Counts } from '#domain/shift/report.ts';

/** How many of each coin and note, by worth, as it was typed. */
export type CountTexts = Readonly<Record<string, string>>;

const MOST = 100_000;

/** What was typed as a count; what is empty or nothing is left out. */
export function countsOf(texts: CountTexts): Counts {
  const counted = Object.entries(texts).map(([worth, text]) => [worth, Number(text)] as const);
  return Object.fromEntries(counted.filter(([, count]) => count > 0));
}

/** A count as it would have been typed. */
export function textsOf(counts: Counts): CountTexts {
  return Object.fromEntries(Object.entries(counts).map(([worth, count]) => [worth, String(count)]));
}

/** What stands in a field after something was typed: digits only, and no more than anybody counts. */
export function typedCount(text: string): string {
  const digits = text.replaceAll(/\D/g, '').replace(/^0+(?=\d)/, '');
  return Number(digits) > MOST ? String(MOST) : digits;
}

/** One more or one less, never below none. */
export function steppedCount(text: string, by: 1 | -1): string {
  return typedCount(String(Math.max(0, Number(text) + by)));
}
