import { v7 } from 'uuid';
import {
  emptyBasket,
  type Basket,
  type GoodsLine,
  type MiscLine,
  type OrderBackLine,
  type OrderLine,
  type VoucherLine,
} from '#domain/sale/basket.ts';

/** Goods to sell: variant, unit price in minor units, pieces or a quantity; anything else of the line as it is given. */
export interface Wanted extends Partial<Omit<GoodsLine, 'kind' | 'id' | 'unitPrice'>> {
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
    code: '',
    ...line,
  };
}

/** An open basket in EUR. */
export function basketOf(wanted: readonly Wanted[], change: Partial<Basket> = {}): Basket {
  return { ...emptyBasket(v7(), 'EUR'), lines: wanted.map(goodsLine), ...change };
}

/** Something the catalog does not have, for 1.00 unless a price is given. */
export function miscLine(change: Partial<MiscLine> = {}): MiscLine {
  return {
    id: v7(),
    kind: 'misc',
    sku: '',
    name: 'Gift wrap',
    unit: 'piece',
    quantity: 1000,
    unitPrice: 100,
    note: '',
    taxCategoryId: 1,
    discount: null,
    ...change,
  };
}

/** A gift voucher that is sold. */
export function voucherLine(code: string, unitPrice: number): VoucherLine {
  const line = { id: v7(), sku: '', name: 'Gift voucher', unit: 'piece', quantity: 1000, note: '' } as const;
  return { ...line, kind: 'voucher', code, unitPrice };
}

/** An order to be paid when it is handed over, for 11.90 with 19 % in it; its price is what is due. */
export function orderLine(change: Partial<OrderLine> = {}): OrderLine {
  const taxes = [{ name: '', ratePpm: 190_000, net: 1000, tax: 190, gross: 1190 }];
  const { due = { total: 1190, taxes } } = change;
  return {
    id: v7(),
    kind: 'order',
    sku: '',
    name: 'Order T3X9',
    unit: 'piece',
    quantity: 1000,
    unitPrice: due.total,
    note: '',
    orderId: 'o1',
    code: 'T3X9',
    customerName: 'Mira Huber',
    due,
    handOver: { proof: 'code', collector: '', isChecked: false, signature: null },
    ...change,
  };
}

/** A mug of an order that comes back. */
export function orderBackLine(change: Partial<OrderBackLine> = {}): OrderBackLine {
  const { due, handOver: _, ...line } = orderLine();
  const { credit = due } = change;
  const lines = [{ lineId: 'l1', quantity: 1000, isRestocked: true }];
  return {
    ...line,
    kind: 'order-back',
    unitPrice: credit.total,
    origin: null,
    credit,
    giveBack: { lines, amount: credit.total, reason: 'broken' },
    ...change,
  };
}
