import { MAX_QUANTITY } from '#domain/sale/basket.ts';
import { PIECE, type Thousandths, type Unit } from '#domain/stock/quantity.ts';

/**
 * What was typed as a quantity, in thousandths: whole pieces, or up to three decimals after a dot or comma.
 * Null when it is none, is zero, or is more than a till takes.
 */
export function parseQuantity(text: string, unit: Unit): Thousandths | null {
  const pattern = unit === 'piece' ? /^(\d+)()$/ : /^(\d*)(?:[.,](\d{0,3}))?$/;
  const [, whole, fraction] = pattern.exec(text.trim()) ?? [];
  if (whole === undefined || `${whole}${fraction ?? ''}` === '') return null;
  const quantity = Number(whole) * PIECE + Number((fraction ?? '').padEnd(3, '0'));
  return quantity > 0 && quantity <= MAX_QUANTITY ? quantity : null;
}
