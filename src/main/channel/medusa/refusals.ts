import type { Minor } from '#domain/money/money.ts';
import type { Outcome, RefusalCode } from '../connector.ts';
import type { Unread, Written } from './client.ts';

export type Refused = Extract<Outcome<never>, { readonly kind: 'refused' }>;

/** What Medusa calls its reasons, and what they mean. */
const CODES: Readonly<Record<string, RefusalCode>> = {
  insufficient_inventory: 'insufficient-stock',
  not_found: 'state',
  not_allowed: 'state',
  invalid_data: 'state',
};

/** The meaning of a no. Medusa says most things in words only. */
export function refusalOf({
  type,
  message,
}: Extract<Written<never>, { readonly kind: 'rejected' }>): Refused {
  return { kind: 'refused', code: codeOf(type, message), message };
}

function codeOf(type: string, message: string): RefusalCode {
  if (/do not exist|not published/i.test(message)) return 'unknown-item';
  if (/customer/i.test(message)) return 'unknown-customer';
  return CODES[type] ?? 'other';
}

/** Totals in minor units. */
export function totalDiffers(store: Minor, till: Minor): Refused {
  return {
    kind: 'refused',
    code: 'total-differs',
    message: `The store's total is ${store}, the till's is ${till}.`,
    detail: { storeTotal: store, items: [] },
  };
}

/**
 * Once a step has changed something, "nothing happened" is not true of the document any more.
 * @param settleMs milliseconds to wait before looking
 */
export function unlessChanged<T>(
  outcome: Outcome<T> | Unread,
  hasChanged: boolean,
  settleMs: number,
): Outcome<T> {
  if (outcome.kind !== 'later' || !hasChanged) return outcome;
  return { kind: 'unknown', lookAfterMs: Math.max(settleMs, outcome.afterMs), message: outcome.message };
}
