import { v7 } from 'uuid';
import { dueOf } from '#domain/pickup/due-taxes.ts';
import { replay } from '#domain/pickup/replay.ts';
import type { PickupEvent, PickupStep } from '#domain/pickup/step.ts';
import type { WebOrder } from '#domain/pickup/web-order.ts';
import type { OrderLine } from '#domain/sale/basket.ts';
import { importOrders } from '#main/data/web-order.ts';
import { webOrder } from '#tests/domain/receipt/sample-pickup.ts';
import { orderLine } from './basket.ts';
import { rulesOf } from './desk.ts';
import type { TestTill } from './till.ts';

/** An order that another till packed, as the store tells it. */
export interface Packed {
  readonly order: WebOrder;
  readonly events: readonly PickupEvent[];
  /** The id of the step that packed it. */
  readonly packEventId: string;
}

/** Puts an order into the till that is picked in full and packed in two bags on shelf A3. */
export async function putPacked(till: TestTill, change: Partial<WebOrder> = {}): Promise<Packed> {
  const order = webOrder(change);
  const steps: readonly PickupStep[] = [
    { kind: 'accept', lines: order.lines.map(({ lineId, quantity }) => ({ lineId, quantity })) },
    { kind: 'start' },
    ...order.lines.map(({ lineId, quantity }) => ({ kind: 'pick' as const, lineId, quantity })),
    { kind: 'pack', bags: 2, place: 'Shelf A3' },
  ];
  const events = heardSteps(order.orderId, steps, till.clock.at);
  await till.db.transaction().execute((tx) => importOrders(tx, [{ order, events }], { at: till.clock.at }));
  return { order, events, packEventId: events.at(-1)?.eventId ?? '' };
}

/** Steps that another till took at `at` (ms), one after the other. */
export function heardSteps(orderId: string, steps: readonly PickupStep[], at: number): PickupEvent[] {
  return steps.map((step, before) => {
    return { eventId: v7(), orderId, seq: before + 1, at, registerCode: 'R2', clerk: 'Zoë', step };
  });
}

/** The line by which the screen hands an order over. */
export async function lineFor(
  till: TestTill,
  { order, events }: Packed,
  change: Partial<OrderLine> = {},
): Promise<OrderLine> {
  const { taxes } = await rulesOf(till);
  const due = dueOf(order, replay(order, events).given, taxes);
  const { orderId, code, customer } = order;
  const named = { orderId, code, name: `Order ${code}`, customerName: customer.name };
  return orderLine({ ...named, due, ...change });
}
