import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { formatQuantity, wholePieces } from '#domain/stock/quantity.ts';

describe('wholePieces', () => {
  test.prop([fc.integer({ min: -99_999, max: 99_999 })])('counts what has no fraction', (pieces) => {
    expect(wholePieces(pieces * 1000)).toBe(pieces);
  });

  test.prop([fc.integer({ min: -99_999_000, max: 99_999_000 })])('is null for a fraction', (quantity) => {
    fc.pre(quantity % 1000 !== 0);
    expect(wholePieces(quantity)).toBeNull();
  });
});

describe('formatQuantity', () => {
  test.each([
    [2000, 'en', '2'],
    [350, 'en', '0.350'],
    [350, 'de', '0,350'],
    [1, 'en', '0.001'],
    [1_234_000, 'en', '1,234'],
    [1_234_500, 'de', '1.234,500'],
    [-2000, 'en', '-2'],
    [0, 'en', '0'],
  ])('writes %i in %s as %s', (quantity, locale, text) => {
    expect(formatQuantity(quantity, locale)).toBe(text);
  });

  test.prop([fc.integer({ min: -99_999_000, max: 99_999_000 })])('loses no thousandth', (quantity) => {
    const text = formatQuantity(quantity, 'en').replaceAll(',', '');
    expect(Math.round(Number(text) * 1000) + 0).toBe(quantity);
  });
});
