import { fractionDigits } from '../money/currency.ts';
import { mappingOf, type Mapping } from './fields.ts';
import { decimalOf, type Decimal } from './number-text.ts';
import { readRow, type GoodsRow, type KnownGoods, type Trouble, type Writing } from './read-row.ts';

/** How a file is to be read; null where it is to be found out from the file itself. */
export interface Wish {
  readonly mapping: Mapping | null;
  readonly decimal: Decimal | null;
}

/** What a file of goods says. */
export interface GoodsFileRead {
  readonly writing: Writing;
  /** The rows that are sound, in the order of the file; each SKU once. */
  readonly goods: readonly GoodsRow[];
  readonly troubles: readonly Trouble[];
  readonly badLines: ReadonlySet<number>;
  readonly rows: number;
}

/**
 * Reads the rows of a file; the first one holds the heads. Of two rows with one SKU the later one is bad, and so is one
 * whose code an earlier row has.
 */
export function readGoods(
  table: readonly (readonly string[])[],
  currency: string,
  wish: Wish,
  known: KnownGoods,
): GoodsFileRead {
  const [heads = [], ...rows] = table;
  const mapping = wish.mapping ?? mappingOf(heads);
  const digits = fractionDigits(currency);
  const [priceColumn] = mapping.price ?? [];
  const prices =
    priceColumn === undefined ? [] : rows.slice(0, 1000).map((row) => (row[priceColumn] ?? '').trim());
  const writing = { heads, mapping, decimal: wish.decimal ?? decimalOf(prices, digits), digits };
  const goods: GoodsRow[] = [];
  const troubles: Trouble[] = [];
  const taken = { skus: new Set<string>(), codes: new Set<string>() };
  rows.forEach((cells, index) => {
    const read = readRow(cells, index + 2, writing, known);
    const found = 'troubles' in read ? read.troubles : doubled(read.goods, taken);
    troubles.push(...found);
    if ('goods' in read && found.length === 0) goods.push(read.goods);
  });
  return { writing, goods, troubles, badLines: new Set(troubles.map(({ line }) => line)), rows: rows.length };
}

function doubled(
  { line, sku, codes }: GoodsRow,
  taken: { readonly skus: Set<string>; readonly codes: Set<string> },
): Trouble[] {
  if (taken.skus.has(sku)) return [{ line, field: 'sku', problem: 'doubled', value: sku }];
  const [code] = (codes ?? []).filter((one) => taken.codes.has(one));
  if (code !== undefined) return [{ line, field: 'barcode', problem: 'doubled', value: code }];
  taken.skus.add(sku);
  for (const one of codes ?? []) taken.codes.add(one);
  return [];
}
