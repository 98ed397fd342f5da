import type { CommittedSale } from '#contract/sale.ts';
import { parseAmount } from '#domain/money/currency.ts';
import type { Minor } from '#domain/money/money.ts';
import { quickAmounts } from '#domain/sale/tender.ts';

/** How far paying is. */
export type Payment =
  | { readonly kind: 'asking'; readonly text: string; readonly error: unknown }
  | { readonly kind: 'committing'; readonly text: string }
  | { readonly kind: 'paid'; readonly sale: CommittedSale };

export type PaymentEvent =
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'given' }
  | { readonly kind: 'committed'; readonly sale: CommittedSale }
  | { readonly kind: 'refused'; readonly error: unknown }
  | { readonly kind: 'repriced' };

export const asking: Payment = { kind: 'asking', text: '', error: null };

/** The next step; an event that does not belong to the current one changes nothing. */
export function advance(payment: Payment, event: PaymentEvent): Payment {
  switch (event.kind) {
    case 'typed':
      return payment.kind === 'asking' ? { ...payment, text: event.text } : payment;
    case 'given':
      return payment.kind === 'asking' ? { kind: 'committing', text: payment.text } : payment;
    case 'committed':
      return payment.kind === 'committing' ? { kind: 'paid', sale: event.sale } : payment;
    case 'refused':
      return payment.kind === 'committing'
        ? { kind: 'asking', text: payment.text, error: event.error }
        : payment;
    case 'repriced':
      return payment.kind === 'asking' ? asking : payment;
  }
}

/** Cash for a total: enough with its change, or what is missing; minor units. */
export type CashPayment =
  | { readonly kind: 'paid'; readonly given: Minor; readonly change: Minor }
  | { readonly kind: 'short'; readonly missing: Minor };

/** What the typed text pays; nothing typed is the exact amount. Null when it is no amount. */
export function paymentOf(text: string, total: Minor, currency: string): CashPayment | null {
  const given = text.trim() === '' ? total : parseAmount(text, currency);
  if (given === null) return null;
  return given < total
    ? { kind: 'short', missing: total - given }
    : { kind: 'paid', given, change: given - total };
}

/** What the customer most likely hands over, ascending, without the exact amount. */
export function likelyAmounts(total: Minor, currency: string): Minor[] {
  return quickAmounts(total, currency, 5);
}

/** Whether nobody hands over so much: more likely a code, or a key too many. */
export function isFarOver(given: Minor, total: Minor, currency: string): boolean {
  return given > 10 * (likelyAmounts(total, currency).at(-1) ?? total);
}
