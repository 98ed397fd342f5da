import type { Minor } from '../money/money.ts';
import { PIECE, type Thousandths } from '../stock/quantity.ts';
import { partOf } from './given.ts';
import type { WebOrderLine } from './web-order.ts';

/**
 * What one unit of other goods costs when the shopper pays for them what `replaces` (thousandths) of the line cost,
 * minor units. Rounded down: all of it together may not cost a cent more than what it replaces.
 */
export function priceAsBefore(
  line: Pick<WebOrderLine, 'quantity' | 'total' | 'unitPrice'>,
  replaces: Thousandths,
): Minor {
  return Math.floor((partOf(line, 0, replaces) * PIECE) / replaces);
}
