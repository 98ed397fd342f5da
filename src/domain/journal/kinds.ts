/** Everything that the journal keeps. */
export const JOURNAL_KINDS = [
  'sale',
  'refund',
  'exchange',
  'void',
  'receipt-reprinted',
  'basket-discarded',
  'drawer-opened',
  'cash-moved',
  'shift-opened',
  'shift-closed',
  'right-granted',
  'signed-in',
  'signed-out',
  'sign-in-failed',
  'staff-changed',
  'role-changed',
  'rules-changed',
  'promotion-changed',
  'customer-changed',
  'pickup-step',
  'pickup-handed-over',
  'pickup-cancelled',
  'pickup-released',
  'pickup-given-back',
  'stock-received',
  'stock-adjusted',
  'stock-transferred',
  'stock-counted',
  'count-dropped',
  'refusal-settled',
  'journal-key',
  'till-set-up',
  'device-changed',
  'desk-turned-on',
  'desk-turned-off',
  'desk-paired',
  'desk-revoked',
  'desk-barred',
  'goods-imported',
] as const;

export type JournalKind = (typeof JOURNAL_KINDS)[number];

/** Whether a text is a kind that this program knows; a later one may have written others. */
export function isJournalKind(text: string): text is JournalKind {
  return (JOURNAL_KINDS as readonly string[]).includes(text);
}
