/** An amount of money as a whole number of the currency's minor units (cents for EUR, yen for JPY). */
export type Minor = number;

/** One whole in parts per million. */
export const WHOLE = 1_000_000;

/** How an exact ratio becomes a whole number: halves away from zero, towards zero, or to the even neighbour. */
export type RoundingMode = 'half-up' | 'half-down' | 'half-even';

/**
 * `value × numerator ÷ denominator`, computed exactly and rounded once.
 * @throws RangeError when a term is not a safe whole number or the denominator is not positive.
 */
export function scale(
  value: number,
  numerator: number,
  denominator: number,
  mode: RoundingMode = 'half-up',
): number {
  if (denominator <= 0) throw new RangeError(`denominator must be positive, got ${denominator}`);
  mustBeWhole(value);
  mustBeWhole(numerator);
  mustBeWhole(denominator);
  const product = value * numerator;
  if (!isExact(product)) return divide(BigInt(value) * BigInt(numerator), BigInt(denominator), mode);
  const size = Math.abs(product);
  const rest = size % denominator;
  const quotient = (size - rest) / denominator;
  // Compared this way round, as twice the rest may not be exact.
  const part = rest - (denominator - rest);
  const up = part === 0 ? mode === 'half-up' || (mode === 'half-even' && quotient % 2 === 1) : part > 0;
  return signed(up ? quotient + 1 : quotient, product < 0);
}

/**
 * `product ÷ divisor`, rounded once; for ratios whose terms are too large for a number.
 * @throws RangeError when the result is not a safe whole number or the divisor is not positive.
 */
export function divide(product: bigint, divisor: bigint, mode: RoundingMode = 'half-up'): number {
  if (divisor <= 0n) throw new RangeError(`divisor must be positive, got ${divisor}`);
  const size = product < 0n ? -product : product;
  const quotient = size / divisor;
  const doubled = (size % divisor) * 2n;
  const isHalf = doubled === divisor;
  const up = isHalf
    ? mode === 'half-up' || (mode === 'half-even' && quotient % 2n === 1n)
    : doubled > divisor;
  return signed(toSafeNumber(up ? quotient + 1n : quotient), product < 0n);
}

/**
 * Splits `total` by `weights` so that the parts always add up to it: each part is rounded down,
 * what is left goes one unit each to the largest remainders, the earlier part first.
 * All weights zero gives everything to the first part. No part is more than its weight while the total
 * is not more than all weights.
 * @throws RangeError when there is no weight, one is negative, or a number is not a safe whole one.
 */
export function allocate(total: Minor, weights: readonly number[]): Minor[] {
  if (weights.length === 0) throw new RangeError('nothing to allocate to');
  if (weights.some((weight) => weight < 0)) throw new RangeError('a weight must not be negative');
  mustBeWhole(total);
  const whole = sum(weights);
  if (weights.length === 1) return [total];
  if (whole === 0) return weights.map((_, index) => (index === 0 ? total : 0));
  const size = Math.abs(total);
  // Where the product of both sums is exact, so is every smaller one.
  const shares = isExact(size * whole)
    ? weights.map((weight) => shareOf(size * weight, whole))
    : weights.map((weight) => bigShareOf(BigInt(size) * BigInt(weight), BigInt(whole)));
  return withLeftOvers(size, shares).map((part) => signed(part, total < 0));
}

interface Share {
  readonly floor: number;
  readonly remainder: number;
}

function shareOf(product: number, whole: number): Share {
  const remainder = product % whole;
  return { floor: (product - remainder) / whole, remainder };
}

function bigShareOf(product: bigint, whole: bigint): Share {
  return { floor: toSafeNumber(product / whole), remainder: Number(product % whole) };
}

function withLeftOvers(total: number, shares: readonly Share[]): number[] {
  const parts = shares.map((share) => share.floor);
  let left = total - parts.reduce((all, part) => all + part, 0);
  if (left === 0) return parts;
  const byRemainder = [...shares.keys()].toSorted(
    (a, b) => (shares[b]?.remainder ?? 0) - (shares[a]?.remainder ?? 0),
  );
  for (const index of byRemainder) {
    if (left === 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left -= 1;
  }
  return parts;
}

/** The sum of whole amounts. @throws RangeError when the sum is not a safe whole number. */
export function sum(amounts: readonly Minor[]): Minor {
  let all = 0;
  for (const amount of amounts) {
    mustBeWhole(amount);
    all += amount;
    // A sum that left the safe range on its way may still come back.
    if (!isExact(all)) return toSafeNumber(amounts.reduce((big, one) => big + toBigInt(one), 0n));
  }
  return all;
}

/** Below zero where a ÷ b is less than c ÷ d, above where it is more, zero where they are equal. Divisors positive. */
export function compareRatios(a: number, b: number, c: number, d: number): number {
  const [left, right] = [a * d, c * b];
  if (isExact(left) && isExact(right)) return left - right;
  const difference = BigInt(a) * BigInt(d) - BigInt(c) * BigInt(b);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** A product or sum of whole numbers within the safe range was not rounded: numbers are exact up to 2⁵³. */
function isExact(result: number): boolean {
  return Number.isSafeInteger(result);
}

/** Without a negative zero. */
function signed(size: number, isNegative: boolean): number {
  return isNegative ? 0 - size : size;
}

function mustBeWhole(value: number): void {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
}

function toBigInt(value: number): bigint {
  mustBeWhole(value);
  return BigInt(value);
}

function toSafeNumber(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`amount out of range: ${value}`);
  return number;
}
