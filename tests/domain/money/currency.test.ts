import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { formatAmount, formatMoney, fractionDigits, parseAmount, toDecimal } from '#domain/money/currency.ts';

const currencies = fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'HUF', 'CLF');
const safe = fc.maxSafeInteger();
const typed = fc.integer({ min: 0, max: 99_999_999_999 });

describe('fractionDigits', () => {
  test.each([
    ['EUR', 2],
    ['USD', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['ISK', 0],
    ['XOF', 0],
    ['KWD', 3],
    ['OMR', 3],
    ['TND', 3],
    ['CLF', 4],
  ])('of %s are %i', (currency, digits) => {
    expect(fractionDigits(currency)).toBe(digits);
  });

  test.each([
    ['HUF', 2],
    ['COP', 2],
    ['IDR', 2],
    ['PKR', 2],
    ['IQD', 3],
  ])('of %s are %i, as ISO 4217 has it, though people there write none', (currency, digits) => {
    expect(fractionDigits(currency)).toBe(digits);
    expect(toDecimal(123_456, currency)).toBe((123_456 / 10 ** digits).toFixed(digits));
  });

  test.each(['', 'eu', 'eur', 'EURO', '€'])('refuses %j', (currency) => {
    expect(() => fractionDigits(currency)).toThrow(RangeError);
  });
});

describe('toDecimal', () => {
  test.prop([safe, currencies])('is exact for every amount', (amount, currency) => {
    const text = toDecimal(amount, currency);
    const [whole = '', fraction = ''] = text.split('.');
    expect(fraction).toHaveLength(fractionDigits(currency));
    expect(Number(whole + fraction) + 0).toBe(amount);
  });

  test.each([
    [0, 'EUR', '0.00'],
    [5, 'EUR', '0.05'],
    [-5, 'EUR', '-0.05'],
    [1050, 'EUR', '10.50'],
    [1050, 'JPY', '1050'],
    [50_100, 'OMR', '50.100'],
    [-1, 'KWD', '-0.001'],
  ])('writes %i %s as %s', (amount, currency, text) => {
    expect(toDecimal(amount, currency)).toBe(text);
  });
});

describe('formatAmount and formatMoney', () => {
  test.each([
    [123_450, 'EUR', 'en', { plain: '1,234.50', money: '€1,234.50' }],
    [123_450, 'EUR', 'de', { plain: '1.234,50', money: '1.234,50 €' }],
    [-99, 'USD', 'en', { plain: '-0.99', money: '-$0.99' }],
    [123_450, 'JPY', 'en', { plain: '123,450', money: '¥123,450' }],
    [123_450, 'JPY', 'de', { plain: '123.450', money: '123.450 ¥' }],
    [50_100, 'KWD', 'en', { plain: '50.100', money: 'KWD 50.100' }],
    [123_450, 'HUF', 'de', { plain: '1.234,50', money: '1.234,50 HUF' }],
    [0, 'EUR', 'de', { plain: '0,00', money: '0,00 €' }],
  ])('write %i %s in %s as %o', (amount, currency, locale, { plain, money }) => {
    const withSpaces = (text: string): string => text.replaceAll(/\s/g, ' ');
    expect(withSpaces(formatAmount(amount, currency, locale))).toBe(plain);
    expect(withSpaces(formatMoney(amount, currency, locale))).toBe(money);
  });

  test.each([0.5, 10.25, 1e21, Number.NaN])('refuse %d, which is no whole number', (amount) => {
    expect(() => formatAmount(amount, 'EUR', 'en')).toThrow(RangeError);
    expect(() => formatMoney(amount, 'EUR', 'en')).toThrow(RangeError);
  });

  test.prop([safe, currencies])('lose no digit of any amount', (amount, currency) => {
    expect(formatAmount(amount, currency, 'en').replaceAll(',', '')).toBe(toDecimal(amount, currency));
    expect(formatMoney(amount, currency, 'en').replaceAll(/[^\d.-]/g, '')).toBe(toDecimal(amount, currency));
  });
});

describe('parseAmount', () => {
  test.prop([typed, currencies])('reads back what toDecimal writes', (amount, currency) => {
    expect(parseAmount(toDecimal(amount, currency), currency)).toBe(amount);
  });

  test.prop([
    typed,
    fc.constantFrom('EUR', 'JPY', 'HUF', 'CLF'),
    fc.constantFrom('en', 'de', 'fr', 'de-CH', 'en-IN'),
  ])('reads back what people write', (amount, currency, locale) => {
    expect(parseAmount(formatAmount(amount, currency, locale), currency)).toBe(amount);
  });

  test.each([
    ['12', 'EUR', 1200],
    ['12.5', 'EUR', 1250],
    ['12,50', 'EUR', 1250],
    [' 12.50 ', 'EUR', 1250],
    ['.5', 'EUR', 50],
    ['5.', 'EUR', 500],
    ['5,', 'EUR', 500],
    ['007', 'EUR', 700],
    ['0', 'EUR', 0],
    ['1,234.50', 'EUR', 123_450],
    ['1.234,50', 'EUR', 123_450],
    ["1'234.50", 'EUR', 123_450],
    ['1 234,50', 'EUR', 123_450],
    ['12,34,567.89', 'EUR', 123_456_789],
    ['1.234.567', 'EUR', 123_456_700],
    ['1200', 'JPY', 1200],
    ['1,200', 'JPY', 1200],
    ['1.200', 'JPY', 1200],
    ['1.5', 'KWD', 1500],
    ['1,234.500', 'KWD', 1_234_500],
  ])('reads %j in %s as %i', (text, currency, amount) => {
    expect(parseAmount(text, currency)).toBe(amount);
  });

  test.each([
    ['1.234', 'EUR', 123_400],
    ['1,234', 'EUR', 123_400],
    ['1,234', 'JPY', 1234],
    ['1.234', 'KWD', 1234],
    ['1,234', 'KWD', 1234],
  ])('reads %j in %s, three digits after the only mark, as %i', (text, currency, amount) => {
    expect(parseAmount(text, currency)).toBe(amount);
  });

  test.each([
    ['', 'EUR'],
    ['   ', 'EUR'],
    ['.', 'EUR'],
    ['-5', 'EUR'],
    ['+5', 'EUR'],
    ['5 €', 'EUR'],
    ['abc', 'EUR'],
    ['1e3', 'EUR'],
    ['0x10', 'EUR'],
    ['Infinity', 'EUR'],
    ['١٢', 'EUR'],
    ['1.2345', 'EUR'],
    ['0.123', 'EUR'],
    ['12.3456', 'EUR'],
    ['1.5.5', 'EUR'],
    ['1,2.3', 'EUR'],
    ['1.234.56', 'EUR'],
    ['1,234,5', 'EUR'],
    ['12 50', 'EUR'],
    ['1 2 3', 'EUR'],
    ['1..5', 'EUR'],
    ["1'234,567.50", 'EUR'],
    ['12.5', 'JPY'],
    ['1.23', 'JPY'],
    ['1.2345', 'KWD'],
    ['99999999999999999', 'EUR'],
  ])('refuses %j in %s', (text, currency) => {
    expect(parseAmount(text, currency)).toBeNull();
  });

  test.prop([fc.string(), currencies])('gives an amount or null for any text', (text, currency) => {
    const amount = parseAmount(text, currency);
    expect(amount === null || (Number.isSafeInteger(amount) && amount >= 0)).toBe(true);
  });

  test.prop([fc.integer({ min: 0, max: 9_999_999 }), fc.stringMatching(/^\d{4,9}$/)])(
    'never takes decimals that the currency lacks for something else',
    (whole, fraction) => {
      expect(parseAmount(`${whole}.${fraction}`, 'EUR')).toBeNull();
      expect(parseAmount(`${whole},${fraction}`, 'JPY')).toBeNull();
    },
  );
});
