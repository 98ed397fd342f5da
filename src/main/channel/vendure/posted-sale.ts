import type { Minor } from '#domain/money/money.ts';
import type { Outcome, PostedSale, SaleDocument } from '../connector.ts';

/** An order that the store has finished: done, unless it is not worth what the customer paid. */
export function posted(
  sale: SaleDocument,
  order: { readonly id: string; readonly code: string; readonly totalWithTax: Minor },
  repeated: boolean,
): Outcome<PostedSale> {
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

export function fractionRefused(): Extract<Outcome<never>, { readonly kind: 'refused' }> {
  return { kind: 'refused', code: 'other', message: 'This store counts whole pieces only.' };
}
