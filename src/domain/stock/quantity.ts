/** A quantity as a whole number of thousandths of its unit: 2 pieces are 2000, 0.350 kg are 350. */
export type Thousandths = number;

/** One whole piece. */
export const PIECE: Thousandths = 1000;

/** What a quantity counts. */
export type Unit = 'piece' | 'kg' | 'm';

/** Whole pieces when the quantity has no fraction, else null. */
export function wholePieces(quantity: Thousandths): number | null {
  return quantity % PIECE === 0 ? quantity / PIECE : null;
}

/** How many pieces goods are; null for what is weighed or measured, also where that is a whole number, and for parts of one. */
export function countedPieces({
  unit,
  quantity,
}: {
  readonly unit: Unit;
  readonly quantity: Thousandths;
}): number | null {
  return unit === 'piece' ? wholePieces(quantity) : null;
}

/** A quantity as people of `locale` write it: `2`, or `0.350` when it is no whole number. */
export function formatQuantity(quantity: Thousandths, locale: string): string {
  const isWhole = wholePieces(quantity) !== null;
  return new Intl.NumberFormat(locale, { minimumFractionDigits: isWhole ? 0 : 3 }).format(quantity / PIECE);
}
