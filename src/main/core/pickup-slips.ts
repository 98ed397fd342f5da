import { Refusal } from '#contract/errors.ts';
import type { PackedOrder } from '#domain/receipt/build-pickup-slips.ts';
import type { Reader } from '#main/data/database.ts';
import { findPickupEvent } from '#main/data/pickup-event.ts';
import { goodsInOrders } from '#main/data/pickup-goods.ts';
import { findOrder } from '#main/data/web-order.ts';
import type { Clock } from './context.ts';

/** What the slips of an order say, by the step that packed it. @throws Refusal `order-unknown`. */
export async function packedOrder(db: Reader, packEventId: string, clock: Clock): Promise<PackedOrder> {
  const packing = await findPickupEvent(db, packEventId);
  const found = packing === null ? null : await findOrder(db, packing.orderId);
  if (packing?.step.kind !== 'pack' || found === null) throw new Refusal('order-unknown');
  const { order, pickup } = found;
  const { bags, place } = packing.step;
  const goods = [...order.lines, ...pickup.given.substitutes.map(({ substitute }) => substitute)];
  const known = await goodsInOrders(
    db,
    goods.map(({ variantRemoteId }) => variantRemoteId),
  );
  return {
    order,
    pickup,
    bags,
    place,
    by: packing.clerk,
    at: packing.at,
    utcOffsetMinutes: clock.utcOffsetMinutes(packing.at),
    unitOf: (variantRemoteId) => known.get(variantRemoteId)?.unit ?? 'piece',
  };
}
