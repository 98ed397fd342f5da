import { v7 } from 'uuid';
import type { CatalogItem } from '#contract/catalog.ts';
import type { Minor } from '#domain/money/money.ts';
import type { Basket, BasketLine, Credit, ReturnLine } from '#domain/sale/basket.ts';
import { formatReceiptNumber, type SaleLine, type SaleRecord } from '#domain/sale/sale.ts';
import { fullName } from '#domain/sale/item-name.ts';
import { NOTHING, type Chosen, type Part } from './chosen.ts';

/** A part of a sold line that comes back, for exactly what was paid for it. */
export function lineFromReceipt(
  { id, registerCode, number }: SaleRecord,
  { position, variantId, sku, name, unit, unitPrice }: SaleLine,
  part: Part & { readonly credit: Credit; readonly reason: string },
): ReturnLine {
  const { quantity, condition, credit, reason } = part;
  const receiptNumber = formatReceiptNumber(registerCode, number);
  return {
    kind: 'return',
    id: v7(),
    sku,
    name,
    unit,
    unitPrice,
    quantity,
    variantId,
    credit,
    reason,
    condition,
    note: '',
    origin: { saleId: id, position, receiptNumber },
    taxCategoryId: null,
  };
}

/** Goods that come back without a receipt, at a price of one unit (minor units). */
export function lineWithoutReceipt(
  item: CatalogItem,
  unitPrice: Minor,
  { quantity, condition, reason }: Part & { readonly reason: string },
): ReturnLine {
  const { variantId, sku, unit, taxCategoryId } = item;
  return {
    kind: 'return',
    id: v7(),
    sku,
    name: fullName(item),
    unit,
    unitPrice,
    quantity,
    variantId,
    reason,
    condition,
    taxCategoryId,
    note: '',
    origin: null,
    credit: null,
  };
}

/** The open basket in which goods of a sale are already coming back, if there is one. */
export function basketReturning(baskets: readonly Basket[], saleId: string): Basket | null {
  return baskets.find(({ lines }) => lines.some((line) => isFrom(line, saleId))) ?? null;
}

/** What an open basket takes back of a sale, by the position of the sold line. */
export function chosenIn(basket: Basket | null, saleId: string): ReadonlyMap<number, Chosen> {
  const chosen = new Map<number, Chosen>();
  for (const line of basket?.lines ?? []) {
    if (!isFrom(line, saleId)) continue;
    const before = chosen.get(line.origin.position) ?? NOTHING;
    chosen.set(line.origin.position, {
      quantity: before.quantity + line.quantity,
      damaged: before.damaged + (line.condition === 'damaged' ? line.quantity : 0),
    });
  }
  return chosen;
}

/** A basket with these lines instead of those that it took back of the same sale. */
export function withReturns(basket: Basket, saleId: string, lines: readonly ReturnLine[]): Basket {
  return { ...basket, lines: [...basket.lines.filter((line) => !isFrom(line, saleId)), ...lines] };
}

type FromReceipt = ReturnLine & { readonly origin: NonNullable<ReturnLine['origin']> };

function isFrom(line: BasketLine, saleId: string): line is FromReceipt {
  return line.kind === 'return' && line.origin?.saleId === saleId;
}
