import type { Given, TenderRules } from '#domain/sale/tender.ts';

/** Every tender, nothing rounded, no other currency. */
export const PLAIN_RULES: TenderRules = { cashRounding: null, foreign: [], others: [], refused: [] };

/** What a clerk says that was given; cash unless something else is said. */
export function givenOf(amount: number, change: Partial<Given> = {}): Given {
  return { kind: 'cash', name: '', reference: '', currency: null, amount, ...change };
}
