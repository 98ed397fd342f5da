import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { looksLikeCardNumber } from '#domain/sale/card-number.ts';
import { voucherCode } from '#domain/sale/voucher-code.ts';

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const randoms = fc.bigInt({ min: 0n, max: 2n ** 80n });

/** The weighted sum of a code, the last character weighing one. */
function remainder(code: string): number {
  const letters = [...code.replaceAll('-', '')].toReversed();
  return letters.reduce((sum, letter, index) => sum + ALPHABET.indexOf(letter) * (index + 1), 0) % 31;
}

describe('the code of a voucher', () => {
  test.prop([randoms])('is three groups of four that check themselves', (random) => {
    const code = voucherCode(random);
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){2}$/);
    expect(remainder(code)).toBe(0);
    expect(looksLikeCardNumber(code)).toBe(false);
  });

  test.prop([randoms, fc.nat(11), fc.nat(30)])('shows one wrong character', (random, at, other) => {
    const letters = [...voucherCode(random).replaceAll('-', '')];
    fc.pre(letters[at] !== ALPHABET[other]);
    letters[at] = ALPHABET[other] ?? '';
    expect(remainder(letters.join(''))).not.toBe(0);
  });

  test.prop([randoms, fc.nat(10)])('shows two neighbours that changed places', (random, at) => {
    const letters = [...voucherCode(random).replaceAll('-', '')];
    const [one = '', two = ''] = letters.slice(at, at + 2);
    fc.pre(one !== two);
    letters.splice(at, 2, two, one);
    expect(remainder(letters.join(''))).not.toBe(0);
  });

  test.prop([fc.bigInt({ min: 0n, max: 31n ** 11n - 2n })])('is another one for another number', (random) => {
    expect(voucherCode(random)).not.toBe(voucherCode(random + 1n));
  });
});
