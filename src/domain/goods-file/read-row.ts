import { readCode } from '../barcode/gtin.ts';
import type { Minor } from '../money/money.ts';
import type { Thousandths, Unit } from '../stock/quantity.ts';
import { optionGroup, type GoodsField, type Mapping } from './fields.ts';
import { onlyTax, readTax, type KnownTax } from './read-tax.ts';
import { readNumber, type Decimal } from './number-text.ts';

/** Goods as one row of a file says; null where the file does not say, so that what is known stays. */
export interface GoodsRow {
  /** In the file, from 1 with the heads. */
  readonly line: number;
  readonly sku: string;
  readonly name: string | null;
  /** What several variants belong to. */
  readonly product: string | null;
  /** Minor units, for one unit. */
  readonly price: Minor | null;
  /** GTIN-14 where they are GTINs, else as they stand. */
  readonly codes: readonly string[] | null;
  readonly tax: KnownTax | null;
  /** From the widest to the narrowest. */
  readonly category: readonly string[] | null;
  /** Thousandths. */
  readonly stock: Thousandths | null;
  readonly unit: Unit | null;
  readonly options: readonly { readonly group: string; readonly value: string }[] | null;
}

/** What is wrong with one cell, or with the row when `field` is null. */
export interface Trouble {
  readonly line: number;
  readonly field: GoodsField | null;
  readonly problem: Problem;
  readonly value: string;
}

export const PROBLEMS = [
  'missing',
  'not-a-price',
  'not-a-number',
  'negative',
  'bad-check-digit',
  // 4,00638E+12: a spreadsheet has written a long code as a rounded number.
  'spreadsheet',
  'too-long',
  'doubled',
  'tax-unknown',
  'unit-unknown',
] as const;

export type Problem = (typeof PROBLEMS)[number];

/** How a file is written. `digits`: those of the currency after the point. */
export interface Writing {
  readonly heads: readonly string[];
  readonly mapping: Mapping;
  readonly decimal: Decimal;
  readonly digits: number;
}

const LONGEST: Readonly<Partial<Record<GoodsField, number>>> = {
  sku: 100,
  name: 200,
  product: 200,
  category: 300,
};

/** The longest that a code may be that is no GTIN. */
const LONGEST_CODE = 128;

const UNITS: Readonly<Record<string, Unit>> = {
  piece: 'piece',
  pieces: 'piece',
  pc: 'piece',
  pcs: 'piece',
  each: 'piece',
  ea: 'piece',
  stück: 'piece',
  stk: 'piece',
  st: 'piece',
  kg: 'kg',
  kilo: 'kg',
  kilogramm: 'kg',
  m: 'm',
  meter: 'm',
  metre: 'm',
};

const MOST_PRICE = 99_999_999_999;
const MOST_STOCK = 999_999_999_000;

/**
 * One row of a file. Leading zeros and long codes stay as they are: cells are texts. New goods need a name,
 * a price and a tax; where the shop has one tax only, that is meant. A row with any trouble is no goods at all.
 */
export function readRow(
  cells: readonly string[],
  line: number,
  writing: Writing,
  known: KnownGoods,
): { readonly goods: GoodsRow } | { readonly troubles: readonly Trouble[] } {
  const troubles: Trouble[] = [];
  const row = {
    cells,
    writing,
    note: (field: GoodsField, problem: Problem, value: string) =>
      void troubles.push({ line, field, problem, value }),
  };
  const sku = textOf(row, 'sku') ?? '';
  if (sku === '') row.note('sku', 'missing', '');
  const goods: GoodsRow = {
    line,
    sku,
    name: textOf(row, 'name'),
    product: textOf(row, 'product'),
    price: amountOf(row, 'price', 'not-a-price', { digits: writing.digits, most: MOST_PRICE }),
    codes: codesOf(row),
    tax: taxOf(row, known.taxes),
    category:
      textOf(row, 'category')
        ?.split(/\s*[>/]\s*/)
        .filter((part) => part !== '') ?? null,
    stock: amountOf(row, 'stock', 'not-a-number', { digits: 3, most: MOST_STOCK }),
    unit: unitOf(row),
    options: optionsOf(row),
  };
  const isNew = sku !== '' && !known.has(sku);
  const whole = isNew ? { ...goods, tax: goods.tax ?? onlyTax(known.taxes) } : goods;
  if (isNew) noteMissing(row, whole, troubles);
  return troubles.length > 0 ? { troubles } : { goods: whole };
}

/** What a file can't know of the shop. */
export interface KnownGoods {
  /** Whether the shop has goods of a SKU. */
  readonly has: (sku: string) => boolean;
  readonly taxes: readonly KnownTax[];
}

function noteMissing(row: Row, goods: GoodsRow, troubles: readonly Trouble[]): void {
  for (const field of ['name', 'price', 'tax'] as const) {
    const isTold = troubles.some((trouble) => trouble.field === field);
    if (goods[field] === null && !isTold) row.note(field, 'missing', '');
  }
}

interface Row {
  readonly cells: readonly string[];
  readonly writing: Writing;
  readonly note: (field: GoodsField, problem: Problem, value: string) => void;
}

function cellsOf({ cells, writing }: Row, field: GoodsField): string[] {
  return (writing.mapping[field] ?? []).map((column) => (cells[column] ?? '').trim());
}

function textOf(row: Row, field: GoodsField): string | null {
  const [text = ''] = cellsOf(row, field);
  if (text === '') return null;
  if (text.length > (LONGEST[field] ?? LONGEST_CODE)) row.note(field, 'too-long', text);
  return text;
}

function amountOf(
  row: Row,
  field: 'price' | 'stock',
  problem: Problem,
  { digits, most }: { readonly digits: number; readonly most: number },
): number | null {
  const text = textOf(row, field);
  if (text === null) return null;
  const value = readNumber(text, row.writing.decimal, digits);
  if (value === null || value > most) {
    row.note(field, problem, text);
    return null;
  }
  if (value < 0) row.note(field, 'negative', text);
  return value;
}

function codesOf(row: Row): string[] | null {
  if (row.writing.mapping.barcode === undefined) return null;
  const texts = cellsOf(row, 'barcode')
    .flatMap((cell) => cell.split(/[\s;|]+/))
    .filter((text) => text !== '');
  const codes = texts.map((text) => codeOf(row, text));
  return [...new Set(codes)];
}

function codeOf(row: Row, text: string): string {
  if (/^\d[.,]?\d*E\+\d+$/i.test(text)) row.note('barcode', 'spreadsheet', text);
  const read = readCode(text);
  if (read.kind === 'bad-check-digit') row.note('barcode', 'bad-check-digit', text);
  if (read.text.length > LONGEST_CODE) row.note('barcode', 'too-long', text);
  return read.kind === 'gtin' ? read.gtin14 : read.text;
}

function taxOf(row: Row, taxes: readonly KnownTax[]): KnownTax | null {
  const text = textOf(row, 'tax');
  if (text === null) return null;
  const tax = readTax(text, taxes);
  if (tax === null) row.note('tax', 'tax-unknown', text);
  return tax;
}

function unitOf(row: Row): Unit | null {
  const text = textOf(row, 'unit');
  if (text === null) return null;
  const unit = UNITS[text.toLowerCase().replace(/\.$/, '')];
  if (unit === undefined) row.note('unit', 'unit-unknown', text);
  return unit ?? null;
}

function optionsOf(row: Row): GoodsRow['options'] {
  const columns = row.writing.mapping.option;
  if (columns === undefined) return null;
  return columns.flatMap((column) => {
    const value = (row.cells[column] ?? '').trim();
    return value === '' ? [] : [{ group: optionGroup(row.writing.heads[column] ?? ''), value }];
  });
}
