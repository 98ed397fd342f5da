import type { ReturnLine } from '#domain/sale/basket.ts';
import type { Thousandths, Unit } from '#domain/stock/quantity.ts';

/** How much of some goods comes back, and how much of that is damaged; thousandths. */
export interface Chosen {
  readonly quantity: Thousandths;
  readonly damaged: Thousandths;
}

export const NOTHING: Chosen = { quantity: 0, damaged: 0 };

/** Another quantity, from nothing to `most`. Of pieces, what comes in addition is good; anything else is one thing. */
export function withQuantity(
  before: Chosen,
  wanted: Thousandths,
  { unit, most }: { readonly unit: Unit; readonly most: Thousandths },
): Chosen {
  const quantity = within(wanted, most);
  if (unit === 'piece') return { quantity, damaged: Math.min(before.damaged, quantity) };
  return { quantity, damaged: before.damaged > 0 ? quantity : 0 };
}

/** So much of what comes back is damaged, from nothing to all of it. */
export function withDamaged({ quantity }: Chosen, wanted: Thousandths): Chosen {
  return { quantity, damaged: within(wanted, quantity) };
}

function within(wanted: Thousandths, most: Thousandths): Thousandths {
  return Math.max(0, Math.min(most, wanted));
}

/** What becomes a line of its own, and how much of the same goods the lines before it take (thousandths). */
export interface Part {
  readonly condition: ReturnLine['condition'];
  readonly quantity: Thousandths;
  readonly beside: Thousandths;
}

/** One line for what is good to sell, one for what is damaged. */
export function partsOf({ quantity, damaged }: Chosen): Part[] {
  const good = quantity - damaged;
  const parts: Part[] = [
    { condition: 'restock', quantity: good, beside: 0 },
    { condition: 'damaged', quantity: damaged, beside: good },
  ];
  return parts.filter((part) => part.quantity > 0);
}
