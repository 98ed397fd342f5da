import { expect, test } from 'vitest';
import type { Capabilities } from '#main/channel/connector.ts';
import type { PickupStep } from '#domain/pickup/step.ts';
import { postMemory } from '#tests/support/post-memory.ts';
import { drain, valueOf } from './drain.ts';
import { PAYMENTS, type PickupDesk, type PickupSubject } from './pickup-desk.ts';
import { orderOf, READY, stepOf } from './pickup-steps.ts';

/** What any connector must tell of orders that are collected. */
export function describeToldOrders(
  subject: () => PickupSubject,
  { goods, order, post }: PickupDesk,
  { pickup, currency }: { readonly pickup: Capabilities['pickup']; readonly currency: string },
): void {
  test.each(PAYMENTS)('are told with all that is known of them, paid by %s', async (payment) => {
    const { connector, pickupLocationCode } = subject();
    const [one, two] = goods();
    const placed = await order(payment);
    const { items } = await drain((cursor) => connector.orders(cursor));
    const told = orderOf(items, placed);
    expect(told).toMatchObject({
      code: placed.code,
      state: 'open',
      locationCode: pickupLocationCode,
      promisedAt: null,
      customer: { name: 'Ada Web', mail: 'ada@web.invalid', phone: '040 123456' },
      note: '',
      pickupCode: placed.pickupCode,
      currency,
      total: placed.total,
      paid: payment === 'prepaid' ? placed.total : 0,
      authorised: payment === 'standard-payment' ? placed.total : 0,
      charges: [],
    });
    expect(Math.abs((told?.placedAt ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(told?.lines.toSorted((a, b) => b.quantity - a.quantity)).toMatchObject([
      {
        variantRemoteId: one.id,
        sku: one.sku,
        quantity: 3000,
        ordered: 3000,
        unitPrice: one.price,
        total: 3 * one.price,
        offerId: null,
      },
      {
        variantRemoteId: two.id,
        sku: two.sku,
        quantity: 1000,
        ordered: 1000,
        unitPrice: two.price,
        total: two.price,
        offerId: null,
      },
    ]);
  });

  test('are told page by page, then as they come and change, and never as sales of tills', async () => {
    const { connect, connector, saleOf, pickups } = subject();
    const [one] = goods();
    const first = await order();
    const sold = await connector.post(saleOf({ variant: one, pieces: 1 }), postMemory());
    const few = connect({ pageSize: 2 });
    const { items, cursor } = await drain((from) => few.orders(from));
    expect(orderOf(items, first)).not.toBeNull();
    const codes = items.flatMap((item) => (item.kind === 'order' ? [item.order.code] : []));
    expect(sold.kind === 'done' && codes.includes(sold.value.code)).toBe(false);
    const second = await order();
    await pickups.cancel(first.orderId);
    const later = await drain((from) => few.orders(from), cursor);
    expect(orderOf(later.items, second)).toMatchObject({ state: 'open' });
    expect(orderOf(later.items, first)).toMatchObject({ state: 'cancelled', total: 0 });
    const again = await drain((from) => few.orders(from), later.cursor);
    expect(orderOf(again.items, second)?.state ?? 'open').toBe('open');
  });

  test('are told by their ids, whatever became of them, but for sales of tills', async () => {
    const { connector, pickups, saleOf } = subject();
    const [one] = goods();
    const open = await order('prepaid');
    const cancelled = await order();
    await pickups.cancel(cancelled.orderId);
    const sold = await connector.post(saleOf({ variant: one, pieces: 1 }), postMemory());
    const saleId = sold.kind === 'done' ? sold.value.remoteId : '';
    const told = valueOf(await connector.ordersById([open.orderId, cancelled.orderId, '999999', saleId]));
    expect(orderOf(told, open)).toMatchObject({ state: 'open', total: open.total, paid: open.total });
    expect(orderOf(told, cancelled)).toMatchObject({ state: 'cancelled', total: 0 });
    const gone = told.filter((item) => item.kind === 'deleted').map(({ remoteId }) => remoteId);
    expect(new Set(gone)).toEqual(new Set(['999999', saleId]));
  });

  test.runIf(pickup === 'shared')('bring their steps to another till, in order', async () => {
    const { connect, connector } = subject();
    const placed = await order();
    const { cursor } = await drain((from) => connector.orders(from));
    const steps: readonly PickupStep[] = [
      { kind: 'accept' },
      { kind: 'start' },
      { kind: 'pick', lineId: placed.lines[0]?.lineId ?? '', quantity: 2000 },
      { kind: 'ready' },
    ];
    const documents = steps.map((step, nth) =>
      stepOf(placed, step.kind === 'ready' ? READY : null, step, nth + 1),
    );
    for (const document of documents) expect(await post(document)).toMatchObject({ kind: 'done' });
    for (const from of [cursor, null]) {
      const { items } = await drain((at) => connect({}).orders(at), from);
      const told = items.findLast((item) => item.kind === 'order' && item.order.orderId === placed.orderId);
      expect(told).toMatchObject({ events: documents.map(({ event }) => event) });
    }
  });
}
