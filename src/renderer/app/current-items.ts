import type { CatalogItem } from '#contract/catalog.ts';
import type { Client } from '#contract/index.ts';
import type { BasketLine } from '#domain/sale/basket.ts';
import { variantOf } from './counter-lines.ts';

/** The goods of some lines as the catalog has them now; those it has no longer are left out. */
export async function currentItems(api: Client, lines: readonly BasketLine[]): Promise<CatalogItem[]> {
  const variantIds = [...new Set(lines.flatMap((line) => variantOf(line) ?? []))];
  if (variantIds.length === 0) return [];
  return (await api.catalog.byIds({ variantIds })).items;
}
