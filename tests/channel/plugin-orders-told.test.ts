import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { pickupStepSchema } from '#contract/pickup-step.ts';
import type { PickupStep } from '#domain/pickup/step.ts';
import { readOrder } from '#tests/support/shopper.ts';
import { openPluginDesk, type Row } from './plugin-desk.ts';
import { CANCEL, READY, handOver, pickupsOf, settle, type Pickups } from './plugin-pickups.ts';

let its: Pickups;

beforeAll(async () => {
  its = pickupsOf(await openPluginDesk());
}, 180_000);
afterAll(() => its.desk.close());

/** What a change makes news of: the orders that are told anew. */
async function news(act: () => Promise<unknown>): Promise<readonly Row[]> {
  const cursor = await its.desk.now();
  await act();
  return (await its.desk.changes(cursor, '&kinds=order')).rows;
}

function inDatabase(sql: string): void {
  const db = new Database(join(its.desk.store.dataFolder, 'store.sqlite'));
  db.exec(sql);
  db.close();
}

const outcomeSchema = z.object({ outcome: z.object({ message: z.string().optional() }).nullish() });

async function inStore(text: string, variables: Readonly<Record<string, unknown>>): Promise<void> {
  const { outcome } = outcomeSchema.parse(await its.desk.store.admin(text, variables));
  if (outcome?.message !== undefined) throw new Error(outcome.message);
}

/** Staff sends or gives some of an order in Vendure's own admin. */
async function passOn(
  orderId: string,
  lineId: string,
  to: { readonly state: 'Shipped' | 'Delivered'; readonly quantity: number },
): Promise<void> {
  const handler = {
    code: 'manual-fulfillment',
    arguments: [
      { name: 'method', value: 'by hand' },
      { name: 'trackingCode', value: '' },
    ],
  };
  const lines = [{ orderLineId: lineId, quantity: to.quantity }];
  await inStore(
    `mutation ($input: FulfillOrderInput!) { outcome: addFulfillmentToOrder(input: $input) {
      ... on ErrorResult { message } } }`,
    { input: { lines, handler } },
  );
  const { fulfillments } = await readOrder(its.desk.store, orderId);
  await inStore(
    `mutation ($id: ID!, $state: String!) { outcome: transitionFulfillmentToState(id: $id, state: $state) {
      ... on ErrorResult { message } } }`,
    { id: fulfillments.find(({ state }) => state === 'Pending')?.id, state: to.state },
  );
}

describe('an order of which a part was given in the store', () => {
  test('says how much, and nothing but the rest can be handed over', async () => {
    const variantId = its.take();
    const placed = await its.place({ items: [{ variantId, quantity: 2 }], payment: 'prepaid' });
    const { orderId } = placed;
    await passOn(orderId, placed.lines[0]?.lineId ?? '', { state: 'Delivered', quantity: 1 });
    expect(await its.rowOf(orderId)).toMatchObject({ state: 'open', lines: [{ quantity: 2, given: 1 }] });
    for (const effect of [settle(placed, [1]), READY, CANCEL]) {
      const refused = await its.post.pickup({ orderId, effect });
      expect(refused).toMatchObject({ code: 'STATE' });
      expect(refused.message).toContain('part of order');
    }
    await its.twice(orderId, handOver(0));
    expect(await its.rowOf(orderId)).toMatchObject({ state: 'given', lines: [{ quantity: 2, given: 2 }] });
    expect(await its.atS1(variantId)).toEqual({ onHand: 18, allocated: 0 });
  });
});

describe('an order that is sent to the shop', () => {
  test('is open until it is given there', async () => {
    const placed = await its.place({ items: [{ variantId: its.take(), quantity: 2 }], payment: 'prepaid' });
    const { orderId } = placed;
    const lineId = placed.lines[0]?.lineId ?? '';
    await passOn(orderId, lineId, { state: 'Shipped', quantity: 1 });
    expect(await its.rowOf(orderId)).toMatchObject({ state: 'open', lines: [{ given: 0 }] });
    await passOn(orderId, lineId, { state: 'Shipped', quantity: 1 });
    expect((await its.read(orderId)).state).toBe('Shipped');
    inDatabase(
      `UPDATE "order" SET orderPlacedAt = datetime(orderPlacedAt, '-31 days') WHERE id = ${orderId}`,
    );
    expect(await its.rowOf(orderId)).toMatchObject({ state: 'open' });
    await its.twice(orderId, settle(placed, [2]));
    await its.twice(orderId, READY);
    await its.twice(orderId, handOver(0));
    expect((await its.read(orderId)).state).toBe('Delivered');
  });
});

describe('what a till sold', () => {
  test('is no news of orders', async () => {
    const items = [{ variantId: its.take(), pieces: 1, price: 300 }];
    const saleId = uuid();
    expect(await news(() => its.post.sale({ saleId, items }))).toEqual([]);
    const returned = [{ saleId, variantId: items[0]?.variantId ?? '', pieces: 1, amount: 300 }];
    expect(await news(() => its.post.back({ returnId: uuid(), returned }))).toEqual([]);
  });

  test('before the plugin knew it by its id is no order of a shopper', async () => {
    const items = [{ variantId: its.take(), pieces: 1, price: 300 }];
    const sale = await its.post.sale({ saleId: uuid(), items });
    const id = sale.document?.remoteId ?? '';
    inDatabase(`UPDATE "order" SET customFieldsPossaleid = NULL WHERE id = ${id}`);
    const { rows } = await its.desk.lines('export?kind=orders');
    expect(rows.map((row) => row['id'])).not.toContain(id);
  });
});

describe('a shopper', () => {
  test('who has another name, phone or mail changes their orders that are open', async () => {
    const customer = { firstName: 'Grace', lastName: 'Web', emailAddress: `${uuid()}@web.invalid` };
    const { orderId } = await its.place({ items: [{ variantId: its.take(), quantity: 1 }], customer });
    const change = () => its.rename(orderId, { firstName: 'Nobody', lastName: '', phoneNumber: '1' });
    expect(await news(change)).toMatchObject([
      { kind: 'order', id: orderId, row: { customer: { name: 'Nobody', phone: '1' } } },
    ]);
  });

  test('whose address is another changes that order', async () => {
    const customer = { firstName: 'Jo', lastName: 'Web', emailAddress: `${uuid()}@web.invalid` };
    const { orderId } = await its.place({ items: [{ variantId: its.take(), quantity: 1 }], customer });
    const address = (phoneNumber: string) =>
      inDatabase(
        `UPDATE "order" SET billingAddress = '${JSON.stringify({ phoneNumber })}' WHERE id = ${orderId}`,
      );
    const change = async (phoneNumber: string) => address(phoneNumber);
    expect(await news(() => change('040 7'))).toMatchObject([{ row: { customer: { phone: '040 7' } } }]);
    expect(await news(() => change('040 7'))).toEqual([]);
  });
});

describe('steps', () => {
  test('are told without the strokes of a signature', async () => {
    const { orderId } = await its.place({
      items: [{ variantId: its.take(), quantity: 1 }],
      payment: 'prepaid',
    });
    const signed = (signature: string | null): PickupStep => ({
      kind: 'hand-over',
      handOver: { proof: 'name', collector: 'Jo', isChecked: true, signature },
      saleId: null,
      collected: 0,
    });
    await its.post.pickup({ orderId, effect: null, step: signed('M10 10L20 30') });
    await its.post.pickup({ orderId, effect: null, step: signed(null) });
    const { events } = await its.rowOf(orderId);
    const steps = z.array(z.object({ step: pickupStepSchema })).parse(events);
    expect(steps.map(({ step }) => step)).toEqual([signed('M0 0'), signed(null)]);
  });

  test('of a kind that the plugin does not know are not taken', async () => {
    const { orderId } = await its.place({ items: [{ variantId: its.take(), quantity: 1 }] });
    const send = (kind: string): Promise<unknown> => {
      const eventId = uuid();
      const event = JSON.stringify({ eventId, step: { kind } });
      return its.desk.ask(
        'mutation ($input: PosPickupInput!) { recordPosPickup(input: $input) { __typename } }',
        { input: { eventId, orderId, event } },
      );
    };
    await expect(send('dance')).rejects.toThrow('does not know the step dance');
    const kinds = z
      .object({ options: z.array(z.object({ shape: z.object({ kind: z.object({ value: z.string() }) }) })) })
      .parse(pickupStepSchema)
      .options.map(({ shape }) => shape.kind.value);
    expect(kinds.length).toBeGreaterThan(15);
    for (const kind of kinds) await expect(send(kind)).resolves.toBeDefined();
  });

  // A store that starts again takes its time on a busy machine.
  test('with an order that is over are kept for a month', { timeout: 60_000 }, async () => {
    const place = () => its.place({ items: [{ variantId: its.take(), quantity: 1 }], payment: 'prepaid' });
    const [open, over, recent] = [await place(), await place(), await place()];
    for (const { orderId } of [over, recent]) await its.twice(orderId, handOver(0));
    await its.post.pickup({ orderId: open.orderId, effect: null });
    await its.desk.store.stop();
    const old = [open.orderId, over.orderId].map((id) => `'${id}'`).join(', ');
    inDatabase(
      `UPDATE countertop_pickup_event SET at = at - 31 * 24 * 3600 * 1000 WHERE orderId IN (${old})`,
    );
    await its.desk.store.start();
    const eventsOf = async ({ orderId }: { readonly orderId: string }) =>
      (await its.rowOf(orderId))['events'];
    expect(await eventsOf(over)).toEqual([]);
    expect(await eventsOf(open)).toHaveLength(1);
    expect(await eventsOf(recent)).toHaveLength(1);
  });
});
