import type { Pickup } from './pickup.ts';
import type { PickupEvent } from './step.ts';
import type { WebOrder } from './web-order.ts';

/** An order with all that was done with it, whatever the order in which the events are given, each counted once. */
export function replay(order: WebOrder, _events: readonly PickupEvent[]): Pickup {
  return {
    orderId: order.orderId,
    stage: 'new',
    lines: [],
    offers: [],
    questions: [],
    bags: 0,
    place: '',
    picker: null,
    readyAt: null,
    reminders: [],
    handedOver: null,
    reason: '',
    isRestocked: false,
    givenBack: [],
    givenBackAmount: 0,
    given: { lines: [], substitutes: [], total: 0, due: 0, refund: 0 },
    seq: 0,
  };
}
