import type { Minor } from '../money/money.ts';
import type { HandOver } from '../pickup/step.ts';
import { couponKey } from '../promotion/coupon.ts';
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

/** One line of a basket. */
export type BasketLine = GoodsLine | MiscLine | VoucherLine | ReturnLine | OrderLine;

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

/** What a clerk may change on a line that is there. */
export type LineChange =
  | { readonly kind: 'quantity'; readonly quantity: Thousandths }
  | { readonly kind: 'note'; readonly note: string }
  | { readonly kind: 'override'; readonly override: PriceOverride | null }
  | { readonly kind: 'discount'; readonly discount: Discount | null }
  | { readonly kind: 'condition'; readonly condition: ReturnLine['condition'] };

/**
 * What can happen to a basket. `restore` puts a removed line back where it was;
 * `renew` keeps the lines and makes them a sale of their own.
 */
export type BasketAction =
  | { readonly kind: 'add'; readonly line: BasketLine }
  | { readonly kind: 'change'; readonly lineId: string; readonly change: LineChange }
  | { readonly kind: 'remove'; readonly lineId: string }
  | { readonly kind: 'restore'; readonly line: BasketLine; readonly index: number }
  | { readonly kind: 'discount'; readonly discount: Discount | null }
  | { readonly kind: 'add-coupon'; readonly code: string }
  | { readonly kind: 'remove-coupon'; readonly code: string }
  | { readonly kind: 'customer'; readonly customer: BasketCustomer | null }
  | { readonly kind: 'exemption'; readonly exemption: TaxExemption | null }
  | { readonly kind: 'note'; readonly note: string }
  | { readonly kind: 'grant'; readonly grantId: string }
  | { readonly kind: 'renew'; readonly nextId: string };

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

/**
 * The basket after an action. Adding plain goods that are there at the same price raises their quantity;
 * a quantity of zero or less removes the line; an unknown line, a coupon or order twice, a line too many change nothing.
 */
export function reduceBasket(basket: Basket, action: BasketAction): Basket {
  switch (action.kind) {
    case 'add':
      return addLine(basket, action.line);
    case 'change':
      return changeLine(basket, action.lineId, action.change);
    case 'remove':
      return { ...basket, lines: basket.lines.filter((line) => line.id !== action.lineId) };
    case 'restore':
      return restoreLine(basket, action.line, action.index);
    case 'renew':
      return { ...basket, id: action.nextId, grants: [] };
    default:
      return changeHead(basket, action);
  }
}

type HeadAction = Exclude<BasketAction, { readonly kind: 'add' | 'change' | 'remove' | 'restore' | 'renew' }>;

function changeHead(basket: Basket, action: HeadAction): Basket {
  switch (action.kind) {
    case 'discount':
      return { ...basket, discount: action.discount };
    case 'add-coupon':
      return { ...basket, coupons: withOnce(basket.coupons, couponKey(action.code)) };
    case 'remove-coupon':
      return { ...basket, coupons: basket.coupons.filter((code) => code !== couponKey(action.code)) };
    case 'customer':
      return { ...basket, customer: action.customer };
    case 'exemption':
      return { ...basket, exemption: action.exemption };
    case 'note':
      return { ...basket, note: action.note };
    case 'grant':
      return { ...basket, grants: withOnce(basket.grants, action.grantId) };
  }
}

function withOnce(list: readonly string[], entry: string): readonly string[] {
  return entry === '' || list.includes(entry) ? list : [...list, entry];
}

function addLine(basket: Basket, added: BasketLine): Basket {
  const same = basket.lines.find((line) => isSamePlain(line, added));
  if (same !== undefined) {
    return changeLine(basket, same.id, { kind: 'quantity', quantity: same.quantity + added.quantity });
  }
  if (basket.lines.length >= MAX_LINES || added.quantity <= 0 || isInTwice(basket, added)) return basket;
  const line = { ...added, quantity: Math.min(added.quantity, MAX_QUANTITY) };
  return { ...basket, lines: [...basket.lines, line] };
}

/** Whether a line would hand over an order that is in the basket already. */
function isInTwice({ lines }: Basket, line: BasketLine): boolean {
  return lines.some((one) => one.kind === 'order' && line.kind === 'order' && one.orderId === line.orderId);
}

/** Whether two lines are goods with nothing said about them that would tell them apart. */
function isSamePlain(line: BasketLine, added: BasketLine): boolean {
  return (
    isPlain(line) &&
    isPlain(added) &&
    line.variantId === added.variantId &&
    line.unitPrice === added.unitPrice &&
    line.taxCategoryId === added.taxCategoryId
  );
}

function isPlain(line: BasketLine): line is GoodsLine {
  return (
    line.kind === 'goods' &&
    line.override === null &&
    line.discount === null &&
    line.statedTotal === null &&
    line.note === ''
  );
}

function changeLine(basket: Basket, lineId: string, change: LineChange): Basket {
  const lines = basket.lines.flatMap((line) => {
    if (line.id !== lineId) return [line];
    const changed = applyChange(line, change);
    return changed.quantity > 0 ? [changed] : [];
  });
  return { ...basket, lines };
}

/** A change that the line's kind does not know leaves it as it is. */
function applyChange(line: BasketLine, change: LineChange): BasketLine {
  switch (change.kind) {
    case 'quantity':
      return { ...line, quantity: quantityAfter(line, change.quantity) };
    case 'note':
      return { ...line, note: change.note };
    case 'override':
      return line.kind === 'goods' ? { ...line, override: change.override } : line;
    case 'discount':
      return line.kind === 'goods' || line.kind === 'misc' ? { ...line, discount: change.discount } : line;
    case 'condition':
      return line.kind === 'return' ? { ...line, condition: change.condition } : line;
  }
}

function quantityAfter(line: BasketLine, wanted: Thousandths): Thousandths {
  if (hasFixedQuantity(line)) return wanted > 0 ? line.quantity : 0;
  return Math.min(wanted, MAX_QUANTITY);
}

/** A stated total, a voucher, an order and a credit belong to their quantity: only removing them is possible. */
export function hasFixedQuantity(line: BasketLine): boolean {
  return (
    line.kind === 'voucher' ||
    line.kind === 'order' ||
    (line.kind === 'goods' && line.statedTotal !== null) ||
    (line.kind === 'return' && line.credit !== null)
  );
}

function restoreLine(basket: Basket, line: BasketLine, index: number): Basket {
  if (basket.lines.some((other) => other.id === line.id) || isInTwice(basket, line)) return basket;
  return { ...basket, lines: basket.lines.toSpliced(index, 0, line) };
}
