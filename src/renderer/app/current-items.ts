import type { CatalogItem } from '#contract/catalog.ts';
import type { Client } from '#contract/index.ts';
import type { BasketLine } from '#domain/sale/basket.ts';

/** The goods of some lines as the catalog has them now; those it has no longer are left out. */
export async function currentItems(api: Client, lines: readonly BasketLine[]): Promise<CatalogItem[]> {
  const found = await Promise.all(
    lines.map(({ sku }) => api.catalog.search({ text: sku, categoryId: null, offset: 0, limit: 20 })),
  );
  const wanted = new Set(lines.map((line) => line.variantId));
  return found.flatMap(({ items }) => items).filter((item) => wanted.has(item.variantId));
}
