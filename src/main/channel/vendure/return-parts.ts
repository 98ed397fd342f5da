import { countedPieces } from '#domain/stock/quantity.ts';
import type { ReturnDocument, SaleDocument } from '../document.ts';
import type { StockMove } from './move-stock.ts';
import type { OriginOrder } from './origin-order.ts';
import { overdone, type OriginPart } from './plan-return.ts';

/** What was sold with a return, as a sale with the return's id; null when nothing was. */
export function soldWith(document: ReturnDocument): SaleDocument | null {
  const { lines, surcharges } = document;
  if (lines.length === 0 && surcharges.length === 0) return null;
  const { of: _, returned: __, ...paid } = document;
  const amounts = [...lines.map((line) => line.total), ...surcharges.map(({ amount }) => amount)];
  return { ...paid, kind: 'sale', total: amounts.reduce((sum, amount) => sum + amount, 0) };
}

/** Goods that came back without a receipt. */
export function looseMoves({ id, returned, locationRemoteId }: ReturnDocument): StockMove[] {
  return returned.flatMap((line) => {
    const { origin, variantRemoteId, condition, position } = line;
    const pieces = countedPieces(line);
    if (origin !== null || variantRemoteId === null || pieces === null || condition !== 'restock') return [];
    return [{ id: `${id} ${position}`, variantRemoteId, locationRemoteId, pieces }];
  });
}

/** Takes out of the stock again what a request that came twice has put back twice. */
export function repairs(
  { id, locationRemoteId }: ReturnDocument,
  order: OriginOrder,
  part: OriginPart,
): StockMove[] {
  return [...overdone(order, part)].map(([variantRemoteId, pieces]) => ({
    id: `${id} twice ${part.saleId} ${variantRemoteId} ${pieces}`,
    variantRemoteId,
    locationRemoteId,
    pieces: -pieces,
  }));
}
