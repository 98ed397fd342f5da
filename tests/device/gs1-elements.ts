import { fc } from '@fast-check/vitest';
import { gtinCheckDigit } from '#domain/barcode/gtin.ts';

/** One AI and its data. */
export interface Element {
  readonly ai: string;
  readonly text: string;
}

/** AIs that need no FNC1 behind them (GS1 General Specifications 7.8.5, predefined length). */
const PREDEFINED = /^(?:0[0-4]|1[1-9]|20|3[1-6]|41)/;

/** What a scanner sends: FNC1 behind variable lengths, but not at the end. */
export function sent(elements: readonly Element[], mark: string): string {
  const parts = elements.map(({ ai, text }, at) => {
    const needsEnd = !PREDEFINED.test(ai) && at < elements.length - 1;
    return ai + text + (needsEnd ? '\x1D' : '');
  });
  return mark + parts.join('');
}

/** What is printed below. */
export function bracketed(elements: readonly Element[]): string {
  return elements.map(({ ai, text }) => `(${ai})${text}`).join('');
}

const figures = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: least, maxLength: most });

const date = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2070-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(2, 10).replaceAll('-', ''));

/** Without brackets, which a printed form could not tell from its own. */
const text = fc
  .stringMatching(/^[!"%&'*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/)
  .filter((each) => !each.includes('<GS>'));

const gtin = figures(13, 13).map((digits) => digits + gtinCheckDigit(digits));

const others = fc
  .record(
    {
      '10': text,
      '21': text,
      '15': date,
      '17': date,
      '3102': figures(6, 6),
      '3103': figures(6, 6),
      '3105': figures(6, 6),
      '3922': figures(1, 10),
      '3932': figures(1, 10).map((digits) => `978${digits}`),
      '30': figures(1, 4),
    },
    { requiredKeys: [] },
  )
  .map((record) => Object.entries(record).map(([ai, said]) => ({ ai, text: said })))
  .filter((list) => list.filter(({ ai }) => ai.startsWith('310')).length <= 1)
  .filter((list) => isPricedOnce(list.map(({ ai }) => ai)))
  .chain((list) => fc.shuffledSubarray(list, { minLength: list.length }));

/** One price at most, and that beside a measure (GS1 General Specifications 4.13 and 4.14). */
function isPricedOnce(ais: readonly string[]): boolean {
  const prices = ais.filter((ai) => ai.startsWith('39'));
  if (prices.length === 0) return true;
  return prices.length === 1 && ais.some((ai) => ai === '30' || ai.startsWith('310'));
}

/** Goods with what may be said of them, all of it right. */
export const elementLists: fc.Arbitrary<Element[]> = fc
  .tuple(gtin, others)
  .map(([number, list]) => [{ ai: '01', text: number }, ...list]);
