import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cancelInStore, settleInStore, takeOffInStore, type PlacedOrder } from '#tests/support/shopper.ts';
import { openPluginDesk, type Row } from './plugin-desk.ts';
import { eventOf } from './plugin-posts.ts';
import { NOTICE, READY, handOver, settle, pickupsOf, type Pickups } from './plugin-pickups.ts';

let its: Pickups;

beforeAll(async () => {
  its = pickupsOf(await openPluginDesk());
}, 180_000);
afterAll(() => its.desk.close());

describe('an order to be collected', () => {
  test.each([
    ['prepaid', 'PaymentSettled', { paid: 1, authorised: 0 }],
    ['standard-payment', 'PaymentAuthorized', { paid: 0, authorised: 1 }],
    ['pay-at-pickup', 'PaymentAuthorized', { paid: 0, authorised: 0 }],
  ] as const)(
    'is told with code, lines and money when it is placed with %s',
    async (payment, state, part) => {
      const variantId = its.take();
      const promisedAt = Date.UTC(2027, 0, 2, 15, 30);
      const placed = await its.place({ items: [{ variantId, quantity: 2 }], payment, promisedAt });
      expect(placed.pickupCode).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
      expect((await its.read(placed.orderId)).state).toBe(state);
      expect(await its.rowOf(placed.orderId)).toMatchObject({
        code: placed.code,
        state: 'open',
        pickupStore: 'S1',
        promisedAt,
        pickupCode: placed.pickupCode,
        customer: { name: 'Ada Web', mail: 'ada@web.invalid' },
        currency: 'EUR',
        total: placed.total,
        paid: part.paid * placed.total,
        authorised: part.authorised * placed.total,
        lines: [
          {
            id: placed.lines[0]?.lineId,
            variantId,
            quantity: 2,
            ordered: 2,
            total: placed.total,
            offerId: null,
          },
        ],
        charges: [],
        events: [],
      });
    },
  );

  test('gets no code from the shopper', async () => {
    const shop = its.desk.store.openShopper();
    const text = `mutation { setOrderCustomFields(input: { customFields: { pickupCode: "AAAAAAAA" } }) {
      __typename } }`;
    await expect(shop(text)).rejects.toThrow('pickupCode');
  });

  test('is told newest first and in pages; carts and what tills sold are not', async () => {
    const variantId = its.take();
    const first = await its.place({ items: [{ variantId, quantity: 1 }] });
    const second = await its.place({ items: [{ variantId, quantity: 1 }] });
    await its.desk.store.openShopper()(
      `mutation { addItemToOrder(productVariantId: "${variantId}", quantity: 1) { __typename } }`,
    );
    await its.post.sale({ saleId: uuid(), items: [{ variantId, pieces: 1, price: 300 }] });
    const whole = await its.desk.lines('export?kind=orders');
    expect(whole.rows.slice(0, 2).map(({ id }) => id)).toEqual([second.orderId, first.orderId]);
    expect(whole.end.total).toBe(whole.rows.length);
    const rows: Row[] = [];
    for (let after = ''; ;) {
      const page = await its.desk.lines(`export?kind=orders&limit=2&after=${after}`);
      rows.push(...page.rows);
      if (page.end.complete) break;
      after = page.end.after ?? '';
    }
    expect(rows).toEqual(whole.rows);
  });

  test('is told as long as it is open, and for a month afterwards', async () => {
    const variantId = its.take();
    const place = () => its.place({ items: [{ variantId, quantity: 1 }], payment: 'prepaid' });
    const [open, given, recent] = [await place(), await place(), await place()];
    for (const { orderId } of [given, recent]) await its.twice(orderId, handOver(0));
    const old = [open, given].map(({ orderId }) => orderId).join(', ');
    const db = new Database(join(its.desk.store.dataFolder, 'store.sqlite'));
    db.exec(`UPDATE "order" SET orderPlacedAt = datetime(orderPlacedAt, '-31 days') WHERE id IN (${old})`);
    db.close();
    const cursor = await its.desk.now();
    const { rows } = await its.desk.lines('export?kind=orders');
    const told = rows.map(({ id }) => id);
    expect(told).toContain(open.orderId);
    expect(told).toContain(recent.orderId);
    expect(told).not.toContain(given.orderId);
    await its.post.pickup({ orderId: given.orderId, effect: null });
    const changes = await its.desk.changes(cursor, '&kinds=order');
    expect(changes.rows).toMatchObject([{ id: given.orderId, row: { state: 'given' } }]);
  });

  test('is a change when it is placed, paid, changed, cancelled or a step is taken with it', async () => {
    const variantId = its.take();
    const changed = async (act: () => Promise<unknown>): Promise<Row | undefined> => {
      const cursor = await its.desk.now();
      await act();
      const { rows } = await its.desk.changes(cursor, '&kinds=order');
      expect(rows.length).toBeLessThanOrEqual(1);
      return rows[0];
    };
    let placed: PlacedOrder | undefined;
    const row = await changed(async () => {
      placed = await its.place({ items: [{ variantId, quantity: 3 }], payment: 'standard-payment' });
    });
    if (placed === undefined) throw new Error('no order');
    const { orderId, lines, total } = placed;
    const lineId = lines[0]?.lineId ?? '';
    expect(row).toMatchObject({ kind: 'order', id: orderId, row: { total, paid: 0, authorised: total } });
    const fewer = await changed(() => takeOffInStore(its.desk.store, { orderId, lineId, quantity: 1 }));
    expect(fewer).toMatchObject({ row: { total: (total / 3) * 2, lines: [{ quantity: 2, ordered: 3 }] } });
    expect(await changed(() => settleInStore(its.desk.store, orderId))).toMatchObject({
      row: { paid: total },
    });
    const eventId = uuid();
    const told = await changed(() => its.post.pickup({ eventId, orderId, effect: null }));
    expect(told).toMatchObject({ row: { events: [eventOf(eventId, orderId)] } });
    expect(await changed(() => cancelInStore(its.desk.store, orderId))).toMatchObject({
      row: { state: 'cancelled' },
    });
    const sold = await changed(() =>
      its.post.sale({ saleId: uuid(), items: [{ variantId, pieces: 1, price: 300 }] }),
    );
    expect(sold?.['row'] ?? null).toBeNull();
  });
});

describe('a step with an order', () => {
  test('is kept once and told with the order, also when the store has nothing to do', async () => {
    const placed = await its.place({ items: [{ variantId: its.take(), quantity: 1 }] });
    const before = await its.read(placed.orderId);
    const eventId = uuid();
    const step = { eventId, orderId: placed.orderId, effect: null };
    expect(await its.post.pickup(step)).toMatchObject({
      repeated: false,
      document: { kind: 'PICKUP', remoteId: placed.orderId, code: placed.code, total: placed.total },
    });
    expect(await its.post.pickup(step)).toMatchObject({ repeated: true });
    expect(await its.post.find(eventId)).toMatchObject({ kind: 'PICKUP', remoteId: placed.orderId });
    expect((await its.rowOf(placed.orderId))['events']).toEqual([eventOf(eventId, placed.orderId)]);
    expect(await its.read(placed.orderId)).toEqual(before);
  });

  test('is refused for an order that the store does not have', async () => {
    expect(await its.post.pickup({ orderId: '99999', effect: null })).toMatchObject({
      code: 'UNKNOWN_DOCUMENT',
    });
    const saleId = uuid();
    const sale = await its.post.sale({ saleId, items: [{ variantId: '1', pieces: 1, price: 100 }] });
    const orderId = sale.document?.remoteId ?? '';
    expect(await its.post.pickup({ orderId, effect: null })).toMatchObject({ code: 'UNKNOWN_DOCUMENT' });
  });

  test('is noted in the order for people, when it means something for the store', async () => {
    const { orderId } = await its.place({
      items: [{ variantId: its.take(), quantity: 1 }],
      payment: 'prepaid',
    });
    await its.twice(orderId, READY);
    const history = await its.desk.store.admin(
      `query ($id: ID!) { order(id: $id) { history(options: { filter: { type: { eq: "ORDER_NOTE" } } }) {
        items { isPublic data } } } }`,
      { id: orderId },
    );
    expect(history).toEqual({
      order: { history: { items: [{ isPublic: false, data: { note: 'Till R1, Anna: start' } }] } },
    });
  });

  test('that is none is not taken', async () => {
    const { orderId } = await its.place({ items: [{ variantId: its.take(), quantity: 1 }] });
    const send = (event: string, effect: unknown): Promise<unknown> =>
      its.desk.ask(`mutation ($input: PosPickupInput!) { recordPosPickup(input: $input) { __typename } }`, {
        input: { eventId: 'e1', orderId, event, effect },
      });
    await expect(send('{', null)).rejects.toThrow('no JSON');
    await expect(send('{"eventId":"e2","step":{"kind":"start"}}', null)).rejects.toThrow('not the step e1');
    await expect(send('{"eventId":"e1","step":{"kind":"start"}}', { kind: 'constructor' })).rejects.toThrow(
      'constructor',
    );
  });

  test('that is refused leaves nothing behind', async () => {
    const variantId = its.take();
    const placed = await its.place({ items: [{ variantId, quantity: 3 }], payment: 'prepaid' });
    const [before, stock] = [await its.read(placed.orderId), await its.atS1(variantId)];
    const wrong = { ...settle(placed, [1]), total: 7 };
    const eventId = uuid();
    const refused = await its.post.pickup({ eventId, orderId: placed.orderId, effect: wrong });
    expect(refused).toMatchObject({ code: 'TOTAL_DIFFERS', totalWithTax: placed.lines[0]?.unitPrice });
    expect(await its.read(placed.orderId)).toEqual(before);
    expect(await its.atS1(variantId)).toEqual(stock);
    expect(await its.post.find(eventId)).toBeNull();
  });
});

describe('the shopper', () => {
  test('is told when it is ready and once more, each once', async () => {
    expect(await (await its.desk.get('state')).json()).toMatchObject({ notices: true });
    const { orderId, code } = await its.place({ items: [{ variantId: its.take(), quantity: 1 }] });
    await its.twice(orderId, READY);
    await its.twice(orderId, { kind: 'remind', notice: { ...NOTICE, subject: 'Still here' } });
    const told = (await readFile(join(its.desk.store.dataFolder, 'notices.ndjson'), 'utf8'))
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
      .filter((one) => JSON.stringify(one).includes(code));
    expect(told).toEqual([
      { to: 'ada@web.invalid', code, kind: 'ready', ...NOTICE },
      { to: 'ada@web.invalid', code, kind: 'remind', subject: 'Still here', text: NOTICE.text },
    ]);
  });
});
