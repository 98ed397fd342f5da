import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { decimalOf, readNumber } from '#domain/goods-file/number-text.ts';

describe('a number of a file', () => {
  it.each([
    ['1.234,50', ',', 123_450],
    ['1,234.50', '.', 123_450],
    ['1’234.5', '.', 123_450],
    ['12', ',', 1200],
    ['€ 3,99', ',', 399],
    ['3,99 EUR', ',', 399],
    ['-2,5', ',', -250],
    ['0,990', ',', 99],
    ['007', '.', 700],
  ] as const)('%s with a %s is %i', (text, decimal, value) => {
    expect(readNumber(text, decimal, 2)).toBe(value);
  });

  it.each([
    '',
    'free',
    '1,23,4',
    '1.2.3',
    '12,345',
    '1e5',
    '0,999',
    '12 34,5x',
    '99999999999999999',
    '--1',
    '1-',
  ])('%s is none: nothing is rounded or guessed', (text) => {
    expect(readNumber(text, ',', 2)).toBeNull();
  });

  test.prop([
    fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }),
    fc.constantFrom(',', '.'),
    fc.boolean(),
  ])('comes back as it was written, grouped or not', (minor, decimal, isGrouped) => {
    const group = decimal === ',' ? '.' : ',';
    const digits = String(Math.abs(minor)).padStart(3, '0');
    const whole = digits.slice(0, -2);
    const grouped = isGrouped ? whole.replaceAll(/\B(?=(?:\d{3})+$)/g, group) : whole;
    const text = `${minor < 0 ? '-' : ''}${grouped}${decimal}${digits.slice(-2)}`;
    expect(readNumber(text, decimal, 2)).toBe(minor === 0 ? 0 : minor);
  });
});

describe('the sign before the fraction', () => {
  it.each([
    [['1,99', '2,50'], ','],
    [['1.99', '2.50'], '.'],
    [['1.234,00', '5,00'], ','],
    [['1,234.00', '5.00'], '.'],
    [['5', '7'], '.'],
    [[], '.'],
  ] as const)('of %j is %s', (prices, decimal) => {
    expect(decimalOf(prices, 2)).toBe(decimal);
  });
});
