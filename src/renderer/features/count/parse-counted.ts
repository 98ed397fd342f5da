import type { Thousandths, Unit } from '#domain/stock/quantity.ts';
import { parseQuantity } from '#renderer/app/parse-quantity.ts';

/** What was typed as found, in thousandths; nothing at all can be found too. Null when it is no quantity. */
export function parseCounted(text: string, unit: Unit): Thousandths | null {
  return /^\s*0+(?:[.,]0*)?\s*$/.test(text) ? 0 : parseQuantity(text, unit);
}
