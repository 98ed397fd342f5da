/** The sign that a file writes before the fraction of a number. */
export type Decimal = '.' | ',';

const DECIMALS: readonly Decimal[] = [',', '.'];

/**
 * A number as a file writes it, in whole units of `10 ** -digits`: 1.234,50 with two digits and a comma is 123450.
 * Blanks, apostrophes and signs of currency are left out, as are thousands in groups of three. Null for anything
 * else, for more digits than there are places (nothing is rounded), and for what is too big to be exact.
 */
export function readNumber(text: string, decimal: Decimal, digits: number): number | null {
  const plain = text.replaceAll(/[\s'’\u00a0\u202f]|\p{Sc}|[A-Z]{3}/gu, '');
  const group = decimal === ',' ? '.' : ',';
  const shape = new RegExp(
    `^(?<sign>[-−]?)(?<whole>\\d+|\\d{1,3}(?:\\${group}\\d{3})+)(?:\\${decimal}(?<part>\\d*))?$`,
  );
  const { sign = '', whole, part = '' } = shape.exec(plain)?.groups ?? {};
  if (whole === undefined) return null;
  const fraction = part.replace(/0+$/, '');
  if (fraction.length > digits) return null;
  const value = Number(`${whole.replaceAll(group, '')}${fraction.padEnd(digits, '0')}`);
  return Number.isSafeInteger(value) ? signed(sign, value) : null;
}

/**
 * The sign that a file's prices are written with: the one that more of them can be read with, then the one that stands
 * last where both are in one price; a point when nothing tells.
 */
export function decimalOf(prices: readonly string[], digits: number): Decimal {
  const readable = (decimal: Decimal): number =>
    prices.filter((price) => price.includes(decimal) && readNumber(price, decimal, digits) !== null).length;
  const [best] = DECIMALS.map((decimal) => ({ decimal, count: readable(decimal) })).toSorted(
    (a, b) => b.count - a.count,
  );
  return best === undefined || best.count === 0 ? '.' : best.decimal;
}

function signed(sign: string, value: number): number {
  return sign === '' || value === 0 ? value : -value;
}
