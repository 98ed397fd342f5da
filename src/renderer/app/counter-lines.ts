import { v7 } from 'uuid';
import type { CatalogItem } from '#contract/catalog.ts';
import { scale, type Minor } from '#domain/money/money.ts';
import {
  emptyBasket,
  MAX_QUANTITY,
  type Basket,
  type BasketLine,
  type Credit,
  type GoodsLine,
} from '#domain/sale/basket.ts';
import { reduceBasket } from '#domain/sale/reduce-basket.ts';
import { PIECE, type Thousandths } from '#domain/stock/quantity.ts';
import { fullName } from '#domain/sale/item-name.ts';

/** What a code or the clerk said of goods besides which ones they are. */
export interface Said {
  /** How much; null: one piece, or to be asked for. */
  readonly quantity: Thousandths | null;
  /** The price of all of it as its label states it, in minor units. */
  readonly total: Minor | null;
  /** The code that states the price; empty where none does. */
  readonly code: string;
  /** The day after which they should not have been sold (ISO); null while that is not over. */
  readonly expiredOn: string | null;
}

export const NOTHING_SAID: Said = { quantity: null, total: null, code: '', expiredOn: null };

/** How much is rung up; null where it has to be asked for: goods by weight, or half a piece. */
export function quantityOf(
  item: CatalogItem,
  { quantity, total }: Pick<Said, 'quantity' | 'total'>,
): Thousandths | null {
  if (quantity !== null) return item.unit === 'piece' && quantity % PIECE !== 0 ? null : quantity;
  if (item.unit === 'piece') return PIECE;
  return total === null ? null : quantityFor(total, item.price);
}

/** So much at the catalog's price costs what the label states: rounded half up, at least a thousandth. */
function quantityFor(total: Minor, price: Minor): Thousandths {
  if (price <= 0) return PIECE;
  return Math.min(MAX_QUANTITY, Math.max(1, scale(total, PIECE, price)));
}

/** Goods as a line of their own. */
export function lineOf(
  item: CatalogItem,
  quantity: Thousandths,
  { total, code }: Pick<Said, 'total' | 'code'> = NOTHING_SAID,
): GoodsLine {
  return {
    kind: 'goods',
    id: v7(),
    variantId: item.variantId,
    sku: item.sku,
    name: fullName(item),
    unit: item.unit,
    quantity,
    unitPrice: item.price,
    taxCategoryId: item.taxCategoryId,
    categoryIds: item.categoryIds,
    override: null,
    discount: null,
    statedTotal: total,
    code,
    note: '',
  };
}

/** The variant whose stock a line takes from; null for what has none. */
export function variantOf(line: BasketLine): number | null {
  return line.kind === 'goods' ? line.variantId : null;
}

/** Takes each line of changed goods out and puts it back as the catalog has them now. */
export function withPrices(basket: Basket, items: readonly CatalogItem[]): Basket {
  const byVariant = new Map(items.map((item) => [item.variantId, item]));
  return basket.lines.reduce((changed, line, index) => {
    const item = line.kind === 'goods' ? byVariant.get(line.variantId) : undefined;
    if (line.kind !== 'goods' || item === undefined || isAsCatalog(line, item)) return changed;
    const { price: unitPrice, taxCategoryId, categoryIds } = item;
    const repriced = { ...line, unitPrice, taxCategoryId, categoryIds };
    const without = reduceBasket(changed, { kind: 'remove', lineId: line.id });
    return reduceBasket(without, { kind: 'restore', line: repriced, index });
  }, basket);
}

/** What is due for orders, by their ids. */
export type Dues = ReadonlyMap<string, Credit>;

/** Has orders cost what is due for them now. */
export function withDues(basket: Basket, dues: Dues): Basket {
  const lines = basket.lines.map((line) => {
    const due = line.kind === 'order' ? dues.get(line.orderId) : undefined;
    return line.kind === 'order' && due !== undefined ? { ...line, due, unitPrice: due.total } : line;
  });
  return { ...basket, lines };
}

function isAsCatalog(line: GoodsLine, item: CatalogItem): boolean {
  return (
    line.unitPrice === item.price &&
    line.taxCategoryId === item.taxCategoryId &&
    line.categoryIds.join() === item.categoryIds.join()
  );
}

/** A basket of its own with what is in one beyond the lines that were paid: another customer's. */
export function beyondPaid(basket: Basket, paid: readonly BasketLine[]): Basket {
  const left = paid.reduce((rest, { id, quantity }) => {
    const now = rest.lines.find((line) => line.id === id)?.quantity ?? 0;
    const change = { kind: 'quantity', quantity: now - quantity } as const;
    return reduceBasket(rest, { kind: 'change', lineId: id, change });
  }, basket);
  return { ...emptyBasket(v7(), basket.currency), lines: left.lines };
}
