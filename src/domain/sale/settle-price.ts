import { scale, sum, type Minor } from '../money/money.ts';
import { PIECE, wholePieces } from '../stock/quantity.ts';
import { chargesOn, type ChargeAmount } from '../tax/charge.ts';
import type { TaxCategory, TaxRules } from '../tax/rules.ts';
import type {
  BasketLine,
  Credit,
  Discount,
  OrderBackLine,
  OrderLine,
  ReturnLine,
  VoucherLine,
} from './basket.ts';
import type { Step } from './settlement.ts';

/** A line whose amounts no rule changes: a gift voucher, an order of the store, or what comes back by receipt. */
export type FixedLine = VoucherLine | OrderLine | OrderBackLine | (ReturnLine & { readonly credit: Credit });

/** Any other line: its price, reductions, charges and tax are to be found. */
export type OpenLine = Exclude<BasketLine, VoucherLine | OrderLine | OrderBackLine>;

export function isFixed(line: BasketLine): line is FixedLine {
  if (line.kind === 'return') return line.credit !== null;
  return line.kind === 'voucher' || line.kind === 'order' || line.kind === 'order-back';
}

/** A line with its price, in minor units, all positive. */
export interface PricedLine {
  readonly line: OpenLine;
  /** Lines of one kind of goods under one treatment have the same; it also orders them. */
  readonly kinship: string;
  readonly price: Minor;
  /** The part of the price that reductions can take: all but the included charges. */
  readonly reducible: Minor;
  readonly charges: readonly ChargeAmount[];
  readonly category: TaxCategory | null;
  /** Whole pieces that promotions may count, else 0. */
  readonly pieces: number;
  readonly steps: readonly Step[];
}

/**
 * A line at the price that holds for it: an own price or the catalog's × quantity, rounded half up once,
 * or the total that its barcode states.
 * @throws RangeError for a tax category that the rules don't have.
 */
export function priceLine(line: OpenLine, taxes: TaxRules): PricedLine {
  const category = categoryOf(line.taxCategoryId, taxes);
  const { price, steps } = priceOf(line);
  const charges = chargesOn(category, line.quantity, price);
  const included = sum(charges.map(({ amount, isIncluded }) => (isIncluded ? amount : 0)));
  return {
    line,
    kinship: kinshipOf(line),
    price,
    reducible: price - included,
    charges,
    category,
    pieces: piecesOf(line),
    steps,
  };
}

function categoryOf(id: number | null, taxes: TaxRules): TaxCategory | null {
  if (id === null) return null;
  const category = taxes.categories.find((one) => one.id === id);
  if (category === undefined) throw new RangeError(`no tax category ${id}`);
  return category;
}

function priceOf(line: OpenLine): { readonly price: Minor; readonly steps: readonly Step[] } {
  if (line.kind === 'goods' && line.override !== null) {
    const { unitPrice, reason } = line.override;
    const { price, steps } = multiplied(line, unitPrice);
    return { price, steps: [{ kind: 'override', was: line.unitPrice, unitPrice, reason }, ...steps] };
  }
  if (line.kind === 'goods' && line.statedTotal !== null) {
    return { price: line.statedTotal, steps: [{ kind: 'stated', amount: line.statedTotal }] };
  }
  return multiplied(line, line.unitPrice);
}

/** Unit price × quantity, rounded half up once. */
export function multiplied(
  { quantity }: BasketLine,
  unitPrice: Minor,
): { readonly price: Minor; readonly steps: readonly Step[] } {
  const price = scale(unitPrice, quantity, PIECE);
  return { price, steps: [{ kind: 'price', unitPrice, quantity, amount: price }] };
}

function piecesOf(line: OpenLine): number {
  if (line.kind !== 'goods' || line.unit !== 'piece' || line.statedTotal !== null) return 0;
  return wholePieces(line.quantity) ?? 0;
}

function kinshipOf(line: OpenLine): string {
  const { kind, unit, unitPrice, taxCategoryId } = line;
  if (kind === 'return') return JSON.stringify([kind, line.variantId, taxCategoryId, unitPrice, unit]);
  const discount = ofDiscount(line.discount, line.id);
  if (kind === 'misc') return JSON.stringify([kind, line.name, taxCategoryId, unitPrice, unit, discount]);
  const { variantId, override, statedTotal } = line;
  const own = override === null ? null : [override.unitPrice, override.reason];
  const categories = line.categoryIds.toSorted((a, b) => a - b);
  const isCounted = piecesOf(line) > 0;
  const goods = [variantId, taxCategoryId, unitPrice, unit, categories];
  return JSON.stringify([kind, goods, own, statedTotal !== null, isCounted, discount]);
}

/** An amount comes off one line, a share off all lines alike. */
function ofDiscount(discount: Discount | null, lineId: string): readonly unknown[] | null {
  if (discount === null) return null;
  const { reduction, reason } = discount;
  return reduction.kind === 'percent'
    ? [reduction.kind, reduction.ppm, reason]
    : [reduction.kind, reduction.amount, reason, lineId];
}
