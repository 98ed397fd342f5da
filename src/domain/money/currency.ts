import type { Minor } from './money.ts';

/** Digits after the decimal point of a currency by ISO 4217: 2 for EUR, 0 for JPY, 3 for KWD. */
export function fractionDigits(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return maximumFractionDigits ?? 2;
}

/** Minor units as exact decimal text, with a dot and no grouping: 1050 EUR is `10.50`. */
export function toDecimal(amount: Minor, currency: string): string {
  const digits = fractionDigits(currency);
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const sign = amount < 0 ? '-' : '';
  return digits === 0 ? sign + whole : `${sign}${whole}.${text.slice(-digits)}`;
}

/** An amount as people of `locale` write it, without the currency's sign: `1,050.00`. */
export function formatAmount(amount: Minor, currency: string, locale: string): string {
  const digits = fractionDigits(currency);
  return formatDecimal(toDecimal(amount, currency), locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** An amount with the currency's sign as people of `locale` write it: `€1,050.00`. */
export function formatMoney(amount: Minor, currency: string, locale: string): string {
  return formatDecimal(toDecimal(amount, currency), locale, { style: 'currency', currency });
}

/**
 * What was typed as an amount, in minor units: a dot or a comma is the decimal mark, the other one groups.
 * Null when it is no amount of this currency (letters, too many decimals, negative, too large).
 */
export function parseAmount(text: string, currency: string): Minor | null {
  const compact = text.replaceAll(/[\s'’]/g, '');
  const mark = Math.max(compact.lastIndexOf('.'), compact.lastIndexOf(','));
  const digits = fractionDigits(currency);
  const isDecimal = mark >= 0 && digits > 0 && compact.length - mark - 1 <= digits;
  const whole = (isDecimal ? compact.slice(0, mark) : compact).replaceAll(/[.,]/g, '');
  const fraction = isDecimal ? compact.slice(mark + 1) : '';
  if (!/^\d*$/.test(whole + fraction) || (whole + fraction).length === 0) return null;
  const minor = Number(`${whole}${fraction.padEnd(digits, '0')}`);
  return Number.isSafeInteger(minor) ? minor : null;
}

function formatDecimal(decimal: string, locale: string, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(locale, options).format(Number(decimal));
}
