import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { looksLikeCardNotPhone, looksLikeCardNumber } from '#domain/sale/card-number.ts';

/** A number of so many digits with the right check digit behind it, by doubling from a table. */
function withCheckDigit(digits: readonly number[]): string {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
  const all = digits.toReversed().map((digit, at) => (at % 2 === 0 ? (doubled[digit] ?? 0) : digit));
  const check = (10 - (all.reduce((sum, digit) => sum + digit, 0) % 10)) % 10;
  return [...digits, check].join('');
}

const digit = fc.integer({ min: 0, max: 9 });
const issuer = fc.integer({ min: 2, max: 6 });
const body = fc
  .tuple(issuer, fc.array(digit, { minLength: 11, maxLength: 17 }))
  .map(([first, more]) => [first, ...more]);

describe('the number of a card', () => {
  it.each([
    '4111111111111111',
    '4111 1111 1111 1111',
    '5500-0000-0000-0004',
    '3400 000000 00009',
    '6011–0000–0000–0004',
    ' 4111\u00a01111\u20111111 1111 ',
    '4111.1111.1111.1111',
    '4111 / 1111 / 1111 / 1111',
    'AB4111111111111111',
    'paid with 4111 1111 1111 1111, 12/27',
    '12/27 4111111111111111 123',
  ])('is seen in %s', (text) => expect(looksLikeCardNumber(text)).toBe(true));

  it.each([
    '',
    '4111111111111112',
    'T-4711',
    '12345678',
    '4111x1111111111111',
    '0193a5c8-7d10',
    '41111111118',
    '7111111111111113',
    'pots 4, 11, 12 and 3 more',
    '2026-03-14 10:22:31',
  ])('is not seen in %s', (text) => expect(looksLikeCardNumber(text)).toBe(false));

  test.prop([body])('is seen with its check digit, and with no other one', (digits) => {
    const number = withCheckDigit(digits);
    expect(looksLikeCardNumber(number)).toBe(true);
    expect(looksLikeCardNumber(number.slice(0, -1) + String((Number(number.at(-1)) + 1) % 10))).toBe(false);
  });

  test.prop([body, fc.integer({ min: 1, max: 5 })])(
    'is seen however its digits are grouped',
    (digits, size) => {
      const number = withCheckDigit(digits);
      const groups = number.match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
      expect(looksLikeCardNumber(groups.join(' '))).toBe(true);
      expect(looksLikeCardNumber(groups.join('-'))).toBe(true);
    },
  );

  test.prop([
    fc.array(digit, { minLength: 0, maxLength: 12 }),
    fc.array(digit, { minLength: 19, maxLength: 30 }),
  ])('has neither fewer nor more digits', (few, many) => {
    expect(looksLikeCardNumber(few.join(''))).toBe(false);
    expect(looksLikeCardNumber(withCheckDigit(many))).toBe(false);
  });

  it('is none where a phone or a tax has a number, unless that would be longer', () => {
    for (const number of ['+49 30 1234567890', '35600000000048', '49 3012 3456 781']) {
      expect(looksLikeCardNotPhone(number)).toBe(false);
    }
    expect(looksLikeCardNotPhone('4111 1111 1111 1111')).toBe(true);
  });
});
