import { allocate, type Minor } from '#domain/money/money.ts';
import { formatQuantity, countedPieces } from '#domain/stock/quantity.ts';
import type { SaleDocument } from '../document.ts';
import { toMajor } from './decimal.ts';
import type { StoreShape } from './store-shape.ts';
import { rateOf } from './taxes.ts';

/** What an order is made of, as Medusa takes it. */
interface Item {
  readonly variant_id?: string;
  readonly title?: string;
  readonly quantity: number;
  readonly unit_price: number;
  readonly metadata: { readonly position: number };
}

/** Pieces of one line at one price. */
interface Pieces {
  readonly quantity: number;
  /** What one of them cost, tax included, in minor units. */
  readonly unitPrice: Minor;
}

/**
 * The items of an order, at exactly what was charged: a line whose total is no multiple of its pieces becomes two, one
 * minor unit apart. What was weighed or measured, and what the store has no goods for, is an item of its own with
 * nothing but a title; Medusa puts its usual tax onto that, whatever the till's was.
 * @param taxOfVariant the tax category of goods
 */
export function itemsOf(
  sale: SaleDocument,
  { taxes, pricesIncludeTax }: StoreShape,
  taxOfVariant: (variantId: string) => string,
): Item[] {
  const { currency } = sale;
  const titled = (title: string, amount: Minor, position: number): Item => ({
    title,
    quantity: 1,
    unit_price: toMajor(amount, currency, rateOf(taxes, taxes.usual)),
    metadata: { position },
  });
  const goods = sale.lines.flatMap(({ variantRemoteId, name, unit, quantity, total, position }): Item[] => {
    const pieces = countedPieces({ unit, quantity });
    if (pieces === null) return [titled(`${name} ${formatQuantity(quantity, 'en')}`, total, position)];
    const added = pricesIncludeTax ? 0 : rateOf(taxes, taxOfVariant(variantRemoteId));
    return piecesOf(total, pieces).map(({ quantity: count, unitPrice }) => ({
      variant_id: variantRemoteId,
      quantity: count,
      unit_price: toMajor(unitPrice, currency, added),
      metadata: { position },
    }));
  });
  return [...goods, ...sale.surcharges.map(({ name, amount, position }) => titled(name, amount, position))];
}

function piecesOf(total: Minor, count: number): Pieces[] {
  const prices = allocate(
    total,
    Array.from({ length: count }, () => 1),
  );
  const counts = new Map<Minor, number>();
  for (const price of prices) counts.set(price, (counts.get(price) ?? 0) + 1);
  return [...counts].map(([unitPrice, quantity]) => ({ unitPrice, quantity }));
}

/** Whole pieces that left the shop, by variant. */
export function piecesSold(sale: SaleDocument): ReadonlyMap<string, number> {
  const pieces = new Map<string, number>();
  for (const { variantRemoteId, unit, quantity } of sale.lines) {
    const count = countedPieces({ unit, quantity });
    if (count !== null) pieces.set(variantRemoteId, (pieces.get(variantRemoteId) ?? 0) + count);
  }
  return pieces;
}
