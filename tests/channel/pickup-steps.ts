import { v7 as uuid } from 'uuid';
import type { OrderChange } from '#main/channel/connector.ts';
import type { PickupDocument } from '#main/channel/document.ts';
import type { PickupEffect } from '#domain/pickup/effect.ts';
import type { PickupStep } from '#domain/pickup/step.ts';
import { PIECE } from '#domain/stock/quantity.ts';
import type { Placed } from '#tests/support/pickup-witness.ts';

export const NOTICE = { subject: 'It waits for you', text: 'Come and get it' };
export const READY: PickupEffect = { kind: 'ready', notice: NOTICE };
export const CANCEL: PickupEffect = { kind: 'cancel', reason: 'nobody came' };

/** The last that was told of an order; null when nothing was. */
export function orderOf(items: readonly OrderChange[], { orderId }: Placed) {
  const told = items.findLast((item) => item.kind === 'order' && item.order.orderId === orderId);
  return told?.kind === 'order' ? told.order : null;
}

export function stepOf(
  { orderId, code }: Placed,
  effect: PickupEffect | null,
  step: PickupStep = { kind: 'start' },
  seq = 1,
): PickupDocument {
  const id = uuid();
  const event = { eventId: id, orderId, seq, at: 1_750_000_000_000, registerCode: 'R1', clerk: 'Anna', step };
  return { kind: 'pickup', id, orderRemoteId: orderId, name: code, locationRemoteId: '1', event, effect };
}

/** So many pieces of each line are given. */
export function settle(placed: Placed, pieces: readonly number[]): Extract<PickupEffect, { kind: 'settle' }> {
  const lines = placed.lines.map(({ lineId, unitPrice }, nth) => {
    const quantity = pieces[nth] ?? 0;
    return { lineId, quantity: quantity * PIECE, total: quantity * unitPrice };
  });
  return { kind: 'settle', lines, added: [], total: lines.reduce((sum, { total }) => sum + total, 0) };
}

/** The same with a piece of other goods in place of what lacks. */
export function swap(
  placed: Placed,
  pieces: readonly number[],
  { variantId, price }: { readonly variantId: string; readonly price: number },
): Extract<PickupEffect, { kind: 'settle' }> {
  const given = settle(placed, pieces);
  const goods = { offerId: uuid(), variantRemoteId: variantId, name: 'Other goods' };
  const added = [{ ...goods, quantity: PIECE, unitPrice: price, total: price }];
  return { ...given, added, total: given.total + price };
}

/** All of it is given, and the last line came to so much more or less than its pieces. */
export function weigh(placed: Placed, more: number): Extract<PickupEffect, { kind: 'settle' }> {
  const given = settle(
    placed,
    placed.lines.map(({ quantity }) => quantity),
  );
  const lines = given.lines.map((line, nth) =>
    nth === given.lines.length - 1 ? { ...line, quantity: 870, total: line.total + more } : line,
  );
  return { ...given, lines, total: given.total + more };
}

export function handOver(collected: number): PickupEffect {
  const tenders = collected === 0 ? [] : [{ kind: 'cash', amount: collected }];
  return { kind: 'hand-over', collected, receiptNumber: 'R1-000017', tenders };
}

export function giveBack(
  { lines }: Placed,
  pieces: number,
  amount: number,
  isRestocked: boolean,
): PickupEffect {
  const [line] = lines;
  const back = [{ lineId: line?.lineId ?? '', quantity: pieces * PIECE, isRestocked }];
  return { kind: 'refund', lines: back, amount, paidBack: 0, reason: 'does not fit' };
}
