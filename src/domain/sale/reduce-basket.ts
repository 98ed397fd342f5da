import { couponKey } from '../promotion/coupon.ts';
import type { Thousandths } from '../stock/quantity.ts';
import type { TaxExemption } from '../tax/rules.ts';
import {
  hasFixedQuantity,
  MAX_LINES,
  MAX_QUANTITY,
  type Basket,
  type BasketCustomer,
  type BasketLine,
  type Discount,
  type GoodsLine,
  type PriceOverride,
  type ReturnLine,
} from './basket.ts';

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

/** Whether a line is about an order that another line of the basket is about. */
function isInTwice({ lines }: Basket, line: BasketLine): boolean {
  return 'orderId' in line && lines.some((one) => 'orderId' in one && one.orderId === line.orderId);
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

function restoreLine(basket: Basket, line: BasketLine, index: number): Basket {
  if (basket.lines.some((other) => other.id === line.id) || isInTwice(basket, line)) return basket;
  return { ...basket, lines: basket.lines.toSpliced(index, 0, line) };
}
