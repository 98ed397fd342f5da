import type { CatalogItem } from '#contract/catalog.ts';
import type { Client } from '#contract/index.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';
import { parseQuantity } from '#renderer/app/parse-quantity.ts';

/** A pasted line that led to goods, and one that did not, with the number of its line. */
interface PastedLine {
  readonly item: CatalogItem;
  readonly quantity: Thousandths;
}

export interface Pasted {
  readonly lines: readonly PastedLine[];
  readonly wrong: readonly number[];
}

/** The most lines that are read at once. */
const MOST = 500;

/** Reads `SKU;quantity`, a line each; a tab, a comma or blanks part them as well, and a missing quantity is one. */
export async function readPasted(api: Client, text: string): Promise<Pasted> {
  const lines: PastedLine[] = [];
  const wrong: number[] = [];
  for (const [index, line] of text.split(/\r?\n/).slice(0, MOST).entries()) {
    if (line.trim() === '') continue;
    const read = await readLine(api, line.trim());
    if (read === null) wrong.push(index + 1);
    else lines.push(read);
  }
  return { lines, wrong };
}

async function readLine(api: Client, line: string): Promise<PastedLine | null> {
  const [code = '', typed = '1'] = line.split(/\s*[;\t]\s*|\s*,\s+|\s+/);
  const item = await findItem(api, code);
  if (item === null) return null;
  const quantity = parseQuantity(typed === '' ? '1' : typed, item.unit);
  return quantity === null ? null : { item, quantity };
}

/** The one variant of an SKU or a code; null where there is none, or more than one. */
async function findItem(api: Client, code: string): Promise<CatalogItem | null> {
  const { items } = await api.catalog.search({ text: code, categoryId: null, offset: 0, limit: 5 });
  const exact = items.filter(({ sku }) => sku.toLowerCase() === code.toLowerCase());
  if (exact.length === 1) return exact[0] ?? null;
  const found = await api.catalog.byCode({ code }).catch(() => null);
  return found?.items.length === 1 ? (found.items[0] ?? null) : null;
}
