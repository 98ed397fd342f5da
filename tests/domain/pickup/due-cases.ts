import { fc } from '@fast-check/vitest';
import type { Given } from '#domain/pickup/pickup.ts';
import { WEIGHED_CHARGE, type WebOrder } from '#domain/pickup/web-order.ts';
import { webLine, webOrder } from '#tests/domain/receipt/sample-pickup.ts';

const rates = fc.constantFrom(0, 25_000, 70_000, 100_000, 190_000, 255_000);

const amounts = fc.integer({ min: 0, max: 300_000 });

/** An order with what is given of it, and what of that is to be paid: all of it, a part or nothing. */
export interface DueCase {
  readonly order: WebOrder;
  readonly given: Given;
}

const charges = fc.array(
  fc.record({
    name: fc.constantFrom('Wrapping', 'Thank you', WEIGHED_CHARGE),
    amount: fc.integer({ min: -5000, max: 5000 }),
    ratePpm: rates,
  }),
  { maxLength: 3 },
);

/** Orders of any goods, substitutes and charges. */
export const dueCases: fc.Arbitrary<DueCase> = fc
  .record({
    goods: fc.array(fc.record({ total: amounts, ratePpm: rates }), { minLength: 1, maxLength: 6 }),
    others: fc.array(fc.record({ total: amounts, ratePpm: rates }), { maxLength: 2 }),
    charges,
    paidPpm: fc.constantFrom(0, 0, 333_333, 500_000, 1_000_000),
  })
  .map(({ goods, others, charges: own, paidPpm }) => {
    const lines = goods.map((one, at) => webLine({ ...one, lineId: `l${at}` }));
    const extra = own.filter(({ name }) => name !== WEIGHED_CHARGE).map(({ amount }) => amount);
    const all = [...goods, ...others].map(({ total }) => total);
    const total = Math.max(
      0,
      [...all, ...extra].reduce((sofar, amount) => sofar + amount, 0),
    );
    const substitutes = others.map(({ total: cost, ratePpm }, at) => ({
      offerId: `f${at}`,
      substitute: { variantRemoteId: 'v', sku: '', name: 'Cup', quantity: 1000, unitPrice: cost, ratePpm },
      quantity: 1000,
      total: cost,
    }));
    const given = {
      lines: lines.map(({ lineId, quantity, total: cost }) => ({ lineId, quantity, total: cost })),
      substitutes,
      total,
      due: total - Math.floor((total * paidPpm) / 1_000_000),
      refund: 0,
    };
    return { order: webOrder({ lines, charges: own, total }), given };
  });
