import type { JournalKind } from '#domain/journal/kinds.ts';

/** What somebody looks for in the journal. */
export const KIND_GROUPS = {
  all: [],
  sales: ['sale', 'refund', 'exchange', 'void', 'receipt-reprinted', 'basket-discarded'],
  cash: ['drawer-opened', 'cash-moved', 'shift-opened', 'shift-closed'],
  pickups: ['pickup-step', 'pickup-handed-over', 'pickup-cancelled', 'pickup-released', 'pickup-given-back'],
  stock: ['stock-received', 'stock-adjusted', 'stock-transferred', 'stock-counted', 'count-dropped'],
  people: ['right-granted', 'signed-in', 'signed-out', 'sign-in-failed', 'staff-changed', 'role-changed'],
  changes: [
    'rules-changed',
    'promotion-changed',
    'customer-changed',
    'goods-imported',
    'refusal-settled',
    'till-set-up',
    'device-changed',
    'desk-turned-on',
    'desk-turned-off',
    'desk-paired',
    'desk-revoked',
    'desk-barred',
    'journal-key',
  ],
} as const satisfies Readonly<Record<string, readonly JournalKind[]>>;

export type KindGroup = keyof typeof KIND_GROUPS;

/** Whether a text names a group. */
export function isKindGroup(text: string): text is KindGroup {
  return Object.hasOwn(KIND_GROUPS, text);
}
