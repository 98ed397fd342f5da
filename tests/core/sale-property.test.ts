import { fc, test } from '@fast-check/vitest';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { v7 } from 'uuid';
import { scale, sum } from '#domain/money/money.ts';
import type { Basket, Discount } from '#domain/sale/basket.ts';
import type { SaleRecord } from '#domain/sale/sale.ts';
import type { Given } from '#domain/sale/tender.ts';
import { basketOf, miscLine, voucherLine } from '#tests/support/basket.ts';
import { changeRules, pay, returnLine, settled, sold, valueOf, viewed } from '#tests/support/desk.ts';
import { givenOf, PLAIN_RULES } from '#tests/support/given.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

const GOODS = [
  { sku: 'A', price: 999, ratePpm: 190_000 },
  { sku: 'B', price: 1, ratePpm: 190_000 },
  { sku: 'C', price: 333, ratePpm: 70_000 },
  { sku: 'D', price: 12_345, ratePpm: 0 },
] as const;
const CATEGORIES = new Map([
  [190_000, 1],
  [70_000, 2],
  [0, 3],
]);

let till: TestTill;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  for (const goods of GOODS) addGoods(till.sqlite, { name: goods.sku, ...goods, onHand: 0 });
  await sold(till, { ...basketOf([]), lines: [voucherLine('GIFT-0001', 99_999_999)] });
  const off = {
    kind: 'off',
    scope: { everything: true, categoryIds: [], variantIds: [] },
    reduction: { kind: 'percent', ppm: 33_333 },
  };
  await till.ask('promotion.save', {
    promotion: {
      id: 'week',
      name: 'The week',
      effect: off,
      validity: { from: null, until: null, weekdays: [], hours: null },
      groupIds: [],
      coupon: 'WEEK',
      priority: 1,
      isExclusive: false,
      isEnabled: true,
      useLimit: null,
      customerLimit: null,
    },
  });
});

afterEach(() => till.close());

const discounts: fc.Arbitrary<Discount | null> = fc.option(
  fc.oneof(
    fc
      .integer({ min: 0, max: 1_000_000 })
      .map((ppm): Discount => ({ reduction: { kind: 'percent', ppm }, reason: 'x' })),
    fc
      .integer({ min: 0, max: 3000 })
      .map((amount): Discount => ({ reduction: { kind: 'amount', amount }, reason: 'x' })),
  ),
);

const lines = fc
  .record({ goods: fc.nat(GOODS.length), pieces: fc.integer({ min: 1, max: 4 }), discount: discounts })
  .map(({ goods, pieces, discount }) => {
    const found = GOODS[goods];
    if (found === undefined) return miscLine({ unitPrice: 777, quantity: pieces * 350, discount });
    const { price, ratePpm } = found;
    const [line = miscLine()] = basketOf([
      { variantId: goods + 1, price, pieces, discount, taxCategoryId: CATEGORIES.get(ratePpm) ?? 0 },
    ]).lines;
    return line;
  });

const baskets: fc.Arbitrary<Basket> = fc
  .record({
    lines: fc.array(lines, { minLength: 1, maxLength: 5 }),
    discount: discounts,
    coupon: fc.boolean(),
  })
  .map(({ coupon, ...change }) => ({ ...basketOf([]), ...change, coupons: coupon ? ['WEEK'] : [] }));

/** What all documents come to: money, each tax, what stands on accounts, and what was moved of each of the goods. */
function ledger(): unknown {
  const rows = (sql: string): unknown => till.sqlite.prepare(sql).raw().all();
  return {
    money: rows('SELECT coalesce(sum(total), 0), coalesce(sum(rounding), 0) FROM sale'),
    tenders: rows('SELECT kind, sum(amount) FROM tender GROUP BY kind HAVING sum(amount) <> 0'),
    taxes: rows(`SELECT name, rate_ppm, sum(net), sum(tax), sum(gross) FROM sale_tax
      GROUP BY name, rate_ppm HAVING sum(tax) <> 0 OR sum(net) <> 0`),
    lines: rows('SELECT coalesce(sum(total), 0), coalesce(sum(tax), 0) FROM sale_line'),
    accounts: rows('SELECT account_id, sum(amount) FROM account_entry GROUP BY 1'),
    stock: rows('SELECT variant_id, sum(quantity) FROM unseen_movement GROUP BY 1 HAVING sum(quantity) <> 0'),
  };
}

/** Takes goods back and gives the money back the way the till says. */
async function giveBack(
  record: SaleRecord,
  wanted: readonly { readonly position: number; readonly quantity: number }[],
): Promise<SaleRecord> {
  const lines = await Promise.all(
    wanted.map(({ position, quantity }) => returnLine(till, record, { position, quantity })),
  );
  const amount = sum(lines.map((line) => line.credit?.total ?? 0));
  const asked = { saleIds: [record.id], amount };
  const { given } = await valueOf<{ given: Given[] }>(till.ask('sale.refundTenders', asked));
  return await sold(till, { ...basketOf([]), lines }, { given });
}

/** How much of a total a card and a voucher pay, in parts per million each; cash pays the rest, with change. */
interface Split {
  readonly card: number;
  readonly voucher: number;
}

const splits: fc.Arbitrary<Split> = fc.record({
  card: fc.constantFrom(0, 333_333, 500_000),
  voucher: fc.constantFrom(0, 250_000, 500_000),
});

/** Sells a basket as a new one, paid as it is split. */
async function sell(basket: Basket, { card, voucher }: Split): Promise<SaleRecord> {
  const fresh = { ...basket, id: v7() };
  const { total } = (await settled(till, fresh)).settlement;
  const part = (ppm: number): number => scale(total, ppm, 1_000_000, 'half-down');
  const given = [
    givenOf(part(card), { kind: 'card', reference: 'T-1' }),
    givenOf(part(voucher), { kind: 'voucher', reference: 'GIFT-0001' }),
    givenOf(total + 500),
  ];
  return await sold(till, fresh, { given });
}

/** `numRuns` is small: each run writes documents with everything that belongs to them. */
const few = { numRuns: 25 };

describe('what comes back', { timeout: 120_000 }, () => {
  test.prop([baskets, splits, fc.boolean()], few)(
    'all at once leaves nothing of money, tax, stock and vouchers',
    async (basket, split, isRounded) => {
      const cashRounding = isRounded ? { step: 5, mode: 'half-up' as const } : null;
      await changeRules(till, { tenders: { ...PLAIN_RULES, cashRounding } });
      const before = ledger();
      const sale = await sell(basket, split);
      await giveBack(sale, sale.lines);
      expect(ledger()).toEqual(before);
    },
  );

  test.prop(
    [
      baskets,
      splits,
      fc.array(fc.record({ line: fc.nat(4), share: fc.integer({ min: 1, max: 4 }) }), { maxLength: 8 }),
    ],
    few,
  )('in any steps is never more than was sold, and in the end all of it', async (basket, split, steps) => {
    const before = ledger();
    const sale = await sell(basket, split);
    let back = 0;
    for (const { line, share } of steps) {
      const { returnable } = await viewed(till, sale.id);
      const open = returnable[line % returnable.length];
      if (open === undefined || open.quantity === 0) continue;
      const least = sale.lines[open.position - 1]?.kind === 'goods' ? 1000 : 1;
      const quantity = least * Math.max(1, Math.floor(open.quantity / share / least));
      back -= (await giveBack(sale, [{ position: open.position, quantity }])).total;
      expect(back).toBeLessThanOrEqual(sale.total);
    }
    const { returnable } = await viewed(till, sale.id);
    expect(back + sum(returnable.map((one) => one.credit.total))).toBe(sale.total);
    const left = returnable.filter((one) => one.quantity > 0);
    if (left.length > 0) await giveBack(sale, left);
    expect(ledger()).toEqual(before);
  });

  test.prop([baskets, splits], few)(
    'by a void leaves nothing, and can not come back again',
    async (basket, split) => {
      const before = ledger();
      const sale = await sell(basket, split);
      const lines = await Promise.all(sale.lines.map(({ position }) => returnLine(till, sale, { position })));
      expect(
        await till.ask('sale.void', { saleId: sale.id, reason: 'wrong customer', grants: [] }),
      ).toMatchObject({ ok: true });
      expect(ledger()).toEqual(before);
      const back = await pay(till, { ...basketOf([]), lines });
      expect(back).toMatchObject({ error: { code: 'more-than-sold' } });
    },
  );
});
