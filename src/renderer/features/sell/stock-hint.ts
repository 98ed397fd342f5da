import type { CatalogItem } from '#contract/catalog.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';

/** What to say of the stock beside a line that takes the last or more than there is. */
export type StockHint =
  | { readonly kind: 'last'; readonly knownAt: number }
  | {
      readonly kind: 'held';
      readonly here: Thousandths;
      readonly held: Thousandths;
      readonly knownAt: number;
    }
  | { readonly kind: 'over'; readonly here: Thousandths; readonly knownAt: number }
  | { readonly kind: 'none'; readonly knownAt: number };

/**
 * Whether a line asks for more than the shelf is known to hold, in thousandths; null while there is nothing to say.
 * It is only a hint: goods in the hand are sold whatever the count says.
 */
export function stockHint(quantity: Thousandths, stock: CatalogItem['stock']): StockHint | null {
  if (stock === null) return null;
  const { here, held, knownAt } = stock;
  if (here <= 0) return { kind: 'none', knownAt };
  if (quantity > here) return { kind: 'over', here, knownAt };
  if (quantity > here - held) return { kind: 'held', here, held, knownAt };
  return quantity === here ? { kind: 'last', knownAt } : null;
}
