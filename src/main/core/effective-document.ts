import type { StoreDocument } from '#main/channel/document.ts';
import { loadAmendments, type AmendedDocument } from '#main/data/amendments.ts';
import type { Reader } from '#main/data/database.ts';
import { amend } from './amend-document.ts';

/** A document as it goes up: as it was written, with what became known and was decided since. */
export async function effectiveDocument(db: Reader, written: StoreDocument): Promise<StoreDocument> {
  return amend(written, await loadAmendments(db, subjectOf(written)));
}

function subjectOf(document: StoreDocument): AmendedDocument {
  const { id } = document;
  switch (document.kind) {
    case 'stock':
    case 'pickup':
      return { id, customerId: null, originIds: [] };
    case 'customer':
      return { id, customerId: document.customerId, originIds: [] };
    case 'sale':
      return { id, customerId: document.customer?.customerId ?? null, originIds: [] };
    case 'return': {
      const origins = document.returned.flatMap(({ origin }) => origin?.saleId ?? []);
      return { id, customerId: document.customer?.customerId ?? null, originIds: [...new Set(origins)] };
    }
  }
}
