import type { CatalogItem } from '#contract/catalog.ts';
import type { Minor } from '#domain/money/money.ts';
import { MAX_QUANTITY } from '#domain/sale/basket.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';
import { NOTHING, withDamaged, withQuantity, type Chosen } from './chosen.ts';

/** Goods that come back without a receipt. */
export interface FreeRow {
  readonly item: CatalogItem;
  /** What is given back for one unit, in minor units; null while what is typed means nothing. */
  readonly unitPrice: Minor | null;
  readonly chosen: Chosen;
}

export type FreeEvent =
  | { readonly kind: 'add'; readonly item: CatalogItem; readonly quantity: Thousandths }
  | { readonly kind: 'quantity' | 'damaged'; readonly row: FreeRow; readonly quantity: Thousandths }
  | { readonly kind: 'price'; readonly row: FreeRow; readonly unitPrice: Minor | null }
  | { readonly kind: 'remove'; readonly row: FreeRow };

/** Goods that are there already come back in addition; a quantity of nothing takes them off. */
export function reduceFree(rows: readonly FreeRow[], event: FreeEvent): readonly FreeRow[] {
  switch (event.kind) {
    case 'add':
      return added(rows, event.item, event.quantity);
    case 'quantity':
      return event.quantity > 0
        ? changed(rows, event.row, (row) => withMore(row, event.quantity))
        : without(rows, event.row);
    case 'damaged':
      return changed(rows, event.row, (row) => ({ ...row, chosen: withDamaged(row.chosen, event.quantity) }));
    case 'price':
      return changed(rows, event.row, (row) => ({ ...row, unitPrice: event.unitPrice }));
    case 'remove':
      return without(rows, event.row);
  }
}

function added(rows: readonly FreeRow[], item: CatalogItem, quantity: Thousandths): readonly FreeRow[] {
  const before = rows.find((row) => isSame(row, { item }));
  if (before !== undefined) {
    return changed(rows, before, (row) => withMore(row, row.chosen.quantity + quantity));
  }
  return [...rows, withMore({ item, unitPrice: item.price, chosen: NOTHING }, quantity)];
}

function withMore(row: FreeRow, quantity: Thousandths): FreeRow {
  const { unit } = row.item;
  return { ...row, chosen: withQuantity(row.chosen, quantity, { unit, most: MAX_QUANTITY }) };
}

function changed(
  rows: readonly FreeRow[],
  which: FreeRow,
  change: (row: FreeRow) => FreeRow,
): readonly FreeRow[] {
  return rows.map((row) => (isSame(row, which) ? change(row) : row));
}

function without(rows: readonly FreeRow[], which: FreeRow): readonly FreeRow[] {
  return rows.filter((row) => !isSame(row, which));
}

function isSame(one: Pick<FreeRow, 'item'>, other: Pick<FreeRow, 'item'>): boolean {
  return one.item.variantId === other.item.variantId;
}
