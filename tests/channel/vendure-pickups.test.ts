import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { connectVendure } from '#main/channel/vendure/connect.ts';
import { openNarrowDoor } from '#tests/support/narrow-door.ts';
import { postMemory } from '#tests/support/post-memory.ts';
import { drain } from './drain.ts';
import { describePickups } from './pickup-contract.ts';
import { handOver, orderOf, READY, stepOf, swap } from './pickup-steps.ts';
import { twoOf } from './post-until-done.ts';
import { openVendure, type VendureSubject } from './vendure-subject.ts';

const START_MS = 240_000;
const TEST_MS = 120_000;

describe.each([
  ['that knows nothing of tills', false, { pickup: 'effects', currency: 'USD' }],
  ['with the plugin', true, { pickup: 'shared', currency: 'EUR' }],
] as const)('Vendure %s', { timeout: TEST_MS }, (_, prepared, expected) => {
  let opened: VendureSubject | null = null;
  beforeAll(async () => {
    opened = await openVendure(prepared);
  }, START_MS);
  afterEach(() => opened?.proxy.plan(null));
  afterAll(() => opened?.close());
  const subject = (): VendureSubject => {
    if (opened === null) throw new Error('the store is not open');
    return opened;
  };
  describePickups(subject, expected);

  test.runIf(prepared)('tells as much by its lists where its feed is out of reach', async () => {
    const { store, pickups, takeGoods, saleOf } = subject();
    const [one, two] = twoOf(takeGoods(2));
    const door = await openNarrowDoor(store);
    const connector = connectVendure({ url: door.url, apiKey: store.apiKey, channelToken: '' });
    const placed = await pickups.place([{ variantId: one.id, quantity: 2 }]);
    const sale = saleOf({ variant: one, pieces: 1 });
    const sold = await connector.post(sale, postMemory());
    const packed = swap(placed, [1], { variantId: two.id, price: one.price });
    for (const effect of [packed, READY, handOver(packed.total)]) {
      const outcome = await connector.post(stepOf(placed, effect), postMemory());
      expect([effect.kind, outcome]).toMatchObject([effect.kind, { kind: 'done' }]);
    }
    const { items } = await drain((cursor) => connector.orders(cursor));
    const told = orderOf(items, placed);
    expect(told).toMatchObject({ state: 'given', paid: packed.total, total: packed.total });
    expect(told?.lines.map(({ offerId }) => offerId)).toContain(packed.added[0]?.offerId);
    const saleId = sold.kind === 'done' ? sold.value.remoteId : '';
    expect(items.some((item) => item.kind === 'order' && item.order.orderId === saleId)).toBe(false);
    door.close();
  });
});
