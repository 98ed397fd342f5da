import { allocate, type Minor } from '#domain/money/money.ts';
import { countedPieces } from '#domain/stock/quantity.ts';
import type { SaleDocument } from '../document.ts';

/** A line as Vendure counts it: whole pieces at a whole price each. */
export interface StoreLine {
  readonly variantRemoteId: string;
  readonly quantity: number;
  /** What one of them cost, tax included, in minor units. */
  readonly unitPrice: Minor;
}

/**
 * Sold lines for a store that keeps a price per piece: equal goods at an equal price are one line.
 * A line whose total is no multiple of its pieces becomes two lines, one minor unit apart, so that they add up
 * to it exactly. Null when a quantity is no whole number of pieces, which Vendure can't hold.
 */
export function pricedLines(sold: SaleDocument['lines']): StoreLine[] | null {
  const lines: StoreLine[] = [];
  for (const line of sold) {
    const { variantRemoteId, total } = line;
    const pieces = countedPieces(line);
    if (pieces === null || pieces <= 0) return null;
    const prices = allocate(
      total,
      Array.from({ length: pieces }, () => 1),
    );
    lines.push(...prices.map((unitPrice) => ({ variantRemoteId, quantity: 1, unitPrice })));
  }
  return merged(lines, ({ variantRemoteId, unitPrice }) => `${variantRemoteId} ${unitPrice}`);
}

/** The lines for a store that takes its own prices: one for each of the goods. Null as with `pricedLines`. */
export function unpricedLines(sale: SaleDocument): StoreLine[] | null {
  const lines = pricedLines(sale.lines);
  return lines === null ? null : merged(lines, ({ variantRemoteId }) => variantRemoteId);
}

function merged(lines: readonly StoreLine[], keyOf: (line: StoreLine) => string): StoreLine[] {
  const byKey = new Map<string, StoreLine>();
  for (const line of lines) {
    const quantity = (byKey.get(keyOf(line))?.quantity ?? 0) + line.quantity;
    byKey.set(keyOf(line), { ...line, quantity });
  }
  return [...byKey.values()];
}
