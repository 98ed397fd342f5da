import { formatAmount, formatMoney } from '../money/currency.ts';
import type { Minor } from '../money/money.ts';
import type { TenderKind } from '../sale/tender.ts';
import { formatQuantity, type Thousandths, type Unit } from '../stock/quantity.ts';
import type { RatePpm } from '../tax/rules.ts';
import { localTime } from './local-time.ts';
import { plainText } from './plain-text.ts';

/** Looks a message up by its id and fills its places in. */
export type Words = (id: string, values?: Readonly<Record<string, string | number>>) => string;

/** Writes what documents are made of, in one language and one currency. Amounts minor units, instants milliseconds UTC. */
export interface Writer {
  readonly words: Words;
  /** A text from outside, in plain characters. */
  readonly text: (text: string) => string;
  /** Without a currency sign. */
  readonly amount: (minor: Minor) => string;
  /** With a currency sign; of the document's currency unless another is named. */
  readonly money: (minor: Minor, currency?: string) => string;
  readonly quantity: (quantity: Thousandths, unit: Unit) => string;
  readonly rate: (ppm: RatePpm) => string;
  readonly count: (count: number) => string;
  readonly date: (at: number, utcOffsetMinutes: number) => string;
  readonly time: (at: number, utcOffsetMinutes: number) => string;
  readonly tender: (kind: TenderKind, name: string) => string;
}

/** European digits in every locale, as a receipt printer knows no others. */
export function createWriter(currency: string, spoken: string, words: Words): Writer {
  const locale = new Intl.Locale(spoken, { numberingSystem: 'latn' }).toString();
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 });
  const number = new Intl.NumberFormat(locale);
  return {
    words,
    text: plainText,
    amount: (minor) => formatAmount(minor, currency, locale),
    money: (minor, other = currency) => formatMoney(minor, other, locale),
    quantity: (quantity, unit) =>
      words(`receipt.quantity.${unit}`, { quantity: formatQuantity(quantity, locale) }),
    rate: (ppm) => percent.format(ppm / 1_000_000),
    count: (count) => number.format(count),
    date: (at, offset) => words('receipt.date.value', { ...localTime(at, offset) }),
    time: (at, offset) => words('receipt.time.value', { ...localTime(at, offset) }),
    tender: (kind, name) => (name === '' ? words(`receipt.tender.${kind}`) : plainText(name)),
  };
}
