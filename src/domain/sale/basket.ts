import type { Minor } from '../money/money.ts';
import type { GiveBack, HandOver } from '../pickup/step.ts';
import type { Reduction } from '../promotion/promotion.ts';
import type { Thousandths, Unit } from '../stock/quantity.ts';
import type { TaxExemption, TaxTotal } from '../tax/rules.ts';

/** A reduction that a person gave, with the reason for it. */
export interface Discount {
  readonly reduction: Reduction;
  readonly reason: string;
}

/** Another price than the catalog's, with the reason for it; minor units for one unit. */
export interface PriceOverride {
  readonly unitPrice: Minor;
  readonly reason: string;
}

interface LineBase {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly unit: Unit;
  /** Always more than zero; what comes back is a line of kind `return`. */
  readonly quantity: Thousandths;
  /** The price of one unit as the catalog states it, in minor units. */
  readonly unitPrice: Minor;
  /** For the receipt; empty for none. */
  readonly note: string;
}

/** So much of one variant. */
export interface GoodsLine extends LineBase {
  readonly kind: 'goods';
  readonly variantId: number;
  readonly taxCategoryId: number;
  /** The categories of its product and all above them, for promotions. */
  readonly categoryIds: readonly number[];
  readonly override: PriceOverride | null;
  readonly discount: Discount | null;
  /** The price of the whole line as its barcode states it, in minor units; null for unit price × quantity. */
  readonly statedTotal: Minor | null;
  /** The code that states it; empty where none does. */
  readonly code: string;
}

/** Something the catalog does not have. */
export interface MiscLine extends LineBase {
  readonly kind: 'misc';
  readonly taxCategoryId: number;
  readonly discount: Discount | null;
}

/** A gift voucher sold: its value is `unitPrice`. No tax is due before it is redeemed (Directive (EU) 2016/1065, multi-purpose). */
export interface VoucherLine extends LineBase {
  readonly kind: 'voucher';
  readonly code: string;
}

/**
 * An amount with the taxes in it, all zero or more, minor units: what was paid for goods that come back and is given
 * back, or what is to be paid for an order that is handed over.
 */
export interface Credit {
  readonly total: Minor;
  readonly taxes: readonly TaxTotal[];
}

/** Goods that come back. */
export interface ReturnLine extends LineBase {
  readonly kind: 'return';
  /** The sold line; null without receipt. */
  readonly origin: {
    readonly saleId: string;
    readonly position: number;
    readonly receiptNumber: string;
  } | null;
  /** Null for what has no stock. */
  readonly variantId: number | null;
  /** How a return without receipt is taxed; one with receipt gives back the tax that was paid. */
  readonly taxCategoryId: number | null;
  /** What the sold line gives back; null without receipt: unit price × quantity. */
  readonly credit: Credit | null;
  readonly reason: string;
  readonly condition: 'restock' | 'damaged';
}

/** An order of the store that is handed over, with what is to be paid for it: its `unitPrice`. One piece, one line an order. */
export interface OrderLine extends LineBase {
  readonly kind: 'order';
  /** The store's id of it; `code` is what people call it. */
  readonly orderId: string;
  readonly code: string;
  /** Whose it is, for the clerk; it stays off receipts. */
  readonly customerName: string;
  readonly due: Credit;
  readonly handOver: HandOver;
}

/**
 * What tills took for an order of the store and is given back, its `unitPrice`: for goods of it that come back, or as
 * two tills took it. One piece, one line an order.
 */
export interface OrderBackLine extends LineBase {
  readonly kind: 'order-back';
  readonly orderId: string;
  readonly code: string;
  /** Whose it is, for the clerk; it stays off receipts. */
  readonly customerName: string;
  /** The line that took it; null where another till did. */
  readonly origin: ReturnLine['origin'];
  readonly credit: Credit;
  /** What comes back, and what the shopper gets for it here and online; null where it was paid twice. */
  readonly giveBack: GiveBack | null;
}

/** One line of a basket. */
export type BasketLine = GoodsLine | MiscLine | VoucherLine | ReturnLine | OrderLine | OrderBackLine;

/** Whether money goes back by a line. */
export function isBack({ kind }: { readonly kind: BasketLine['kind'] }): boolean {
  return kind === 'return' || kind === 'order-back';
}

/** Who buys, as far as the basket needs to know. */
export interface BasketCustomer {
  readonly id: string;
  readonly name: string;
  readonly groupIds: readonly string[];
}

/** What is being rung up. Its id becomes the sale's id, so that paying twice makes one sale. */
export interface Basket {
  /** UUIDv7. */
  readonly id: string;
  readonly currency: string;
  readonly lines: readonly BasketLine[];
  /** Taken off all goods and misc lines after everything else. */
  readonly discount: Discount | null;
  readonly coupons: readonly string[];
  readonly customer: BasketCustomer | null;
  readonly exemption: TaxExemption | null;
  /** For the receipt; empty for none. */
  readonly note: string;
  /** Rights that a manager granted for this basket. */
  readonly grants: readonly string[];
}

/** Most of one line that a till takes: 99,999 units, in thousandths. */
export const MAX_QUANTITY: Thousandths = 99_999_000;

/** Most lines that a basket takes. */
export const MAX_LINES = 500;

/** A basket with nothing in it. */
export function emptyBasket(id: string, currency: string): Basket {
  return {
    id,
    currency,
    lines: [],
    discount: null,
    coupons: [],
    customer: null,
    exemption: null,
    note: '',
    grants: [],
  };
}

/** A stated total, a voucher, an order and a credit belong to their quantity: only removing them is possible. */
export function hasFixedQuantity(line: BasketLine): boolean {
  return (
    line.kind === 'voucher' ||
    line.kind === 'order' ||
    line.kind === 'order-back' ||
    (line.kind === 'goods' && line.statedTotal !== null) ||
    (line.kind === 'return' && line.credit !== null)
  );
}
