import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { formatAmount, formatMoney } from '#domain/money/currency.ts';
import type { Minor } from '#domain/money/money.ts';
import { formatQuantity, type Thousandths } from '#domain/stock/quantity.ts';
import { useShop } from './ShopProvider.tsx';

/** Values as people here write them. */
export interface Format {
  /** Without the currency's sign. */
  readonly amount: (minor: Minor) => string;
  readonly money: (minor: Minor) => string;
  /** An amount of another currency, without its sign. */
  readonly amountIn: (minor: Minor, currency: string) => string;
  readonly quantity: (thousandths: Thousandths) => string;
  /** Hours and minutes of an instant. */
  readonly time: (at: number) => string;
  readonly day: (at: number) => string;
  /** A day that is written as ISO does. */
  readonly date: (iso: string) => string;
  readonly number: (value: number) => string;
  readonly rate: (ppm: number) => string;
  /** What stands between whole and fraction. */
  readonly decimalMark: string;
}

export function useFormat(): Format {
  const { locale } = useIntl();
  const { currency } = useShop();
  return useMemo(() => createFormat(locale, currency), [locale, currency]);
}

function createFormat(locale: string, currency: string): Format {
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const number = new Intl.NumberFormat(locale);
  const rate = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 });
  const mark = number.formatToParts(1.5).find((part) => part.type === 'decimal');
  return {
    amount: (minor) => formatAmount(minor, currency, locale),
    money: (minor) => formatMoney(minor, currency, locale),
    amountIn: (minor, other) => formatAmount(minor, other, locale),
    quantity: (thousandths) => formatQuantity(thousandths, locale),
    time: (at) => time.format(at),
    day: (at) => day.format(at),
    date: (iso) => date.format(Date.parse(iso)),
    number: (value) => number.format(value),
    rate: (ppm) => rate.format(ppm / 1_000_000),
    decimalMark: mark?.value ?? '.',
  };
}
