import type { Minor } from '#domain/money/money.ts';
import { countedPieces } from '#domain/stock/quantity.ts';
import type { Outcome } from '../connector.ts';
import type { Posted, SaleDocument } from '../document.ts';
import { refused, type Refusal } from './refusal.ts';
import { unpricedLines, type StoreLine } from './sale-lines.ts';

/** Whether the store's total is what the customer paid, or what a person accepts instead. */
export function accepts({ total, allows }: SaleDocument, storeTotal: Minor): boolean {
  return storeTotal === total || storeTotal === allows.storeTotal;
}

/** An order that the store has finished: done, unless it is not worth what the customer paid. */
export function posted(
  sale: SaleDocument,
  order: { readonly id: string; readonly code: string; readonly total: Minor },
  repeated: boolean,
): Outcome<Posted> {
  const { id, code, total } = order;
  if (!accepts(sale, total)) return totalDiffers(sale, total);
  return { kind: 'done', repeated, value: { remoteId: id, code, total } };
}

/** `totals`: what the store asks for all of each of the goods, where it says that. */
export function totalDiffers(
  sale: SaleDocument,
  storeTotal: Minor,
  totals: ReadonlyMap<string, Minor> = new Map(),
): Refusal {
  const message = `The store's total is ${storeTotal}, the till's is ${sale.total}.`;
  const own = new Map<string, Minor>();
  for (const { variantRemoteId, total } of sale.lines) {
    own.set(variantRemoteId, (own.get(variantRemoteId) ?? 0) + total);
  }
  const items = [...totals]
    .filter(([id, total]) => own.get(id) !== total)
    .map(([variantRemoteId, total]) => ({ variantRemoteId, storeTotal: total }));
  return refused('total-differs', message, { storeTotal, items });
}

/** The lines of an order that is made step by step, or why there can't be one: it holds only whole pieces of the catalog. */
export function steppableLines(
  sale: SaleDocument,
): { readonly kind: 'lines'; readonly lines: readonly StoreLine[] } | Refusal {
  const why = 'As long as this store has no plugin it takes';
  const [first] = sale.surcharges;
  if (first !== undefined) return refused('other', `${why} only goods of its catalog, not: ${first.name}.`);
  const lines = unpricedLines(sale);
  if (lines !== null) return { kind: 'lines', lines };
  const weighed = sale.lines.find((line) => countedPieces(line) === null)?.name ?? '';
  return refused('other', `${why} whole pieces only: ${weighed}.`);
}
