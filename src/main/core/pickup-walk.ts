import type { pickup, PickupDetail, PickupGoods } from '#contract/pickup.ts';
import type { InputOf, OutputOf } from '#contract/procedure.ts';
import { sum } from '#domain/money/money.ts';
import { promisedOf } from '#domain/pickup/given.ts';
import type { PickLine, Pickup } from '#domain/pickup/pickup.ts';
import { planWalk, type WalkLine } from '#domain/pickup/walk.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';
import type { QueryContext } from './context.ts';
import { detailOf, type LookPorts } from './pickup-look.ts';

/**
 * What is still to be taken from the shelf for a line, thousandths: neither in the bag nor replaced nor short. What is
 * short and what the shopper was asked about is mostly the same.
 */
export function toTakeOf({ line, wanted, picked, short }: PickLine, { offers }: Pickup): Thousandths {
  const open = offers.filter(({ lineId, state }) => lineId === line.lineId && state === 'open');
  const lacking = Math.max(short, sum(open.map(({ replaces }) => replaces)));
  return Math.max(0, wanted - picked - promisedOf(line.lineId, offers) - lacking);
}

/** Several orders as one walk through the shop. @throws Refusal `order-unknown`. */
export async function walk(
  { orderIds }: InputOf<typeof pickup.walk>,
  { db, clock }: QueryContext,
  ports: LookPorts,
): Promise<OutputOf<typeof pickup.walk>> {
  const orders: PickupDetail[] = [];
  for (const orderId of new Set(orderIds)) orders.push(await detailOf(orderId, { db, clock }, ports));
  const goods = new Map<string, PickupGoods>(
    orders.flatMap((order) => order.goods.map((one) => [one.variantRemoteId, one] as const)),
  );
  const codes = new Map(orders.map(({ card }) => [card.orderId, card.code]));
  const stops = planWalk(orders.flatMap((order) => linesOf(order, goods)));
  return {
    stops: stops.flatMap(({ categoryPath: _, shares, ...stop }) => {
      const known = goods.get(stop.variantRemoteId);
      if (known === undefined) return [];
      const told = shares.map((share) => ({ ...share, code: codes.get(share.orderId) ?? '' }));
      return [{ ...stop, goods: known, shares: told }];
    }),
    orders,
  };
}

function linesOf({ card, pickup: now }: PickupDetail, goods: ReadonlyMap<string, PickupGoods>): WalkLine[] {
  return now.lines.flatMap((one) => {
    const quantity = toTakeOf(one, now);
    if (quantity === 0) return [];
    const { lineId, variantRemoteId, sku, name } = one.line;
    const categoryPath = goods.get(variantRemoteId)?.categories ?? [];
    const { orderId, dueAt } = card;
    return [{ orderId, lineId, dueAt, variantRemoteId, sku, name, categoryPath, quantity }];
  });
}
