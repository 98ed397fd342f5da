import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeptPromotion } from '#contract/promotion.ts';
import type { BasketCustomer } from '#domain/sale/basket.ts';
import { basketOf } from '#tests/support/basket.ts';
import { customerOf } from '#tests/support/customer.ts';
import { pay, settled, sold, valueOf } from '#tests/support/desk.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
let mug: number;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  mug = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 1000 });
});

afterEach(() => till.close());

const mugs = (pieces = 1) => ({ variantId: mug, price: 1000, pieces });

/** Ten percent off everything. */
async function offer(change: Partial<KeptPromotion>): Promise<void> {
  const promotion = {
    id: 'ten',
    name: 'Ten off',
    effect: {
      kind: 'off',
      scope: { everything: true, categoryIds: [], variantIds: [] },
      reduction: { kind: 'percent', ppm: 100_000 },
    },
    validity: { from: null, until: null, weekdays: [], hours: null },
    groupIds: [],
    coupon: null,
    priority: 1,
    isExclusive: false,
    isEnabled: true,
    useLimit: null,
    customerLimit: null,
    ...change,
  };
  await valueOf(till.ask('promotion.save', { promotion }));
}

async function known(name: string, groupIds: string[] = []): Promise<BasketCustomer> {
  const customer = customerOf(name, { groupIds });
  await valueOf(till.ask('customer.save', { customer }));
  return { id: customer.customerId, name, groupIds };
}

describe('a promotion', () => {
  it('is kept with the sale and counted as used', async () => {
    await offer({});
    const record = await sold(till, basketOf([mugs(2)]));
    expect(record).toMatchObject({
      total: 1800,
      saved: 200,
      promotions: [{ promotionId: 'ten', name: 'Ten off', amount: 200 }],
      lines: [{ total: 1800, saved: 200 }],
    });
    expect(await till.ask('promotion.list', {})).toMatchObject({ value: { promotions: [{ uses: 1 }] } });
  });

  it('is silently not offered any more when it was used as often as it may be', async () => {
    await offer({ useLimit: 2 });
    const totals = [];
    for (let time = 0; time < 3; time += 1) totals.push((await sold(till, basketOf([mugs()]))).total);
    expect(totals).toEqual([900, 900, 1000]);
  });

  it('may be used again when the sale that used it is voided', async () => {
    await offer({ useLimit: 1 });
    const sale = await sold(till, basketOf([mugs()]));
    await valueOf(till.ask('sale.void', { saleId: sale.id, reason: 'x', grants: [] }));
    expect((await sold(till, basketOf([mugs()]))).total).toBe(900);
  });

  it('is offered so often to each customer, and to nobody unknown, of whom nobody can tell', async () => {
    await offer({ customerLimit: 1 });
    const [ada, ben] = [await known('Ada'), await known('Ben')];
    const total = async (customer: BasketCustomer | null) =>
      (await sold(till, basketOf([mugs()], { customer }))).total;
    expect(await total(ada)).toBe(900);
    expect(await total(ada)).toBe(1000);
    expect([await total(ben), await total(null)]).toEqual([900, 1000]);
  });

  it('for a group holds for who belongs to it by the till’s own list', async () => {
    await offer({ groupIds: ['staff'] });
    const [ada, ben] = [await known('Ada', ['staff']), await known('Ben')];
    expect((await sold(till, basketOf([mugs()], { customer: ada }))).total).toBe(900);
    const liar = basketOf([mugs()], { customer: { ...ben, groupIds: ['staff'] } });
    expect((await settled(till, liar)).settlement.total).toBe(900);
    expect(await pay(till, liar)).toMatchObject({ error: { code: 'price-changed' } });
  });
});

describe('a coupon', () => {
  it('is spent after so many uses, and the basket says so', async () => {
    await offer({ coupon: 'Ten 10', useLimit: 1 });
    const basket = () => basketOf([mugs()], { coupons: ['TEN10'] });
    expect((await sold(till, basket())).total).toBe(900);
    const spent = await pay(till, basket());
    expect(spent).toMatchObject({ error: { code: 'coupon-spent', details: { code: 'TEN10' } } });
    expect((await sold(till, basketOf([mugs()]))).total).toBe(1000);
  });

  it('is not used up by a basket that got nothing of it', async () => {
    await offer({ coupon: 'TEN', useLimit: 1, groupIds: ['staff'] });
    expect((await sold(till, basketOf([mugs()], { coupons: ['TEN'] }))).total).toBe(1000);
    const ada = await known('Ada', ['staff']);
    expect((await sold(till, basketOf([mugs()], { coupons: ['TEN'], customer: ada }))).total).toBe(900);
  });
});
