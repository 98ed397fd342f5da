import type { CatalogItem } from '#contract/catalog.ts';
import { MAX_QUANTITY } from '#domain/sale/basket.ts';
import { fullName } from '#domain/sale/item-name.ts';
import type { Thousandths, Unit } from '#domain/stock/quantity.ts';

/** Goods as a list of them shows them. */
export interface Goods {
  readonly variantId: number;
  readonly sku: string;
  readonly name: string;
  readonly unit: Unit;
}

/** So much of some goods; quantity in thousandths. */
export interface GoodsRow extends Goods {
  readonly quantity: Thousandths;
}

/** What was taken in so far, what was touched last first, and how it stood before each step. */
export interface GoodsList {
  readonly rows: readonly GoodsRow[];
  readonly before: readonly (readonly GoodsRow[])[];
}

export type GoodsEvent =
  | { readonly kind: 'add'; readonly goods: Goods; readonly quantity: Thousandths }
  | { readonly kind: 'set'; readonly goods: Goods; readonly quantity: Thousandths }
  | { readonly kind: 'undo' };

/** The most lines that one document takes. */
export const MAX_ROWS = 500;

const UNDOS = 50;

/** Adds to goods that are there already; a quantity of nothing takes them off; undo goes one step back. */
export function reduceGoods(list: GoodsList, event: GoodsEvent): GoodsList {
  if (event.kind === 'undo') {
    const [last, ...older] = list.before;
    return last === undefined ? list : { rows: last, before: older };
  }
  const had = list.rows.find(({ variantId }) => variantId === event.goods.variantId);
  const rows = had === undefined ? withNew(list.rows, event) : withChanged(list.rows, had, event);
  return rows === list.rows ? list : { rows, before: [list.rows, ...list.before].slice(0, UNDOS) };
}

/** What is left of the rows when others are taken from them. */
export function without(rows: readonly GoodsRow[], taken: readonly GoodsRow[]): GoodsRow[] {
  const gone = new Map(taken.map(({ variantId, quantity }) => [variantId, quantity]));
  return rows
    .map((row) => ({ ...row, quantity: row.quantity - (gone.get(row.variantId) ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
}

type Change = Exclude<GoodsEvent, { readonly kind: 'undo' }>;

function withNew(rows: readonly GoodsRow[], { goods, quantity }: Change): readonly GoodsRow[] {
  if (quantity <= 0 || rows.length >= MAX_ROWS) return rows;
  return [rowOf(goods, quantity), ...rows];
}

/** What is taken in once more comes to the top; what is corrected stays where it is. */
function withChanged(rows: readonly GoodsRow[], had: GoodsRow, change: Change): readonly GoodsRow[] {
  const { kind, goods, quantity } = change;
  const others = rows.filter((row) => row !== had);
  if (kind === 'add') return [rowOf(goods, had.quantity + quantity), ...others];
  return quantity <= 0 ? others : rows.map((row) => (row === had ? rowOf(goods, quantity) : row));
}

function rowOf({ variantId, sku, name, unit }: Goods, quantity: Thousandths): GoodsRow {
  return { variantId, sku, name, unit, quantity: Math.min(MAX_QUANTITY, quantity) };
}

export function goodsOf(item: CatalogItem): Goods {
  const { variantId, sku, unit } = item;
  return { variantId, sku, unit, name: fullName(item) };
}

/** The lines as the till takes them. */
export function linesOf(rows: readonly GoodsRow[]): { variantId: number; quantity: Thousandths }[] {
  return rows.map(({ variantId, quantity }) => ({ variantId, quantity }));
}
