import { v7 } from 'uuid';
import type { Reply } from '#contract/errors.ts';
import type { PickupDetail } from '#contract/pickup.ts';
import { isSettling, type PickupEvent, type PickupStep } from '#domain/pickup/step.ts';
import type { WebOrder } from '#domain/pickup/web-order.ts';
import type { PickupDocument } from '#main/channel/document.ts';
import type { Actor } from '#main/core/context.ts';
import { keptObject } from '#main/data/kept-json.ts';
import { importOrders } from '#main/data/web-order.ts';
import { valueOf } from './desk.ts';
import { MIRA, type TestTill } from './till.ts';

/** The store tells of orders, with steps that other tills took. How many changed. */
export function tell(
  till: TestTill,
  orders: readonly WebOrder[],
  events: readonly PickupEvent[] = [],
): Promise<number> {
  const items = orders.map((order) => {
    const { orderId } = order;
    return { order, events: events.filter((event) => event.orderId === orderId) };
  });
  return till.db.transaction().execute((tx) => importOrders(tx, items, { at: till.clock.at }));
}

/** Who takes a step, and under which id. */
export interface Taker {
  readonly eventId?: string;
  readonly actor?: Actor;
  readonly grants?: readonly string[];
}

/** Asks for a step by the procedure that takes it. */
export function tryStep(
  till: TestTill,
  orderId: string,
  step: PickupStep,
  { eventId = v7(), actor = MIRA, grants = [] }: Taker = {},
): Promise<Reply> {
  const asked = { eventId, orderId, step };
  return isSettling(step.kind)
    ? till.ask('pickup.settle', { ...asked, grants }, actor)
    : till.ask('pickup.step', asked, actor);
}

/** Takes steps one after the other, and gives the order as it stands then. */
export async function takeSteps(
  till: TestTill,
  orderId: string,
  ...steps: readonly PickupStep[]
): Promise<PickupDetail> {
  for (const step of steps) await valueOf(tryStep(till, orderId, step));
  return await valueOf(till.ask('pickup.order', { orderId }));
}

/** Every line picked in full. */
export function pickAll({ lines }: WebOrder): PickupStep[] {
  return lines.map(({ lineId, quantity }) => ({ kind: 'pick', lineId, quantity }));
}

/** From a new order to one that is packed in one bag on shelf A3. */
export function untilPacked(order: WebOrder): PickupStep[] {
  return [{ kind: 'accept' }, { kind: 'start' }, ...pickAll(order), PACK];
}

export const PACK = { kind: 'pack', bags: 1, place: 'A3' } as const;

/** To the shopper, who showed the code; nothing was left to pay. */
export const GIVE = {
  kind: 'hand-over',
  handOver: { proof: 'code', collector: '', isChecked: false, signature: null },
  saleId: null,
  collected: 0,
} as const satisfies PickupStep;

/** What is to be told to the store, oldest first. */
export function told({ sqlite }: TestTill): PickupDocument[] {
  return sqlite
    .prepare("SELECT document FROM outbox WHERE kind = 'pickup' ORDER BY rowid")
    .pluck()
    .all()
    .map((document) => keptObject<PickupDocument>(String(document)));
}
