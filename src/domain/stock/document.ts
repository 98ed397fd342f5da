import { wholePieces, type Thousandths, type Unit } from './quantity.ts';

/** What changed stock without a sale. */
export type StockCause = 'receipt' | 'count' | 'adjustment' | 'transfer-out' | 'transfer-in';

/** So much of one variant; negative for what goes. */
export interface StockLine {
  readonly variantId: number;
  readonly quantity: Thousandths;
}

/** A line as it was written. */
export interface StockRecordLine extends StockLine {
  readonly position: number;
  readonly sku: string;
  readonly name: string;
  /** What a count expected on the shelf; null in every other document, and where nothing was known. */
  readonly expected: Thousandths | null;
}

/** A document of stock as it was written; it never changes. `at` in milliseconds UTC. */
export interface StockRecord {
  readonly id: string;
  readonly kind: StockCause;
  readonly locationCode: string;
  readonly at: number;
  readonly clerk: string;
  readonly staffId: string | null;
  /** Why stock was adjusted, else empty. */
  readonly reason: string;
  readonly note: string;
  /** The paper that came with received goods, and who sent them. */
  readonly reference: string;
  readonly supplier: string;
  /** Where a transfer goes to or comes from. */
  readonly otherLocationCode: string | null;
  /** The delivery, the count, the transfer or the file of goods that it completes. */
  readonly sourceId: string | null;
  readonly lines: readonly StockRecordLine[];
}

/** The same goods scanned twice are one line of the sum, at their first place; what comes to nothing is left out. */
export function mergeLines<Line extends StockLine>(lines: readonly Line[]): Line[] {
  const merged = new Map<number, Line>();
  for (const line of lines) {
    const before = merged.get(line.variantId);
    merged.set(line.variantId, { ...line, quantity: (before?.quantity ?? 0) + line.quantity });
  }
  return [...merged.values()].filter(({ quantity }) => quantity !== 0);
}

/** Whether so much of a unit can be: pieces are counted whole. */
export function isCountable(quantity: Thousandths, unit: Unit): boolean {
  return unit !== 'piece' || wholePieces(quantity) !== null;
}

/** What decides whether a document is the one that was written under its id before. */
type StockContent = Pick<StockRecord, 'kind' | 'reason' | 'otherLocationCode' | 'sourceId'> & {
  readonly lines: readonly StockLine[];
};

/** Whether two documents move the same goods for the same cause, whoever wrote them and whatever the note. */
export function isSameStock(one: StockContent, other: StockContent): boolean {
  return (
    one.kind === other.kind &&
    one.reason === other.reason &&
    one.otherLocationCode === other.otherLocationCode &&
    one.sourceId === other.sourceId &&
    one.lines.length === other.lines.length &&
    one.lines.every(({ variantId, quantity }, index) => {
      const line = other.lines[index];
      return line?.variantId === variantId && line.quantity === quantity;
    })
  );
}
