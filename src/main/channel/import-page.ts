import { readCode } from '#domain/barcode/gtin.ts';
import {
  importProducts,
  importVariants,
  knownReferences,
  type ImportedVariant,
} from '#main/data/catalog-import.ts';
import { markDeleted } from '#main/data/deletion.ts';
import type { Reader, Tx } from '#main/data/database.ts';
import type { ShortWrites } from '#main/data/short-writes.ts';
import { keepCursor } from '#main/data/sync-cursor.ts';
import type { CatalogChange, Page, VariantChange } from './connector.ts';
import { writeInParts } from './write-parts.ts';

/** The longest text that a barcode may have. */
const MAX_CODE = 128;

/** What a page points to that the till does not know, by the store's ids. */
export interface MissingReferences {
  readonly taxCategories: readonly string[];
  readonly categories: readonly string[];
}

/** What a page of the catalog points to that the till does not know. */
export async function missingReferences(
  db: Reader,
  items: readonly CatalogChange[],
): Promise<MissingReferences> {
  const known = await knownReferences(db);
  const taxCategories = items.flatMap((item) => (item.kind === 'variant' ? [item.taxCategoryRemoteId] : []));
  const categories = items.flatMap((item) => (item.kind === 'product' ? item.categoryRemoteIds : []));
  return {
    taxCategories: [...new Set(taxCategories)].filter((id) => !known.taxCategories.has(id)),
    categories: [...new Set(categories)].filter((id) => !known.categories.has(id)),
  };
}

/**
 * Writes one page of the catalog in short transactions, its cursor in the last one: a crash in between means
 * that the page is read again. `at` in milliseconds. The count of rows that changed.
 * @throws when the page points to an unknown tax category (see `missingReferences`).
 */
export async function importCatalogPage(
  writes: ShortWrites,
  page: Page<CatalogChange>,
  at: number,
): Promise<number> {
  const items = inOrder(page.items);
  const end = { stream: 'catalog', cursor: page.cursor, isEnd: page.complete, at } as const;
  return await writeInParts(
    writes,
    items,
    async (tx, part) => {
      const count = await importChunk(tx, part.items);
      if (part.isLast) await keepCursor(tx, end);
      return count;
    },
    () => writes.tidy(),
  );
}

/** The last word on each entity, products before variants before deletions. */
function inOrder(items: readonly CatalogChange[]): CatalogChange[] {
  const last = new Map(items.map((item) => [keyOf(item), item]));
  const ORDER = { product: 0, variant: 1, deleted: 2 } as const;
  return [...last.values()].toSorted((a, b) => ORDER[a.kind] - ORDER[b.kind]);
}

function keyOf(item: CatalogChange): string {
  return `${item.kind === 'deleted' ? item.entity : item.kind} ${item.remoteId}`;
}

async function importChunk(tx: Tx, items: readonly CatalogChange[]): Promise<number> {
  const products = items.filter((item) => item.kind === 'product');
  const variants = items.filter((item) => item.kind === 'variant');
  const deleted = items.filter((item) => item.kind === 'deleted');
  const gone = (entity: 'product' | 'variant'): string[] =>
    deleted.filter((item) => item.entity === entity).map((item) => item.remoteId);
  const counts = [
    await importProducts(tx, products),
    await importVariants(tx, variants.map(toImported)),
    await markDeleted(tx, 'product', gone('product')),
    await markDeleted(tx, 'variant', gone('variant')),
  ];
  return counts.reduce((sum, count) => sum + count, 0);
}

function toImported({ barcodes, ...variant }: VariantChange): ImportedVariant {
  const codes = barcodes.map((barcode) => {
    const read = readCode(barcode);
    return read.kind === 'gtin' ? read.gtin14 : read.text;
  });
  return { ...variant, codes: [...new Set(codes)].filter((code) => code !== '' && code.length <= MAX_CODE) };
}
