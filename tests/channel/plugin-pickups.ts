import { v7 as uuid } from 'uuid';
import { expect } from 'vitest';
import { z } from 'zod';
import type { PickupEffect } from '#domain/pickup/effect.ts';
import type { PickupStep } from '#domain/pickup/step.ts';
import {
  placePickupOrder,
  readOrder,
  type PickupWish,
  type PlacedOrder,
  type StoreOrder,
} from '#tests/support/shopper.ts';
import type { PluginDesk, Row } from './plugin-desk.ts';
import { postTo, type Outcome, type Post } from './plugin-posts.ts';

export const PIECE = 1000;
export const NOTICE = { subject: 'It waits', text: 'Come and get it' };
export const READY: PickupEffect = { kind: 'ready', notice: NOTICE };
export const CANCEL: PickupEffect = { kind: 'cancel', reason: 'nobody came' };

export function handOver(collected: number): PickupEffect {
  const tenders = [{ kind: 'cash', amount: collected }];
  return { kind: 'hand-over', collected, receiptNumber: 'R1-17', tenders };
}

/** Staff keeps to what it has, although the store has only so many pieces of the line. */
export function keep(lineId: string, pieces: number): PickupStep {
  return { kind: 'answer', questionId: `order:changed:${lineId}:${pieces * PIECE}`, answer: 'keep' };
}

type Level = readonly [onHand: number, allocated: number];

/** Orders to be collected in shop S1, and what tills do with them. */
export interface Pickups {
  readonly desk: PluginDesk;
  readonly post: Post;
  /** Goods that no other test sells. */
  readonly take: () => string;
  readonly place: (wish: PickupWish) => Promise<PlacedOrder>;
  readonly read: (orderId: string) => Promise<StoreOrder>;
  /** On hand there, and promised anywhere. */
  readonly atS1: (variantId: string) => Promise<{ onHand: number | undefined; allocated: number }>;
  /** On hand and promised in each shop. */
  readonly levels: (variantId: string) => Promise<{ readonly S1: Level; readonly S2: Level }>;
  /** The order as tills are told it. */
  readonly rowOf: (orderId: string) => Promise<Row>;
  /** Staff of the shop writes its shopper down otherwise. */
  readonly rename: (orderId: string, as: Readonly<Record<string, string>>) => Promise<void>;
  /** Does it, and sends the same once more, which changes nothing. */
  readonly twice: (orderId: string, effect: PickupEffect) => Promise<void>;
}

export function pickupsOf(desk: PluginDesk): Pickups {
  const post = postTo(desk);
  let nextVariant = 88;
  const read = (orderId: string): Promise<StoreOrder> => readOrder(desk.store, orderId);
  return {
    desk,
    post,
    take: () => String(nextVariant--),
    place: (wish) => placePickupOrder(desk.store, wish),
    read,
    atS1: async (variantId) => {
      const stock = await desk.witness.stock(variantId);
      return { onHand: stock.onHandAt[desk.store.locations.S1], allocated: stock.allocated };
    },
    levels: async (variantId) => {
      const answer = await desk.store.admin(LEVELS, { id: variantId });
      const { stockLevels } = levelsSchema.parse(answer).productVariant;
      const at = (place: string): Level => {
        const level = stockLevels.find(({ stockLocationId }) => stockLocationId === place);
        return [level?.stockOnHand ?? 0, level?.stockAllocated ?? 0];
      };
      return { S1: at(desk.store.locations.S1), S2: at(desk.store.locations.S2) };
    },
    rowOf: async (orderId) => {
      const { rows } = await desk.lines('export?kind=orders');
      const row = rows.find(({ id }) => id === orderId);
      if (row === undefined) throw new Error(`no row of ${orderId}`);
      return row;
    },
    rename: async (orderId, as) => {
      const query = 'query ($id: ID!) { order(id: $id) { customer { id } } }';
      const { id } = buyerSchema.parse(await desk.store.admin(query, { id: orderId })).order.customer;
      await desk.store.admin(
        'mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename } }',
        { input: { id, ...as } },
      );
    },
    twice: async (orderId, effect) => {
      const eventId = uuid();
      const first: Outcome = await post.pickup({ eventId, orderId, effect });
      expect(first).toMatchObject({ repeated: false });
      const after = await read(orderId);
      expect(await post.pickup({ eventId, orderId, effect })).toEqual({ ...first, repeated: true });
      expect(await read(orderId)).toEqual(after);
    },
  };
}

const buyerSchema = z.object({ order: z.object({ customer: z.object({ id: z.string() }) }) });

const LEVELS = `query ($id: ID!) { productVariant(id: $id) {
  stockLevels { stockLocationId stockOnHand stockAllocated } } }`;

const levelsSchema = z.object({
  productVariant: z.object({
    stockLevels: z.array(
      z.object({ stockLocationId: z.string(), stockOnHand: z.int(), stockAllocated: z.int() }),
    ),
  }),
});

/** So many pieces of each line are given, at the price that they were ordered for. */
export function settle(
  placed: PlacedOrder,
  pieces: readonly number[],
): PickupEffect & { readonly kind: 'settle' } {
  const lines = placed.lines.map(({ lineId, unitPrice }, nth) => {
    const quantity = pieces[nth] ?? 0;
    return { lineId, quantity: quantity * PIECE, total: quantity * unitPrice };
  });
  return { kind: 'settle', lines, added: [], total: lines.reduce((sum, { total }) => sum + total, 0) };
}

/** The same with other goods in place of what lacks. */
export function swap(
  placed: PlacedOrder,
  pieces: readonly number[],
  other: { readonly variantId: string; readonly pieces: number; readonly price: number },
): PickupEffect & { readonly kind: 'settle' } {
  const given = settle(placed, pieces);
  const total = other.pieces * other.price;
  const substitute = {
    offerId: uuid(),
    variantRemoteId: other.variantId,
    name: 'Other goods',
    quantity: other.pieces * PIECE,
    unitPrice: other.price,
    total,
  };
  return { ...given, added: [substitute], total: given.total + total };
}

/** What the store has got, less what it gave or owes back. */
export function paidOf({ payments }: StoreOrder): number {
  const back = (refunds: readonly { readonly total: number }[]) =>
    refunds.reduce((sum, { total }) => sum + total, 0);
  return payments
    .filter(({ state }) => state === 'Settled')
    .reduce((sum, { amount, refunds }) => sum + amount - back(refunds), 0);
}
