import type { Delivery } from '#contract/stock.ts';
import type { PlannedRow } from './WorkRows.tsx';

/** What of a delivery is still to come, line by line, in the order of its paper. */
export function planOf({ lines }: Pick<Delivery, 'lines'>): PlannedRow[] {
  return lines.map(({ variantId, sku, name, unit, quantity, received }) => ({
    variantId,
    sku,
    name,
    unit,
    open: Math.max(0, quantity - received),
  }));
}

/** How much of a delivery has come, from 0 to 1. Each line counts alike, as pieces and kilograms do not add up. */
export function shareOf({ lines }: Pick<Delivery, 'lines'>): number {
  const expected = lines.filter(({ quantity }) => quantity > 0);
  if (expected.length === 0) return 1;
  const came = expected.reduce((all, { quantity, received }) => all + Math.min(1, received / quantity), 0);
  return came / expected.length;
}
