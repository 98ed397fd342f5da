import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pickupEventSchema } from '#contract/pickup-step.ts';
import type { PickupEvent, PickupStep } from '#domain/pickup/step.ts';
import type { WebOrder } from '#domain/pickup/web-order.ts';
import { storeDocumentSchema } from '#main/channel/document-schema.ts';
import { enqueueDocument } from '#main/data/outbox.ts';
import { forgetOrders } from '#main/data/forget-orders.ts';
import { findOrder, importOrders, type ImportedOrder } from '#main/data/web-order.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addShop } from '#tests/support/goods.ts';
import { webOrderOf } from '#tests/support/memory-orders.ts';

let till: TestDatabase;
const DAY = 24 * 3_600_000;
const NOW = 100 * DAY;

beforeEach(async () => {
  till = await openTestDatabase();
  addShop(till.sqlite);
});
afterEach(() => till.close());

const orderOf = (id: string, more: Partial<WebOrder> = {}): WebOrder =>
  webOrderOf(id, { v1: 1 }, { placedAt: NOW, ...more });

const OFFER = v7();
const TEA = { variantRemoteId: 'v2', sku: 'T', name: 'Tea', quantity: 1000, unitPrice: 1000, ratePpm: 0 };
const WHO = { proof: 'name', collector: 'Bea Neighbour', isChecked: true, signature: 'M0 0L10 10' } as const;

/** Other goods, agreed on by phone and collected by a neighbour who signed. */
const STEPS: readonly ((lineId: string) => PickupStep)[] = [
  () => ({ kind: 'accept' }),
  () => ({ kind: 'start' }),
  (lineId) => ({ kind: 'offer', offerId: OFFER, lineId, replaces: 1000, substitute: TEA }),
  () => {
    const said = { isAccepted: true, by: 'phone', person: 'Bea Neighbour', isDearerAgreed: false } as const;
    return { kind: 'consent', offerId: OFFER, ...said };
  },
  () => ({ kind: 'pick-offer', offerId: OFFER, quantity: 1000 }),
  () => ({ kind: 'pack', bags: 1, place: 'A1' }),
  () => ({ kind: 'ready' }),
  () => ({ kind: 'hand-over', handOver: WHO, saleId: null, collected: 1000 }),
];

function story(orderId: string, at = NOW): PickupEvent[] {
  const about = { orderId, at, registerCode: 'R1', clerk: 'Bo' };
  return STEPS.map((step, nth) => ({ eventId: v7(), seq: nth + 1, step: step(`${orderId}-v1`), ...about }));
}

function take(items: readonly ImportedOrder[], at = NOW): Promise<number> {
  return till.db.transaction().execute((tx) => importOrders(tx, items, { at }));
}

async function tell(event: PickupEvent): Promise<void> {
  const notice = { subject: 'Bea, it waits', text: 'Dear Bea Neighbour' };
  const document = {
    kind: 'pickup' as const,
    id: event.eventId,
    orderRemoteId: event.orderId,
    name: 'T3X9',
    locationRemoteId: '7',
    event,
    effect: { kind: 'ready' as const, notice },
  };
  await till.db.transaction().execute((tx) => enqueueDocument(tx, { document }, event.at));
}

const outboxIs = (state: string): unknown => till.sqlite.prepare('UPDATE outbox SET state = ?').run(state);
const read = (column: string, table: string): unknown[] =>
  till.sqlite.prepare(`SELECT ${column} FROM ${table} ORDER BY id`).pluck().all();

describe('an order that has been over for 30 days', () => {
  it('goes with who collected it and how they signed', async () => {
    const order = orderOf('1', { state: 'given' });
    await take([{ order, events: story('1') }]);
    await take([], NOW + 29 * DAY);
    expect(read('id', 'pickup_event')).toHaveLength(STEPS.length);
    await take([], NOW + 31 * DAY);
    expect([read('id', 'web_order'), read('id', 'pickup_event')]).toEqual([[], []]);
    await take([{ order, events: story('1') }], NOW + 31 * DAY);
    expect([read('id', 'web_order'), read('id', 'pickup_event')]).toEqual([[], []]);
  });

  it.each(['waiting', 'uncertain', 'refused'])(
    'keeps its steps as long as one of them is %s, and leaves no name behind then',
    async (state) => {
      const events = story('1');
      await take([{ order: orderOf('1', { state: 'given' }), events }]);
      for (const event of events) await tell(event);
      outboxIs('done');
      till.sqlite.prepare('UPDATE outbox SET state = ? WHERE id = ?').run(state, events.at(-1)?.eventId);
      await take([], NOW + 31 * DAY);
      expect(read('id', 'pickup_event')).toHaveLength(STEPS.length);
      expect(String(read('document', 'outbox'))).toContain('Bea');
      outboxIs('done');
      await take([], NOW + 31 * DAY);
      expect(read('id', 'pickup_event')).toEqual([]);
      const documents = read('document', 'outbox').map(String);
      expect(documents.join('')).not.toMatch(/Bea|M0 0L/);
      for (const document of documents) {
        const kept = storeDocumentSchema.parse(JSON.parse(document));
        expect(kept.kind === 'pickup' && pickupEventSchema.safeParse(kept.event).success).toBe(true);
      }
    },
  );

  it('that the store no longer has goes at once, and its steps after 30 days', async () => {
    await take([{ order: orderOf('1'), events: story('1') }]);
    await till.db.transaction().execute((tx) => forgetOrders(tx, ['1']));
    await take([], NOW + 29 * DAY);
    expect(read('id', 'pickup_event')).toHaveLength(STEPS.length);
    await take([], NOW + 31 * DAY);
    expect(read('id', 'pickup_event')).toEqual([]);
  });

  it('counts from the last that was done with it, also at a till that hears of it only now', async () => {
    const old = { placedAt: NOW - 40 * DAY, state: 'given' } as const;
    await take([
      { order: orderOf('stepped', old), events: story('stepped', NOW - DAY) },
      { order: orderOf('sent', old), events: [], touchedAt: NOW - DAY },
      { order: orderOf('over', old), events: [], touchedAt: NOW - 35 * DAY },
    ]);
    expect(read('id', 'web_order')).toEqual(['sent', 'stepped']);
    await take([], NOW + 29.5 * DAY);
    expect(read('id', 'web_order')).toEqual([]);
  });
});

describe('the steps of an order that the till keeps', () => {
  it('go by nobody, and neither do those that the store has not', async () => {
    const events = story('1');
    await take([{ order: orderOf('1'), events }]);
    for (const event of events) await tell(event);
    const drop = (): unknown => till.sqlite.exec('DELETE FROM pickup_event');
    expect(drop).toThrow('append-only');
    till.sqlite.exec('DELETE FROM web_order');
    expect(drop).toThrow('append-only');
    outboxIs('done');
    expect(drop).not.toThrow();
    expect(await findOrder(till.db, '1')).toBeNull();
  });
});
