import type { Minor } from '#domain/money/money.ts';
import type { Outcome } from '../connector.ts';
import type { Posted, SaleDocument } from '../document.ts';

/** An order that the store has finished: done, unless it is not worth what the customer paid. */
export function posted(
  sale: SaleDocument,
  order: { readonly id: string; readonly code: string; readonly totalWithTax: Minor },
  repeated: boolean,
): Outcome<Posted> {
  if (order.totalWithTax !== sale.total) return totalDiffers(order.totalWithTax, sale.total);
  return {
    kind: 'done',
    repeated,
    value: { remoteId: order.id, code: order.code, total: order.totalWithTax },
  };
}

/** Totals in minor units. */
export function totalDiffers(
  store: Minor,
  till: Minor,
): Extract<Outcome<never>, { readonly kind: 'refused' }> {
  return {
    kind: 'refused',
    code: 'total-differs',
    message: `The store's total is ${store}, the till's is ${till}.`,
  };
}

/** Nothing but goods fits into an order that is made step by step. */
export function surchargesRefused(
  sale: SaleDocument,
): Extract<Outcome<never>, { readonly kind: 'refused' }> | null {
  const [first] = sale.surcharges;
  if (first === undefined) return null;
  const message = `This store takes only goods of its catalog as long as it has no plugin, not: ${first.name}.`;
  return { kind: 'refused', code: 'other', message };
}

export function fractionRefused(): Extract<Outcome<never>, { readonly kind: 'refused' }> {
  return { kind: 'refused', code: 'other', message: 'This store counts whole pieces only.' };
}
