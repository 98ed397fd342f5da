import type { Minor } from './money.ts';

/**
 * Currencies whose minor unit is not a hundredth, by ISO 4217. Kept here and not asked of the runtime: it
 * knows how many decimals people write (none for HUF), which is less than amounts have and changes with it.
 */
const UNUSUAL_DIGITS: ReadonlyMap<string, number> = new Map([
  ...digitsOf(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...digitsOf(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...digitsOf(4, 'CLF UYW'),
]);

function digitsOf(digits: number, currencies: string): [string, number][] {
  return currencies.split(' ').map((currency) => [currency, digits]);
}

/** Whether ISO 4217 has this code, as far as the runtime knows. */
export function isCurrency(code: string): boolean {
  return CURRENCIES.has(code);
}

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/**
 * Digits after the decimal point of a currency by ISO 4217: 2 for EUR, 0 for JPY, 3 for KWD.
 * @throws RangeError for what is no currency code.
 */
export function fractionDigits(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) throw new RangeError(`no currency code: ${currency}`);
  return UNUSUAL_DIGITS.get(currency) ?? 2;
}

/** Minor units as exact decimal text, with a dot and no grouping: 1050 EUR is `10.50`. */
export function toDecimal(amount: Minor, currency: string): string {
  const digits = fractionDigits(currency);
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const sign = amount < 0 ? '-' : '';
  return digits === 0 ? sign + whole : `${sign}${whole}.${text.slice(-digits)}`;
}

/** An amount as people of `locale` write it, without the currency's sign: `1,050.00`. @throws RangeError for fractions. */
export function formatAmount(amount: Minor, currency: string, locale: string): string {
  return formatExactly(amount, currency, locale, 'decimal');
}

/** An amount with the currency's sign as people of `locale` write it: `€1,050.00`. @throws RangeError for fractions. */
export function formatMoney(amount: Minor, currency: string, locale: string): string {
  return formatExactly(amount, currency, locale, 'currency');
}

type Style = 'decimal' | 'currency';

function formatExactly(amount: Minor, currency: string, locale: string, style: Style): string {
  const decimal = toDecimal(amount, currency);
  if (!isNumeric(decimal)) throw new RangeError(`not a whole number: ${amount}`);
  // As text, because a large amount as a number of whole units would lose digits.
  return formatterOf(currency, locale, style).format(decimal);
}

/** Making a formatter costs ten times what writing an amount does, and a screen writes many. */
const FORMATTERS = new Map<string, Intl.NumberFormat>();

function formatterOf(currency: string, locale: string, style: Style): Intl.NumberFormat {
  const key = `${style} ${currency} ${locale}`;
  const known = FORMATTERS.get(key);
  if (known !== undefined) return known;
  const digits = fractionDigits(currency);
  const made = new Intl.NumberFormat(locale, {
    ...(style === 'currency' ? { style, currency } : {}),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  FORMATTERS.set(key, made);
  return made;
}

function isNumeric(text: string): text is `${number}` {
  return /^-?\d+(?:\.\d+)?$/.test(text);
}

/** Digits alone; or in groups of three by one mark; or as in India, the last group of three, the others of two. */
const WHOLE = /^(?:\d*|[1-9]\d{0,2}(?<mark>[.,'’\s])\d{3}(?:\k<mark>\d{3})*|[1-9]\d?(?:,\d{2})*,\d{3})$/;

/**
 * What was typed as an amount, in minor units. A dot or a comma that occurs once, with no more digits after it
 * than the currency has, is the decimal mark; anything else must group the digits as people do. So `1.234` is
 * one thousand two hundred and thirty-four in EUR and JPY, and one and a bit in KWD.
 * Null when it is no amount of this currency (letters, too many decimals, odd groups, negative, too large).
 */
export function parseAmount(text: string, currency: string): Minor | null {
  const typed = text.trim();
  const digits = fractionDigits(currency);
  const { whole, fraction } = splitAtMark(typed, digits);
  if (!WHOLE.test(whole) || !/^\d*$/.test(fraction)) return null;
  const figures = whole.replaceAll(/\D/g, '');
  if (figures + fraction === '') return null;
  const minor = Number(figures + fraction.padEnd(digits, '0'));
  return Number.isSafeInteger(minor) ? minor : null;
}

function splitAtMark(typed: string, digits: number): { readonly whole: string; readonly fraction: string } {
  const at = Math.max(typed.lastIndexOf('.'), typed.lastIndexOf(','));
  const isDecimal =
    at >= 0 &&
    digits > 0 &&
    typed.length - at - 1 <= digits &&
    !typed.slice(0, at).includes(typed.charAt(at));
  if (!isDecimal) return { whole: typed, fraction: '' };
  return { whole: typed.slice(0, at), fraction: typed.slice(at + 1) };
}
