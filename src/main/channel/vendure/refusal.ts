import type { Minor } from '#domain/money/money.ts';
import type { Outcome, RefusalCode } from '../connector.ts';
import type { RefusalDetail } from '../document.ts';

export type Refusal = Extract<Outcome<never>, { readonly kind: 'refused' }>;

type Item = RefusalDetail['items'][number];

/** A no of the store, with what is known of the goods that it is about. */
export function refused(
  code: RefusalCode,
  message: string,
  about: { readonly storeTotal?: Minor; readonly items?: readonly Partial<Item>[] } = {},
): Refusal {
  const { storeTotal = null, items = [] } = about;
  if (storeTotal === null && items.length === 0) return { kind: 'refused', code, message };
  return { kind: 'refused', code, message, detail: { storeTotal, items: items.map(toItem) } };
}

function toItem(item: Partial<Item>): Item {
  return { variantRemoteId: '', storeTotal: null, available: null, isUnknown: false, ...item };
}

export function unknownDocument(saleId: string): Refusal {
  return refused('unknown-document', `The store has no order of the sale ${saleId}.`);
}
