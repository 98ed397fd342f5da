import { MAX_QUANTITY } from '../sale/basket.ts';
import { PIECE, type Thousandths } from '../stock/quantity.ts';

/** How much was asked for, and the code or search text that it is of; `rest` is empty while that is to come. */
export interface PrefixedText {
  readonly quantity: Thousandths;
  readonly rest: string;
}

/**
 * Up to three decimals behind a dot or a comma, as quantities are never typed with grouped digits. An x is a sign only
 * before nothing, a long number or a new word: `3XL`, `10x15` and `4 x 4` are names.
 */
const PREFIXED =
  /^\s*(?<whole>\d{1,5})(?:[.,](?<fraction>\d{1,3}))?\s*(?:[*×]|x(?=\s*$|\s*\d{6}|\s+\p{L}))(?<rest>.*)$/isu;

/**
 * Reads `3*`, `0,350*` or `3x` before a code or a search text, in whatever language. Null where there is none, where
 * the quantity is zero or above `MAX_QUANTITY`.
 */
export function readQuantityPrefix(text: string): PrefixedText | null {
  const groups = PREFIXED.exec(text)?.groups;
  if (groups === undefined) return null;
  const { whole, fraction = '', rest = '' } = groups;
  const quantity = Number(whole) * PIECE + Number(fraction.padEnd(3, '0'));
  if (quantity === 0 || quantity > MAX_QUANTITY) return null;
  return { quantity, rest: rest.trim() };
}
