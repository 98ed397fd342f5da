import type { CommittedSale } from '#contract/sale.ts';
import { parseAmount } from '#domain/money/currency.ts';
import type { Minor } from '#domain/money/money.ts';
import { planTenders, type TenderPlan, type TenderShop } from '#domain/sale/plan-tenders.ts';
import { quickAmounts, type Given, type TenderKind } from '#domain/sale/tender.ts';

/** A way to pay: its kind, the shop's own name for it, and another currency of cash. */
export interface Method {
  readonly kind: TenderKind;
  readonly name: string;
  readonly currency: string | null;
}

/** Cash of the shop's own currency: what most people pay with. */
const CASH: Method = { kind: 'cash', name: '', currency: null };

/** How far paying is: what was given so far, and the way that is being paid now. */
export type Payment =
  | {
      readonly kind: 'asking' | 'committing';
      readonly given: readonly Given[];
      readonly method: Method;
      readonly error: unknown;
    }
  | { readonly kind: 'paid'; readonly sale: CommittedSale };

export type PaymentEvent =
  | { readonly kind: 'method'; readonly method: Method }
  | { readonly kind: 'give'; readonly given: readonly Given[] }
  | { readonly kind: 'commit' }
  | { readonly kind: 'committed'; readonly sale: CommittedSale }
  | { readonly kind: 'refused'; readonly error: unknown };

export const asking: Payment = { kind: 'asking', given: [], method: CASH, error: null };

/** The next step; an event that does not belong to the current one changes nothing. */
export function advance(payment: Payment, event: PaymentEvent): Payment {
  if (payment.kind === 'paid') return payment;
  if (payment.kind === 'asking') {
    if (event.kind === 'method') return { ...payment, method: event.method, error: null };
    if (event.kind === 'give') return { ...payment, given: event.given, method: CASH, error: null };
    return event.kind === 'commit' ? { ...payment, kind: 'committing', error: null } : payment;
  }
  if (event.kind === 'committed') return { kind: 'paid', sale: event.sale };
  return event.kind === 'refused' ? { ...payment, kind: 'asking', error: event.error } : payment;
}

/** What is to be paid, what was given of it, and what follows. */
export interface Bill {
  readonly total: Minor;
  readonly given: readonly Given[];
  readonly shop: TenderShop;
  readonly plan: TenderPlan;
  /** 1 where the customer pays, -1 where money goes back. */
  readonly direction: 1 | -1;
}

/** The bill of a total with what was given of it. */
export function billOf(total: Minor, given: readonly Given[], shop: TenderShop): Bill {
  return { total, given, shop, plan: planTenders(total, given, shop), direction: total < 0 ? -1 : 1 };
}

/** Whether nothing is missing and nothing over. */
export function isSettled({ plan }: Bill): boolean {
  return plan.missing === 0 && plan.over === 0 && plan.faults.length === 0;
}

/** What a method has still to pay, without a direction: cash to the coin, the rest to the minor unit. */
export function restFor(method: Method, { plan }: Bill): Minor {
  return method.kind === 'cash' ? plan.missingInCash : plan.missing;
}

/** What was typed as an amount; nothing typed is the rest. Null when it is no amount of that currency. */
export function amountOf(text: string, rest: Minor, currency: string): Minor | null {
  return text.trim() === '' ? rest : parseAmount(text, currency);
}

/** Every way that the shop takes in that direction, cash first; other currencies are never given out. */
export function methodsOf({ shop, direction }: Bill): Method[] {
  const { refused, foreign, others } = shop.rules;
  const kinds = (['cash', 'card', 'voucher', 'credit', 'invoice', 'transfer'] as const).filter(
    (kind) => !refused.includes(kind),
  );
  const [own, ...rest] = kinds.map((kind): Method => ({ kind, name: '', currency: null }));
  const currencies = foreign.map((one): Method => ({ ...CASH, currency: one.currency }));
  const named = refused.includes('other')
    ? []
    : others.map((name): Method => ({ kind: 'other', name, currency: null }));
  const takesForeign = direction > 0 && own?.kind === 'cash';
  return [...(own === undefined ? [] : [own]), ...(takesForeign ? currencies : []), ...rest, ...named];
}

/** What the customer most likely hands over, ascending, without the exact amount. */
export function likelyAmounts(total: Minor, currency: string): Minor[] {
  return quickAmounts(total, currency, 5);
}

/** Whether nobody hands over so much: more likely a code, or a key too many. */
export function isFarOver(given: Minor, total: Minor, currency: string): boolean {
  return given > 10 * (likelyAmounts(total, currency).at(-1) ?? total);
}
