import type { Read } from '../connector.ts';
import type { ReturnDocument, StoreDocument } from '../document.ts';
import type { VendureClient } from './client.ts';
import { findPaidOrder } from './find-order.ts';
import { lookAtMove, type StockMove } from './move-stock.ts';
import { findOrigin } from './origin-order.ts';
import { hasTrace, originParts } from './plan-return.ts';
import { looseMoves, soldWith } from './return-parts.ts';
import { movesOf } from './step-stock.ts';

/** Whether a step of the document counts in the store, so that only the steps that are left may follow. */
export async function hasBegun(client: VendureClient, document: StoreDocument): Promise<Read<boolean>> {
  switch (document.kind) {
    case 'sale':
      return await isPaid(client, document.id);
    case 'stock':
      return await isAnyMarked(client, movesOf(document));
    case 'return':
      return await hasReturnBegun(client, document);
    case 'customer':
    case 'pickup':
      return NO;
  }
}

const NO: Read<boolean> = { kind: 'read', value: false };

async function hasReturnBegun(client: VendureClient, document: ReturnDocument): Promise<Read<boolean>> {
  for (const part of originParts(document)) {
    const found = await findOrigin(client, part.saleId);
    if (found.kind !== 'read') return found;
    if (found.value !== null && hasTrace(found.value, part)) return { kind: 'read', value: true };
  }
  const marked = await isAnyMarked(client, looseMoves(document));
  if (marked.kind !== 'read' || marked.value || soldWith(document) === null) return marked;
  return await isPaid(client, document.id);
}

async function isPaid(client: VendureClient, saleId: string): Promise<Read<boolean>> {
  const found = await findPaidOrder(client, saleId);
  return found.kind === 'read' ? { kind: 'read', value: found.value !== null } : found;
}

async function isAnyMarked(client: VendureClient, moves: readonly StockMove[]): Promise<Read<boolean>> {
  for (const move of moves) {
    const looked = await lookAtMove(client, move);
    if (looked.kind !== 'read') return looked;
    if ((looked.value?.marks ?? 0) > 0) return { kind: 'read', value: true };
  }
  return NO;
}
