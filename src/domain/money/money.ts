/** An amount of money as a whole number of the currency's minor units (cents for EUR, yen for JPY). */
export type Minor = number;

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
  const product = toBigInt(value) * toBigInt(numerator);
  return toSafeNumber(divideRounded(product, toBigInt(denominator), mode));
}

/**
 * Splits `total` by `weights` so that the parts always add up to it: each part is rounded down,
 * what is left goes one unit each to the largest remainders, the earlier part first.
 * All weights zero gives everything to the first part.
 * @throws RangeError when there is no weight, one is negative, or a number is not a safe whole one.
 */
export function allocate(total: Minor, weights: readonly number[]): Minor[] {
  if (weights.length === 0) throw new RangeError('nothing to allocate to');
  if (weights.some((weight) => weight < 0)) throw new RangeError('a weight must not be negative');
  const sum = weights.reduce((all, weight) => all + toBigInt(weight), 0n);
  const sign = total < 0 ? -1n : 1n;
  const whole = toBigInt(total) * sign;
  if (sum === 0n) return weights.map((_, index) => (index === 0 ? total : 0));
  const shares = weights.map((weight, index) => {
    const product = whole * toBigInt(weight);
    return { index, floor: product / sum, remainder: product % sum };
  });
  let left = whole - shares.reduce((all, share) => all + share.floor, 0n);
  const parts = shares.map((share) => share.floor);
  const byRemainder = shares.toSorted((a, b) => compare(b.remainder, a.remainder));
  for (const share of byRemainder) {
    if (left === 0n) break;
    parts[share.index] = share.floor + 1n;
    left -= 1n;
  }
  return parts.map((part) => toSafeNumber(part * sign));
}

/** The sum of whole amounts. @throws RangeError when the sum is not a safe whole number. */
export function sum(amounts: readonly Minor[]): Minor {
  return toSafeNumber(amounts.reduce((all, amount) => all + toBigInt(amount), 0n));
}

function divideRounded(product: bigint, divisor: bigint, mode: RoundingMode): bigint {
  const sign = product < 0n ? -1n : 1n;
  const size = product * sign;
  const quotient = size / divisor;
  const doubled = (size % divisor) * 2n;
  const isHalf = doubled === divisor;
  const up = isHalf ? roundsHalfUp(quotient, mode) : doubled > divisor;
  return sign * (up ? quotient + 1n : quotient);
}

function roundsHalfUp(quotient: bigint, mode: RoundingMode): boolean {
  return mode === 'half-up' || (mode === 'half-even' && quotient % 2n === 1n);
}

function compare(a: bigint, b: bigint): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function toBigInt(value: number): bigint {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
  return BigInt(value);
}

function toSafeNumber(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`amount out of range: ${value}`);
  return number;
}
