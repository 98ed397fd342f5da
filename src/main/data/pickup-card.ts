import type { PickupCard } from '#contract/pickup.ts';
import { sum } from '#domain/money/money.ts';
import type { Pickup } from '#domain/pickup/pickup.ts';
import { settledOf } from '#domain/pickup/step-rules.ts';
import type { WebOrder } from '#domain/pickup/web-order.ts';

/** A card as it is kept with its order: without what time and other rows decide. */
export type StoredCard = Omit<PickupCard, 'dueAt' | 'isNews' | 'isRefused'>;

/** What the board shows of an order. Quantities in thousandths. */
export function storedCard(order: WebOrder, pickup: Pickup): StoredCard {
  const wanted = pickup.lines.filter((line) => line.wanted > 0);
  return {
    orderId: order.orderId,
    code: order.code,
    customerName: order.customer.name,
    stage: pickup.stage,
    placedAt: order.placedAt,
    readyAt: pickup.readyAt,
    wanted: sum(wanted.map((line) => line.wanted)),
    done: sum(wanted.map((line) => Math.min(line.wanted, settledOf(line, pickup.offers)))),
    lines: wanted.length,
    bags: pickup.bags,
    place: pickup.place,
    currency: order.currency,
    total: pickup.given.total,
    due: pickup.given.due,
    picker: pickup.picker?.clerk ?? '',
    openOffers: pickup.offers.filter(({ state }) => state === 'open').length,
    questions: pickup.questions.length,
    reminders: pickup.reminders.length,
    hasNote: order.note !== '',
  };
}

const CLOSED: readonly Pickup['stage'][] = ['handed-over', 'rejected', 'cancelled'];

/** Whether somebody has to do something with an order yet: give it, put it back on the shelf, or answer what it asks. */
export function isOpenPickup({ stage, isRestocked, questions }: Pickup): boolean {
  if (questions.length > 0) return true;
  return stage === 'released' ? !isRestocked : !CLOSED.includes(stage);
}
