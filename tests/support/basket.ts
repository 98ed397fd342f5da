import { v7 } from 'uuid';
import { emptyBasket, type Basket, type GoodsLine } from '#domain/sale/basket.ts';

/** Goods to sell: variant, unit price in minor units, pieces; anything else of the line as it is given. */
export interface Wanted extends Partial<Omit<GoodsLine, 'kind' | 'id' | 'unitPrice' | 'quantity'>> {
  readonly variantId: number;
  readonly price: number;
  readonly pieces?: number;
}

/** A line of goods as the counter makes it. */
export function goodsLine({ price, pieces = 1, ...line }: Wanted): GoodsLine {
  return {
    id: v7(),
    kind: 'goods',
    sku: `S${line.variantId}`,
    name: `Goods ${line.variantId}`,
    unit: 'piece',
    quantity: pieces * 1000,
    unitPrice: price,
    note: '',
    taxCategoryId: 1,
    categoryIds: [],
    override: null,
    discount: null,
    statedTotal: null,
    ...line,
  };
}

/** An open basket in EUR. */
export function basketOf(wanted: readonly Wanted[], change: Partial<Basket> = {}): Basket {
  return { ...emptyBasket(v7(), 'EUR'), lines: wanted.map(goodsLine), ...change };
}
