import { v7 } from 'uuid';
import type { Basket } from '#domain/sale/basket.ts';

/** One line to sell: variant, gross unit price in minor units, pieces. */
export interface Wanted {
  readonly variantId: number;
  readonly price: number;
  readonly pieces?: number;
  readonly ratePpm?: number;
}

/** An open basket in EUR. */
export function basketOf(wanted: readonly Wanted[]): Basket {
  return {
    id: v7(),
    currency: 'EUR',
    lines: wanted.map(({ variantId, price, pieces = 1, ratePpm = 190_000 }) => ({
      id: v7(),
      variantId,
      sku: `S${variantId}`,
      name: `Goods ${variantId}`,
      unit: 'piece',
      quantity: pieces * 1000,
      unitPrice: price,
      ratePpm,
    })),
  };
}
