import { sql } from 'kysely';
import { foldText } from '#domain/party/fold.ts';
import type { Pickup } from '#domain/pickup/pickup.ts';
import { plainCode } from '#domain/pickup/pickup-code.ts';
import { replay } from '#domain/pickup/replay.ts';
import type { PickupEvent } from '#domain/pickup/step.ts';
import type { WebOrder } from '#domain/pickup/web-order.ts';
import type { Reader, Tx } from './database.ts';
import { forgetOld } from './forget-orders.ts';
import { keptObject } from './kept-json.ts';
import { eventsOfOrders, insertPickupEvents, pickupEvents } from './pickup-event.ts';
import { isOpenPickup, storedCard } from './pickup-card.ts';

/** An order as the store tells it, with the steps that tills told the store. */
export interface ImportedOrder {
  readonly order: WebOrder;
  readonly events: readonly PickupEvent[];
  /** The last that the store knows to have been done with it beside these steps (ms); absent where it does not tell. */
  readonly touchedAt?: number;
}

/**
 * Takes orders over as the store has them now, and steps that other tills took: steps of this till stay whatever the
 * store says. Forgets orders that have been done with for 30 days. How many orders changed. `at` in milliseconds.
 */
export async function importOrders(
  tx: Tx,
  items: readonly ImportedOrder[],
  { at }: { readonly at: number },
): Promise<number> {
  const ids = items.map(({ order }) => order.orderId);
  const before = await snapshots(tx, ids);
  const known = await eventsOfOrders(tx, ids);
  const changed = items.filter(
    ({ order, events }) =>
      before.get(order.orderId) !== JSON.stringify(order) ||
      events.some(({ eventId }) => !known.get(order.orderId)?.some((event) => event.eventId === eventId)),
  );
  await insertPickupEvents(
    tx,
    changed.flatMap(({ events }) => events),
  );
  const all = await eventsOfOrders(
    tx,
    changed.map(({ order }) => order.orderId),
  );
  await writeOrders(
    tx,
    changed.map(({ order, touchedAt = 0 }) => {
      const steps = all.get(order.orderId) ?? [];
      const times = [order.placedAt, touchedAt, ...steps.map((step) => step.at)];
      return { order, pickup: replay(order, steps), touchedAt: Math.max(...times) };
    }),
  );
  return changed.length + (await forgetOld(tx, at));
}

async function snapshots(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('webOrder')
    .select(['id', 'snapshot'])
    .where('id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .execute();
  return new Map(rows.map(({ id, snapshot }) => [id, snapshot]));
}

interface Told {
  readonly order: WebOrder;
  readonly pickup: Pickup;
}

async function writeOrders(
  tx: Tx,
  orders: readonly (Told & { readonly touchedAt: number })[],
): Promise<void> {
  for (const { order, pickup, touchedAt } of orders) {
    const row = {
      code: order.code,
      state: order.state,
      locationCode: order.locationCode,
      placedAt: order.placedAt,
      promisedAt: order.promisedAt,
      pickupCode: plainCode(order.pickupCode),
      search: searchOf(order),
      snapshot: JSON.stringify(order),
      touchedAt,
      ...standingOf(order, pickup),
    };
    await tx
      .insertInto('webOrder')
      .values({ id: order.orderId, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
  }
}

function standingOf(
  order: WebOrder,
  pickup: Pickup,
): { readonly stage: Pickup['stage']; readonly isOpen: 0 | 1; readonly seq: number; readonly card: string } {
  return {
    stage: pickup.stage,
    isOpen: isOpenPickup(pickup) ? 1 : 0,
    seq: pickup.seq,
    card: JSON.stringify(storedCard(order, pickup)),
  };
}

/** What search looks through. */
function searchOf({ code, pickupCode, customer }: WebOrder): string {
  const digits = customer.phone.replaceAll(/\D/g, '');
  return [...[code, plainCode(pickupCode), customer.name, customer.mail].map(foldText), digits].join('\n');
}

/** An order with all that is known to have been done with it. `isNews`: nobody has begun with it, nor seen it at this till. */
export interface KnownOrder extends Told {
  readonly events: readonly PickupEvent[];
  readonly isNews: boolean;
}

/** An order, or null. */
export async function findOrder(db: Reader, orderId: string): Promise<KnownOrder | null> {
  const row = await db
    .selectFrom('webOrder')
    .select(['snapshot', 'seenAt'])
    .where('id', '=', orderId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const order = keptObject<WebOrder>(row.snapshot);
  const events = await pickupEvents(db, orderId);
  const pickup = replay(order, events);
  return { order, events, pickup, isNews: row.seenAt === null && pickup.stage === 'new' };
}

/** Keeps a step that was taken here, and where the order stands with it. Whoever takes a step has seen the order. */
export async function appendStep(tx: Tx, { order, events }: KnownOrder, event: PickupEvent): Promise<Pickup> {
  await insertPickupEvents(tx, [event]);
  const pickup = replay(order, [...events, event]);
  await tx
    .updateTable('webOrder')
    .set({
      ...standingOf(order, pickup),
      touchedAt: sql`max(touched_at, ${event.at})`,
      seenAt: sql`coalesce(seen_at, ${event.at})`,
    })
    .where('id', '=', order.orderId)
    .execute();
  return pickup;
}

/** Somebody at this till has seen these orders. `at` in milliseconds. */
export async function markSeen(tx: Tx, orderIds: readonly string[], at: number): Promise<void> {
  await tx
    .updateTable('webOrder')
    .set({ seenAt: at })
    .where('seenAt', 'is', null)
    .where('id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(orderIds)}))`)
    .execute();
}
