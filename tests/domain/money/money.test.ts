import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { allocate, compareRatios, divide, scale, sum, type RoundingMode } from '#domain/money/money.ts';

const MODES: readonly RoundingMode[] = ['half-up', 'half-down', 'half-even'];

/** Of all sizes: products of small ones fit a number, those of large ones don't. */
const amounts = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }),
);
const factors = fc.integer({ min: -100_000, max: 100_000 });
const divisors = fc.integer({ min: 1, max: 2_000_000 });

/** Exact decimal long division, digit by digit, as done on paper: sign, whole part, first decimal, rest. */
function divideOnPaper(
  product: bigint,
  divisor: bigint,
): { sign: bigint; whole: bigint; tenth: number; rest: bigint } {
  const sign = product < 0n ? -1n : 1n;
  const size = product * sign;
  const carried = (size % divisor) * 10n;
  return { sign, whole: size / divisor, tenth: Number(carried / divisor), rest: carried % divisor };
}

function roundOnPaper(product: bigint, divisor: bigint, mode: RoundingMode): number {
  const { sign, whole, tenth, rest } = divideOnPaper(product, divisor);
  const isTie = tenth === 5 && rest === 0n;
  const raise = isTie ? mode === 'half-up' || (mode === 'half-even' && whole % 2n === 1n) : tenth >= 5;
  return Number(sign * (raise ? whole + 1n : whole)) + 0;
}

describe('scale', () => {
  test.prop([amounts, factors, divisors, fc.constantFrom(...MODES)])(
    'rounds the exact quotient as long division on paper does',
    (value, numerator, denominator, mode) => {
      const product = BigInt(value) * BigInt(numerator);
      expect(scale(value, numerator, denominator, mode)).toBe(
        roundOnPaper(product, BigInt(denominator), mode),
      );
    },
  );

  test.prop([amounts, factors, divisors, fc.constantFrom(...MODES)])(
    'is never further than half a unit from the exact quotient',
    (value, numerator, denominator, mode) => {
      const result = BigInt(scale(value, numerator, denominator, mode));
      const error = result * BigInt(denominator) - BigInt(value) * BigInt(numerator);
      expect((error < 0n ? -error : error) * 2n <= BigInt(denominator)).toBe(true);
    },
  );

  test.prop([amounts, factors, divisors, fc.constantFrom(...MODES)])(
    'treats what goes back as what came in',
    (value, numerator, denominator, mode) => {
      expect(scale(-value, numerator, denominator, mode) + scale(value, numerator, denominator, mode)).toBe(
        0,
      );
    },
  );

  test.prop([amounts, divisors])(
    'changes nothing when it multiplies and divides by the same',
    (value, same) => {
      expect(scale(value, same, same)).toBe(value);
    },
  );

  test.each([
    [1, 1, 2, { up: 1, even: 0, down: 0 }],
    [3, 1, 2, { up: 2, even: 2, down: 1 }],
    [5, 1, 2, { up: 3, even: 2, down: 2 }],
    [-1, 1, 2, { up: -1, even: 0, down: 0 }],
    [-5, 1, 2, { up: -3, even: -2, down: -2 }],
    [4469, 500, 1000, { up: 2235, even: 2234, down: 2234 }],
    [7, 0, 9, { up: 0, even: 0, down: 0 }],
  ])('%i × %i ÷ %i is %o', (value, numerator, denominator, { up, even, down }) => {
    expect(scale(value, numerator, denominator)).toBe(up);
    expect(scale(value, numerator, denominator, 'half-even')).toBe(even);
    expect(scale(value, numerator, denominator, 'half-down')).toBe(down);
  });

  test('has one zero', () => {
    expect(Object.is(scale(-1, 1, 1000), 0)).toBe(true);
  });

  test('is exact where floating point is not', () => {
    expect(scale(9_007_199_254_740_991, 999_999, 1_000_000)).toBe(9_007_190_247_541_736);
  });

  test.each([
    [0.5, 1, 1],
    [1, Number.NaN, 1],
    [1, 1, 2.5],
    [Number.MAX_SAFE_INTEGER + 1, 1, 1],
    [1, 1, 0],
    [1, 1, -3],
    [Number.MAX_SAFE_INTEGER, 2, 1],
  ])('refuses %d × %d ÷ %d', (value, numerator, denominator) => {
    expect(() => scale(value, numerator, denominator)).toThrow(RangeError);
  });
});

describe('divide', () => {
  const products = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
  const bigDivisors = fc.bigInt({ min: 10n ** 16n, max: 10n ** 24n });

  test.prop([products, bigDivisors, fc.constantFrom(...MODES)])(
    'rounds what is too large for a number as long division on paper does',
    (product, divisor, mode) => {
      expect(divide(product, divisor, mode)).toBe(roundOnPaper(product, divisor, mode));
    },
  );

  test.each([
    [1n, 0n],
    [1n, -3n],
    [10n ** 20n, 1n],
  ])('refuses %d ÷ %d', (product, divisor) => {
    expect(() => divide(product, divisor)).toThrow(RangeError);
  });
});

describe('compareRatios', () => {
  const sizes = fc.oneof(fc.nat(20), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }));
  const positive = fc.oneof(
    fc.integer({ min: 1, max: 20 }),
    fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  );

  test.prop([sizes, positive, sizes, positive])('tells which is more, exactly', (a, b, c, d) => {
    const difference = BigInt(a) * BigInt(d) - BigInt(c) * BigInt(b);
    expect(Math.sign(compareRatios(a, b, c, d))).toBe(difference === 0n ? 0 : difference < 0n ? -1 : 1);
  });
});

describe('allocate', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 });

  test.prop([amounts, weights])('gives away all of it and nothing more', (total, by) => {
    expect(sum(allocate(total, by))).toBe(total);
  });

  test.prop([amounts, weights])('keeps each part within a unit of its exact share', (total, by) => {
    const whole = by.reduce((all, weight) => all + weight, 0);
    fc.pre(whole > 0);
    for (const [index, part] of allocate(total, by).entries()) {
      const exact = BigInt(total) * BigInt(by[index] ?? 0);
      const error = BigInt(part) * BigInt(whole) - exact;
      expect((error < 0n ? -error : error) < BigInt(whole)).toBe(true);
    }
  });

  test.prop([amounts, weights])('gives nothing to a weight of zero while others have some', (total, by) => {
    fc.pre(by.some((weight) => weight > 0));
    const parts = allocate(total, by);
    expect(parts.filter((part, index) => by[index] === 0 && part !== 0)).toEqual([]);
  });

  test.prop([amounts, weights])('gives the heavier no less', (total, by) => {
    const parts = allocate(Math.abs(total), by);
    const byWeight = by.map((weight, index) => ({ weight, part: parts[index] ?? 0 }));
    byWeight.sort((a, b) => a.weight - b.weight || a.part - b.part);
    const ordered = byWeight.map(({ part }) => part);
    expect(ordered).toEqual(ordered.toSorted((a, b) => a - b));
  });

  test.prop([amounts, weights])('takes back what it gave', (total, by) => {
    const back = allocate(-total, by).map((part) => 0 - part);
    expect(back).toEqual(allocate(total, by));
  });

  test.prop([amounts, weights, fc.integer({ min: 1, max: 1000 })])(
    'looks at proportions only',
    (total, by, factor) => {
      expect(
        allocate(
          total,
          by.map((weight) => weight * factor),
        ),
      ).toEqual(allocate(total, by));
    },
  );

  test.prop([weights, fc.nat()])(
    'gives none more than its weight while there is enough of it',
    (by, part) => {
      const whole = sum(by);
      const total = whole === 0 ? 0 : part % (whole + 1);
      expect(allocate(total, by).filter((share, index) => share > (by[index] ?? 0))).toEqual([]);
    },
  );

  test.prop([fc.integer({ min: 2 ** 40, max: 2 ** 45 }), weights])(
    'is as exact with large amounts',
    (total, by) => {
      const large = by.map((weight) => weight * 2 ** 20);
      const parts = allocate(total, large);
      expect(sum(parts)).toBe(total);
      expect(parts).toEqual(allocate(total, by));
    },
  );

  test('gives what is left to the largest remainders, the earlier part first', () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(allocate(10, [3, 3, 1])).toEqual([4, 4, 2]);
    expect(allocate(5, [0, 7, 0, 3])).toEqual([0, 4, 0, 1]);
    expect(allocate(7, [0, 0])).toEqual([7, 0]);
    expect(allocate(0, [5, 5])).toEqual([0, 0]);
  });

  test.each([
    [1, []],
    [1, [1, -1]],
    [1, [0.5]],
    [1, [Number.NaN]],
    [0.5, [1]],
    [0.5, [0, 0]],
    [Number.POSITIVE_INFINITY, [0]],
  ])('refuses %d by %j', (total, by) => {
    expect(() => allocate(total, by)).toThrow(RangeError);
  });
});

describe('sum', () => {
  test.prop([fc.array(amounts, { maxLength: 100 })])('does not mind the order', (parts) => {
    expect(sum(parts.toReversed())).toBe(sum(parts));
  });

  test('is exact, or refuses', () => {
    expect(sum([])).toBe(0);
    expect(sum([Number.MAX_SAFE_INTEGER, 5, -5])).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => sum([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
    expect(() => sum([0.1, 0.2])).toThrow(RangeError);
  });
});
