import { givenBack } from '#main/core/told-total.ts';
import type { Read } from '../connector.ts';
import type { Posted, ReturnDocument } from '../document.ts';
import type { VendureClient } from './client.ts';
import { lookAtMove, type StockMove } from './move-stock.ts';
import { findOrigin, type OriginOrder } from './origin-order.ts';
import { originParts, planReturn } from './plan-return.ts';
import { looseMoves, repairs, soldWith } from './return-parts.ts';
import { findSteppedSale } from './step-sale.ts';

/** A return that the store has whole, or null. */
export async function findSteppedReturn(
  client: VendureClient,
  document: ReturnDocument,
): Promise<Read<Posted | null>> {
  const orders = await findOrigins(client, document);
  if (orders.kind !== 'read' || orders.value === null) return asNothing(orders);
  const moves = [...looseMoves(document), ...orders.value.flatMap(({ extra }) => extra)];
  const moved = await areMoved(client, moves);
  if (moved.kind !== 'read') return moved;
  if (!moved.value) return { kind: 'read', value: null };
  return await asPosted(client, document, orders.value[0]?.order ?? null);
}

/** The same for one that the plugin has recorded: all of it at once, so its orders say it for its loose goods too. */
export async function findPluginReturn(
  client: VendureClient,
  document: ReturnDocument,
): Promise<Read<Posted | null>> {
  const orders = await findOrigins(client, document);
  if (orders.kind !== 'read' || orders.value === null) return asNothing(orders);
  return await asPosted(client, document, orders.value[0]?.order ?? null);
}

/** It goes by the order of what was sold with it, else by the one that it came from, else by itself. */
async function asPosted(
  client: VendureClient,
  document: ReturnDocument,
  origin: OriginOrder | null,
): Promise<Read<Posted | null>> {
  const { id } = document;
  const back = givenBack(document);
  if (soldWith(document) === null) {
    return { kind: 'read', value: { remoteId: origin?.id ?? id, code: origin?.code ?? '', total: 0 - back } };
  }
  const sold = await findSteppedSale(client, id);
  if (sold.kind !== 'read' || sold.value === null) return sold;
  return { kind: 'read', value: { ...sold.value, total: (sold.value.total ?? 0) - back } };
}

interface Finished {
  readonly order: OriginOrder;
  readonly extra: readonly StockMove[];
}

function asNothing(read: Read<Finished[] | null>): Read<null> {
  return read.kind === 'read' ? { kind: 'read', value: null } : read;
}

/** The orders of which something came back, once the return is in all of them; else null. */
async function findOrigins(
  client: VendureClient,
  document: ReturnDocument,
): Promise<Read<Finished[] | null>> {
  const orders: Finished[] = [];
  for (const part of originParts(document)) {
    const found = await findOrigin(client, part.saleId);
    if (found.kind !== 'read') return found;
    const order = found.value;
    if (order === null || planReturn(order, part).kind !== 'finished') return { kind: 'read', value: null };
    orders.push({ order, extra: repairs(document, order, part) });
  }
  return { kind: 'read', value: orders };
}

async function areMoved(client: VendureClient, moves: readonly StockMove[]): Promise<Read<boolean>> {
  for (const move of moves) {
    const looked = await lookAtMove(client, move);
    if (looked.kind !== 'read') return looked;
    if (looked.value?.missing !== 0) return { kind: 'read', value: false };
  }
  return { kind: 'read', value: true };
}
