import { sql, type Selectable } from 'kysely';
import type { Minor } from '#domain/money/money.ts';
import type { PickupEvent, PickupStep } from '#domain/pickup/step.ts';
import type { Reader, Tx } from './database.ts';
import { keptObject } from './kept-json.ts';
import type { Schema } from './schema.ts';

/** Keeps steps, each once for its id; those that are known already stay as they are. How many are new. */
export async function insertPickupEvents(tx: Tx, events: readonly PickupEvent[]): Promise<number> {
  if (events.length === 0) return 0;
  const { numAffectedRows } = await sql`
    INSERT INTO pickup_event (id, order_id, seq, at, register_code, clerk, step)
    SELECT value ->> 'eventId', value ->> 'orderId', value ->> 'seq', value ->> 'at',
      value ->> 'registerCode', value ->> 'clerk', value -> 'step'
    FROM json_each(${JSON.stringify(events)})
    WHERE NOT EXISTS (SELECT 1 FROM pickup_event WHERE id = value ->> 'eventId')
    GROUP BY value ->> 'eventId'`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

interface EventRow extends Omit<PickupEvent, 'step'> {
  readonly step: string;
}

/** The steps that are known of an order, by their number. */
export async function pickupEvents(db: Reader, orderId: string): Promise<PickupEvent[]> {
  const rows = await eventRows(db, [orderId]);
  return rows.map(toEvent);
}

/** A step by its id, or null. */
export async function findPickupEvent(db: Reader, eventId: string): Promise<PickupEvent | null> {
  const row = await db
    .selectFrom('pickupEvent')
    .select(['id as eventId', 'orderId', 'seq', 'at', 'registerCode', 'clerk', 'step'])
    .where('id', '=', eventId)
    .executeTakeFirst();
  return row === undefined ? null : toEvent(row);
}

/** The steps that are known of each of some orders, by their number. */
export async function eventsOfOrders(
  db: Reader,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PickupEvent[]>> {
  const byOrder = new Map<string, PickupEvent[]>();
  for (const event of (await eventRows(db, orderIds)).map(toEvent)) {
    byOrder.set(event.orderId, [...(byOrder.get(event.orderId) ?? []), event]);
  }
  return byOrder;
}

async function eventRows(db: Reader, orderIds: readonly string[]): Promise<EventRow[]> {
  if (orderIds.length === 0) return [];
  return await db
    .selectFrom('pickupEvent')
    .select(['id as eventId', 'orderId', 'seq', 'at', 'registerCode', 'clerk', 'step'])
    .where('orderId', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(orderIds)}))`)
    .orderBy('orderId')
    .orderBy('seq')
    .orderBy('id')
    .execute();
}

function toEvent({ step, ...row }: EventRow): PickupEvent {
  return { ...row, step: keptObject<PickupStep>(step) };
}

/** Where the document of each step of an order is on its way to the store; null for a step without one. */
export async function stepDeliveries(
  db: Reader,
  orderId: string,
): Promise<ReadonlyMap<string, Selectable<Schema['outbox']>['state'] | null>> {
  const rows = await db
    .selectFrom('pickupEvent')
    .leftJoin('outbox', 'outbox.id', 'pickupEvent.id')
    .select(['pickupEvent.id', 'outbox.state'])
    .where('orderId', '=', orderId)
    .execute();
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/** The last step of an order that this till told the store or is going to; null for none. */
export async function lastOwnStep(db: Reader, orderId: string): Promise<string | null> {
  const row = await db
    .selectFrom('pickupEvent')
    .innerJoin('outbox', 'outbox.id', 'pickupEvent.id')
    .select('pickupEvent.id')
    .where('orderId', '=', orderId)
    .orderBy('pickupEvent.seq', 'desc')
    .orderBy('pickupEvent.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** What a register gave back for orders, also by giving them up, from an instant (ms) on, minor units. */
export async function givenBackSince(db: Reader, registerCode: string, since: number): Promise<Minor> {
  const row = await db
    .selectFrom('pickupEvent')
    .select(sql<number>`coalesce(sum(step ->> 'amount'), 0)`.as('amount'))
    .where('registerCode', '=', registerCode)
    .where('at', '>=', since)
    .where(sql<boolean>`step ->> 'kind' IN ('give-back', 'cancel')`)
    .executeTakeFirst();
  return row?.amount ?? 0;
}

/** What this till gave back for an order of which the store has not heard for sure, minor units. */
export async function untoldBack(db: Reader, orderId: string): Promise<Minor> {
  const { rows } = await sql<{ amount: number }>`
    SELECT coalesce(sum(step ->> 'amount'), 0) AS amount FROM pickup_event
    JOIN outbox ON outbox.id = pickup_event.id
    WHERE order_id = ${orderId} AND step ->> 'kind' = 'give-back'
      AND outbox.state IN ('waiting', 'uncertain', 'refused')`.execute(db);
  return rows[0]?.amount ?? 0;
}
