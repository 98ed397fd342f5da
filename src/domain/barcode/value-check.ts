/** A factor, and whether the tens of the product are added to its units, taken from them, or dropped. */
type Weighting = readonly [factor: number, tens: -1 | 0 | 1];

const TWO_MINUS: Weighting = [2, -1];
const THREE: Weighting = [3, 0];
const FIVE_PLUS: Weighting = [5, 1];
const FIVE_MINUS: Weighting = [5, -1];

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

const FOUR_DIGITS = [TWO_MINUS, TWO_MINUS, THREE, FIVE_MINUS];
const FIVE_DIGITS = [FIVE_PLUS, TWO_MINUS, FIVE_MINUS, FIVE_PLUS, TWO_MINUS];

/**
 * The check digit of a price or weight inside a code, for values of four and five digits; null for other lengths,
 * which have none (GS1 General Specifications 7.9.2 and 7.9.3, weighting factors and price or weight check digit).
 */
export function valueCheckDigit(digits: string): string | null {
  if (!/^\d{4,5}$/.test(digits)) return null;
  if (digits.length === 4) return String((sumOf(digits, FOUR_DIGITS) * 3) % 10);
  const wanted = (10 - (sumOf(digits, FIVE_DIGITS) % 10)) % 10;
  return String(DIGITS.find((digit) => weigh(digit, FIVE_MINUS) === wanted));
}

function sumOf(digits: string, weightings: readonly Weighting[]): number {
  return weightings.reduce((sum, weighting, at) => sum + weigh(Number(digits.charAt(at)), weighting), 0);
}

function weigh(digit: number, [factor, tens]: Weighting): number {
  const product = digit * factor;
  return (product + tens * Math.floor(product / 10)) % 10;
}
