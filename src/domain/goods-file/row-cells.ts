import { toDecimal } from '../money/currency.ts';
import type { Minor } from '../money/money.ts';
import type { Thousandths, Unit } from '../stock/quantity.ts';
import type { GoodsField } from './fields.ts';
import type { GoodsRow } from './read-row.ts';

/** Goods as the shop keeps them, as far as a file can state them. */
export interface Stated {
  readonly sku: string;
  readonly name: string;
  readonly product: string;
  readonly price: Minor;
  readonly unit: Unit;
  readonly tax: { readonly remoteId: string; readonly name: string };
  readonly categories: readonly { readonly path: readonly string[] }[];
  readonly codes: readonly string[];
  readonly options: readonly { readonly group: string; readonly value: string }[];
  readonly here: Thousandths | null;
}

/** Whether a row says nothing that the shop does not have so already. */
export function isAsKept(row: GoodsRow, kept: Stated): boolean {
  const differences = [
    row.name !== null && row.name !== kept.name,
    row.product !== null && row.product !== kept.product,
    row.price !== null && row.price !== kept.price,
    row.unit !== null && row.unit !== kept.unit,
    row.tax !== null && row.tax.remoteId !== kept.tax.remoteId,
    row.category !== null && !kept.categories.some(({ path }) => isSame(path, row.category ?? [])),
    row.codes !== null && key(row.codes) !== key(kept.codes),
    row.options !== null && pairs(row.options) !== pairs(kept.options),
    row.stock !== null && row.stock !== kept.here,
  ];
  return !differences.includes(true);
}

/** A row as texts, as it will be kept; prices with a point. */
export function toCells(row: GoodsRow, currency: string): Partial<Record<GoodsField, string>> {
  const cells: Record<GoodsField, string | null> = {
    sku: row.sku,
    name: row.name,
    product: row.product,
    price: mapped(row.price, (price) => toDecimal(price, currency)),
    barcode: row.codes?.join(' ') ?? null,
    tax: row.tax?.name ?? null,
    category: row.category?.join(' > ') ?? null,
    stock: mapped(row.stock, decimalQuantity),
    unit: row.unit,
    option: row.options?.map(({ group, value }) => `${group}: ${value}`).join(', ') ?? null,
  };
  return Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== null && text !== ''));
}

function mapped(value: number | null, write: (value: number) => string): string | null {
  return value === null ? null : write(value);
}

/** Thousandths as a number with a point: 2, 0.35. */
export function decimalQuantity(quantity: Thousandths): string {
  return String(quantity / 1000);
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function key(texts: readonly string[]): string {
  return JSON.stringify(texts.toSorted());
}

function pairs(options: Stated['options']): string {
  return JSON.stringify(options.map(({ group, value }) => [group, value]));
}
