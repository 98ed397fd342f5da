import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placePickupOrder, readOrder } from '#tests/support/shopper.ts';
import { openPluginDesk, type PluginDesk } from './plugin-desk.ts';

let desk: PluginDesk;

beforeAll(async () => {
  desk = await openPluginDesk();
}, 180_000);
afterAll(() => desk.close());

describe('an order to be collected', () => {
  test.each([
    ['prepaid', 'PaymentSettled'],
    ['standard-payment', 'PaymentAuthorized'],
    ['pay-at-pickup', 'PaymentAuthorized'],
  ] as const)('is placed with %s and gets a code', async (payment, state) => {
    const placed = await placePickupOrder(desk.store, { items: [{ variantId: '1', quantity: 1 }], payment });
    expect(placed.pickupCode).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
    expect((await readOrder(desk.store, placed.orderId)).state).toBe(state);
  });

  test('gets no code from the shopper', async () => {
    const shop = desk.store.openShopper();
    const text = `mutation { setOrderCustomFields(input: { customFields: { pickupCode: "AAAAAAAA" } }) {
      __typename } }`;
    await expect(shop(text)).rejects.toThrow('pickupCode');
  });
});
